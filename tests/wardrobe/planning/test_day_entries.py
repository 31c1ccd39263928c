"""What a day holds: what was worn is one with its plan, and counts once."""

from datetime import UTC, date, datetime, timedelta

from wardrobe.days.plans import PlannedOutfit
from wardrobe.model.event import Event, EventKind
from wardrobe.model.occasion import Occasion
from wardrobe.planning.day_entries import day_entries, is_worn, unanswered

DAY = date(2026, 3, 2)


def worn(*ids: int, occasion: Occasion = Occasion.WORK) -> Event:
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    return Event(kind=EventKind.WEAR, garment_ids=ids, occasion=occasion, at=at)


def plan(*ids: int, occasion: Occasion = Occasion.WORK) -> PlannedOutfit:
    return PlannedOutfit(day=DAY, occasion=occasion, garment_ids=frozenset(ids))


def test_a_plan_that_was_worn_is_the_wear() -> None:
    (entry,) = day_entries([worn(2, 1)], [plan(1, 2)])

    assert (entry.worn, entry.plan) == (worn(2, 1), None)


def test_a_wear_that_was_noted_twice_is_one() -> None:
    entries = day_entries([worn(1, 2), worn(2, 1), worn(1, 2, 3)], [])

    assert [each.worn for each in entries] == [worn(1, 2), worn(1, 2, 3)]


def test_several_outfits_stand_side_by_side_worn_ones_first() -> None:
    dinner = plan(4, 5, occasion=Occasion.DATE)

    entries = day_entries([worn(1, 2)], [dinner])

    assert [each.plan for each in entries] == [None, dinner]
    assert [each.occasion for each in entries] == [Occasion.WORK, Occasion.DATE]
    assert [set(each.garment_ids) for each in entries] == [{1, 2}, {4, 5}]


def test_a_scarf_more_is_still_the_plan() -> None:
    assert is_worn(plan(1, 2), [worn(1, 2, 9)])
    assert not is_worn(plan(1, 2, 9), [worn(1, 2)])


def test_what_was_worn_instead_answers_for_its_occasion() -> None:
    dinner = plan(4, 5, occasion=Occasion.DATE)

    asked = unanswered([plan(1, 2), dinner], [worn(3)], DAY)

    assert asked == [dinner]
    assert unanswered([dinner], [], DAY + timedelta(days=1)) == []
