"""Cards with a heading, as the settings and the rules of the taste are made of."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.tokens import GRID
from ui.widgets.labels import make_label


def card(title: str, about: str, *parts: QWidget | QHBoxLayout) -> QFrame:
    """Return a card of parts, one below the other."""
    frame = QFrame()
    frame.setProperty("role", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
    column.setSpacing(GRID)
    heading = make_label("heading", title)
    column.addWidget(heading)
    if about:
        words = make_label("caption", about, wraps=True)
        column.addWidget(words)
    for part in parts:
        if isinstance(part, QHBoxLayout):
            column.addLayout(part)
        else:
            column.addWidget(part)
    column.addStretch(1)  # where a neighbour is higher
    return frame


def line(*buttons: QWidget) -> QHBoxLayout:
    """Return buttons side by side."""
    row = QHBoxLayout()
    row.setSpacing(GRID)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
