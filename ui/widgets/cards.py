"""Cards with a heading, as the settings and the rules of the taste are made of."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.theme.tokens import GRID
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, column_of, row_of


def card(title: str, about: str, *parts: QWidget | QHBoxLayout) -> QFrame:
    """Return a card of parts, one below the other."""
    frame = QFrame()
    frame.setProperty("role", "card")
    head = [make_label("heading", title)]
    if about:
        head.append(make_label("caption", about, wraps=True))
    # The stretch counts where a neighbour is higher.
    column_of(*head, *parts, STRETCH, gap=GRID, margins=2 * GRID, inside=frame)
    return frame


def line(*buttons: QWidget) -> QHBoxLayout:
    """Return buttons side by side."""
    return row_of(*buttons, STRETCH, gap=GRID)
