"""How the taste learns, said in plain sentences."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme.tokens import GRID
from wardrobe.learning import (
    EVENTS_TO_CHECK,
    HALF_LIFE_PICKS,
    LEAST_BEFORE,
    RECENT_PICKS,
    REPLAY_BLOCK,
    REPLAY_PICKS,
)

_RULES = (
    (
        "At once",
        "Whatever you do with an outfit moves the next board. What you wear counts "
        "fully, a like a little less, a skip hardly. What was not shown says nothing, "
        "and what lay first is not taken for what you like.",
    ),
    (
        "Memory",
        f"What you did counts half after {HALF_LIFE_PICKS} later picks. When the "
        f"stylist foretells your last {RECENT_PICKS[0]} to {RECENT_PICKS[-1]} picks "
        "clearly better than your taste does, your taste has changed, and what came "
        f"before hardly counts any more. It takes {LEAST_BEFORE} earlier picks to "
        "tell.",
    ),
    (
        "In the background",
        f"After every {EVENTS_TO_CHECK} events, or a pick that surprises, everything "
        f"is learned anew, and your last {REPLAY_PICKS} picks are foretold in blocks "
        f"of {REPLAY_BLOCK}. What foretells worse is not kept, and a taste that is "
        "worse than the stylist is not used until it does better.",
    ),
)


class TasteRules(QWidget):
    """Three cards, side by side."""

    def __init__(self) -> None:
        """Say the rules."""
        super().__init__()
        self.setProperty("role", "clear")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        for name, words in _RULES:
            row.addWidget(_card(name, words), 1)


def _card(name: str, words: str) -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
    column.setSpacing(GRID)
    heading = QLabel(name)
    heading.setProperty("role", "section")
    text = QLabel(words)
    text.setProperty("role", "soft")
    text.setWordWrap(True)
    text.setAlignment(Qt.AlignmentFlag.AlignTop)
    column.addWidget(heading)
    column.addWidget(text, 1)
    return card
