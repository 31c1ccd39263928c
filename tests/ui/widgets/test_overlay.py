"""Panels over the window outlive what they were opened at."""

import shiboken6
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.overlay import Overlay


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
