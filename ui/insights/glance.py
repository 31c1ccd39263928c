"""What matters of the closet at a glance: how much is worn, and what that costs."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QFrame, QWidget

from ui.theme.tokens import GRID
from ui.widgets.flow import FoldingRow
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, column_of
from wardrobe.closet.worth import LONG_UNWORN_DAYS, Wearing, worth_of
from wardrobe.language.texts import _, money, n_

_LEAST_PX = 640


def make_glance(worn: Sequence[Wearing], today: date) -> QWidget:
    """Return a card for each figure that is known."""
    cards = [_worn_lately(worn, today), *_costs(worn)]
    parts = [(each, 1) for each in cards]
    return FoldingRow(*parts, least_px=_LEAST_PX, gap=2 * GRID)


def _worn_lately(worn: Sequence[Wearing], today: date) -> QFrame:
    count = sum(
        1 for each in worn if each.last and (today - each.last).days < LONG_UNWORN_DAYS
    )
    figure = _("{number} of {total}", number=count, total=len(worn))
    return _card(figure, _("worn in the last {days} days", days=LONG_UNWORN_DAYS))


def _costs(worn: Sequence[Wearing]) -> list[QFrame]:
    worth = worth_of(worn)
    if not worth.count_priced:
        note = _("Note what you paid for a piece, and see what each wear costs.")
        return [_card("", note)]
    paid = n_(
        "paid for {count} piece; of {left} no price is noted",
        "paid for {count} pieces; of {left} no price is noted",
        worth.count_priced,
        left=len(worn) - worth.count_priced,
    )
    if worth.count_priced == len(worn):
        paid = n_("paid for {count} piece", "paid for all {count} pieces", len(worn))
    cards = [_card(money(worth.cents, 0), paid)]
    if worth.usual_cents_a_wear is not None:
        usual = _("what a wear usually costs")
        cards.append(_card(money(worth.usual_cents_a_wear), usual))
    return cards


def _card(figure: str, about: str) -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    words = make_label("soft", about, wraps=True)
    # Words alone are in the middle of a card that is as high as its neighbour.
    parts = [make_label("figure", figure), words] if figure else [STRETCH, words]
    column_of(*parts, STRETCH, gap=2, margins=2 * GRID, inside=card)
    return card
