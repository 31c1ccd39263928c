"""Asks what lies on photos of several pieces, one after the other, and parts them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from ui.files.images import grey_image, png_of, read_encoded
from ui.importing.piece_sheet import PieceSheet
from ui.jobs import Jobs, Lane, OnError
from ui.state.closet_state import ClosetState
from ui.undo.history import UndoHistory
from ui.undo.photo_changes import parted_garment
from ui.widgets.overlay import open_sheet
from ui.widgets.toast import ToastArea
from wardrobe.closet.parting import Parted, part_garment
from wardrobe.closet.pieces import Pieces
from wardrobe.language.texts import _, n_
from wardrobe.model.garment import Garment
from wardrobe.model.picture import Picture
from wardrobe.model.progress import Progress
from wardrobe.ports.eyes import CutoutMaker, Eyes

Result = TypeVar("Result")

_SHEET_PX = 860


@dataclass(frozen=True, slots=True)
class _Loaded:
    photo: QImage
    pieces: Pieces


class Parting(QObject):
    """Opens a sheet for each photo; what is not parted stays one garment."""

    garments_came = Signal(object)  # their ids

    def __init__(
        self,
        closet: ClosetState,
        eyes: Eyes,
        cutter: CutoutMaker,
        *,
        jobs: Jobs,
        history: UndoHistory,
        toasts: ToastArea,
        now: Callable[[], datetime],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._closet, self._eyes, self._cutter = closet, eyes, cutter
        self._jobs, self._history, self._toasts = jobs, history, toasts
        self._now, self._window = now, window
        self._waiting: list[Garment] = []
        self._is_busy = False
        self.sheet: PieceSheet | None = None

    def ask(self, garments: Sequence[Garment]) -> None:
        """Ask about the photos of garments that seem to be several."""
        self._waiting += garments
        if not self._is_busy:
            self._go_on()

    def _go_on(self) -> None:
        # Some may be removed by now, as a phone takes photos back.
        waiting = [each for each in self._waiting if self._closet.garment(each.id)]
        self._is_busy = bool(waiting)
        if not waiting:
            self._waiting = []
            return
        garment, *self._waiting = waiting
        closet, cutter = self._closet.closet, self._cutter

        def work(_progress: Progress) -> _Loaded:
            photo = closet.picture(garment.id, Picture.PHOTO)
            return _Loaded(read_encoded(photo), Pieces(tuple(cutter.pieces(photo))))

        self._run(
            _("Looking for separate pieces…"),
            work,
            partial(self._show, garment),
            self._on_error,
        )

    def _run(
        self,
        doing: str,
        work: Callable[[Progress], Result],
        on_done: Callable[[Result], object],
        on_error: OnError,
    ) -> None:
        """Run a job whose toast goes when it ends."""
        toast = self._toasts.show_toast(doing)

        def end(go_on: Callable[[], object]) -> None:
            if shiboken6.isValid(toast):  # somebody may have closed it
                toast.dismiss()
            go_on()

        self._jobs.run(
            self,
            work,
            lambda result: end(partial(on_done, result)),
            lambda error: end(partial(on_error, error)),
            lane=Lane.MODELS,
        )

    def _show(self, garment: Garment, loaded: _Loaded) -> None:
        sheet = self.sheet = PieceSheet(loaded.photo, loaded.pieces)
        title = _("Several pieces on one photo?")
        overlay = open_sheet(title, sheet, self._window, _SHEET_PX)
        sheet.canvas.setFocus()
        sheet.left_whole.connect(overlay.dismiss)
        sheet.parted.connect(lambda pieces: self._part(garment, pieces))
        sheet.parted.connect(overlay.dismiss)
        overlay.closed.connect(self._on_closed)

    def _on_error(self, error: Exception) -> None:
        self._jobs.on_error(error)
        self._go_on()

    def _on_closed(self) -> None:
        self.sheet = None
        self._go_on()

    def _part(self, garment: Garment, pieces: Pieces) -> None:
        closet, eyes, now = self._closet.closet, self._eyes, self._now
        count = len(pieces.masks)
        doing = n_("Adding {count} piece…", "Adding {count} pieces…", count)

        def work(progress: Progress) -> Parted:
            return part_garment(
                garment.id,
                pieces.masks,
                lambda mask: png_of(grey_image(mask)),
                closet=closet,
                eyes=eyes,
                now=now,
                progress=progress,
            )

        self._run(doing, work, self._on_parted, self._jobs.on_error)

    def _on_parted(self, parted: Parted) -> None:
        self._closet.drop([parted.whole.id])
        self._closet.put(parted.pieces)
        self._history.note(parted_garment(self._closet, parted, self._jobs))
        count = len(parted.pieces)
        self._toasts.show_toast(
            n_("Added {count} garment.", "Added {count} garments.", count),
            (_("Undo"), self._history.undo),
        )
        self.garments_came.emit([each.id for each in parted.pieces])
