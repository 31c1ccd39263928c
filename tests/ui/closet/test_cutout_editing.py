"""Mending a cut-out: brush, whole photo, restore, save, and undo of it all."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeCloset
from ui.closet.cutout_editing import array_of
from ui.closet.cutout_editor import CutoutEditor
from ui.window.main_window import MainWindow

LEFT, RIGHT = QPoint(120, 240), QPoint(360, 240)


def open_editor(window: MainWindow, closet: FakeCloset, qtbot: QtBot) -> CutoutEditor:
    window.cutting.open(closet.garment(1))
    qtbot.waitUntil(lambda: window.cutting.editor is not None)
    assert window.cutting.editor is not None
    return window.cutting.editor


def shade(editor: CutoutEditor, at: QPoint) -> int:
    mask = array_of(editor.canvas.cover)
    scale = mask.shape[0] / editor.canvas.height()
    return int(mask[int(at.y() * scale), int(at.x() * scale)])


def test_the_brush_erases_and_restores(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    editor = open_editor(window, closet, qtbot)
    assert (shade(editor, LEFT), shade(editor, RIGHT)) == (255, 0)

    QTest.mouseClick(editor.canvas, Qt.MouseButton.LeftButton, pos=LEFT)
    assert shade(editor, LEFT) == 0

    QTest.keyClick(editor.canvas, Qt.Key.Key_R)
    QTest.mouseClick(editor.canvas, Qt.MouseButton.LeftButton, pos=RIGHT)
    assert shade(editor, RIGHT) == 255

    editor.undo.click()
    editor.undo.click()
    assert (shade(editor, LEFT), shade(editor, RIGHT)) == (255, 0)
    assert not editor.undo.isEnabled()


def test_the_brush_is_led_by_keys(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    editor = open_editor(window, closet, qtbot)
    for _ in range(8):
        QTest.keyClick(editor.canvas, Qt.Key.Key_Left)

    QTest.keyClick(editor.canvas, Qt.Key.Key_Space)

    assert shade(editor, QPoint(240 - 8 * 16, 240)) == 0


def test_the_background_is_kept_and_the_original_restored(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    editor = open_editor(window, closet, qtbot)

    editor.whole.click()
    assert shade(editor, RIGHT) == 255

    editor.again.click()
    assert shade(editor, RIGHT) == 0


def test_a_saved_cut_out_replaces_the_pictures_until_it_is_undone(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    editor = open_editor(window, closet, qtbot)
    editor.whole.click()

    editor.save.click()
    qtbot.waitUntil(lambda: closet.masks.get(1) is not None)
    assert window.cutting.editor is None

    window.history.undo()
    qtbot.waitUntil(lambda: closet.masks[1] is None)
    window.history.redo()
    qtbot.waitUntil(lambda: closet.masks[1] is not None)


def test_a_painted_mask_is_there_the_next_time(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    editor = open_editor(window, closet, qtbot)
    editor.whole.click()
    editor.save.click()
    qtbot.waitUntil(lambda: closet.masks.get(1) is not None)

    again = open_editor(window, closet, qtbot)

    assert shade(again, RIGHT) == 255


def test_the_brush_paints_finer_where_the_photo_is_enlarged(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    editor = open_editor(window, closet, qtbot)
    canvas = editor.canvas

    def erased() -> int:
        before = array_of(canvas.cover).astype(int)
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=LEFT)
        return int((before - array_of(canvas.cover) > 128).sum())

    plain = erased()
    editor.undo.click()
    canvas.zoom_by(4.0, QPointF(LEFT))
    fine = erased()

    assert 8 * fine < plain
    assert shade(editor, LEFT) == 0  # the place under the pointer stayed where it was
    assert editor.zoom.text() == "400 %"


def test_zooming_ends_at_the_whole_photo(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    editor = open_editor(window, closet, qtbot)
    canvas = editor.canvas
    for _ in range(9):
        QTest.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.zoom == 8.0
    assert not editor.larger.isEnabled()

    QTest.keyClick(canvas, Qt.Key.Key_0)

    assert canvas.zoom == 1.0
    assert not editor.smaller.isEnabled()
    assert canvas._place().width() == canvas.width()
