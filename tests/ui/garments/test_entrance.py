"""New garments come in with the picture first, and only where motion is wanted."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.fakes import make_garment
from ui.garments.entrance import Entrances
from ui.theme import motion
from ui.window.main_window import MainWindow


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def entrances(
    clock: Clock, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> Entrances:
    monkeypatch.setattr(motion, "may_move", lambda: True)
    return Entrances(window, clock)


def test_the_cut_out_comes_first_and_the_words_a_moment_later(
    entrances: Entrances, clock: Clock
) -> None:
    entrances.expect(7)
    assert entrances.shares(7) == (0, 0)

    entrances.begin(7)
    clock.now = 0.1
    picture, words = entrances.shares(7)
    assert 0 < picture < 1
    assert words == 0
    clock.now = 0.2
    picture, words = entrances.shares(7)
    assert picture == 1
    assert 0 < words < 1

    clock.now = 0.31
    entrances.advance()
    assert entrances.shares(7) == (1, 1)
    assert not entrances._timer.isActive()


def test_what_is_not_seen_in_time_is_simply_there(
    entrances: Entrances, clock: Clock
) -> None:
    entrances.expect(7)
    clock.now = 3.1
    entrances.advance()
    entrances.begin(7)

    assert entrances.shares(7) == (1, 1)
    assert not entrances._timer.isActive()


def test_many_at_once_are_simply_there(entrances: Entrances) -> None:
    for garment_id in range(1, 20):
        entrances.expect(garment_id)

    assert entrances.shares(1) == (0, 0)
    assert entrances.shares(19) == (1, 1)


def test_nothing_moves_where_nobody_watches_or_wants_it(window: MainWindow) -> None:
    assert not motion.may_move()  # tests run off the screen

    window.closet_page.view.welcome(make_garment(1))

    assert window.closet_page.view._entrances.shares(1) == (1, 1)


def test_who_wants_less_motion_has_it_the_next_time_too(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(motion, "_UNSEEN", ())
    monkeypatch.setattr(motion, "_does_system_want_less", lambda: False)
    chip = window.settings_page.less_motion
    assert not chip.isChecked()
    assert motion.may_move()

    chip.click()

    assert not motion.may_move()
    assert window._theme.has_less_motion
    chip.click()
    assert motion.may_move()


def test_the_wish_of_the_system_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(motion, "_UNSEEN", ())
    monkeypatch.setattr(motion, "_does_system_want_less", lambda: True)

    assert not motion.may_move()
