"""Hearts, stars and wears show as the log has them, at once and after a restart."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow
from tests.ui.fakes import NOW, FakeCloset, make_garments
from tests.ui.settling import settle
from tests.wardrobe.logs import LEARNER
from ui.window.main_window import MainWindow
from wardrobe.model.event import Event, EventKind
from wardrobe.model.occasion import Occasion

OUTFIT = (1, 5, 8)


def event(kind: EventKind, *, days: int = 0, stars: int | None = None) -> Event:
    return Event(
        kind=kind,
        garment_ids=OUTFIT,
        occasion=Occasion.WORK,
        at=NOW - timedelta(days=days),
        stars=stars,
    )


@pytest.fixture
def closet() -> FakeCloset:
    closet = FakeCloset(make_garments())
    for each in (
        event(EventKind.LIKE, days=9),
        event(EventKind.RATE, days=9, stars=2),
        event(EventKind.RATE, days=1, stars=4),
        event(EventKind.WEAR),
    ):
        closet.record(each, learn=LEARNER.update)
    return closet


def test_the_log_is_known_after_a_start(window: MainWindow, qtbot: QtBot) -> None:
    settle(window, qtbot)
    log = window._shared.log

    opinion = log.opinion(OUTFIT)
    assert (opinion.stars, len(opinion.likes), len(opinion.rated)) == (4, 1, 2)
    assert log.opinion((1, 5, 9)).stars == 0
    assert [each.kind for each in log.worn_today()] == [EventKind.WEAR]
    assert log.done_today(OUTFIT) == {EventKind.WEAR}


def test_what_is_taken_back_and_remembered_is_followed(
    make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    window = make_window(closet)
    settle(window, qtbot)
    log = window._shared.log
    likes = log.opinion(OUTFIT).likes

    with qtbot.waitSignal(log.log_changed):
        window.taste.mark(likes, window.jobs.on_error, counts=False)
    assert not log.opinion(OUTFIT).likes
    assert [each.kind for each in log.known(likes)] == [EventKind.LIKE]

    with qtbot.waitSignal(log.log_changed):
        window.taste.mark(likes, window.jobs.on_error, counts=True)
    assert log.opinion(OUTFIT).likes == likes
