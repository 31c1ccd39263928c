"""How the taste learns, said in plain sentences."""

from PySide6.QtWidgets import QWidget

from ui.theme.tokens import GRID
from ui.widgets.layouts import card, row_of
from wardrobe.language.texts import _, noted
from wardrobe.taste.choices import HALF_LIFE_PICKS
from wardrobe.taste.learning import (
    EVENTS_TO_CHECK,
    LEAST_BEFORE,
    RECENT_PICKS,
    REPLAY_BLOCK,
    REPLAY_PICKS,
)

_NAMES = (noted("Right away"), noted("Memory"), noted("In the background"))


class TasteRules(QWidget):
    """Three cards, side by side."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        cards = [(card(_(name), words), 1) for name, words in zip(_NAMES, _rules())]
        row_of(*cards, gap=2 * GRID, inside=self)


def _rules() -> tuple[str, str, str]:
    """Return what each card says, with the numbers that are in use."""
    return (
        _(
            "Whatever you do with an outfit changes the next ones you "
            "see. Wearing one counts fully, a like a little less, a skip "
            "hardly at all. Outfits you weren't shown don't count, and "
            "coming first isn't taken for being liked."
        ),
        _(
            "A choice counts half after {half} later picks. If the "
            "stylist predicts your last {least} to {most} picks clearly "
            "better than your taste does, your taste has changed, and "
            "older choices hardly count any more. It takes {before} "
            "earlier picks to tell.",
            half=HALF_LIFE_PICKS,
            least=RECENT_PICKS[0],
            most=RECENT_PICKS[-1],
            before=LEAST_BEFORE,
        ),
        _(
            "After every {events} choices, or a surprising pick, "
            "everything is relearned, and your last {picks} picks are "
            "predicted in blocks of {block}. What predicts worse isn't "
            "kept, and a taste that does worse than the stylist isn't "
            "used until it does better.",
            events=EVENTS_TO_CHECK,
            picks=REPLAY_PICKS,
            block=REPLAY_BLOCK,
        ),
    )
