"""How photos come in: chosen, dropped or pasted; and what is said about them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.errors import show_error
from ui.files import drag_and_drop, file_dialogs
from ui.importing.import_panel import ImportPanel
from ui.importing.import_queue import ImportQueue
from ui.importing.import_summary import summary, unsure_ones
from ui.importing.left_out import open_left_out
from ui.importing.phone_sheet import PhonePhotos
from ui.importing.unfinished_imports import UnfinishedImports
from ui.phone.arrivals import Correction
from ui.state.closet_state import ClosetState
from ui.state.photo_previews import PhotoPreviews
from ui.undo.garment_changes import add_garments
from ui.undo.history import UndoHistory
from ui.widgets.toast import Toast, ToastArea
from wardrobe.closet.adding import Added, AddReport
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment

TellNext = Callable[[Toast], object]


class PhotoAdder(QObject):
    """Starts imports and shows how they go and end.

    Attributes:
        tell_next: Goes on, in the toast of what came, with what to photograph next.
    """

    comparison_asked = Signal(object)  # duplicates
    review_asked = Signal()
    came_to_nothing = Signal()  # the last of the imports that waited
    garments_came = Signal(object)  # their ids
    several_came = Signal(object)  # garments on whose photos several seem to lie
    garment_came = Signal(object)  # each at once, by whatever way

    def __init__(
        self,
        importing: ImportQueue,
        closet: ClosetState,
        history: UndoHistory,
        toasts: ToastArea,
        window: QWidget,
        *,
        unfinished: UnfinishedImports,
        phone: PhonePhotos,
        previews: PhotoPreviews,
    ) -> None:
        super().__init__(window)
        self._phone = phone
        phone.garment_arrived.connect(self._show)
        phone.garment_corrected.connect(self._show_correction)
        phone.ended.connect(self._on_phone_ended)
        self._previews = previews
        self._unfinished = unfinished
        self._told_failure = ""
        self.tell_next: TellNext = lambda _toast: None
        self.panel = ImportPanel()
        self._importing, self._closet = importing, closet
        self._history, self._toasts, self._window = history, toasts, window
        importing.import_started.connect(self.panel.start)
        importing.import_progressed.connect(self.panel.advance)
        importing.garment_added.connect(self._show)
        importing.import_finished.connect(self._on_finished)
        importing.import_failed.connect(self._on_failed)
        self.panel.cancel_asked.connect(importing.cancel)

    def ask_photos(self) -> None:
        """Let the user choose photos."""
        title = _("Add photos of your clothes")
        self.add_paths(file_dialogs.ask_photos(self._window, title))

    def ask_folder(self) -> None:
        """Let the user choose a folder of photos."""
        title = _("Add a folder of photos")
        folder = file_dialogs.ask_folder(self._window, title)
        self.add_paths([folder] if folder else [])

    def ask_phone(self) -> None:
        """Let a phone send photos."""
        self._phone.open()

    def close(self) -> None:
        """Let go of the phone; the window closes."""
        self._phone.close()

    def paste(self) -> None:
        """Add what the clipboard has: files or a picture."""
        self.add_dropped(drag_and_drop.copied())

    def add_dropped(self, data: QMimeData) -> None:
        """Add what was dropped or pasted."""
        dropped = drag_and_drop.read_mime(data)
        if dropped.picture is not None:
            self._say_if_waiting()
            self._importing.add_picture(dropped.picture)
        elif dropped.paths:
            self.add_paths(dropped.paths)
        else:
            self._toasts.show_toast(_("No photo found there."))

    def add_paths(self, paths: Sequence[Path], *, anyway: bool = False) -> None:
        """Add photos and folders of photos; `anyway` also what shows no garment."""
        self._told_failure = ""
        if paths:
            self._say_if_waiting()
            self._begin(paths, anyway=anyway)

    def add_arrived(self, paths: Sequence[Path]) -> None:
        """Add photos that arrived by themselves; a failure that lasts is told once."""
        self._begin(paths)

    def offer_to_go_on(self) -> None:
        """Offer to finish what a crash, or closing the window, interrupted."""
        left = self._unfinished.left_over()
        if left:
            self._unfinished.end()
            self._toasts.show_toast(
                _("Adding photos was interrupted last time."),
                (_("Continue"), lambda: self._go_on(left)),
                is_kept=True,
            )

    def _show(self, garment: Garment) -> None:
        self._closet.put([garment])
        self.garment_came.emit(garment)

    def _show_correction(self, correction: Correction) -> None:
        self._closet.drop(correction.gone)
        self._closet.put(correction.changed)

    def _begin(self, paths: Sequence[Path], *, anyway: bool = False) -> None:
        newest = max((g.id for g in self._closet.garments), default=0)
        self._unfinished.begin(paths, newest)
        self._importing.add(paths, anyway=anyway)

    def _go_on(self, left: Sequence[Path]) -> None:
        self._unfinished.go_on()
        self.add_paths(left)

    def _say_if_waiting(self) -> None:
        if self._importing.is_running:
            self._toasts.show_toast(_("These photos come after the current ones."))

    def _on_finished(self, report: AddReport) -> None:
        report = self._without_own(report)
        self._end()
        self._told_failure = ""
        self._tell(report)

    def _tell(self, report: AddReport) -> None:
        """Show what came in, how to take it back, and what it wants next."""
        added = [each.garment for each in report.added]
        if added:
            self._closet.put(added)
            self._history.note(add_garments(self._closet, added))
            self.garments_came.emit([garment.id for garment in added])
        several = [each.garment for each in report.added if each.count_pieces > 1]
        has_left_out = report.failed or report.without_garment or report.duplicates
        toast = self._toasts.show_toast(
            summary(report), self._action_for(report), is_kept=bool(has_left_out)
        )
        if added:
            self.tell_next(toast)
        if several:
            self.several_came.emit(several)

    def _without_own(self, report: AddReport) -> AddReport:
        """Return a report without the photos that an interrupted import had added."""
        is_own = self._unfinished.is_own
        new = tuple(each for each in report.duplicates if not is_own(each.of))
        return replace(report, duplicates=new)

    def _on_phone_ended(self, added: Sequence[Added]) -> None:
        if added:
            self._tell(AddReport(added=tuple(added)))

    def _action_for(self, report: AddReport) -> tuple[str, Callable[[], object]] | None:
        if report.failed or report.without_garment:
            return _("Show"), partial(
                open_left_out,
                report,
                self._previews,
                self._window,
                add_anyway=partial(self.add_paths, anyway=True),
                retry=self.add_paths,
            )
        if report.duplicates:
            return _("Compare"), partial(self.comparison_asked.emit, report.duplicates)
        if unsure_ones(report):
            return _("Review"), self.review_asked.emit
        return None

    def _end(self) -> None:
        self.panel.finish()
        if not self._importing.has_waiting:
            self._unfinished.end()

    def _on_failed(self, error: Exception) -> None:
        self._end()
        self._closet.load()  # what was added before the failure stays
        if str(error) != self._told_failure:
            show_error(self._window, error)
        self._told_failure = str(error)
        if not self._importing.has_waiting:
            self.came_to_nothing.emit()
