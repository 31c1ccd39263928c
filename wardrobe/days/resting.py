"""How long pieces rest after a wear, and when they go into the laundry."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment, GarmentType

# Nobody wears a thing more often before it is washed, or lets it rest for longer.
MOST_WEARS, MOST_REST_DAYS = 365, 30
# An outfit does not come back within so many days unless somebody asks for it.
REPEAT_DAYS = 14


@dataclass(frozen=True, slots=True)
class Care:
    """How often a type is worn before it is washed, and how long it airs between.

    Attributes:
        wears: Before the laundry; None for what is not washed after wearing.
        rest_days: Days between two wears, so that it is dry and in shape again.
    """

    wears: int | None
    rest_days: int = 0

    def __post_init__(self) -> None:
        """Refuse what makes no sense.

        Raises:
            InvalidValue: A number that is none of those that make sense.
        """
        if self.wears is not None and not 1 <= self.wears <= MOST_WEARS:
            raise InvalidValue(
                _("a piece is washed after 1 to {most} wears", most=MOST_WEARS)
            )
        if not 0 <= self.rest_days <= MOST_REST_DAYS:
            raise InvalidValue(
                _("a piece rests for 0 to {most} days", most=MOST_REST_DAYS)
            )


# Ours, after the advice of laundry guides (American Cleaning Institute, "How often
# should I wash"): what is worn on the skin after a wear, jeans after some, what is worn
# over other things seldom; shoes dry for a day. People change it by type, never by
# piece.
DEFAULT_CARE: Mapping[GarmentType, Care] = {
    **dict.fromkeys(
        [
            GarmentType.T_SHIRT,
            GarmentType.POLO,
            GarmentType.SHIRT,
            GarmentType.BLOUSE,
            GarmentType.TANK_TOP,
            GarmentType.LONG_SLEEVE,
            GarmentType.TUNIC,
            GarmentType.LEGGINGS,
            GarmentType.TRACK_PANTS,
        ],
        Care(1),
    ),
    **dict.fromkeys(
        [
            GarmentType.SWEATSHIRT,
            GarmentType.HOODIE,
            GarmentType.DRESS,
            GarmentType.JUMPSUIT,
            GarmentType.SHORTS,
        ],
        Care(2, 1),
    ),
    **dict.fromkeys(
        [GarmentType.SWEATER, GarmentType.CARDIGAN, GarmentType.VEST], Care(4, 1)
    ),
    **dict.fromkeys([GarmentType.TROUSERS, GarmentType.SKIRT], Care(3, 1)),
    GarmentType.JEANS: Care(5),
    GarmentType.BLAZER: Care(None, 1),
    **dict.fromkeys([GarmentType.JACKET, GarmentType.COAT], Care(None)),
    **dict.fromkeys(
        [
            GarmentType.SNEAKERS,
            GarmentType.SPORTS_SHOES,
            GarmentType.FORMAL_SHOES,
            GarmentType.FLATS,
            GarmentType.HEELS,
            GarmentType.BOOTS,
        ],
        Care(None, 1),
    ),
}
NO_CARE = Care(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class WearHistory:
    """On which days pieces and outfits were worn, or are planned to be.

    Attributes:
        days: By garment id, the days it was worn on.
        outfits: By the garments of an outfit, the days they were worn together.
        washed: By garment id, the day it came back from the laundry last.
    """

    days: Mapping[int, frozenset[date]] = field(default_factory=dict)
    outfits: Mapping[frozenset[int], frozenset[date]] = field(default_factory=dict)
    washed: Mapping[int, date] = field(default_factory=dict)

    def wears_since_wash(self, garment_id: int, day: date) -> int:
        """Count the other days a garment was worn, or will be, since it was washed.

        What is worn and washed on one day counts as washed after it was worn.
        """
        washed = self.washed.get(garment_id, date.min)
        days = self.days.get(garment_id, frozenset()) - {day}
        return sum(washed < each for each in days)

    def nearest_wear(self, garment_id: int, day: date) -> date | None:
        """Return the other day nearest to one on which a garment is worn."""
        others = self.days.get(garment_id, frozenset()) - {day}
        return min(others, key=lambda each: abs(each - day), default=None)


@dataclass(frozen=True, slots=True)
class RestRules:
    """The rules of rest: how each type is cared for.

    Attributes:
        has_laundry: Whether wears are counted until a piece must be washed.
    """

    care: Mapping[GarmentType, Care] = field(default_factory=lambda: DEFAULT_CARE)
    repeat_days: int = REPEAT_DAYS
    has_laundry: bool = True

    def of(self, garment: Garment) -> Care:
        """Return how a garment is cared for, by its type."""
        care = self.care.get(garment.type, NO_CARE)
        return care if self.has_laundry else replace(care, wears=None)

    def is_clean(self, garment: Garment, history: WearHistory, day: date) -> bool:
        """Tell whether it can be worn on a day before it must be washed."""
        return self.wears_left(garment, history, day) > 0

    def wears_left(self, garment: Garment, history: WearHistory, day: date) -> int:
        """Return how often it can be worn, from a day on, before it is washed.

        What is worn on that day is worn anyway. Without a limit it is as good as for
        ever.
        """
        wears = self.of(garment).wears
        if wears is None:
            return _FOR_EVER
        return max(0, wears - history.wears_since_wash(garment.id, day))

    def is_rested(self, garment: Garment, history: WearHistory, day: date) -> bool:
        """Tell whether it can rest before and after being worn on a day."""
        nearest = history.nearest_wear(garment.id, day)
        return nearest is None or abs(day - nearest).days > self.of(garment).rest_days

    def resting(
        self, garments: Iterable[Garment], history: WearHistory, day: date
    ) -> dict[int, date]:
        """Return the garments that can't be worn on a day, and when each was worn."""
        found = {}
        for garment in garments:
            is_clean = self.is_clean(garment, history, day)
            if is_clean and self.is_rested(garment, history, day):
                continue
            if nearest := history.nearest_wear(garment.id, day):
                found[garment.id] = nearest
        return found

    def repeated(self, history: WearHistory, day: date) -> Collection[frozenset[int]]:
        """Return the outfits that are worn too near to a day; on it, they stay on."""
        return {
            outfit
            for outfit, days in history.outfits.items()
            if any(0 < abs(day - worn).days < self.repeat_days for worn in days)
        }


_FOR_EVER = 1_000_000
