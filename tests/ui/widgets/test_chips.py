"""Chips: one is chosen, and no other looks half chosen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.chips import Chip
from ui.widgets.layouts import row_of


def test_the_ring_of_the_focus_goes_with_the_click(qtbot: QtBot) -> None:
    row = QWidget()
    qtbot.addWidget(row)
    first, second = Chip("Work"), Chip("Date")
    row_of(first, second, inside=row)
    row.show()
    row.activateWindow()
    qtbot.waitUntil(row.isActiveWindow)
    first.setFocus(Qt.FocusReason.TabFocusReason)

    QTest.mouseClick(second, Qt.MouseButton.LeftButton)

    assert (first.hasFocus(), second.hasFocus()) == (False, True)
