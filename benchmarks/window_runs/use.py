"""Somebody who uses the window for hours: real clicks and keys, in random order."""

import random
import resource
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDesktopServices, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QSlider,
    QWidget,
)

from ui.files import file_dialogs
from ui.widgets.overlay import Overlay
from ui.window.main_window import MainWindow
from ui.window.navigation import Page

HOURS = 8
WORDS = ("black", "shoes", "striped", "navy shirt", "zzz", "")
KEYS = (
    (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
)
# Actions after which all that was asked for must have come.
PATIENCE = 25


def use(
    app: QApplication, window: MainWindow, count: int, wait: Callable[[], None]
) -> dict[str, Any]:
    """Do so many random things, and note the memory after each hour's worth.

    Returns:
        `megabytes`: resident memory after each hour's worth of actions.
    """
    rng = random.Random(20)
    megabytes: list[float] = []
    with (
        # Dialogs of the system wait for a hand of flesh.
        mock.patch.object(file_dialogs._Dialog, "answer", _chosen_nothing),
        mock.patch.object(QDesktopServices, "openUrl", _opened),
        # Who goes to another closet, or restarts, would do no more in this window.
        mock.patch.object(MainWindow, "close", _stayed),
    ):
        for number in range(1, count + 1):
            _act(window, rng)
            app.processEvents()
            # As `app.exec` does: outside of it Qt keeps what is to be deleted later.
            app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            if number % PATIENCE == 0:
                wait()
            if number % (count // HOURS) == 0:
                megabytes.append(resident_mb())
                assert window.isVisible()
    return {"megabytes": megabytes}


def _chosen_nothing(_dialog: object) -> list[Path]:
    return []


def _opened(_url: object) -> bool:
    return True


def _stayed(_window: object) -> bool:
    return False


def resident_mb() -> float:
    """Return the memory that this process has in use, in MB."""
    status = Path("/proc/self/statm")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    pages = int(status.read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


def _act(window: MainWindow, rng: random.Random) -> None:
    acts = (_turn_page, _click, _click, _click, _type, _press, _scroll, _pick, _slide)
    rng.choice(acts)(window, rng)


def _turn_page(window: MainWindow, rng: random.Random) -> None:
    for overlay in window.findChildren(Overlay):
        overlay.dismiss()
    window.show_page(rng.choice([page for page in Page if page is not Page.REVIEW]))


def _click(window: MainWindow, rng: random.Random) -> None:
    maintenance = (
        window.settings_page.maintenance
    )  # restoring backups all day is another test
    buttons = [
        each
        for each in _seen(window, QAbstractButton)
        if each.isEnabled() and not maintenance.isAncestorOf(each)
    ]
    if buttons:
        QTest.mouseClick(rng.choice(buttons), Qt.MouseButton.LeftButton)


def _type(window: MainWindow, rng: random.Random) -> None:
    fields = [each for each in _seen(window, QLineEdit) if each.isEnabled()]
    if fields:
        field = rng.choice(fields)
        field.selectAll()
        QTest.keyClicks(field, rng.choice(WORDS))


def _press(window: MainWindow, rng: random.Random) -> None:
    key, modifier = rng.choice(KEYS)
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def _scroll(window: MainWindow, rng: random.Random) -> None:
    areas = _seen(window, QAbstractScrollArea)
    if areas:
        area = rng.choice(areas).viewport()
        middle = QPointF(area.rect().center())
        turn = QWheelEvent(
            middle,
            area.mapToGlobal(middle),
            QPoint(),
            QPoint(0, rng.choice((-240, 240))),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # noqa: FBT003  # Qt names no argument here
        )
        QApplication.sendEvent(area, turn)


def _pick(window: MainWindow, rng: random.Random) -> None:
    views = _seen(window, QAbstractItemView)
    if views:
        view = rng.choice(views).viewport()
        place = QPoint(*(rng.randrange(max(1, n)) for n in view.size().toTuple()))
        held = rng.choice(
            (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier)
        )
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, held, place)


def _slide(window: MainWindow, rng: random.Random) -> None:
    sliders = _seen(window, QSlider)
    if sliders:
        slider = rng.choice(sliders)
        slider.setValue(rng.randint(slider.minimum(), slider.maximum()))


def _seen(window: MainWindow, kind: type[Any]) -> list[Any]:
    """Return the widgets of a kind that can be seen: in a sheet, if one is open."""
    sheets: list[QWidget] = [
        each for each in window.findChildren(Overlay) if each.isVisible()
    ]
    place = sheets[-1] if sheets else window
    return [each for each in place.findChildren(kind) if each.isVisible()]
