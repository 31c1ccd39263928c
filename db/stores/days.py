"""Plans, looks, laundry and care, kept in the closet file."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TypeVar

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.stores.sessions import ClosetSessions
from db.tables.columns import UnreadableValue
from db.tables.day_rows import (
    CalendarRuleRow,
    CareRow,
    DaySetting,
    DaySettingRow,
    PlannedOutfitRow,
    SavedLookRow,
    TripRow,
    WashRow,
    trip_of,
)
from db.tables.garment_rows import LARGEST_ID, garment_rows_of
from wardrobe.days.calendar_rules import CalendarRule
from wardrobe.days.plans import PlannedOutfit, SavedLook
from wardrobe.days.resting import Care
from wardrobe.days.trips import Trip
from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _, noted
from wardrobe.model.garment import GarmentType
from wardrobe.ports.days import DayStore

Kept = TypeVar("Kept", PlannedOutfitRow, SavedLookRow, TripRow)
_MISSING = {
    PlannedOutfitRow: noted("there's no plan {number} in this closet"),
    SavedLookRow: noted("there's no look {number} in this closet"),
    TripRow: noted("there's no trip {number} in this closet"),
}


class SqliteDays(ClosetSessions, DayStore):
    """Keeps them; what is taken back or removed stays in the file, marked."""

    def plans(
        self, first: date | None = None, last: date | None = None
    ) -> list[PlannedOutfit]:
        """Return what is planned from a day to a day, both included, by day."""
        query = select(PlannedOutfitRow).where(PlannedOutfitRow.removed_at.is_(None))
        if first is not None:
            query = query.where(PlannedOutfitRow.day >= first)
        if last is not None:
            query = query.where(PlannedOutfitRow.day <= last)
        with self._reading() as session:
            rows = session.scalars(
                query.order_by(PlannedOutfitRow.day, PlannedOutfitRow.id)
            )
            return [_to_plan(row) for row in rows]

    def plan(self, *planned: PlannedOutfit) -> list[PlannedOutfit]:
        """Save plans, all or none; return them with their numbers."""
        with self._writing() as session:
            rows = []
            for each in planned:
                garment_rows_of(session, each.garment_ids)
                rows.append(
                    PlannedOutfitRow(
                        day=each.day,
                        occasion=each.occasion,
                        garments=each.garment_ids,
                        temperature_c=each.temperature_c,
                    )
                )
            session.add_all(rows)
            session.flush()
            return [_to_plan(row) for row in rows]

    def unplan(self, numbers: Collection[int]) -> None:
        """Take plans back; those that are taken back already stay so."""
        with self._writing() as session:
            for number in numbers:
                row = _row(session, PlannedOutfitRow, number)
                row.removed_at = row.removed_at or self._now()

    def plan_again(self, numbers: Collection[int]) -> None:
        """Bring plans back that were taken back."""
        with self._writing() as session:
            for number in numbers:
                _row(session, PlannedOutfitRow, number).removed_at = None

    def looks(self) -> list[SavedLook]:
        """Return the looks that were not removed, the newest first."""
        query = (
            select(SavedLookRow)
            .where(SavedLookRow.removed_at.is_(None))
            .order_by(SavedLookRow.made_at.desc(), SavedLookRow.id.desc())
        )
        with self._reading() as session:
            return [_to_look(row) for row in session.scalars(query)]

    def save_look(self, look: SavedLook) -> SavedLook:
        """Save a new look; return it with its number."""
        with self._writing() as session:
            row = SavedLookRow(made_at=look.made_at)
            _write_look(session, row, look)
            session.add(row)
            session.flush()
            return _to_look(row)

    def change_look(self, look: SavedLook) -> None:
        """Save a look under the number that it has."""
        with self._writing() as session:
            _write_look(session, _row(session, SavedLookRow, look.number), look)

    def remove_look(self, number: int) -> None:
        """Remove a look; one that is removed already stays so."""
        with self._writing() as session:
            row = _row(session, SavedLookRow, number)
            row.removed_at = row.removed_at or self._now()

    def restore_look(self, number: int) -> SavedLook:
        """Bring a removed look back; one in use stays as it is."""
        with self._writing() as session:
            row = _row(session, SavedLookRow, number)
            row.removed_at = None
            return _to_look(row)

    def trips(self) -> list[Trip]:
        """Return the trips that were not removed, the last first."""
        query = (
            select(TripRow)
            .where(TripRow.removed_at.is_(None))
            .order_by(TripRow.first.desc(), TripRow.id.desc())
        )
        with self._reading() as session:
            return [_to_trip(row) for row in session.scalars(query)]

    def save_trip(self, trip: Trip) -> Trip:
        """Save a new trip; return it with its number."""
        with self._writing() as session:
            row = TripRow()
            _write_trip(session, row, trip)
            session.add(row)
            session.flush()
            return _to_trip(row)

    def change_trip(self, trip: Trip) -> None:
        """Save a trip under the number that it has."""
        with self._writing() as session:
            _write_trip(session, _row(session, TripRow, trip.number), trip)

    def remove_trip(self, number: int) -> None:
        """Remove a trip; one that is removed already stays so."""
        with self._writing() as session:
            row = _row(session, TripRow, number)
            row.removed_at = row.removed_at or self._now()

    def restore_trip(self, number: int) -> Trip:
        """Bring a removed trip back; one that is kept stays as it is."""
        with self._writing() as session:
            row = _row(session, TripRow, number)
            row.removed_at = None
            return _to_trip(row)

    def washed(self) -> dict[int, date]:
        """Return when garments came back from the laundry last, by id."""
        with self._reading() as session:
            return {row.garment_id: row.day for row in session.scalars(select(WashRow))}

    def set_washed(self, days: Mapping[int, date | None]) -> None:
        """Save when garments came back; None forgets it."""
        with self._writing() as session:
            garment_rows_of(session, days)
            for garment_id, day in days.items():
                if day is None:
                    session.execute(
                        delete(WashRow).where(WashRow.garment_id == garment_id)
                    )
                else:
                    session.merge(WashRow(garment_id=garment_id, day=day))

    def care(self) -> dict[GarmentType, Care]:
        """Return how the user cares for types where that is not the usual way."""
        with self._reading() as session:
            return {row.type: _to_care(row) for row in session.scalars(select(CareRow))}

    def set_care(self, care: Mapping[GarmentType, Care | None]) -> None:
        """Save how types are cared for; None is the usual way."""
        with self._writing() as session:
            for kind, each in care.items():
                if each is None:
                    session.execute(delete(CareRow).where(CareRow.type == kind))
                else:
                    row = CareRow(type=kind, wears=each.wears, rest_days=each.rest_days)
                    session.merge(row)

    def has_laundry(self) -> bool:
        """Return whether worn pieces go into the laundry by themselves."""
        with self._reading() as session:
            row = session.get(DaySettingRow, DaySetting.LAUNDRY)
            return row is None or row.is_on

    def set_laundry(self, *, is_on: bool) -> None:
        """Have worn pieces go into the laundry by themselves, or not."""
        with self._writing() as session:
            session.merge(DaySettingRow(name=DaySetting.LAUNDRY, is_on=is_on))

    def calendar_rules(self) -> list[CalendarRule]:
        """Return the user's own rules for calendars; none where the usual ones hold."""
        query = select(CalendarRuleRow).order_by(CalendarRuleRow.id)
        with self._reading() as session:
            return [_to_rule(row) for row in session.scalars(query)]

    def set_calendar_rules(self, rules: Sequence[CalendarRule]) -> None:
        """Save the user's own rules in place of those that are there."""
        with self._writing() as session:
            session.execute(delete(CalendarRuleRow))
            session.add_all(
                CalendarRuleRow(id=place, words=each.words, occasion=each.occasion)
                for place, each in enumerate(rules, start=1)
            )


def _row(session: Session, kind: type[Kept], number: int) -> Kept:
    row = session.get(kind, number) if number <= LARGEST_ID else None
    if row is None:
        raise InvalidValue(_(_MISSING[kind], number=str(number)))
    return row


def _write_look(session: Session, row: SavedLookRow, look: SavedLook) -> None:
    garment_rows_of(session, look.garment_ids)
    row.garments, row.name, row.occasion = look.garment_ids, look.name, look.occasion
    row.tags, row.notes = look.tags, look.notes
    row.seasons, row.layout = look.seasons, look.layout


def _write_trip(session: Session, row: TripRow, trip: Trip) -> None:
    garment_rows_of(session, trip.garment_ids)
    row.first, row.last, row.name = trip.first, trip.last, trip.name
    row.needs, row.temperature_c = trip.needs, trip.temperature_c
    row.most, row.garments = trip.most, trip.garment_ids
    row.packed, row.back = trip.packed, trip.back


def _to_plan(row: PlannedOutfitRow) -> PlannedOutfit:
    try:
        return PlannedOutfit(
            day=row.day,
            occasion=row.occasion,
            garment_ids=row.garments,
            temperature_c=row.temperature_c,
            number=row.id,
        )
    except InvalidValue as error:
        raise UnreadableValue(f"plan {row.id}: {error}") from error


def _to_look(row: SavedLookRow) -> SavedLook:
    try:
        return SavedLook(
            garment_ids=row.garments,
            made_at=row.made_at,
            name=row.name,
            occasion=row.occasion,
            seasons=row.seasons,
            tags=row.tags,
            notes=row.notes,
            layout=row.layout,
            number=row.id,
        )
    except InvalidValue as error:
        raise UnreadableValue(f"look {row.id}: {error}") from error


def _to_trip(row: TripRow) -> Trip:
    try:
        return trip_of(row)
    except InvalidValue as error:
        raise UnreadableValue(f"trip {row.id}: {error}") from error


def _to_care(row: CareRow) -> Care:
    try:
        return Care(row.wears, row.rest_days)
    except (InvalidValue, TypeError) as error:
        raise UnreadableValue(f"the care of {row.type}: {error}") from error


def _to_rule(row: CalendarRuleRow) -> CalendarRule:
    try:
        return CalendarRule(row.words, row.occasion)
    except (InvalidValue, TypeError, AttributeError) as error:
        raise UnreadableValue(f"calendar rule {row.id}: {error}") from error
