"""Mending the cut-out of a garment: loads it into the editor, saves it, undoes it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from ui.closet.cutout_editor import CutoutEditor
from ui.files.images import grey_image, png_of, read_encoded
from ui.jobs import Jobs, Lane
from ui.state.closet_state import ClosetState
from ui.state.retouch import CutoutVersion
from ui.undo.garment_changes import retouch_garment
from ui.undo.history import UndoHistory
from ui.widgets.overlay import Overlay, open_sheet
from ui.wording.taxonomy_words import name_of
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment
from wardrobe.model.picture import Picture
from wardrobe.model.progress import Progress
from wardrobe.ports.eyes import CutoutMaker

_SHEET_PX = 760


@dataclass(frozen=True, slots=True)
class _Loaded:
    photo: QImage
    mask: QImage
    own_mask: QImage


class CutoutEditing(QObject):
    """Opens the editor of a cut-out."""

    def __init__(
        self,
        closet: ClosetState,
        cutter: CutoutMaker,
        jobs: Jobs,
        history: UndoHistory,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._closet, self._cutter, self._jobs = closet, cutter, jobs
        self._history, self._window = history, window
        self.editor: CutoutEditor | None = None

    def open(self, garment: Garment) -> None:
        """Show the photo of a garment with its mask."""
        closet, cutter = self._closet.closet, self._cutter

        def work(_progress: Progress) -> _Loaded:
            photo = closet.picture(garment.id, Picture.PHOTO)
            own = grey_image(cutter.mask(photo))
            painted = closet.mask(garment.id)
            mask = read_encoded(painted) if painted else own
            return _Loaded(read_encoded(photo), mask, own)

        self._jobs.run(
            self, work, lambda loaded: self._show(garment, loaded), lane=Lane.MODELS
        )

    def _show(self, garment: Garment, loaded: _Loaded) -> None:
        editor = CutoutEditor(loaded.photo, loaded.mask, loaded.own_mask)
        title = _("Cut-out of {name}", name=name_of(garment))
        overlay = open_sheet(title, editor, self._window, _SHEET_PX)
        editor.canvas.setFocus()
        editor.save_asked.connect(lambda mask: self._save(garment, mask, overlay))
        self.editor = editor
        overlay.closed.connect(self._on_closed)

    def _save(self, garment: Garment, mask: QImage, overlay: Overlay) -> None:
        closet, cutter = self._closet.closet, self._cutter
        overlay.dismiss()

        def work(_progress: Progress) -> tuple[CutoutVersion, CutoutVersion]:
            pictures = {kind: closet.picture(garment.id, kind) for kind in Picture}
            before = CutoutVersion(garment, pictures, closet.mask(garment.id))
            cut = cutter.cut(pictures[Picture.PHOTO], array_of(mask))
            return before, CutoutVersion(garment, cut, png_of(mask))

        self._jobs.run(
            self,
            work,
            lambda both: self._history.make(retouch_garment(self._closet, *both)),
            lane=Lane.MODELS,
        )

    def _on_closed(self) -> None:
        self.editor = None


def array_of(mask: QImage) -> NDArray[np.uint8]:
    """Return a Grayscale8 image as a mask (H, W)."""
    flat = np.frombuffer(mask.constBits(), np.uint8)
    rows = flat.reshape(mask.height(), mask.bytesPerLine())
    return rows[:, : mask.width()].copy()
