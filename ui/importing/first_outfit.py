"""Tells, once in the life of a closet, that its photos make a first outfit."""

from collections.abc import Callable, Iterable

import shiboken6
from PySide6.QtCore import QObject, QSettings, Signal

from ui.jobs import Jobs, Lane
from ui.outfits.outfit_mat import OutfitMat
from ui.state.closet_state import ClosetState
from ui.state.cutout_cache import CutoutCache
from ui.widgets.toast import Toast, ToastArea
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Outfit
from wardrobe.model.progress import Progress
from wardrobe.model.slots import empty_slots
from wardrobe.planning.morning import MorningWish
from wardrobe.ports.scorer import Scorer
from wardrobe.styling.suggesting import suggest

_TOLD_KEY = "import/first-outfit-told"
_PICTURE_PX = (150, 132)


class FirstOutfit(QObject):
    """Shows the outfit with its cut-outs, and the way to Today.

    Attributes:
        wish: What Today dresses for, so that it shows the same outfit.
    """

    today_asked = Signal()

    def __init__(
        self,
        closet: ClosetState,
        scorer: Scorer,
        cutouts: CutoutCache,
        *,
        jobs: Jobs,
        toasts: ToastArea,
        settings: QSettings,
    ) -> None:
        """Make it; the settings are of this closet alone."""
        super().__init__(toasts)
        self._closet, self._scorer, self._cutouts = closet, scorer, cutouts
        self._jobs, self._toasts, self._settings = jobs, toasts, settings
        self._is_told = bool(settings.value(_TOLD_KEY, ""))
        self._toast: Toast | None = None
        self.wish: Callable[[], MorningWish] = lambda: MorningWish(
            occasion=Occasion.CASUAL
        )

    def look(self, newest: Garment) -> None:
        """See whether a garment that has just come makes the first outfit."""
        if self._is_told:
            return
        garments = self._closet.garments
        had_outfits = _can_dress(each for each in garments if each.id != newest.id)
        if had_outfits or _can_dress(garments):
            self._is_told = True
            self._settings.setValue(_TOLD_KEY, "yes")
        if self._is_told and not had_outfits:
            self._find()

    def dismiss(self) -> None:
        """Tell it no more: Today shows it."""
        if self._toast is not None and shiboken6.isValid(self._toast):
            self._toast.dismiss()
        self._toast = None

    def _find(self) -> None:
        closet, wish = self._closet.closet, self.wish()
        scorer = self._scorer.under(wish.sky, wish.dress_code)

        def work(_progress: Progress) -> Outfit:
            found = suggest(
                closet.garments(),
                wish.occasion,
                scorer=scorer,
                taste=closet.taste(),
                temperature_c=wish.temperature_c,
                count=1,
            )
            return found.outfits[0].outfit

        # If it was removed meanwhile, there is nothing to tell.
        self._jobs.run(self, work, self._show, lambda _error: None, lane=Lane.MODELS)

    def _show(self, outfit: Outfit) -> None:
        mat = OutfitMat(self._cutouts, 0)
        mat.setFixedSize(*_PICTURE_PX)
        mat.show_outfit(outfit, frozenset())
        self._toast = self._toasts.show_toast(
            _("Here is your first outfit. More come with every photo."),
            (_("See it in Today"), self.today_asked.emit),
            is_kept=True,
            picture=mat,
        )


def _can_dress(garments: Iterable[Garment]) -> bool:
    return not empty_slots({each.type for each in garments if each.is_in_use})
