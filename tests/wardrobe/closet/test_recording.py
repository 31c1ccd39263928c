"""Recording: which board an event is about, and what it teaches, at once or later."""

from dataclasses import replace

import pytest

from tests.wardrobe.fakes import NOW, MemoryCloset, garment
from tests.wardrobe.logs import LEARNER
from wardrobe.closet.recording import learn_if_due, record_events
from wardrobe.model.board import Board, ShownOutfit
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import GarmentType
from wardrobe.model.occasion import Occasion

SHOWN = (1, 3, 4)
UNSEEN = (2, 3, 4)


@pytest.fixture
def closet() -> MemoryCloset:
    types = (GarmentType.SHIRT, GarmentType.POLO, GarmentType.JEANS, GarmentType.BOOTS)
    return MemoryCloset([garment(at, each) for at, each in enumerate(types, start=1)])


@pytest.fixture
def board(closet: MemoryCloset) -> Board:
    shown = ShownOutfit(top=1, middle=3, bottom=4, outer=None, logit=0.0)
    return closet.record_board(Board(outfits=(shown,), occasion=Occasion.WORK, at=NOW))


def worn(ids: tuple[int, ...], occasion: Occasion = Occasion.WORK) -> Event:
    return Event(kind=EventKind.WEAR, garment_ids=ids, occasion=occasion, at=NOW)


def record(
    closet: MemoryCloset, event: Event, shown: Board | None, *, is_instead: bool = False
) -> Event:
    recorded = record_events(
        [event], shown=shown, closet=closet, learner=LEARNER, is_instead=is_instead
    )
    return recorded.events[0]


def test_an_event_names_the_board_that_has_the_outfit(
    closet: MemoryCloset, board: Board
) -> None:
    assert record(closet, worn(SHOWN), board).board_number == board.number


@pytest.mark.parametrize("is_instead", [False, True])
@pytest.mark.parametrize("ids", [SHOWN, UNSEEN])
def test_a_board_for_another_occasion_or_none_is_not_named(
    closet: MemoryCloset, board: Board, ids: tuple[int, ...], *, is_instead: bool
) -> None:
    other = worn(ids, Occasion.CASUAL)

    assert record(closet, other, board, is_instead=is_instead).board_number is None
    closet.forget([1], LEARNER.relearn)
    event = record(closet, worn(ids), None, is_instead=is_instead)
    assert (event.kind, event.board_number) == (EventKind.WEAR, None)


def test_an_outfit_that_was_not_shown_is_about_no_board(
    closet: MemoryCloset, board: Board
) -> None:
    event = record(closet, worn(UNSEEN), board)

    assert (event.kind, event.board_number) == (EventKind.WEAR, None)


@pytest.mark.parametrize(
    ("ids", "kind"), [(UNSEEN, EventKind.OTHER), (SHOWN, EventKind.WEAR)]
)
def test_what_was_worn_instead_is_said_of_the_board(
    closet: MemoryCloset, board: Board, ids: tuple[int, ...], kind: EventKind
) -> None:
    event = record(closet, worn(ids), board, is_instead=True)

    assert (event.kind, event.board_number) == (kind, board.number)


def test_the_taste_has_learned_and_replaced_events_are_forgotten(
    closet: MemoryCloset, board: Board
) -> None:
    record(closet, worn(SHOWN), board)

    recorded = record_events(
        [worn(SHOWN)], shown=board, closet=closet, learner=LEARNER, replacing=[1]
    )

    assert [event.number for event in recorded.events] == [2]
    assert closet.events() == recorded.events
    assert recorded.taste == closet.taste()
    assert recorded.taste.version > 0


def test_the_thorough_lesson_is_had_when_it_is_due_and_not_before(
    closet: MemoryCloset, board: Board
) -> None:
    record(closet, worn(SHOWN), board)
    taste = closet.taste()

    early = learn_if_due(replace(taste, is_check_due=False), closet, LEARNER)
    assert closet.taste().version == early.version == taste.version

    learned = learn_if_due(replace(taste, is_check_due=True), closet, LEARNER)
    assert learned == closet.taste()
    assert learned.version == taste.version + 1
