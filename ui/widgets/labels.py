"""Labels as the style sheet knows them, by their role."""

from PySide6.QtWidgets import QLabel

from ui.theme.tokens import GRID
from ui.widgets.plain_text import plain_label


def make_label(role: str, text: str = "", *, wraps: bool = False) -> QLabel:
    """Return a label of a role such as `soft`, whose text may wrap; never HTML."""
    label = plain_label(text)
    label.setProperty("role", role)
    label.setWordWrap(wraps)
    return label


def make_section(text: str, above_px: int = GRID) -> QLabel:
    """Return the head of a part of a panel, with room above it."""
    label = make_label("section", text)
    label.setContentsMargins(0, above_px, 0, 0)
    return label
