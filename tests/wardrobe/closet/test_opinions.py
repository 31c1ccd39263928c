"""Hearts and stars are read off the log, whatever an outfit was worn for."""

from dataclasses import replace

from tests.db.samples import an_event
from wardrobe.closet.opinions import Opinion, opinions
from wardrobe.model.event import Event, EventKind


def event(number: int, kind: EventKind, *ids: int, stars: int | None = None) -> Event:
    return replace(an_event(*ids), kind=kind, stars=stars, number=number)


def test_the_last_stars_and_all_hearts_are_an_outfits_opinion() -> None:
    log = [
        event(1, EventKind.LIKE, 1, 2),
        event(2, EventKind.RATE, 1, 2, stars=5),
        event(3, EventKind.WEAR, 1, 2),
        event(4, EventKind.RATE, 2, 1, stars=3),
        event(5, EventKind.LIKE, 1, 3),
    ]

    assert opinions(log) == {
        frozenset({1, 2}): Opinion(likes=(1,), rated=(2, 4), stars=3),
        frozenset({1, 3}): Opinion(likes=(5,)),
    }
