"""How the taste learns, said in plain sentences."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.tokens import GRID
from ui.widgets.cards import card
from wardrobe.language.texts import _, noted
from wardrobe.taste.learning import (
    EVENTS_TO_CHECK,
    HALF_LIFE_PICKS,
    LEAST_BEFORE,
    RECENT_PICKS,
    REPLAY_BLOCK,
    REPLAY_PICKS,
)

_NAMES = (noted("At once"), noted("Memory"), noted("In the background"))


class TasteRules(QWidget):
    """Three cards, side by side."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        for name, words in zip(_NAMES, _rules()):
            row.addWidget(card(_(name), words), 1)


def _rules() -> tuple[str, str, str]:
    """Return what each card says, with the numbers that are in use."""
    return (
        _(
            "Whatever you do with an outfit moves the next board. What you wear counts "
            "fully, a like a little less, a skip hardly. What was not shown says "
            "nothing, and what lay first is not taken for what you like."
        ),
        _(
            "What you did counts half after {half} later picks. When the stylist "
            "foretells your last {least} to {most} picks clearly better than your "
            "taste does, your taste has changed, and what came before hardly counts "
            "any more. It takes {before} earlier picks to tell.",
            half=HALF_LIFE_PICKS,
            least=RECENT_PICKS[0],
            most=RECENT_PICKS[-1],
            before=LEAST_BEFORE,
        ),
        _(
            "After every {events} events, or a pick that surprises, everything is "
            "learned anew, and your last {picks} picks are foretold in blocks of "
            "{block}. What foretells worse is not kept, and a taste that is worse than "
            "the stylist is not used until it does better.",
            events=EVENTS_TO_CHECK,
            picks=REPLAY_PICKS,
            block=REPLAY_BLOCK,
        ),
    )
