"""The panel beside the month: what was worn on the chosen day."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from ui.garments.picture_mat import PictureMat
from ui.outfits.flat_lay import MAT_ASPECT
from ui.outfits.outfit_mat import OutfitMat
from ui.state.cutout_cache import CutoutCache
from ui.theme.tokens import GRID
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import clear, column_of
from ui.widgets.scrolling import FittingScroll
from ui.wording.dates import weekday_and_day
from ui.wording.taxonomy_words import as_sentence, name_of
from wardrobe.closet.wear_log import outfit_of
from wardrobe.language.texts import _
from wardrobe.model.event import Event
from wardrobe.model.garment import Garment
from wardrobe.model.occasion import OccasionKey

_WIDTH_PX = 304
_MAT_PX = _WIDTH_PX - 6 * GRID


class DayPanel(QFrame):
    """Shows the outfits of a day, and asks to note one."""

    log_asked = Signal()
    build_around_asked = Signal(object)  # garments

    def __init__(self, cutouts: CutoutCache) -> None:
        super().__init__()
        self._cutouts = cutouts
        self.setFixedWidth(_WIDTH_PX)
        self._heading = make_label("heading")
        self.log = TextButton(_("Log what I wore"), icon_name="plus", role="primary")
        self.log.clicked.connect(self.log_asked)
        self._body = QWidget()
        self._outfits = column_of(gap=GRID, margins=(0, 0, GRID, 0), inside=self._body)
        column_of(
            self._heading,
            (FittingScroll(self._body, _("Outfits of the day")), 1),
            self.log,
            gap=2 * GRID,
            margins=(2 * GRID, 3 * GRID, 2 * GRID, 3 * GRID),
            inside=self,
        )

    def show_day(
        self,
        day: date,
        outfits: Sequence[Sequence[Garment]],
        events: Sequence[Event],
        occasions: Mapping[OccasionKey, str],
        *,
        can_log: bool,
    ) -> None:
        """Show another day, or what became of it; `occasions` has their names."""
        self._heading.setText(weekday_and_day(day))
        self.log.setEnabled(can_log)
        clear(self._outfits)
        for garments, event in zip(outfits, events):
            words = occasions.get(event.occasion, event.occasion.base.words)
            self._add(garments, as_sentence(words))
        if not outfits:
            self._outfits.addWidget(
                make_label("soft", _nothing(can_log=can_log), wraps=True)
            )
        self._outfits.addStretch(1)

    def _add(self, garments: Sequence[Garment], occasion: str) -> None:
        outfit = outfit_of(garments)
        if outfit is None:
            pieces = PictureMat(self._cutouts, _MAT_PX // 2)
            pieces.show_garments(garments)
            self._outfits.addWidget(pieces)
        else:
            mat = OutfitMat(self._cutouts, 0)
            mat.let_build_around()
            mat.garment_clicked.connect(lambda g: self.build_around_asked.emit([g]))
            mat.setFixedSize(_MAT_PX, round(_MAT_PX * MAT_ASPECT))
            mat.show_outfit(outfit, frozenset())
            self._outfits.addWidget(mat)
        names = ", ".join(map(name_of, garments))
        self._outfits.addWidget(make_label("section", occasion, wraps=True))
        self._outfits.addWidget(make_label("caption", names, wraps=True))


def _nothing(*, can_log: bool) -> str:
    if can_log:
        return _(
            "Nothing logged for this day. Log it here, or press “Wear today” on Today."
        )
    return _("This day can't be logged: it's in the future, or the closet is empty.")
