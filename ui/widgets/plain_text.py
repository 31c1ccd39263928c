"""Shows text of the user, or of a file's name, as it is: Qt takes some for HTML.

A label or tooltip guesses from the text whether it is rich text, and then loads the
pictures and links that it names.
"""

import re
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

# Longer than words are; names of files and folders end at slashes.
_ENDLESS = re.compile(r"[^\s/\\]{25,}")
_PARTS = re.compile(r".{8}(?=.)")


def plain_label(text: str = "") -> QLabel:
    """Return a label that never guesses."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def plain_tip(text: str) -> str:
    """Return a text for a tooltip, which cannot be told not to guess."""
    return f"<span>{escape(text)}</span>" if "<" in text else text


def breakable(text: str) -> str:
    """Return a text that a label can wrap, whatever long names it has."""
    breaks = "\\g<0>\N{ZERO WIDTH SPACE}"
    return _ENDLESS.sub(lambda found: _PARTS.sub(breaks, found[0]), text)
