"""What rests today and why, with a switch to look at it once all the same."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.garments.basket_button import BasketButton
from ui.state.today.laundry_state import LaundryState
from ui.theme.tokens import GRID
from ui.widgets.chips import Chip
from ui.widgets.flow import flow_of
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of
from ui.widgets.plain_text import plain_tip
from ui.wording.rest_words import when_worn
from ui.wording.taxonomy_words import as_sentence, name_of
from wardrobe.language.texts import _, n_
from wardrobe.model.garment import Garment
from wardrobe.model.outfit import Outfit
from wardrobe.planning.rested import AtRest

_MOST_SAID = 3


class RestBar(QWidget):
    """Nothing is left out without a word."""

    switched = Signal()
    laundry_done = Signal()

    def __init__(self, laundry: LaundryState, *beside: QWidget) -> None:
        """Follow the laundry; show other buttons after its own."""
        super().__init__()
        self.setProperty("role", "clear")
        self._laundry = laundry
        self._said = make_label("caption", wraps=True)
        self.with_resting = Chip(_("Also what is resting"))
        self.with_resting.clicked.connect(self.switched)
        self.basket = BasketButton()
        self.basket.clicked.connect(self.laundry_done)
        buttons = flow_of(self.with_resting, self.basket, *beside)
        column_of(self._said, buttons, gap=GRID, inside=self)
        self._rest, self._resting = AtRest(), list[Garment]()
        self._today, self._has_resting = date.min, False
        laundry.laundry_changed.connect(self._show)
        self._show()

    def show_rest(
        self,
        rest: AtRest,
        garments: Sequence[Garment],
        today: date,
        *,
        has_resting: bool,
    ) -> None:
        """Say what is left out.

        Args:
            has_resting: Nothing good was left without it, so that it was not.
        """
        self._rest, self._today, self._has_resting = rest, today, has_resting
        self._resting = [each for each in garments if each.id in rest.pieces]
        self._show()

    def reasons_of(self, outfit: Outfit) -> list[str]:
        """Return why one may rather not wear pieces of an outfit: they rest."""
        worn = outfit.ids
        return [self._reason(each) for each in self._resting if each.id in worn]

    def switch_off(self) -> None:
        """Leave out what rests again."""
        self.with_resting.setChecked(False)

    def _show(self) -> None:
        said = [self._reason(each) for each in self._resting]
        words = self._words(said)
        self._said.setText(words)
        self._said.setToolTip(plain_tip("\n".join(map(as_sentence, said))))
        self._said.setVisible(bool(words))
        is_any = bool(self._resting or self._rest.outfits)
        self.with_resting.setVisible(is_any or self.with_resting.isChecked())
        self.basket.show_count(len(self._laundry.pieces))

    def _words(self, said: Sequence[str]) -> str:
        if self._has_resting:
            return _("Nothing good is left without what rests, so it is here, too.")
        if not said:
            left_out = _("Outfits of the last two weeks are left out.")
            return left_out if self._rest.outfits else ""
        words = "; ".join(said[:_MOST_SAID])
        more = len(said) - _MOST_SAID
        if more > 0:
            others = n_("and {count} more", "and {count} more", more)
            words = f"{words} {others}"
        return _("Resting: {pieces}.", pieces=words)

    def _reason(self, garment: Garment) -> str:
        name = name_of(garment)
        if garment.id in self._laundry.ids:
            return _("{name} (in the laundry)", name=name)
        return f"{name} ({when_worn(self._rest.pieces[garment.id], self._today)})"
