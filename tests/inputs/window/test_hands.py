"""What hands do to a window, after what users of others reported.

Each id or docstring names the report.
"""

from pathlib import Path
from threading import Event as Flag
from threading import Timer

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow, idle
from tests.ui.fakes import FakeCloset, FakeEyes
from ui.undo.garment_changes import edit_garments
from ui.widgets.overlay import Overlay
from ui.window import main_window
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from ui.window.window_geometry import bring_to_front, restore_place, save_place
from wardrobe.closet.editing import with_brand

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def texts(window: MainWindow) -> list[str]:
    return [toast.text for toast in window.toasts.toasts()]


def is_taken(widget: QWidget, data: QMimeData) -> bool:
    """Return whether a drag may be dropped on a widget."""
    action = Qt.DropAction.CopyAction
    event = QDragEnterEvent(QPoint(5, 5), action, data, LEFT, NONE)
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def is_within_reach(window: MainWindow) -> bool:
    """Return whether enough of a window's title is seen to move it."""
    title = window.frameGeometry()
    title.setHeight(30)
    seen = window.screen().availableGeometry().intersected(title)
    return seen.width() > 160 and seen.height() > 20


def double_click(window: MainWindow, widget: QWidget) -> None:
    place = widget.mapTo(window, widget.rect().center())
    QTest.mouseDClick(window.windowHandle(), LEFT, NONE, place)


def file_of(folder: Path) -> QMimeData:
    """Return a file as file managers drag one: its address, also as words."""
    data = QMimeData()
    address = QUrl.fromLocalFile(str(folder / "shirt.jpg"))
    data.setUrls([address])
    data.setText(address.toString())
    return data


def picture_of_the_web() -> QMimeData:
    """Return a picture as browsers drag one: its address in three forms."""
    address = "https://shop.example/shirt.jpg"
    data = QMimeData()
    data.setUrls([QUrl(address)])
    data.setText(address)
    data.setHtml(f'<img src="{address}">')
    return data


def test_a_picture_of_the_web_is_no_photo_and_harmless(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    """As of Image-Sorting-Software 9, files-community 12378."""
    window.show_page(Page.CLOSET)

    assert not is_taken(window, picture_of_the_web())
    window.photos.add_dropped(picture_of_the_web())
    idle(window, qtbot)
    assert texts(window) == ["No photo found there."]
    assert len(closet.garments()) == 13


def test_an_address_without_a_path_is_not_the_folder_that_one_is_in(
    window: MainWindow,
    closet: FakeCloset,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As of Cli2Gui 7, for drops."""
    (tmp_path / "shirt.jpg").write_bytes(b"shirt")
    monkeypatch.chdir(tmp_path)
    data = QMimeData()
    data.setUrls([QUrl("file:")])

    window.photos.add_dropped(data)
    idle(window, qtbot)

    assert texts(window) == ["No photo found there."]
    assert len(closet.garments()) == 13


def test_a_picture_with_words_on_the_clipboard_is_added_once(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    """As of joplin 1430: programs copy both."""
    picture = QImage(60, 60, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    data = QMimeData()
    data.setText("red")
    data.setHtml("<b>red</b>")
    data.setImageData(picture)

    window.photos.add_dropped(data)
    idle(window, qtbot)

    assert len(closet.garments()) == 14


@pytest.mark.parametrize("page", [Page.CLOSET, Page.LOOKS, Page.SETTINGS])
def test_a_photo_dropped_over_a_field_is_the_windows(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, page: Page
) -> None:
    """As of dnGrep 937: everywhere but on the entry field."""
    window.show_page(page)
    window.closet_page.view.select([1])
    idle(window, qtbot)
    lines, notes = window.findChildren(QLineEdit), window.findChildren(QPlainTextEdit)
    fields = [*lines, *notes, *(each.viewport() for each in notes)]

    assert fields
    assert [field for field in fields if field.acceptDrops()] == []
    assert is_taken(window, file_of(tmp_path))


def test_a_double_click_opens_a_menu_and_does_nothing_in_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    """As of InvenTree 191: there are people who click everything twice."""
    idle(window, qtbot)

    for opener in (window.navigation.theme, window.navigation.menu):
        double_click(window, opener)
        opened = [each for each in window.findChildren(Overlay) if each.isVisible()]
        assert len(opened) == 1
        opened[0].dismiss()

    assert window.today.isVisible()


def test_a_double_click_wears_once(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    """As of civiform 2469."""
    idle(window, qtbot)

    double_click(window, window.today.board.big.wear)
    idle(window, qtbot)

    assert len(closet.log) == 1


def test_a_key_that_is_held_acts_once(window: MainWindow) -> None:
    """Else Ctrl+Return in a hurry wears what comes next, and Ctrl+Z undoes a day."""
    assert [each.text() for each in window.actions() if each.autoRepeat()] == []


@pytest.mark.parametrize("page", [Page.TODAY, Page.SETTINGS, Page.MODEL, Page.TRIPS])
def test_the_wheel_changes_nothing_that_one_only_scrolls_past(
    window: MainWindow, qtbot: QtBot, page: Page
) -> None:
    """As of qBittorrent 866, pydm 814."""
    window.show_page(page)
    idle(window, qtbot)
    kinds = (QAbstractSlider, QAbstractSpinBox, QComboBox)
    found = [each for kind in kinds for each in window.findChildren(kind)]
    found = [each for each in found if not isinstance(each, QScrollBar)]
    before = [_value(each) for each in found]

    for each in found:
        each.clearFocus()
        QApplication.sendEvent(each, _wheel(each, -120))
        QApplication.sendEvent(each, _wheel(each, 120 * 3))

    assert found
    assert [_value(each) for each in found] == before
    wheel = Qt.FocusPolicy.WheelFocus
    assert [each for each in found if each.focusPolicy() is wheel] == []


def _wheel(widget: QWidget, angle: int) -> QWheelEvent:
    return QWheelEvent(
        QPointF(5, 5),
        QPointF(widget.mapToGlobal(QPoint(5, 5))),
        QPoint(0, angle),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # Qt takes no name
    )


def _value(widget: QWidget) -> object:
    if isinstance(widget, QComboBox):
        return widget.currentIndex()
    return widget.property("value") or widget.property("time")


def test_the_change_before_closing_is_saved(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    """As of owncloud files_texteditor 205, PrivacyNotes 81."""
    idle(window, qtbot)
    shirt = window.closet.garment(1)
    assert shirt is not None
    gate = Flag()
    window.jobs.run(window, lambda _progress: gate.wait(10), lambda _done: None)
    branded = with_brand(shirt, "Olymp")
    window.history.make(edit_garments(window.closet, [shirt], [branded]))
    Timer(0.2, gate.set).start()

    window.close()

    assert closet.garments()[0].brand == "Olymp"


def test_what_is_being_typed_while_closing_is_saved(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    """As of textdropapp 35."""
    window.show_page(Page.CLOSET)
    window.closet_page.view.select([1])
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field = window.closet_page.details.facts.fields["Brand"]
    field.setFocus()
    QTest.keyClicks(field, "Olymp")

    window.close()

    assert closet.garments()[0].brand == "Olymp"


def test_an_import_holds_up_no_logging_out(
    make_window: MakeWindow,
    closet: FakeCloset,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As of inbox-notifier 21, KVIrc 671."""
    eyes = FakeEyes()
    window = make_window(closet, eyes)
    eyes.gate.clear()
    (tmp_path / "shirt.jpg").write_bytes(b"shirt")
    window.photos.add_paths([tmp_path / "shirt.jpg"])
    monkeypatch.setattr(main_window, "is_logging_out", lambda: True)
    Timer(0.2, eyes.gate.set).start()

    window.close()

    assert not window.isVisible()


def test_a_window_of_a_screen_that_went_comes_back_from_the_tray(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As of keeweb 954: the screen went while the window was away."""
    monkeypatch.setattr(window, "raise_", lambda: None)  # not offscreen
    window.move(9000, 9000)
    window.hide()

    bring_to_front(window)

    assert is_within_reach(window)


def test_a_window_of_a_screen_that_went_opens_on_one_that_is_there(
    window: MainWindow, make_window: MakeWindow, closet: FakeCloset
) -> None:
    """As of rpi-imager 91, Messenger-for-Desktop 268."""
    window.move(-9000, 40)
    save_place(window, window._settings)

    restore_place(window, window._settings)

    assert is_within_reach(window)
