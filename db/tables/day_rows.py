"""The tables of days: plans, looks, laundry, care, rules for calendars, and photos."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.columns import (
    IdSetColumn,
    LayoutColumn,
    NeedsColumn,
    OccasionKeyColumn,
    TextsColumn,
    WordColumn,
    WordSetColumn,
)
from db.tables.rows import Row
from wardrobe.days.layouts import PlacedPiece
from wardrobe.days.trips import Trip, TripNeed
from wardrobe.model.garment import GarmentType
from wardrobe.model.occasion import OccasionKey
from wardrobe.model.season import Season


class DaySetting(StrEnum):
    """What of days can be set."""

    LAUNDRY = "laundry"


class PlannedOutfitRow(Row):
    """An outfit that is planned for a day."""

    __tablename__ = "planned_outfit"

    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(index=True)
    occasion: Mapped[OccasionKey] = mapped_column(OccasionKeyColumn)
    garments: Mapped[frozenset[int]] = mapped_column(IdSetColumn)
    temperature_c: Mapped[float | None]
    removed_at: Mapped[datetime | None]


class SavedLookRow(Row):
    """An outfit worth keeping."""

    __tablename__ = "saved_look"

    id: Mapped[int] = mapped_column(primary_key=True)
    garments: Mapped[frozenset[int]] = mapped_column(IdSetColumn)
    made_at: Mapped[datetime]
    name: Mapped[str]
    occasion: Mapped[OccasionKey | None] = mapped_column(OccasionKeyColumn)
    tags: Mapped[tuple[str, ...]] = mapped_column(TextsColumn)
    notes: Mapped[str]
    removed_at: Mapped[datetime | None]
    seasons: Mapped[frozenset[Season]] = mapped_column(
        WordSetColumn(Season), server_default=text("''")
    )
    layout: Mapped[tuple[PlacedPiece, ...]] = mapped_column(
        LayoutColumn, server_default="[]"
    )


class TripRow(Row):
    """A trip, what is to be packed for it, what is packed, and what came back."""

    __tablename__ = "trip"

    id: Mapped[int] = mapped_column(primary_key=True)
    first: Mapped[date]
    last: Mapped[date]
    name: Mapped[str]
    needs: Mapped[tuple[TripNeed, ...]] = mapped_column(NeedsColumn)
    temperature_c: Mapped[float | None]
    most: Mapped[int | None]
    garments: Mapped[frozenset[int]] = mapped_column(IdSetColumn)
    packed: Mapped[frozenset[int]] = mapped_column(IdSetColumn)
    back: Mapped[frozenset[int]] = mapped_column(IdSetColumn)
    removed_at: Mapped[datetime | None]


class WashRow(Row):
    """When a garment came back from the laundry last."""

    __tablename__ = "wash"

    garment_id: Mapped[int] = mapped_column(ForeignKey("garment.id"), primary_key=True)
    day: Mapped[date]


class CareRow(Row):
    """How the user cares for a type, where that is not the usual way."""

    __tablename__ = "care"

    type: Mapped[GarmentType] = mapped_column(primary_key=True)
    wears: Mapped[int | None]
    rest_days: Mapped[int]


class DaySettingRow(Row):
    """Something that the user set otherwise than it is by itself."""

    __tablename__ = "day_setting"

    name: Mapped[DaySetting] = mapped_column(WordColumn(DaySetting), primary_key=True)
    is_on: Mapped[bool]


class CalendarRuleRow(Row):
    """A rule of the user's own for the events of calendars."""

    __tablename__ = "calendar_rule"

    id: Mapped[int] = mapped_column(primary_key=True)
    words: Mapped[str]
    occasion: Mapped[OccasionKey | None] = mapped_column(OccasionKeyColumn)
    """None for events that want no outfit of their own."""


class DayPhotoRow(Row):
    """A photo of what was worn on a day."""

    __tablename__ = "day_photo"

    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(index=True)
    sha256: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    removed_at: Mapped[datetime | None]


def trip_of(row: TripRow) -> Trip:
    """Return the trip of a row.

    Raises:
        InvalidValue: It can be read and yet cannot be.
    """
    return Trip(
        first=row.first,
        last=row.last,
        needs=row.needs,
        garment_ids=row.garments,
        name=row.name,
        temperature_c=row.temperature_c,
        most=row.most,
        packed=row.packed,
        back=row.back,
        number=row.id,
    )
