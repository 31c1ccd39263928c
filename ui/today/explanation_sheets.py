"""Opens what explains one outfit: why, what instead of a piece, and a comparison."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.errors import show_error
from ui.explanations.alternatives import MOST_ALTERNATIVES, Alternatives
from ui.explanations.explanation_view import ExplanationView
from ui.explanations.own_outfit import OwnOutfit
from ui.explanations.side_by_side import SideBySide
from ui.latest_job import LatestJob
from ui.state.cutout_cache import CutoutCache
from ui.today.board import BoardView
from ui.today.outfit_card import OutfitCard
from ui.today.suggestion_pager import SuggestionPager
from ui.widgets.overlay import Overlay, open_sheet
from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment
from wardrobe.model.outfit import Outfit, RankedOutfit, RatedOutfit, Slot
from wardrobe.styling.comparing import compare_outfits
from wardrobe.styling.composing import ways_to_wear
from wardrobe.styling.explaining import alternatives, explain

_ALTERNATIVES_PX, _COMPARISON_PX, _OWN_PX = 460, 640, 680


class ExplanationSheets(QObject):
    """Asks about the outfits of a board, and puts swapped ones in their place."""

    garment_clicked = Signal(object)
    outfit_swapped = Signal()
    wear_asked = Signal(object)  # the garments of an outfit put together by hand

    def __init__(
        self,
        pager: SuggestionPager,
        board: BoardView,
        cutouts: CutoutCache,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._pager, self._board, self._cutouts = pager, board, cutouts
        self._page = page

    def open_why(self, card: OutfitCard) -> None:
        """Say why a card's outfit is rated as it is."""
        rated = card.rated
        if rated is None:
            return
        why = ExplanationView(rated, self._pager.wish.locked)
        overlay = Overlay(why, card.why)
        for asked in (why.garment_clicked, why.swap_asked, why.lift_asked):
            asked.connect(overlay.dismiss)
        why.compare_asked.connect(overlay.dismiss)
        why.garment_clicked.connect(self.garment_clicked)
        why.swap_asked.connect(partial(self.open_alternatives, card))
        why.lift_asked.connect(partial(self._put, card))
        why.compare_asked.connect(partial(self.open_comparison, card))
        self._pager.ask_about(
            self._pager.latest_for(why),
            lambda ranking: explain(ranking, [rated.outfit]),
            why.show_look,
        )

    def open_own(
        self,
        title: str,
        garments: Sequence[Garment],
        chosen: Iterable[Garment],
        anchor: QWidget,
    ) -> None:
        """Rate an outfit that the user puts together, and note that it was worn."""
        sheet = OwnOutfit(garments, chosen, self._cutouts)
        overlay = open_sheet(title, sheet, anchor, _OWN_PX)
        sheet.wear_asked.connect(overlay.dismiss)
        sheet.wear_asked.connect(self.wear_asked)
        rate = partial(self._rate, sheet, self._pager.latest_for(sheet))
        sheet.outfit_changed.connect(rate)
        rate(sheet.garments)

    def _rate(
        self, sheet: OwnOutfit, latest: LatestJob, garments: Sequence[Garment]
    ) -> None:
        def refuse(error: Exception) -> None:
            if isinstance(error, InvalidValue):
                sheet.show_refusal(error)
            else:
                show_error(self._page, error)

        self._pager.ask_about(
            latest,
            lambda ranking: explain(ranking, ways_to_wear(garments)),
            sheet.show_look,
            refuse,
            is_open=True,
        )

    def open_alternatives(self, card: OutfitCard, slot: Slot) -> None:
        """Offer what could be worn instead of one piece."""
        rated = card.rated
        if rated is None:
            return

        def show(found: list[RankedOutfit]) -> None:
            offered = Alternatives(rated, slot, found)
            overlay = open_sheet(_("Swap a piece"), offered, card, _ALTERNATIVES_PX)
            offered.outfit_chosen.connect(overlay.dismiss)
            offered.outfit_chosen.connect(partial(self._put, card))

        self._pager.ask_about(
            self._pager.latest_for(card),
            lambda ranking: alternatives(
                ranking, rated.outfit, slot, MOST_ALTERNATIVES
            ),
            show,
        )

    def open_comparison(self, card: OutfitCard) -> None:
        """Show a card's outfit beside another of the board."""
        shown = [c for c in self._board.cards if not c.isHidden() and c.rated]
        others = [self._board.cards.index(each) for each in shown if each is not card]
        if card.rated is None or not others:
            return
        sheet = SideBySide(self._cutouts, others, others[0])
        compare = partial(
            self._compare, sheet, self._pager.latest_for(sheet), card.rated.outfit
        )
        sheet.other_chosen.connect(compare)
        compare(others[0])
        open_sheet(_("Side by side"), sheet, card, _COMPARISON_PX)

    def _compare(
        self, sheet: SideBySide, latest: LatestJob, first: Outfit, place: int
    ) -> None:
        other = self._board.cards[place].rated
        assert other is not None
        self._pager.ask_about(
            latest,
            lambda ranking: compare_outfits(ranking, first, other.outfit),
            sheet.show_comparison,
        )

    def put_back(self, card: OutfitCard) -> None:
        """Show the outfit of before a swap again."""
        if card.before_swap is not None:
            self._put(card, card.before_swap)

    def _put(self, card: OutfitCard, rated: RatedOutfit) -> None:
        card.show_swapped(rated, self._pager.wish.locked)
        self.outfit_swapped.emit()
