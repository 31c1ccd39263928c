"""Panels over the window outlive what they were opened at, and follow the keys."""

import shiboken6
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.chips import PickerRow
from ui.widgets.layouts import column_of
from ui.widgets.overlay import Overlay
from ui.widgets.scrolling import FittingScroll


def test_a_panel_stays_where_it_is_when_what_it_was_opened_at_goes(
    qtbot: QtBot,
) -> None:
    """A list is shown anew when the terminal changes it; else resizing crashed Qt."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    anchor, field = QPushButton("Tile", window), QLineEdit(window)
    anchor.setGeometry(200, 50, 80, 30)
    anchor.show()
    field.show()
    field.setFocus()
    panel = Overlay(QPushButton("Choice"), anchor)
    before = panel._panel.pos()

    shiboken6.delete(anchor)
    shiboken6.delete(field)
    window.resize(QSize(500, 300))
    placed = panel._panel.pos()
    panel.dismiss()

    assert (placed, panel.isHidden()) == (before, True)


def test_letters_and_arrows_find_a_row_and_bring_it_into_sight(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    names = [f"City {place}" for place in range(20)] + ["Tokyo", "Toronto"]
    rows = [PickerRow(name) for name in names]
    body = QWidget()
    column_of(*rows, inside=body)
    panel = Overlay(FittingScroll(body, "Cities"), window)
    QApplication.processEvents()  # else the rows have no places yet

    for letter in "tor":
        QTest.keyClicks(QApplication.focusWidget() or panel, letter)

    assert rows[-1].hasFocus()
    assert in_sight(rows[-1])
    QTest.keyClick(rows[-1], Qt.Key.Key_Down)
    assert rows[0].hasFocus()
    assert in_sight(rows[0])
    panel.dismiss()


def in_sight(widget: QWidget) -> bool:
    seen = widget.visibleRegion().boundingRect()
    return bool(seen.height() == widget.height())
