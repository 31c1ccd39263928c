"""Going to another closet: one that was open lately, a new one, any, or the demo."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from ui.closets.closet_files import ClosetFiles
from ui.closets.closet_rows import ClosetRows
from ui.closets.recent_closets import recent_closets
from ui.files import file_dialogs
from ui.jobs import Jobs
from ui.widgets.overlay import open_sheet
from ui.widgets.toast import ToastArea
from wardrobe.closet.reachable import is_there
from wardrobe.language.texts import _

_SHEET_PX = 560


class ClosetSwitch(QObject):
    """Asks which closet to go to; whoever listens to `chosen` goes there."""

    chosen = Signal(object)  # its Path

    def __init__(
        self,
        closet_file: Path,
        files: ClosetFiles,
        jobs: Jobs,
        settings: QSettings,
        toasts: ToastArea,
    ) -> None:
        """Make it for the closet that is shown."""
        super().__init__(toasts)
        self._file, self._files = closet_file.absolute(), files
        self._jobs, self._settings, self._toasts = jobs, settings, toasts

    @property
    def is_demo(self) -> bool:
        """Whether the closet that is shown is the demo."""
        return self._file == self._files.demo.absolute()

    @property
    def own_closet(self) -> Path:
        """The closet to go to from the demo: the last one of one's own."""
        recent = [f for f in recent_closets(self._settings) if f != self._file]
        return next(iter(recent), self._files.own)

    def open(self) -> None:
        """Show the closets that were open lately, and the other ways."""
        others = [f for f in recent_closets(self._settings) if f != self._file]
        own = self._files.own
        if is_there(own, Path.is_file) and own.absolute() != self._file:
            others += [own] if own not in others else []
        rows = ClosetRows(self._file, others, has_demo=not self.is_demo)
        sheet = open_sheet(_("Your closets"), rows, self._parent(), _SHEET_PX)
        rows.chosen.connect(sheet.dismiss)
        rows.new_asked.connect(sheet.dismiss)
        rows.open_asked.connect(sheet.dismiss)
        rows.demo_asked.connect(sheet.dismiss)
        rows.chosen.connect(self.go_to)
        rows.new_asked.connect(self.ask_new)
        rows.open_asked.connect(self.ask_file)
        rows.demo_asked.connect(self.go_to_demo)

    def ask_new(self) -> None:
        """Let the user name a new closet, and go there."""
        start = self._files.own.with_name(_("New closet") + ".closet")
        kinds = file_dialogs.closet_kinds()
        file = file_dialogs.ask_new_file(self._parent(), _("New closet"), start, kinds)
        if file is None:
            return
        if file.exists():
            self._toasts.show_toast(_("{name} is there already.", name=file.name))
            return
        self._make_and_go(file)

    def ask_file(self) -> None:
        """Let the user choose a closet, and go there."""
        kinds = file_dialogs.closet_kinds()
        file = file_dialogs.ask_file(self._parent(), _("Open a closet"), kinds)
        if file is not None:
            self.go_to(file)

    def go_to(self, file: Path) -> None:
        """Go to a closet that is there."""
        if file.absolute() != self._file:
            self.chosen.emit(file)

    def go_to_own(self) -> None:
        """Leave the demo for one's own closet, an empty one if there is none yet."""
        self._make_and_go(self.own_closet)

    def go_to_demo(self) -> None:
        """Go to the demo closet."""
        self._go_after(self._files.lay_out_demo, self._files.demo)

    def go_to_copy(self, lay_out: Callable[[], Path]) -> None:
        """Make a copy a closet of its own, and go there."""
        self._jobs.run(self, lambda _progress: lay_out(), self.chosen.emit)

    def _make_and_go(self, file: Path) -> None:
        self._go_after(lambda: self._files.make(file), file)

    def _go_after(self, work: Callable[[], None], file: Path) -> None:
        self._jobs.run(
            self, lambda _progress: work(), lambda _done: self.chosen.emit(file)
        )

    def _parent(self) -> QWidget:
        return self._toasts.window()
