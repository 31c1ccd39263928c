"""The panel beside the month: what was worn on the chosen day."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ui.garments.picture_mat import PictureMat
from ui.outfits.flat_lay import MAT_ASPECT
from ui.outfits.outfit_mat import OutfitMat
from ui.state.cutout_cache import CutoutCache
from ui.theme.tokens import GRID
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.scrolling import FittingScroll
from ui.wording.dates import weekday_and_day
from ui.wording.taxonomy_words import name_of, readable
from wardrobe.closet.wear_log import outfit_of
from wardrobe.language.texts import _
from wardrobe.model.event import Event
from wardrobe.model.garment import Garment

_WIDTH_PX = 304
_MAT_PX = _WIDTH_PX - 6 * GRID


class DayPanel(QFrame):
    """Shows the outfits of a day, and asks to note one."""

    log_asked = Signal()

    def __init__(self, cutouts: CutoutCache) -> None:
        super().__init__()
        self._cutouts = cutouts
        self.setFixedWidth(_WIDTH_PX)
        self._heading = make_label("heading")
        self.log = TextButton(_("Log what I wore"), icon_name="plus", role="primary")
        self.log.clicked.connect(self.log_asked)
        self._body = QWidget()
        self._outfits = QVBoxLayout(self._body)
        self._outfits.setContentsMargins(0, 0, GRID, 0)
        self._outfits.setSpacing(GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 3 * GRID, 2 * GRID, 3 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(self._heading)
        column.addWidget(FittingScroll(self._body, _("Outfits of the day")), 1)
        column.addWidget(self.log)

    def show_day(
        self,
        day: date,
        outfits: Sequence[Sequence[Garment]],
        events: Sequence[Event],
        *,
        can_log: bool,
    ) -> None:
        """Show another day, or what became of it."""
        self._heading.setText(weekday_and_day(day))
        self.log.setEnabled(can_log)
        while (item := self._outfits.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for garments, event in zip(outfits, events):
            self._add(garments, event)
        if not outfits:
            self._outfits.addWidget(_words(_nothing(can_log=can_log), "soft"))
        self._outfits.addStretch(1)

    def _add(self, garments: Sequence[Garment], event: Event) -> None:
        outfit = outfit_of(garments)
        if outfit is None:
            pieces = PictureMat(self._cutouts, _MAT_PX // 2)
            pieces.show_garments(garments)
            self._outfits.addWidget(pieces)
        else:
            mat = OutfitMat(self._cutouts, 0)
            mat.setFixedSize(_MAT_PX, round(_MAT_PX * MAT_ASPECT))
            mat.show_outfit(outfit, frozenset())
            self._outfits.addWidget(mat)
        names = ", ".join(map(name_of, garments))
        self._outfits.addWidget(_words(readable(event.occasion.base), "section"))
        self._outfits.addWidget(_words(names, "caption"))


def _nothing(*, can_log: bool) -> str:
    if can_log:
        return _(
            "Nothing logged for this day. Log it here, or press “Wear today” on Today."
        )
    return _("This day can't be logged: it's in the future, or the closet is empty.")


def _words(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
