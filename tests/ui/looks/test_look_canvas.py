"""The canvas: pieces are moved, scaled, turned and layered, by mouse and by keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import idle
from tests.ui.fakes import FakeCloset
from ui.garments.garment_picker import GarmentPicker
from ui.looks.canvas.handles import _handles
from ui.looks.canvas.look_canvas import LONG_STEP, STEP, LookCanvas
from ui.looks.looks_page import LooksPage
from ui.window.main_window import MainWindow
from wardrobe.days.layouts import LONGEST, SHORTEST, PlacedPiece

HAT, SHIRT, JEANS, SHOES = 13, 2, 5, 8
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def settle(window: MainWindow, qtbot: QtBot) -> Callable[[], None]:
    return lambda: idle(window, qtbot)


@pytest.fixture
def canvas(page: LooksPage, settle: Callable[[], None]) -> LookCanvas:
    """Return the canvas of the look `Brunch`: a t-shirt, jeans, sneakers and a hat."""
    page.view.select(page.list.shown[1].look.number)
    page.arrange()
    settle()
    assert len(page.arranging.canvas._placed) == 4
    return page.arranging.canvas


def kept(closet: FakeCloset, piece: int) -> PlacedPiece:
    """Return how a piece lies as the closet has it."""
    look = next(each for each in closet.looks() if each.name == "Brunch")
    return next(each for each in look.layout if each.garment_id == piece)


def placed(canvas: LookCanvas, piece: int) -> PlacedPiece:
    return canvas._placed[canvas._place_of(piece)]


def middle(canvas: LookCanvas, piece: int) -> QPoint:
    laid = canvas._laid(canvas._pictures())
    found = next(each for each in laid if each.garment_id == piece)
    return found.place.center().toPoint()


def drag(canvas: LookCanvas, start: QPoint, to: QPoint) -> None:
    QTest.mousePress(canvas, LEFT, pos=start)
    QTest.mouseMove(canvas, (start + to) / 2)
    QTest.mouseMove(canvas, to)
    QTest.mouseRelease(canvas, LEFT, pos=to)


def test_a_piece_is_dragged_and_that_is_undone(
    canvas: LookCanvas,
    closet: FakeCloset,
    settle: Callable[[], None],
    window: MainWindow,
) -> None:
    before, room = placed(canvas, SHOES), canvas._canvas()

    start = middle(canvas, SHOES)
    drag(canvas, start, start + QPoint(60, -90))
    settle()

    after = kept(closet, SHOES)
    assert canvas.chosen == SHOES
    assert after.x == pytest.approx(before.x + 60 / room.width(), abs=0.01)
    assert after.y == pytest.approx(before.y - 90 / room.height(), abs=0.01)
    assert after.length == before.length
    window.history.undo()
    settle()
    assert placed(canvas, SHOES) == before
    window.history.redo()
    settle()
    assert placed(canvas, SHOES) == after


def test_a_piece_stays_on_its_canvas(
    canvas: LookCanvas, closet: FakeCloset, settle: Callable[[], None]
) -> None:
    drag(canvas, middle(canvas, SHOES), QPoint(-500, 5000))
    settle()

    assert (kept(closet, SHOES).x, kept(closet, SHOES).y) == (0, 1)


def test_a_corner_scales_and_the_stem_turns(
    canvas: LookCanvas, closet: FakeCloset, settle: Callable[[], None]
) -> None:
    canvas.choose(JEANS)
    piece = canvas._chosen_piece()
    assert piece is not None
    corner, centre = _handles(piece)["bottom-right"], piece.place.center()
    before = placed(canvas, JEANS)
    drag(canvas, corner.toPoint(), (centre + (corner - centre) / 2).toPoint())
    settle()
    assert kept(closet, JEANS).length == pytest.approx(before.length / 2, rel=0.03)

    piece = canvas._chosen_piece()
    assert piece is not None
    stem = _handles(piece)["stem"].toPoint()
    drag(canvas, stem, (piece.place.center() + QPointF(100, 0)).toPoint())
    settle()
    assert kept(closet, JEANS).turn == pytest.approx(90, abs=1)


def test_keys_do_all_that_the_mouse_does(
    canvas: LookCanvas, closet: FakeCloset, settle: Callable[[], None]
) -> None:
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    first = canvas.chosen
    before = placed(canvas, first)

    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    QTest.keyClick(canvas, Qt.Key.Key_Period)
    assert canvas._pause.isActive()  # one change, once the keys rest
    canvas.finish()
    settle()

    after = kept(closet, first)
    assert after.x == pytest.approx(before.x + STEP)
    assert after.y == pytest.approx(before.y + LONG_STEP)
    assert after.length > before.length
    assert after.turn > 0
    QTest.keyClick(canvas, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ShiftModifier)
    settle()
    look = next(each for each in closet.looks() if each.name == "Brunch")
    assert look.layout[-1].garment_id == first


def test_keys_that_follow_soon_are_one_step_back(
    canvas: LookCanvas, settle: Callable[[], None], window: MainWindow
) -> None:
    canvas.choose(SHIRT)
    before = placed(canvas, SHIRT)
    for _ in range(5):
        canvas.move_by(STEP, 0)
    canvas.finish()
    settle()

    window.history.undo()
    settle()

    assert placed(canvas, SHIRT) == before
    assert not window.history.stack.canUndo()


def test_tab_goes_through_the_pieces_and_on(canvas: LookCanvas) -> None:
    canvas.setFocus()
    chosen = []
    while canvas.hasFocus():
        QTest.keyClick(canvas, Qt.Key.Key_Tab)
        chosen.append(canvas.chosen)

    assert chosen == [*(each.garment_id for each in canvas._placed), 0]


def test_no_piece_becomes_too_small_or_too_large(canvas: LookCanvas) -> None:
    canvas.choose(SHOES)
    canvas.scale_by(0.001)
    assert placed(canvas, SHOES).length == SHORTEST
    canvas.scale_by(1000)
    assert placed(canvas, SHOES).length == LONGEST


def test_what_is_nearly_upright_is_upright(canvas: LookCanvas) -> None:
    canvas.choose(JEANS)
    piece = canvas._chosen_piece()
    assert piece is not None
    stem = _handles(piece)["stem"].toPoint()

    drag(canvas, stem, stem + QPoint(3, 0))

    assert placed(canvas, JEANS).turn == 0


def test_our_own_layout_comes_back_at_once(
    page: LooksPage, canvas: LookCanvas, closet: FakeCloset, settle: Callable[[], None]
) -> None:
    first = list(canvas._placed)
    assert not page.arranging.tidy.isEnabled()
    canvas.choose(SHOES)
    canvas.move_by(0.2, -0.2)
    canvas.finish()
    settle()

    page.arranging.tidy.click()
    settle()

    assert canvas._placed == first
    assert next(e for e in closet.looks() if e.name == "Brunch").layout == ()


def test_a_piece_is_added_and_taken_out(
    page: LooksPage,
    canvas: LookCanvas,
    closet: FakeCloset,
    settle: Callable[[], None],
    window: MainWindow,
) -> None:
    canvas.choose(SHOES)
    canvas.move_by(0.1, 0)
    canvas.finish()
    settle()
    page.arranging.add.click()
    window.findChildren(GarmentPicker)[-1].garment_chosen.emit(closet.garment(11))
    settle()
    assert kept(closet, 11).x == kept(closet, 11).y == 0.5

    canvas.choose(11)
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    settle()

    look = next(each for each in closet.looks() if each.name == "Brunch")
    assert look.garment_ids == {HAT, SHIRT, JEANS, SHOES}
    assert 11 not in {each.garment_id for each in look.layout}
    assert canvas.chosen == 0


def test_escape_lets_go_of_the_piece_then_leaves(
    page: LooksPage, canvas: LookCanvas
) -> None:
    canvas.setFocus()
    canvas.choose(SHOES)

    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.chosen == 0
    assert page.arranging.isVisible()

    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert page.view.isVisible()


def test_what_was_not_told_yet_is_kept_when_one_leaves(
    page: LooksPage, canvas: LookCanvas, closet: FakeCloset, settle: Callable[[], None]
) -> None:
    canvas.choose(SHOES)
    before = placed(canvas, SHOES)
    canvas.move_by(0.1, 0)

    page.arranging.back.click()
    settle()

    assert kept(closet, SHOES).x == pytest.approx(before.x + 0.1)


def test_a_look_removed_elsewhere_closes_its_canvas(
    page: LooksPage,
    canvas: LookCanvas,
    closet: FakeCloset,
    settle: Callable[[], None],
    window: MainWindow,
) -> None:
    assert canvas.isVisible()
    closet.remove_look(page._number)
    window.watch.changed.emit()
    settle()

    assert page.view.isVisible()


def test_undo_takes_back_what_the_keys_are_still_at(
    canvas: LookCanvas, settle: Callable[[], None], window: MainWindow
) -> None:
    canvas.setFocus()
    canvas.choose(SHOES)
    before = placed(canvas, SHOES)
    drag(canvas, middle(canvas, SHOES), middle(canvas, SHOES) + QPoint(30, 30))
    settle()
    dragged = placed(canvas, SHOES)
    QTest.keyClick(canvas, Qt.Key.Key_Left)

    for expected in (dragged, before):
        QTest.keyClick(canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        settle()
        assert placed(canvas, SHOES) == expected
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(canvas, Qt.Key.Key_Z, keys)
    settle()
    assert placed(canvas, SHOES) == dragged
