"""Photos that are in the closet already, each beside the garment that it is."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.garments.picture_mat import PictureMat
from ui.state.closet_state import ClosetState
from ui.state.cutout_cache import CutoutCache
from ui.state.photo_previews import PhotoPreviews
from ui.theme.tokens import GRID
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, column_of, row_of
from ui.widgets.plain_text import plain_label
from ui.wording.taxonomy_words import name_of
from wardrobe.closet.adding import Duplicate
from wardrobe.language.texts import _, n_

_SIDE_PX = 128
# More are only counted: nobody compares hundreds.
_MOST_SHOWN = 20


class Duplicates(QWidget):
    """Shows pairs; the garment can be looked at in the closet."""

    garment_asked = Signal(int)

    def __init__(
        self,
        duplicates: Sequence[Duplicate],
        closet: ClosetState,
        cutouts: CutoutCache,
        previews: PhotoPreviews,
    ) -> None:
        super().__init__()
        self._closet, self._cutouts, self._previews = closet, cutouts, previews
        column = column_of(gap=2 * GRID, margins=(0, 0, GRID, 0), inside=self)
        for duplicate in duplicates[:_MOST_SHOWN]:
            column.addLayout(self._make_pair(duplicate))
        rest = len(duplicates) - _MOST_SHOWN
        if rest > 0:
            column.addWidget(
                QLabel(n_("And {count} more photo.", "And {count} more photos.", rest))
            )

    def _make_pair(self, duplicate: Duplicate) -> QHBoxLayout:
        garment = self._closet.garment(duplicate.of)
        mat = PictureMat(self._cutouts, _SIDE_PX)
        mat.setFixedWidth(_SIDE_PX)
        mat.show_garments([garment] if garment else [])
        name = plain_label(duplicate.photo.name)
        name.setWordWrap(True)
        words = make_label("caption", _("is already in the trash"), wraps=True)
        show = TextButton(_("Show in the closet"), role="link")
        if garment:
            words.setText(
                _("is already in the closet as {name}", name=name_of(garment))
            )
            said = _("Show {name} in the closet", name=name_of(garment))
            show.setAccessibleName(said)
        show.setVisible(garment is not None)
        show.clicked.connect(lambda: self.garment_asked.emit(duplicate.of))
        text = column_of(
            STRETCH, name, words, (show, 0, Qt.AlignmentFlag.AlignLeft), STRETCH
        )
        return row_of(self._make_photo(duplicate.photo), mat, (text, 1), gap=2 * GRID)

    def _make_photo(self, photo: Path) -> QLabel:
        label = make_label("caption", _("The photo"))
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setFixedSize(_SIDE_PX, _SIDE_PX)

        self._previews.ask(label, photo, _SIDE_PX, label.setPixmap)
        return label
