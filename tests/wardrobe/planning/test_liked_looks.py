"""A heart keeps an outfit as a look, and lets go of it when it is taken back."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.wardrobe.fakes import MemoryCloset, garment
from tests.wardrobe.logs import LEARNER
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import GarmentType
from wardrobe.model.occasion import Occasion
from wardrobe.planning.liked_looks import follow_hearts, keep_liked

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
TYPES = [GarmentType.SHIRT, GarmentType.JEANS, GarmentType.BOOTS, GarmentType.HAT]


@pytest.fixture
def closet() -> MemoryCloset:
    return MemoryCloset([garment(n, each) for n, each in enumerate(TYPES, start=1)])


def like(closet: MemoryCloset, *ids: int) -> Event:
    event = Event(kind=EventKind.LIKE, garment_ids=ids, occasion=Occasion.PARTY, at=NOW)
    return closet.record(event, learn=LEARNER.update)[0]


def take_back(closet: MemoryCloset, event: Event) -> None:
    closet.forget([event.number], LEARNER.relearn)
    follow_hearts([event.number], closet, count=False)


def test_a_heart_keeps_its_outfit_for_its_occasion(closet: MemoryCloset) -> None:
    (look,) = keep_liked([like(closet, 1, 2, 3)], closet)

    assert closet.looks() == [look]
    assert (look.garment_ids, look.occasion) == (frozenset({1, 2, 3}), Occasion.PARTY)
    assert look.made_at == NOW


def test_what_is_a_look_already_is_kept_once(closet: MemoryCloset) -> None:
    keep_liked([like(closet, 1, 2, 3, 4)], closet)

    assert keep_liked([like(closet, 1, 2, 3), like(closet, 1, 2, 3)], closet) == []
    assert len(closet.looks()) == 1


def test_other_events_keep_nothing(closet: MemoryCloset) -> None:
    worn = replace(like(closet, 1, 2, 3), kind=EventKind.WEAR)

    assert keep_liked([worn], closet) == []


def test_a_heart_taken_back_lets_go_until_it_counts_again(
    closet: MemoryCloset,
) -> None:
    event = like(closet, 1, 2, 3)
    keep_liked([event], closet)

    take_back(closet, event)
    assert closet.looks() == []

    closet.remember([event.number], LEARNER.relearn)
    follow_hearts([event.number], closet, count=True)
    assert [each.garment_ids for each in closet.looks()] == [frozenset({1, 2, 3})]


def test_a_look_that_somebody_worked_on_stays(closet: MemoryCloset) -> None:
    event = like(closet, 1, 2, 3)
    (look,) = keep_liked([event], closet)
    closet.change_look(replace(look, name="Opera"))

    take_back(closet, event)

    assert [each.name for each in closet.looks()] == ["Opera"]
