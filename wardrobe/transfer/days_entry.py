"""Days as an exported folder holds them: plans, looks, trips, laundry and rules."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Annotated, Any

from msgspec import Meta, Struct, structs

from wardrobe.days.calendar_rules import CalendarRule
from wardrobe.days.layouts import PlacedPiece
from wardrobe.days.plans import PlannedOutfit, SavedLook
from wardrobe.days.resting import Care
from wardrobe.days.trips import Trip, TripNeed
from wardrobe.model.garment import GarmentType
from wardrobe.model.occasion import OccasionKey, read_key
from wardrobe.model.season import Season
from wardrobe.ports.days import DayStore


class DayPhotoFile(Struct, frozen=True):
    """A file of the folder with the photo of a day."""

    day: date
    path: str
    sha256: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysEntry:
    """What a closet keeps of days, without what was taken back or removed.

    Attributes:
        photos: The files of the folder that hold the photos of days.
    """

    plans: tuple[PlannedOutfit, ...] = ()
    looks: tuple[SavedLook, ...] = ()
    trips: tuple[Trip, ...] = ()
    washed: Mapping[int, date] = field(default_factory=dict)
    care: Mapping[GarmentType, Care] = field(default_factory=dict)
    has_laundry: bool = True
    calendar_rules: tuple[CalendarRule, ...] = ()
    photos: tuple[DayPhotoFile, ...] = ()

    @classmethod
    def of(cls, closet: DayStore) -> "DaysEntry":
        """Return what a closet keeps, but for the photos, which go into files."""
        return cls(
            plans=tuple(closet.plans()),
            looks=tuple(reversed(closet.looks())),
            trips=tuple(reversed(closet.trips())),
            washed=closet.washed(),
            care=closet.care(),
            has_laundry=closet.has_laundry(),
            calendar_rules=tuple(closet.calendar_rules()),
        )


class _Plan(Struct):
    day: date
    occasion: str
    garment_ids: frozenset[int]
    temperature_c: float | None


class _Placed(Struct):
    garment_id: int
    x: float
    y: float
    length: float
    turn: float


class _Look(Struct):
    garment_ids: frozenset[int]
    made_at: Annotated[datetime, Meta(tz=True)]
    name: str
    occasion: str | None
    tags: tuple[str, ...]
    notes: str
    seasons: frozenset[Season] = frozenset()
    layout: tuple[_Placed, ...] = ()


class _Trip(Struct):
    first: date
    last: date
    name: str
    needs: tuple[tuple[str, int | None], ...]
    temperature_c: float | None
    most: int | None
    garment_ids: frozenset[int]
    packed: frozenset[int]
    back: frozenset[int]


class _Care(Struct):
    type: GarmentType
    wears: int | None
    rest_days: int


class _Rule(Struct):
    words: str
    occasion: str | None


class DaysForm(Struct):
    """The values as the file has them, in its order."""

    plans: tuple[_Plan, ...] = ()
    looks: tuple[_Look, ...] = ()
    washed: dict[int, date] = {}
    care: tuple[_Care, ...] = ()
    has_laundry: bool = True
    calendar_rules: tuple[_Rule, ...] = ()
    trips: tuple[_Trip, ...] = ()
    photos: tuple[DayPhotoFile, ...] = ()


def written_days(days: DaysEntry) -> dict[str, Any]:
    """Return days in JSON's words."""
    return {
        "plans": [
            {
                "day": each.day.isoformat(),
                "occasion": str(each.occasion),
                "garment_ids": sorted(each.garment_ids),
                "temperature_c": each.temperature_c,
            }
            for each in days.plans
        ],
        "looks": [
            {
                "garment_ids": sorted(each.garment_ids),
                "made_at": each.made_at.isoformat(),
                "name": each.name,
                "occasion": _text(each.occasion),
                "tags": list(each.tags),
                "notes": each.notes,
                "seasons": sorted(each.seasons),
                "layout": [asdict(placed) for placed in each.layout],
            }
            for each in days.looks
        ],
        "washed": {str(i): day.isoformat() for i, day in sorted(days.washed.items())},
        "care": [
            {"type": kind, "wears": each.wears, "rest_days": each.rest_days}
            for kind, each in days.care.items()
        ],
        "has_laundry": days.has_laundry,
        "calendar_rules": [
            {"words": each.words, "occasion": _text(each.occasion)}
            for each in days.calendar_rules
        ],
        "trips": [
            {
                "first": each.first.isoformat(),
                "last": each.last.isoformat(),
                "name": each.name,
                "needs": [[str(need.occasion), need.count] for need in each.needs],
                "temperature_c": each.temperature_c,
                "most": each.most,
                "garment_ids": sorted(each.garment_ids),
                "packed": sorted(each.packed),
                "back": sorted(each.back),
            }
            for each in days.trips
        ],
        "photos": [
            {"day": each.day.isoformat(), "path": each.path, "sha256": each.sha256}
            for each in days.photos
        ],
    }


def read_days(form: DaysForm) -> DaysEntry:
    """Return days of a file's values.

    Raises:
        InvalidValue: What they say makes no sense.
        ValueError: As `read_key`.
    """
    return DaysEntry(
        plans=tuple(
            PlannedOutfit(
                day=each.day,
                occasion=read_key(each.occasion),
                garment_ids=each.garment_ids,
                temperature_c=each.temperature_c,
            )
            for each in form.plans
        ),
        looks=tuple(
            SavedLook(
                garment_ids=each.garment_ids,
                made_at=each.made_at,
                name=each.name,
                occasion=_key(each.occasion),
                tags=each.tags,
                notes=each.notes,
                seasons=each.seasons,
                layout=tuple(
                    PlacedPiece(**structs.asdict(placed)) for placed in each.layout
                ),
            )
            for each in form.looks
        ),
        washed=form.washed,
        care={each.type: Care(each.wears, each.rest_days) for each in form.care},
        has_laundry=form.has_laundry,
        calendar_rules=tuple(
            CalendarRule(each.words, _key(each.occasion))
            for each in form.calendar_rules
        ),
        photos=form.photos,
        trips=tuple(_trip(each) for each in form.trips),
    )


def _trip(form: _Trip) -> Trip:
    return Trip(
        first=form.first,
        last=form.last,
        needs=tuple(TripNeed(read_key(key), count) for key, count in form.needs),
        garment_ids=form.garment_ids,
        name=form.name,
        temperature_c=form.temperature_c,
        most=form.most,
        packed=form.packed,
        back=form.back,
    )


def _text(key: OccasionKey | None) -> str | None:
    return None if key is None else str(key)


def _key(text: str | None) -> OccasionKey | None:
    return None if text is None else read_key(text)
