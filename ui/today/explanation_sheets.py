"""Opens what explains one outfit: why, one put together by hand, and a comparison."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.errors import show_error
from ui.explanations.explanation_view import ExplanationView
from ui.explanations.own_outfit import OwnOutfit
from ui.explanations.side_by_side import SideBySide
from ui.latest_job import LatestJob
from ui.state.cutout_cache import CutoutCache
from ui.today.board import BoardView
from ui.today.cards.big_card import BigCard
from ui.today.suggestion_pager import SuggestionPager
from ui.widgets.overlay import Overlay, open_sheet
from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment
from wardrobe.model.outfit import Outfit
from wardrobe.styling.comparing import compare_outfits
from wardrobe.styling.composing import ways_to_wear
from wardrobe.styling.explaining import explain

_COMPARISON_PX, _OWN_PX = 640, 680


class ExplanationSheets(QObject):
    """Asks about the outfits of a board."""

    garment_clicked = Signal(object)
    swap_asked = Signal(object)  # slot
    lift_asked = Signal(object)  # the outfit that the best swap makes
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

    def open_why(self, card: BigCard) -> None:
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
        why.swap_asked.connect(self.swap_asked)
        why.lift_asked.connect(self.lift_asked)
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

    def open_comparison(self, card: BigCard) -> None:
        """Show a card's outfit beside another of the board."""
        others = [
            place
            for place, each in enumerate(self._board.cards)
            if each is not card and each.rated and not each.isHidden()
        ]
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
