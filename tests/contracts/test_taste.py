"""What every event log, and every store of what is learned from it, promises."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.db.samples import EMBEDDING, NOON, PICTURES, a_board, a_garment, an_event
from tests.wardrobe.logs import LEARNER
from wardrobe.errors import InvalidValue, UnknownGarment
from wardrobe.model.event import EventKind
from wardrobe.model.garment import GarmentType
from wardrobe.ports.maintenance import WholeCloset
from wardrobe.taste.ranking_table import RatingSource
from wardrobe.taste.taste import TasteCause

SHIRT, BLOUSE, BOOTS = 1, 2, 3
LEARN = LEARNER.update
UNKNOWN = 99


@pytest.fixture(autouse=True)
def _owned(closet: WholeCloset) -> None:
    for name, kind in (
        ("shirt", GarmentType.SHIRT),
        ("blouse", GarmentType.BLOUSE),
        ("boots", GarmentType.BOOTS),
    ):
        closet.add(replace(a_garment(name), type=kind), PICTURES, EMBEDDING)


def versions(closet: WholeCloset) -> list[tuple[int, TasteCause, int | None]]:
    return [(v.version, v.cause, v.event_number) for v in closet.taste_versions()]


def test_a_new_log_is_empty_and_has_taught_nothing(closet: WholeCloset) -> None:
    assert closet.events() == closet.forgotten() == []
    assert closet.boards() == []
    assert closet.last_board() is None
    assert closet.taste().version == 0
    assert closet.taste_versions() == []
    assert closet.ratings() == []
    assert not closet.evidence().events


def test_boards_are_numbered_and_the_last_is_known(closet: WholeCloset) -> None:
    first = closet.record_board(a_board(SHIRT, BOOTS))
    second = closet.record_board(a_board(SHIRT, BOOTS, BLOUSE, BOOTS))

    assert 0 < first.number < second.number
    assert first == a_board(SHIRT, BOOTS)
    assert closet.last_board() == second
    assert closet.boards() == [first, second]


def test_events_are_numbered_and_each_call_makes_a_version(closet: WholeCloset) -> None:
    board = closet.record_board(a_board(SHIRT, BOOTS))
    on_it = replace(an_event(SHIRT, BOOTS), board_number=board.number)

    (first,) = closet.record(on_it, learn=LEARN)
    more = closet.record(an_event(BLOUSE), an_event(BOOTS), learn=LEARN)

    assert first == on_it
    assert [each.number for each in (first, *more)] == [1, 2, 3]
    assert closet.events() == [first, *more]
    assert closet.taste().version == 2
    assert closet.taste().count_events == 3
    assert versions(closet) == [(2, TasteCause.EVENT, 3), (1, TasteCause.EVENT, 1)]


def test_the_log_is_in_the_order_in_which_things_happened(closet: WholeCloset) -> None:
    (late,) = closet.record(an_event(SHIRT), learn=LEARN)
    (early,) = closet.record(an_event(BOOTS, at=NOON - timedelta(1)), learn=LEARN)

    assert closet.events() == [early, late]


def test_the_evidence_is_the_log_its_boards_and_the_garments(
    closet: WholeCloset,
) -> None:
    board, _ = (closet.record_board(a_board(SHIRT, BOOTS)) for _ in range(2))
    on_it = replace(an_event(SHIRT, BOOTS), board_number=board.number)
    kept, forgotten = (closet.record(on_it, learn=LEARN)[0] for _ in range(2))
    closet.forget([forgotten.number], LEARN)

    evidence = closet.evidence()

    assert list(evidence.events) == [kept]
    assert dict(evidence.boards) == {board.number: board}
    assert set(evidence.garments) == {SHIRT, BLOUSE, BOOTS}
    assert evidence.garments[BOOTS].type is GarmentType.BOOTS


@pytest.mark.parametrize(
    ("record", "error"),
    [
        (lambda c: c.record_board(a_board(UNKNOWN, BOOTS)), UnknownGarment),
        (lambda c: c.record(an_event(SHIRT, UNKNOWN), learn=LEARN), UnknownGarment),
        (
            lambda c: c.record(an_event(SHIRT), an_event(UNKNOWN), learn=LEARN),
            UnknownGarment,
        ),
        (
            lambda c: c.record(
                replace(an_event(SHIRT, BOOTS), board_number=5), learn=LEARN
            ),
            InvalidValue,
        ),
        (
            lambda c: c.record(
                replace(an_event(BLOUSE, BOOTS), board_number=1), learn=LEARN
            ),
            InvalidValue,
        ),
        (
            lambda c: c.record(
                replace(
                    an_event(SHIRT, BOOTS),
                    kind=EventKind.SWAP,
                    swapped=(UNKNOWN, SHIRT),
                ),
                learn=LEARN,
            ),
            UnknownGarment,
        ),
        (
            lambda c: c.record(an_event(SHIRT), learn=LEARN, replacing=[UNKNOWN]),
            InvalidValue,
        ),
        (lambda c: c.forget([1, UNKNOWN], LEARN), InvalidValue),
        (lambda c: c.remember([1, UNKNOWN], LEARN), InvalidValue),
        (lambda c: c.go_back(0, LEARN), InvalidValue),
        (lambda c: c.go_back(UNKNOWN, LEARN), InvalidValue),
        (lambda c: c.share_taste(1.5), InvalidValue),
        (
            lambda c: c.bring_in_log([a_board(UNKNOWN, BOOTS)], [], LEARN),
            UnknownGarment,
        ),
        (lambda c: c.bring_in_log([], [an_event(UNKNOWN)], LEARN), UnknownGarment),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_no_trace(
    closet: WholeCloset,
    record: Callable[[WholeCloset], object],
    error: type[Exception],
) -> None:
    board = closet.record_board(a_board(SHIRT, BOOTS))
    (worn,) = closet.record(an_event(SHIRT, BOOTS), learn=LEARN)
    taste = closet.taste()

    with pytest.raises(error):
        record(closet)

    assert closet.boards() == [board]
    assert closet.events() == [worn]
    assert closet.forgotten() == []
    assert closet.taste() == taste
    assert len(closet.taste_versions()) == 1


def test_what_takes_the_place_of_events_makes_them_forgotten(
    closet: WholeCloset,
) -> None:
    (worn,) = closet.record(an_event(SHIRT), learn=LEARN)

    (instead,) = closet.record(an_event(BOOTS), learn=LEARN, replacing=[worn.number])

    assert closet.events() == [instead]
    assert closet.forgotten() == [worn]
    assert closet.taste().count_events == 1


def test_what_is_forgotten_can_be_remembered(closet: WholeCloset) -> None:
    first, second = closet.record(an_event(SHIRT), an_event(BOOTS), learn=LEARN)
    both = closet.taste()

    forgot = closet.forget([first.number], LEARN)
    assert (closet.events(), closet.forgotten()) == ([second], [first])
    assert closet.taste() == forgot
    again = closet.remember([first.number], LEARN)

    assert (closet.events(), closet.forgotten()) == ([first, second], [])
    assert again == replace(both, version=3)
    assert versions(closet)[:2] == [
        (3, TasteCause.REMEMBERED, None),
        (2, TasteCause.FORGOTTEN, None),
    ]


def test_going_back_restores_the_log_of_a_version(closet: WholeCloset) -> None:
    (first,) = closet.record(an_event(SHIRT), learn=LEARN)
    (second,) = closet.record(an_event(BOOTS), learn=LEARN)
    closet.forget([first.number], LEARN)

    closet.go_back(1, LEARN)
    assert (closet.events(), closet.forgotten()) == ([first], [second])
    closet.go_back(3, LEARN)

    assert (closet.events(), closet.forgotten()) == ([second], [first])
    assert versions(closet)[0] == (5, TasteCause.WENT_BACK, None)


def test_learning_again_makes_a_version_only_if_it_teaches_something(
    closet: WholeCloset,
) -> None:
    closet.record(an_event(SHIRT), learn=LEARN)

    assert closet.relearn(lambda log, before: before) == closet.taste()
    assert len(closet.taste_versions()) == 1
    other = closet.relearn(lambda log, before: before.with_share(0.5))

    assert closet.taste() == other
    assert versions(closet)[0] == (2, TasteCause.RELEARNED, None)


def test_the_share_is_kept_whatever_is_forgotten(closet: WholeCloset) -> None:
    (worn,) = closet.record(an_event(SHIRT), learn=LEARN)

    assert closet.share_taste(0.25).share == 0.25
    assert closet.forget([worn.number], LEARN).share == 0.25
    assert versions(closet)[1] == (2, TasteCause.SHARED, None)


def test_the_table_has_the_networks_answers_and_the_users(closet: WholeCloset) -> None:
    board = replace(a_board(SHIRT, BOOTS), temperature_c=None)
    closet.record_board(board)
    closet.record_board(board)
    (worn,) = closet.record(an_event(SHIRT, BOOTS), learn=LEARN)

    closet.relearn(lambda log, before: before.with_share(0.5))

    sources = [each.source for each in closet.ratings()]
    assert sources == [RatingSource.NETWORK, RatingSource.USER]
    closet.forget([worn.number], LEARN)
    assert [each.source for each in closet.ratings()] == [RatingSource.NETWORK]


def test_a_log_of_another_closet_is_appended_and_learned_once(
    closet: WholeCloset,
) -> None:
    closet.record_board(a_board(SHIRT, BOOTS))
    closet.record(an_event(SHIRT), learn=LEARN)
    shown = replace(a_board(BLOUSE, BOOTS), number=-1)
    on_it = replace(an_event(BLOUSE, BOOTS), board_number=-1)

    first, second = closet.bring_in_log([shown], [on_it, an_event(BOOTS)], LEARN)

    brought = closet.boards()[1]
    assert brought == shown
    assert (first.board_number, second.board_number) == (brought.number, None)
    assert [each.number for each in closet.events()] == [1, first.number, second.number]
    assert versions(closet)[0] == (2, TasteCause.BROUGHT_IN, None)
