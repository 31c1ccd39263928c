from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from db.closet import SqliteCloset
from tests.db.samples import NOON, a_board, an_event, noon
from tests.wardrobe.logs import LEARNER
from wardrobe.errors import InvalidValue, UnknownGarment
from wardrobe.model.board import Board, SystemMode
from wardrobe.model.event import EventKind
from wardrobe.taste.choices import ChoiceLog
from wardrobe.taste.taste import Taste, TasteCause


def test_a_new_closet_has_no_events_and_no_taste(fresh_closet: SqliteCloset) -> None:
    assert fresh_closet.events() == []
    assert fresh_closet.taste() == Taste()


def test_events_come_back_equal_and_the_oldest_first(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    top, middle, bottom = add("1"), add("2"), add("3")
    today = an_event(bottom, top, middle, kind=EventKind.RATE)
    yesterday = an_event(top, bottom, at=NOON - timedelta(days=1))

    fresh_closet.record(today, learn=LEARNER.update)
    fresh_closet.record(yesterday, learn=LEARNER.update)

    assert fresh_closet.events() == [yesterday, today]


@pytest.mark.parametrize("hours", [-12, -3.5, 0, 1, 5.75, 14])
def test_an_event_keeps_its_day_and_its_clock(
    fresh_closet: SqliteCloset, add: Callable[..., int], hours: float
) -> None:
    there = timezone(timedelta(hours=hours))
    late = an_event(add(), at=datetime(2026, 1, 15, 23, 30, tzinfo=there))

    fresh_closet.record(late, learn=LEARNER.update)
    number = fresh_closet.events()[0].number
    fresh_closet.forget([number], learn=LEARNER.relearn)
    fresh_closet.remember([number], learn=LEARNER.relearn)

    (kept,) = fresh_closet.events()
    assert kept.at.isoformat() == late.at.isoformat()
    assert kept.day == date(2026, 1, 15)
    assert fresh_closet.check() == []


def test_the_taste_is_what_the_log_teaches(
    fresh_closet: SqliteCloset, add: Callable[..., int], path: Path
) -> None:
    top, bottom, other = add("1"), add("2"), add("3")
    kinds = [EventKind.SKIP, EventKind.LIKE, EventKind.RATE, EventKind.SKIP] * 3

    for kind in kinds:
        fresh_closet.record(an_event(top, bottom, kind=kind), learn=LEARNER.update)
        fresh_closet.record(an_event(other, bottom, kind=kind), learn=LEARNER.update)
        returned = fresh_closet.taste()

    at_once = LEARNER.update(fresh_closet.evidence(), Taste())
    for node, weights in at_once.weights.items():
        assert returned.weights[node] == pytest.approx(weights, abs=1e-9)
    assert returned.version == returned.count_events == 24
    assert fresh_closet.taste() == returned
    fresh_closet.close()
    again = SqliteCloset.open(path, now=noon)
    assert again.taste() == returned
    again.close()


def test_every_event_makes_a_version_and_the_newest_alone_keeps_its_weights(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    garment_id = add()

    for _ in range(3):
        fresh_closet.record(an_event(garment_id), learn=LEARNER.update)

    with fresh_closet._reader.connect() as connection:
        versions = connection.exec_driver_sql(
            "SELECT version, event_id, learned IS NULL FROM taste ORDER BY version"
        ).all()
    assert versions == [(1, 1, 1), (2, 2, 1), (3, 3, 0)]


@pytest.fixture
def shown(fresh_closet: SqliteCloset, add: Callable[..., int]) -> Board:
    return fresh_closet.record_board(a_board(*(add(str(each)) for each in range(4))))


def test_a_board_comes_back_equal_with_the_event_that_names_it(
    fresh_closet: SqliteCloset, shown: Board
) -> None:
    event = replace(an_event(3, 4), board_number=shown.number)

    fresh_closet.record(event, learn=LEARNER.update)

    found = fresh_closet.evidence()
    assert found.events == [event]
    assert found.boards == {1: shown}
    assert shown.mode is SystemMode.AROUND


def test_a_swap_and_something_else_come_back_equal(
    fresh_closet: SqliteCloset, shown: Board
) -> None:
    happened = [
        replace(an_event(2, 3), kind=EventKind.SWAP, swapped=(1, 2), board_number=1),
        replace(an_event(1, 4), kind=EventKind.OTHER, board_number=1),
    ]

    for event in happened:
        fresh_closet.record(event, learn=LEARNER.update)

    assert fresh_closet.events() == happened


def test_an_event_that_does_not_fit_its_board_is_not_kept(
    fresh_closet: SqliteCloset, shown: Board
) -> None:
    for wrong, sentence in ((shown.number, "wasn't on the board"), (7, "no board 7")):
        with pytest.raises(InvalidValue, match=sentence):
            fresh_closet.record(
                replace(an_event(1, 4), board_number=wrong), learn=LEARNER.update
            )

    assert fresh_closet.events() == []


def test_a_board_of_unknown_garments_is_not_kept(fresh_closet: SqliteCloset) -> None:
    with pytest.raises(UnknownGarment):
        fresh_closet.record_board(a_board(1, 2))


def test_a_forgotten_event_leaves_no_trace_until_it_is_remembered(
    fresh_closet: SqliteCloset, shown: Board
) -> None:
    liked, rejected = an_event(1, 2), an_event(3, 4, kind=EventKind.REJECT)
    fresh_closet.record(liked, learn=LEARNER.update)
    without = fresh_closet.taste()
    fresh_closet.record(rejected, learn=LEARNER.update)
    both = fresh_closet.taste()

    forgotten = fresh_closet.forget([2], LEARNER.update)

    assert fresh_closet.events() == [liked]
    assert forgotten.weights == without.weights
    assert fresh_closet.check(learn=LEARNER.update) == []
    remembered = fresh_closet.remember([2], LEARNER.update)
    for node, weights in both.weights.items():
        assert remembered.weights[node] == pytest.approx(weights, abs=1e-9)
    assert remembered.version == 4
    with pytest.raises(InvalidValue, match="no event 9"):
        fresh_closet.forget([9], LEARNER.update)


def test_the_share_of_the_taste_stays_set(
    fresh_closet: SqliteCloset, shown: Board
) -> None:
    fresh_closet.record(an_event(1, 2), learn=LEARNER.update)

    fresh_closet.share_taste(0.25)
    fresh_closet.record(an_event(1, 2), learn=LEARNER.update)

    assert fresh_closet.relearn(LEARNER.relearn).share == 0.25


def test_what_was_learned_of_an_old_log_is_not_kept(
    fresh_closet: SqliteCloset, shown: Board
) -> None:
    fresh_closet.record(an_event(1, 2), learn=LEARNER.update)

    def slow(log: ChoiceLog, before: Taste) -> Taste:
        fresh_closet.record(an_event(3, 4), learn=LEARNER.update)
        return LEARNER.relearn(log, before)

    found = fresh_closet.relearn(slow)

    assert found == fresh_closet.taste()
    assert found.count_events == 2


def test_an_event_of_an_unknown_garment_is_neither_kept_nor_learned(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    garment_id = add()

    with pytest.raises(UnknownGarment, match="99"):
        fresh_closet.record(an_event(garment_id, 99), learn=LEARNER.update)

    assert fresh_closet.events() == []
    assert fresh_closet.taste() == Taste()


def test_an_event_whose_lesson_fails_is_not_kept(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    garment_id = add()

    with pytest.raises(ZeroDivisionError):
        fresh_closet.record(an_event(garment_id), learn=fail)

    assert fresh_closet.events() == []


def fail(*_: object, **__: object) -> Taste:
    raise ZeroDivisionError


def test_the_log_may_name_a_removed_garment(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    garment_id = add()
    fresh_closet.remove([garment_id])

    fresh_closet.record(an_event(garment_id), learn=LEARNER.update)

    assert fresh_closet.events() == [an_event(garment_id)]


def test_each_version_says_when_and_why_it_came(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    add("1"), add("2")
    fresh_closet.record(an_event(1, 2), learn=LEARNER.update)
    fresh_closet.share_taste(0.5)
    fresh_closet.relearn(LEARNER.relearn)
    fresh_closet.forget([1], LEARNER.relearn)

    versions = fresh_closet.taste_versions()

    assert [each.version for each in versions] == [4, 3, 2, 1]
    assert [each.cause for each in versions] == [
        TasteCause.FORGOTTEN,
        TasteCause.RELEARNED,
        TasteCause.SHARED,
        TasteCause.EVENT,
    ]
    assert [each.event_number for each in versions] == [None, None, None, 1]
    assert {each.at for each in versions} == {NOON}


def test_going_back_forgets_what_came_since_and_remembers_what_was_forgotten_since(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    add("1"), add("2"), add("3")
    first, second, third = an_event(1, 2), an_event(3, 2), an_event(1, 3)
    fresh_closet.record(first, learn=LEARNER.update)
    fresh_closet.record(second, learn=LEARNER.update)
    then = fresh_closet.taste()
    fresh_closet.record(third, learn=LEARNER.update)
    last = fresh_closet.forget([1], LEARNER.relearn)

    back = fresh_closet.go_back(then.version, LEARNER.relearn)

    assert fresh_closet.events() == [first, second]
    assert fresh_closet.forgotten() == [third]
    for node, weights in then.weights.items():
        assert back.weights[node] == pytest.approx(weights, abs=1e-6)
    again = fresh_closet.go_back(last.version, LEARNER.relearn)
    assert fresh_closet.events() == [second, third]
    assert again.weights == last.weights
    with pytest.raises(InvalidValue, match="no version 99"):
        fresh_closet.go_back(99, LEARNER.relearn)


def test_what_is_done_at_one_time_is_written_at_one_time(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    add("1"), add("2"), add("3")
    swap = replace(an_event(3, 2), kind=EventKind.SWAP, swapped=(1, 3))

    written = fresh_closet.record(swap, an_event(3, 2), learn=LEARNER.update)

    assert [event.number for event in written] == [1, 2]
    assert fresh_closet.events() == written
    assert [each.event_number for each in fresh_closet.taste_versions()] == [2]
    with pytest.raises(InvalidValue, match="no board 9"):
        fresh_closet.record(
            an_event(1, 2),
            replace(an_event(1, 2), board_number=9),
            learn=LEARNER.update,
        )
    assert len(fresh_closet.events()) == 2


def test_an_event_takes_the_place_of_others_as_if_they_had_never_been(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    add("1"), add("2")
    stars = an_event(1, 2, kind=EventKind.RATE)
    (first,) = fresh_closet.record(stars, learn=LEARNER.update)
    better = replace(stars, stars=5)

    fresh_closet.record(better, learn=LEARNER.update, replacing=[first.number])

    assert fresh_closet.events() == [better]
    assert fresh_closet.forgotten() == [stars]
    only = LEARNER.update(fresh_closet.evidence(), Taste())
    for node, weights in only.weights.items():
        assert fresh_closet.taste().weights[node] == pytest.approx(weights, abs=1e-9)
    with pytest.raises(InvalidValue, match="no event 9"):
        fresh_closet.record(stars, learn=LEARNER.update, replacing=[9])
    assert len(fresh_closet.events()) == 1
