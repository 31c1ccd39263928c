"""The page of looks: found again, edited, mended, worn, removed, each with undo."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.conftest import idle
from tests.ui.fakes import FakeCloset
from tests.ui.looks.conftest import names
from ui.garments.garment_picker import GarmentPicker
from ui.looks.look_list import OUTFIT_KIND
from ui.looks.look_maker import LookMaker
from ui.looks.looks_page import LooksPage
from ui.looks.piece_rows import PieceRows
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from wardrobe.days.plans import SavedLook
from wardrobe.errors import ClosetUnusable
from wardrobe.model.event import EventKind
from wardrobe.model.garment import State
from wardrobe.model.occasion import Occasion
from wardrobe.model.season import Season

Choose = Callable[[str], None]


@pytest.fixture
def choose(page: LooksPage, window: MainWindow, qtbot: QtBot) -> Choose:
    def by_name(name: str) -> None:
        page.view.select(page.list.shown[names(page).index(name)].look.number)
        idle(window, qtbot)

    return by_name


def kept(closet: FakeCloset, name: str) -> SavedLook:
    return next(each for each in closet.looks() if each.name == name)


def button(rows: PieceRows, label: str) -> QPushButton:
    found = (each for each in rows.findChildren(QPushButton) if each.isVisible())
    return next(each for each in found if each.accessibleName() == label)


def test_a_liked_outfit_is_found_in_two_clicks(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    window.show_page(Page.TODAY)
    qtbot.waitUntil(window.today.board.cards[0].isVisible)
    card = window.today.board.cards[0]
    assert card.outfit is not None
    ids = card.outfit.ids
    card.event_asked.emit(EventKind.LIKE)
    idle(window, qtbot)

    window.navigation._pages[Page.LOOKS].click()
    idle(window, qtbot)
    view = window.looks.view
    first = view.visualRect(window.looks.list.index(0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=first)

    assert window.looks.panel.isVisible()
    assert window.looks.chosen is not None
    assert window.looks.chosen.look.garment_ids == ids
    window.history.undo()
    idle(window, qtbot)
    assert len(names(window.looks)) == 3


def test_escape_in_the_details_of_a_look_closes_them(
    page: LooksPage, choose: Choose
) -> None:
    choose("Brunch")
    page.panel.form.name.setFocus()

    QTest.keyClick(page.panel.form.name, Qt.Key.Key_Escape)

    assert not page.panel.isVisible()
    assert page.view.hasFocus()


def test_what_is_said_of_a_look_is_kept_and_undone(
    page: LooksPage,
    choose: Choose,
    closet: FakeCloset,
    window: MainWindow,
    qtbot: QtBot,
) -> None:
    choose("Brunch")
    form = page.panel.form
    QTest.keyClicks(form.name, " with Jo")
    QTest.keyClick(form.name, Qt.Key.Key_Return)
    form.seasons[Season.SUMMER].click()
    form.tags.setText("a, b")
    form.tags.setModified(True)
    form.tags.editingFinished.emit()
    form.notes.setPlainText("no hat")
    form.notes.document().setModified(True)
    form.notes.left.emit()
    form._on_occasion(None)
    idle(window, qtbot)

    look = kept(closet, "Brunch with Jo")
    assert look.seasons == {Season.SUMMER}
    assert look.tags == ("a", "b")
    assert (look.notes, look.occasion) == ("no hat", None)
    for _ in range(5):
        window.history.undo()
    idle(window, qtbot)
    again = kept(closet, "Brunch")
    assert (again.tags, again.notes) == (("comfy",), "with the big sunglasses")
    assert form.name.text() == "Brunch"


def test_tags_that_are_refused_say_why_and_stay(
    page: LooksPage, choose: Choose, closet: FakeCloset
) -> None:
    choose("Brunch")
    form = page.panel.form
    form.tags.setText("x" * 41)
    form.tags.setModified(True)
    form.tags.editingFinished.emit()

    assert form.refusal.isVisible()
    assert form.refusal.text() == "A tag can have at most 40 letters."
    assert kept(closet, "Brunch").tags == ("comfy",)


def test_what_was_typed_goes_to_the_look_it_was_typed_for(
    page: LooksPage,
    choose: Choose,
    closet: FakeCloset,
    window: MainWindow,
    qtbot: QtBot,
) -> None:
    choose("Brunch")
    QTest.keyClicks(page.panel.form.name, "!")

    choose("Öpera")
    idle(window, qtbot)

    assert {each.name for each in closet.looks()} == {"Brunch!", "Öpera", ""}


def test_a_piece_that_is_gone_is_said_and_the_nearest_offered(
    page: LooksPage,
    choose: Choose,
    closet: FakeCloset,
    window: MainWindow,
    qtbot: QtBot,
) -> None:
    window.closet.remove([5], window.jobs.on_error)  # the jeans
    idle(window, qtbot)
    assert [each.is_broken for each in page.list.shown] == [False, True, False]
    choose("Brunch")
    gone = page.panel.gone
    assert gone.isVisible()
    assert not page.panel.wear.isEnabled()

    button(gone, "Use it instead").click()
    idle(window, qtbot)

    assert kept(closet, "Brunch").garment_ids == {2, 6, 8, 13}  # the black trousers
    assert not gone.isVisible()
    assert page.panel.wear.isEnabled()
    window.history.undo()
    idle(window, qtbot)
    assert gone.isVisible()


def test_another_piece_can_be_chosen_for_one_that_is_gone(
    page: LooksPage,
    choose: Choose,
    closet: FakeCloset,
    window: MainWindow,
    qtbot: QtBot,
) -> None:
    closet.update([replace(closet.garment(8), state=State.GONE)])
    window.closet.load()
    idle(window, qtbot)
    choose("Brunch")
    button(page.panel.gone, "Choose another…").click()
    picker = window.findChildren(GarmentPicker)[-1]
    offered = {each.id for each in picker._list.garments}

    picker.garment_chosen.emit(closet.garment(9))
    idle(window, qtbot)

    assert offered == {1, 3, 4, 6, 7, 9, 10, 11, 12}
    assert kept(closet, "Brunch").garment_ids == {2, 5, 9, 13}


def test_a_piece_can_be_taken_out_but_not_the_last(
    page: LooksPage,
    choose: Choose,
    closet: FakeCloset,
    window: MainWindow,
    qtbot: QtBot,
) -> None:
    choose("Brunch")
    for piece in (2, 5, 8, 13):
        page.panel.pieces.taken_out.emit(piece)
        idle(window, qtbot)

    assert kept(closet, "Brunch").garment_ids == {13}


def test_a_look_is_worn_today_once(
    page: LooksPage,
    choose: Choose,
    closet: FakeCloset,
    window: MainWindow,
    qtbot: QtBot,
) -> None:
    choose("Öpera")

    page.panel.wear.click()
    idle(window, qtbot)

    (event,) = closet.events()
    assert (event.kind, event.garment_ids) == (EventKind.WEAR, (1, 6, 10, 11))
    assert event.occasion is Occasion.FORMAL
    assert page.panel.wear.text().strip() == "Worn today"
    assert not page.panel.wear.isEnabled()


def test_a_look_is_removed_and_brought_back(
    page: LooksPage, choose: Choose, window: MainWindow, qtbot: QtBot
) -> None:
    choose("Brunch")
    QTest.keyClick(page.view, Qt.Key.Key_Delete)
    idle(window, qtbot)
    assert "Brunch" not in names(page)
    assert not page.panel.isVisible()

    window.history.undo()
    idle(window, qtbot)

    assert "Brunch" in names(page)


def test_a_look_is_put_together_by_hand(
    page: LooksPage, closet: FakeCloset, window: MainWindow, qtbot: QtBot
) -> None:
    page.gallery.new.click()
    maker = window.findChildren(LookMaker)[-1]
    assert not maker.make.isEnabled()
    maker.view.select([3])
    maker.search.setText("skirt")
    maker.view.select([7])

    maker.make.click()
    idle(window, qtbot)

    assert closet.looks()[0].garment_ids == {3, 7}
    assert page.chosen is not None
    assert page.chosen.look.garment_ids == {3, 7}
    assert page.panel.isVisible()


def test_pieces_are_a_start_for_other_outfits(
    page: LooksPage, choose: Choose, window: MainWindow
) -> None:
    choose("Öpera")

    page.panel.build_around_asked.emit()

    assert window.today.isVisible()
    assert window.today.tray.ids == {1, 6, 10, 11}


def test_a_dragged_look_is_an_outfit_for_the_calendar(page: LooksPage) -> None:
    data = page.list.mimeData([page.list.index(1)])

    body = bytes(data.data(OUTFIT_KIND).data())
    assert body == b'[[2, 5, 8, 13], "casual", 0]'


def test_a_look_shows_its_garment_in_the_closet(
    page: LooksPage, choose: Choose, window: MainWindow
) -> None:
    choose("Öpera")

    page.panel.pieces.garment_asked.emit(6)

    assert window.closet_page.isVisible()
    assert [each.id for each in window.closet_page.view.selected()] == [6]


def test_garments_dropped_on_the_rail_become_a_look(
    window: MainWindow, page: LooksPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    window.show_page(Page.CLOSET)
    window.navigation._pages[Page.LOOKS].garments_dropped.emit([4, 7, 9])
    idle(window, qtbot)

    assert closet.looks()[0].garment_ids == {4, 7, 9}
    assert page.panel.isVisible()


def test_a_look_held_over_the_calendar_opens_it(
    window: MainWindow, page: LooksPage, qtbot: QtBot
) -> None:
    calendar = window.navigation._pages[Page.CALENDAR]
    data = page.list.mimeData([page.list.index(0)])  # Qt doesn't keep it alive
    event = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )

    QApplication.sendEvent(calendar, event)

    qtbot.waitUntil(window.calendar.isVisible)


def test_edits_that_follow_at_once_are_all_kept(
    page: LooksPage,
    choose: Choose,
    closet: FakeCloset,
    window: MainWindow,
    qtbot: QtBot,
) -> None:
    choose("Brunch")
    QTest.keyClicks(page.panel.form.name, "!")
    QTest.keyClick(page.panel.form.name, Qt.Key.Key_Return)
    page.panel.pieces.taken_out.emit(13)  # before the name is written
    page.panel.form.seasons[Season.SPRING].click()
    idle(window, qtbot)

    look = kept(closet, "Brunch!")
    assert look.garment_ids == {2, 5, 8}
    assert look.seasons == {Season.SPRING}


def test_an_edit_that_cannot_be_written_is_shown_no_more(
    page: LooksPage,
    choose: Choose,
    closet: FakeCloset,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)

    def refuse(_look: SavedLook) -> None:
        raise ClosetUnusable("the disk is full")

    choose("Brunch")
    monkeypatch.setattr(closet, "change_look", refuse)
    page.panel.pieces.taken_out.emit(13)
    idle(window, qtbot)

    assert page.chosen is not None
    assert page.chosen.look.garment_ids == {2, 5, 8, 13}
    assert window.toasts.toasts()[-1].text == "The disk is full."


def test_wearing_twice_in_a_hurry_is_one_wear(
    page: LooksPage,
    choose: Choose,
    closet: FakeCloset,
    window: MainWindow,
    qtbot: QtBot,
) -> None:
    choose("Brunch")
    page.panel.wear.click()
    page.panel.wear.click()
    idle(window, qtbot)

    assert len(closet.events()) == 1


def test_looks_that_nobody_sees_are_read_when_they_are_shown(
    window: MainWindow, page: LooksPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    reads: list[int] = []
    page._state.looks_changed.connect(lambda: reads.append(1))
    window.show_page(Page.CLOSET)
    closet.save_look(replace(closet.looks()[0], name="From elsewhere", number=0))
    window.closet.load()
    idle(window, qtbot)
    assert reads == []

    window.show_page(Page.LOOKS)
    idle(window, qtbot)

    assert "From elsewhere" in names(page)
