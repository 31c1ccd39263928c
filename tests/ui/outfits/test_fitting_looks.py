"""Today shows the looks that fit, and leads to them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow, idle
from tests.ui.fakes import NOW, FakeCloset
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from wardrobe.days.plans import SavedLook
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import State
from wardrobe.model.occasion import Occasion
from wardrobe.model.season import Season

LOOK = SavedLook(
    garment_ids=frozenset({2, 5, 8}),
    made_at=NOW,
    name="Brunch",
    occasion=Occasion.CASUAL,
)


@pytest.fixture
def window(make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot) -> MainWindow:
    closet.save_look(LOOK)
    closet.save_look(replace(LOOK, name="Gala", occasion=Occasion.FORMAL))
    closet.save_look(replace(LOOK, name="Ski", seasons=frozenset({Season.WINTER})))
    window = make_window(closet)
    idle(window, qtbot)
    return window


def said(window: MainWindow) -> list[str]:
    fitting = window.today.fitting
    if fitting.isHidden():
        return []
    return [each.accessibleName() for each in fitting.findChildren(QAbstractButton)]


def test_looks_for_the_occasion_and_season_stand_on_today(window: MainWindow) -> None:
    assert said(window) == ["Brunch: Not worn yet"]


def test_built_around_a_piece_only_looks_with_it_stay(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    window.today.build_around([closet.garment(1)])
    idle(window, qtbot)
    assert said(window) == []

    window.today.build_around([closet.garment(2)])  # takes the other top's place
    idle(window, qtbot)
    assert said(window) == ["Brunch: Not worn yet"]


def test_another_occasion_has_other_looks(window: MainWindow, qtbot: QtBot) -> None:
    window.today.dress_for(Occasion.FORMAL)
    idle(window, qtbot)
    assert said(window) == ["Gala: Not worn yet"]

    window.today.dress_for(Occasion.SPORTS)
    idle(window, qtbot)
    assert said(window) == []


@pytest.mark.parametrize("days_ago", [3, 20])
def test_what_was_worn_lately_waits(
    make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot, days_ago: int
) -> None:
    closet.save_look(LOOK)
    worn = Event(
        kind=EventKind.WEAR,
        garment_ids=(2, 5, 8),
        occasion=Occasion.CASUAL,
        at=NOW - timedelta(days=days_ago),
    )
    closet.log.append(replace(worn, number=1))
    closet.set_washed({each: NOW.date() for each in (2, 5, 8)})
    window = make_window(closet)
    idle(window, qtbot)

    assert said(window) == (["Brunch: Worn 20 days ago"] if days_ago == 20 else [])


def test_a_look_with_a_piece_in_the_laundry_waits(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    closet.update([replace(closet.garment(5), state=State.LAUNDRY)])
    window.closet.load()
    qtbot.waitUntil(lambda: said(window) == [], timeout=5000)


def test_a_click_leads_to_the_look(window: MainWindow, qtbot: QtBot) -> None:
    window.today.fitting.findChildren(QAbstractButton)[0].click()
    idle(window, qtbot)

    assert window.looks.isVisible()
    assert window.looks.panel.isVisible()
    assert window.looks.panel.form.name.text() == "Brunch"
    assert window.navigation._pages[Page.LOOKS].isChecked()


def test_the_row_is_no_wider_than_a_narrow_window(
    make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    for number in range(3):
        closet.save_look(replace(LOOK, name=f"Brunch {number} " * 6))
    window = make_window(closet)
    window.resize(900, 600)
    idle(window, qtbot)

    fitting = window.today.fitting
    shown = [e for e in fitting.findChildren(QAbstractButton) if e.isVisible()]
    assert 1 < len(shown) <= 3
    assert all(each.width() >= 160 for each in shown)
    assert window.today._area.horizontalScrollBar().maximum() == 0
    assert fitting.minimumSizeHint().width() < 400
