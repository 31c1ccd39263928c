"""What rests today or is packed, with a switch to look at it once all the same."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.garments.basket_button import BasketButton
from ui.state.today.laundry_state import LaundryState
from ui.theme.tokens import GRID
from ui.widgets.chips import Chip
from ui.widgets.flow import flow_of
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of
from ui.widgets.plain_text import plain_tip
from ui.wording.away_words import away_words, elsewhere
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
    unpacked = Signal()

    def __init__(self, laundry: LaundryState, *beside: QWidget) -> None:
        """Follow the laundry; show other buttons after its own."""
        super().__init__()
        self.setProperty("role", "clear")
        self._laundry = laundry
        self._said = make_label("caption", wraps=True)
        self.with_resting = Chip("")
        self.with_resting.clicked.connect(self.switched)
        self.basket = BasketButton()
        self.basket.clicked.connect(self.laundry_done)
        self.unpack = TextButton("", icon_name="travel", role="soft")
        self.unpack.setToolTip(_("All that was packed is home again"))
        self.unpack.clicked.connect(self.unpacked)
        buttons = flow_of(
            self.with_resting, self.basket, self.unpack, *beside, gap=2 * GRID
        )
        column_of(self._said, buttons, gap=GRID, inside=self)
        self._rest = AtRest()
        self._resting, self._away = list[Garment](), list[Garment]()
        self._today, self._has_resting, self._has_away = date.min, False, False
        laundry.laundry_changed.connect(self._show)
        self._show()

    def show_rest(
        self,
        rest: AtRest,
        garments: Sequence[Garment],
        today: date,
        *,
        has_resting: bool,
        has_away: bool,
    ) -> None:
        """Say what is left out.

        Args:
            has_resting: Nothing good was left without it, so that it was not.
            has_away: Nor without what is packed.
        """
        self._rest, self._today = rest, today
        self._has_resting, self._has_away = has_resting, has_away
        away = rest.away.ids
        self._away = [each for each in garments if each.id in away]
        rests = rest.pieces.keys() - away
        self._resting = [each for each in garments if each.id in rests]
        self._show()

    def reasons_of(self, outfit: Outfit) -> list[str]:
        """Return why one may rather not wear pieces: they rest, or aren't there."""
        worn = outfit.ids
        away = [name_of(each) for each in self._away if each.id in worn]
        rests = [self._reason(each) for each in self._resting if each.id in worn]
        said = [elsewhere(self._rest.away, away)] if away else []
        if rests:
            said.append(_("Resting: {pieces}.", pieces="; ".join(rests)))
        return said

    def switch_off(self) -> None:
        """Leave out what rests again."""
        self.with_resting.setChecked(False)

    def _show(self) -> None:
        said = [self._reason(each) for each in self._resting]
        words = self._words(said)
        self._said.setText(words)
        packed = self._away if self._rest.away.trip is None else []
        tip = [*map(as_sentence, said), *map(name_of, packed)]
        self._said.setToolTip(plain_tip("\n".join(tip)))
        self._said.setVisible(bool(words))
        is_any = bool(self._resting or self._rest.outfits or self._away)
        self.with_resting.set_words(self._switch_words())
        self.with_resting.setVisible(is_any or self.with_resting.isChecked())
        self.basket.show_count(len(self._laundry.pieces))
        count = sum(len(e.packed - e.back) for e in self._laundry.left_packed)
        self.unpack.set_words(
            n_("Back home: {count} piece", "Back home: {count} pieces", count)
        )
        self.unpack.setVisible(bool(count))

    def _switch_words(self) -> str:
        if not self._away:
            return _("Also what is resting")
        if self._rest.away.trip is not None:
            return _("Also what is at home")
        return _("Also what is resting or packed")

    def _words(self, said: Sequence[str]) -> str:
        if self._has_away:
            return _("Nothing good is left of what is there, so this is of everything.")
        sentences = [self._rest_words(said), away_words(self._rest.away)]
        return " ".join(each for each in sentences if each)

    def _rest_words(self, said: Sequence[str]) -> str:
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
