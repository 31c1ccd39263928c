"""One outfit of the chosen day, with what can be done about it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from ui.garments.picture_mat import PictureMat
from ui.outfits.flat_lay import MAT_ASPECT
from ui.outfits.outfit_mat import OutfitMat
from ui.state.cutout_cache import CutoutCache
from ui.theme.tokens import GRID
from ui.widgets.icons import IconButton, TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, column_of, row_of
from ui.wording.taxonomy_words import as_sentence, names_of
from wardrobe.closet.wear_log import outfit_of
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment
from wardrobe.planning.day_entries import DayEntry

_MAT_PX = 88


class EntryCard(QFrame):
    """Shows what was worn or is planned."""

    wear_asked = Signal(object)  # the plan
    edit_asked = Signal(object)  # the entry, as in what follows
    move_asked = Signal(object, object)  # and the button that was pressed
    removal_asked = Signal(object)
    garment_clicked = Signal(object)

    def __init__(
        self,
        entry: DayEntry,
        garments: Sequence[Garment],
        occasion: str,
        cutouts: CutoutCache,
        *,
        can_wear: bool,
    ) -> None:
        """Show an entry.

        Args:
            can_wear: Whether the day has come, so that a plan can be a wear.
        """
        super().__init__()
        self.setProperty("role", "card")
        self._entry = entry
        state = _("Worn") if entry.plan is None else _("Planned")
        words = column_of(
            make_label("strong", as_sentence(occasion), wraps=True),
            make_label("caption", state),
            STRETCH,
            row_of(*self._tools(), STRETCH, gap=0),
            gap=2,
        )
        names = names_of(garments)
        parts: list[QWidget] = [make_label("caption", names, wraps=True)]
        if entry.plan is not None and can_wear:
            parts.insert(0, self._make_wear())
        column_of(
            row_of(self._make_mat(garments, cutouts), (words, 1), gap=GRID),
            *parts,
            gap=GRID,
            margins=GRID,
            inside=self,
        )

    def _make_mat(self, garments: Sequence[Garment], cutouts: CutoutCache) -> QWidget:
        outfit = outfit_of(garments)
        if outfit is None:
            pieces = PictureMat(cutouts, round(_MAT_PX * MAT_ASPECT), GRID)
            pieces.setFixedWidth(_MAT_PX)
            pieces.show_garments(garments)
            return pieces
        mat = OutfitMat(cutouts, 0)
        mat.let_build_around()
        mat.garment_clicked.connect(self.garment_clicked)
        mat.setFixedSize(_MAT_PX, round(_MAT_PX * MAT_ASPECT))
        mat.show_outfit(outfit, frozenset())
        return mat

    def _make_wear(self) -> TextButton:
        self.wear = TextButton(_("I wore this"), icon_name="check", role="soft")
        self.wear.clicked.connect(lambda: self.wear.setEnabled(False))
        self.wear.clicked.connect(lambda: self.wear_asked.emit(self._entry.plan))
        return self.wear

    def _tools(self) -> list[IconButton]:
        self.edit = IconButton("swap", _("Change the pieces…"))
        self.edit.clicked.connect(lambda: self.edit_asked.emit(self._entry))
        self.remove = IconButton("trash", _("Remove"))
        self.remove.clicked.connect(lambda: self.removal_asked.emit(self._entry))
        self.move_away = IconButton("calendar", _("Move to another day…"))
        self.move_away.clicked.connect(
            lambda: self.move_asked.emit(self._entry, self.move_away)
        )
        if self._entry.plan is None:
            return [self.edit, self.remove]
        return [self.edit, self.move_away, self.remove]
