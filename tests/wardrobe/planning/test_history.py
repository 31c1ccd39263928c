"""The history knows days by the user's clock, and what is planned."""

from datetime import UTC, date, datetime, timedelta

from wardrobe.days.plans import PlannedOutfit
from wardrobe.model.event import Event, EventKind
from wardrobe.model.occasion import Occasion
from wardrobe.planning.history import wear_history

MONDAY = date(2026, 3, 2)


def event(kind: EventKind, *ids: int, hour: int = 12) -> Event:
    at = datetime(2026, 3, 2, hour, tzinfo=UTC)
    return Event(kind=kind, garment_ids=ids, occasion=Occasion.CASUAL, at=at)


def test_only_what_was_worn_or_planned_counts() -> None:
    plan = PlannedOutfit(
        day=MONDAY + timedelta(days=1),
        occasion=Occasion.WORK,
        garment_ids=frozenset({1, 4}),
    )

    history = wear_history(
        [event(EventKind.WEAR, 1, 2), event(EventKind.LIKE, 3)],
        washed={2: MONDAY},
        plans=[plan],
    )

    tuesday = MONDAY + timedelta(days=1)
    assert history.days == {
        1: frozenset({MONDAY, tuesday}),
        2: frozenset({MONDAY}),
        4: frozenset({tuesday}),
    }
    assert history.outfits == {
        frozenset({1, 2}): frozenset({MONDAY}),
        frozenset({1, 4}): frozenset({tuesday}),
    }
    assert history.washed == {2: MONDAY}
