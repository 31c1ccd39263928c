"""What is looked for in plans, looks, trips and the laundry, and what mends it."""

from collections.abc import Callable, Iterator
from functools import partial

from sqlalchemy import String, Table, delete, select, text, type_coerce, update
from sqlalchemy.orm import Session

from db.tables.columns import UnreadableValue
from db.tables.day_rows import (
    CalendarRuleRow,
    CareRow,
    DaySettingRow,
    PlannedOutfitRow,
    SavedLookRow,
    TripRow,
    WashRow,
    trip_of,
)
from db.tables.rows import GarmentRow, Row
from wardrobe.days.calendar_rules import CalendarRule
from wardrobe.days.plans import PlannedOutfit, SavedLook
from wardrobe.days.resting import Care
from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _, noted

_Outfit = PlannedOutfitRow | SavedLookRow | TripRow
_OUTFITS: dict[str, tuple[type[_Outfit], str, str]] = {
    "plan": (
        PlannedOutfitRow,
        noted("plan {id} names garment {garment_id}, which isn't in this closet"),
        noted("plan {id} can't be: {problem}"),
    ),
    "trip": (
        TripRow,
        noted("trip {id} names garment {garment_id}, which isn't in this closet"),
        noted("trip {id} can't be: {problem}"),
    ),
    "saved-look": (
        SavedLookRow,
        noted("look {id} names garment {garment_id}, which isn't in this closet"),
        noted("look {id} can't be: {problem}"),
    ),
}
# By kind of repair, the table of which it takes a row out.
TABLES: dict[str, type[Row]] = {
    "plan": PlannedOutfitRow,
    "saved-look": SavedLookRow,
    "trip": TripRow,
    "wash": WashRow,
    "care": CareRow,
    "day-setting": DaySettingRow,
    "calendar-rule": CalendarRuleRow,
}


def unknown_garments(session: Session) -> Iterator[tuple[str, str]]:
    """Yield unknown garments of plans, looks and trips: a sentence and a repair."""
    known = set(session.scalars(select(GarmentRow.id)))
    for kind, (row, sentence, _other) in _OUTFITS.items():
        query = select(row.id, type_coerce(row.garments, String))
        for number, words in session.execute(query):
            for garment_id in sorted(_readable(words) - known):
                said = _(sentence, id=str(number), garment_id=str(garment_id))
                yield said, f"{kind}-garment {number} {garment_id}"


def impossible_days(session: Session) -> Iterator[tuple[str, str]]:
    """Yield what can be read and yet cannot be: a sentence and a repair."""
    for kind, (row, _other, sentence) in _OUTFITS.items():
        for number in session.scalars(select(row.id)).all():
            if problem := _problem(partial(_make, session, row, number)):
                yield _(sentence, id=str(number), problem=problem), f"{kind} {number}"
    for number, wears, days in session.execute(
        text("SELECT rowid, wears, rest_days FROM care")
    ):
        if problem := _problem(partial(Care, wears, days)):
            said = _("care {id} can't be: {problem}", id=str(number), problem=problem)
            yield said, f"care {number}"
    for number, words in session.execute(text("SELECT id, words FROM calendar_rule")):
        if problem := _problem(partial(CalendarRule, words, None)):
            said = _("calendar rule {id}: {problem}", id=str(number), problem=problem)
            yield said, f"calendar-rule {number}"


def _problem(make: Callable[[], object]) -> Exception | None:
    """Return why a value cannot be made; what is unreadable is another rule's."""
    try:
        make()
    except UnreadableValue:
        return None
    except (InvalidValue, TypeError, AttributeError) as error:
        return error
    return None


def _make(session: Session, kind: type[Row], number: int) -> None:
    row = session.get(kind, number)
    if isinstance(row, _Outfit):
        _refuse_impossible(row)


def _refuse_impossible(row: _Outfit) -> None:
    if isinstance(row, TripRow):
        trip_of(row)
    elif isinstance(row, PlannedOutfitRow):
        PlannedOutfit(
            day=row.day,
            occasion=row.occasion,
            garment_ids=row.garments,
            temperature_c=row.temperature_c,
        )
    else:
        SavedLook(
            garment_ids=row.garments,
            made_at=row.made_at,
            name=row.name,
            layout=row.layout,
        )


def forget_row(session: Session, kind: str, rowid: int) -> None:
    """Take a row out, by its number in the file."""
    table = TABLES[kind].__table__
    assert isinstance(table, Table)
    session.execute(delete(table).where(text("rowid = :number")), {"number": rowid})


def forget_garment(session: Session, kind: str, number: int, garment_id: int) -> None:
    """Take a garment that is gone out of a plan or look, or all if none is left."""
    row = _OUTFITS[kind][0]
    words = session.scalar(
        select(type_coerce(row.garments, String)).where(row.id == number)
    )
    left = frozenset(_readable(words) - {garment_id})
    if not left:
        forget_row(session, kind, number)
        return
    session.execute(update(row).where(row.id == number).values(garments=left))
    if row is SavedLookRow:
        _unplace(session, number, garment_id)
    if row is TripRow:
        _unpack(session, number, left)


def _unplace(session: Session, number: int, garment_id: int) -> None:
    """Take a garment out of the layout of a look."""
    look = SavedLookRow
    try:
        layout = session.scalar(select(look.layout).where(look.id == number)) or ()
    except UnreadableValue:
        return  # another rule says so
    left = tuple(each for each in layout if each.garment_id != garment_id)
    session.execute(update(look).where(look.id == number).values(layout=left))


def _unpack(session: Session, number: int, left: frozenset[int]) -> None:
    """Let nothing be packed for a trip that does not belong to it."""
    for column in (TripRow.packed, TripRow.back):
        words = session.scalar(
            select(type_coerce(column, String)).where(TripRow.id == number)
        )
        kept = frozenset(_readable(words)) & left
        session.execute(
            update(TripRow).where(TripRow.id == number).values({column: kept})
        )


def _readable(words: object) -> set[int]:
    try:
        return {int(each) for each in str(words).split()}
    except ValueError:
        return set()  # another rule says so
