"""What a piece is worth is said beside it: on the panel, and in the tile's tip."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow, idle
from tests.ui.fakes import NOW, FakeCloset
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from wardrobe.model.event import Event, EventKind
from wardrobe.model.occasion import Occasion

SHIRT, JEANS = 1, 5


def wear(*ago: int) -> list[Event]:
    return [
        Event(
            kind=EventKind.WEAR,
            garment_ids=(SHIRT,),
            occasion=Occasion.CASUAL,
            at=NOW - timedelta(days=days),
        )
        for days in ago
    ]


def open_closet(
    make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot
) -> MainWindow:
    window = make_window(closet)
    window.show_page(Page.CLOSET)
    idle(window, qtbot)
    return window


def tip(window: MainWindow, garment_id: int) -> str:
    garments = window.closet_page.list
    index = garments.index(garments.row_of(garment_id))
    return str(garments.data(index, Qt.ItemDataRole.ToolTipRole))


def test_wears_and_their_cost_stand_beside_the_piece(
    make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    closet.log += wear(2, 3)
    closet.update([replace(closet.garment(SHIRT), price_cents=1280)])
    window = open_closet(make_window, closet, qtbot)
    panel = window.closet_page.details

    window.closet_page.view.select([SHIRT])

    said = "Worn 2 times, last on Tuesday, 6.40 a wear"
    assert panel.wearing.text() == said
    assert tip(window, SHIRT) == f"White shirt, in the laundry\n{said}"
    assert tip(window, JEANS).endswith("\nNot worn yet")
    window.closet_page.view.select([SHIRT, JEANS])
    assert panel.wearing.isHidden()


def test_before_the_wears_are_read_nothing_is_said_of_them(
    make_window: MakeWindow, closet: FakeCloset
) -> None:
    window = make_window(closet)

    assert tip(window, SHIRT) == "White shirt"


def test_a_wear_is_told_at_once(
    make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    window = open_closet(make_window, closet, qtbot)
    window.closet_page.view.select([SHIRT])
    assert window.closet_page.details.wearing.text() == "Not worn yet"

    window.taste.record(wear(0), lambda _: None)
    idle(window, qtbot)

    assert window.closet_page.details.wearing.text() == "Worn once, last today"
