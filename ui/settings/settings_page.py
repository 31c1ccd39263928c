"""Settings: how the window looks, where the closet lies, the inbox, and backups."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSettings, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.errors import show_error
from ui.inbox import Inbox
from ui.jobs import Jobs
from ui.menu import THEME_WORDS
from ui.theme.theme import Theme, ThemeChoice
from ui.theme.tokens import GRID
from ui.today.learn_from import count_to_learn, set_count_to_learn
from ui.widgets import file_dialogs
from ui.widgets.chips import Chip
from ui.widgets.icons import TextButton
from ui.widgets.scrolling import keep_bar
from ui.words import as_sentence, count_of
from wardrobe.ports import Closet, Finding

_WIDTH_PX = 720
BackUp = Callable[[Path], None]

# In the order of how many of a board's six outfits they are.
_TO_LEARN_WORDS = ("None", "One of six", "Two of six")
_BACKUP_KEY = "backup/last"


class SettingsPage(QWidget):
    """Each setting works at once and is remembered."""

    said = Signal(str)
    to_learn_changed = Signal()

    def __init__(
        self,
        closet: Closet,
        closet_file: Path,
        inbox: Inbox,
        theme: Theme,
        settings: QSettings,
        *,
        back_up: BackUp,
        jobs: Jobs,
        now: Callable[[], datetime],
    ) -> None:
        """Show what is set."""
        super().__init__()
        self._closet, self._file, self._inbox = closet, closet_file, inbox
        self._back_up = back_up
        self._theme, self._settings, self._jobs, self._now = theme, settings, jobs, now
        self.themes = {each: Chip(words) for each, words in THEME_WORDS.items()}
        self.to_learn = {
            count: Chip(words) for count, words in enumerate(_TO_LEARN_WORDS)
        }
        self.folder = _value()
        self.choose = TextButton("Choose a folder…", icon_name="folder")
        self.stop = TextButton("Stop watching", role="quiet")
        self.last_backup = _value()
        self.backup = TextButton("Back up now…", icon_name="check")
        self.check = TextButton("Look for damage", icon_name="search")
        self.findings = _value()
        self.findings.hide()
        self._lay_out()
        self._connect()
        self._show()

    def back_up_to(self, target: Path) -> None:
        """Write a copy of the closet."""
        back_up = self._back_up
        self.backup.setEnabled(False)
        self.last_backup.setText("The copy is being written and checked…")

        def on_done(_: None) -> None:
            at = self._now().astimezone()
            self._settings.setValue(_BACKUP_KEY, f"{at:%d %B %Y, %H:%M}: {target}")
            self.said.emit(f"The closet is backed up in {target.name}.")
            self._show()

        self._jobs.run(self, lambda _: back_up(target), on_done, self._on_failed)

    def look_for_damage(self) -> None:
        """Check the closet."""
        closet = self._closet
        self.check.setEnabled(False)
        self.findings.setText("Looking…")
        self.findings.show()
        self._jobs.run(
            self, lambda _: closet.check(), self._on_checked, self._on_failed
        )

    def _lay_out(self) -> None:
        title = QLabel("Settings")
        title.setProperty("role", "title")
        show = TextButton("Show the folder", icon_name="folder")
        show.clicked.connect(self._show_folder)
        place = _value()
        place.setText(str(self._file))
        body = QWidget()
        body.setProperty("role", "clear")
        column = QVBoxLayout(body)
        column.setContentsMargins(4 * GRID, 3 * GRID, 3 * GRID, 4 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(title)
        column.addWidget(_card("Palette", "", self._chips(self.themes.values())))
        column.addWidget(self._make_to_learn())
        about = "All photos and choices are in this one file. Nothing leaves it."
        column.addWidget(_card("Closet file", about, place, _line(show)))
        about = "Photos that arrive in this folder are added; they are never moved."
        watched = _line(self.choose, self.stop)
        column.addWidget(_card("Watched folder", about, self.folder, watched))
        about = "A copy that opens as a closet itself, also while you go on working."
        copies = _line(self.backup, self.check)
        column.addWidget(_card("Care", about, self.last_backup, copies, self.findings))
        column.addStretch(1)
        body.setMaximumWidth(_WIDTH_PX)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName("Settings")
        keep_bar(area)
        area.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _make_to_learn(self) -> QFrame:
        about = (
            "Some outfits are shown less for their rating than to learn whether you "
            "like them. They stand last and are marked. Without any, your taste is "
            "learned more slowly."
        )
        chips = self._chips(self.to_learn.values())
        return _card("Outfits to learn from on each board", about, chips)

    def _chips(self, chips: Iterable[Chip]) -> QHBoxLayout:
        """Lay out chips of which one is chosen."""
        line = QHBoxLayout()
        group = QButtonGroup(self)
        for chip in chips:
            group.addButton(chip)
            line.addWidget(chip)
        line.addStretch(1)
        return line

    def _connect(self) -> None:
        for count, each in self.to_learn.items():
            each.clicked.connect(lambda _checked, it=count: self._on_to_learn(it))
        for choice, chip in self.themes.items():
            chip.clicked.connect(lambda _checked, it=choice: self._theme.choose(it))
        self._theme.theme_changed.connect(self._on_theme_changed)
        self.choose.clicked.connect(self._choose_folder)
        self.stop.clicked.connect(lambda: self._watch(None))
        self.backup.clicked.connect(self._ask_target)
        self.check.clicked.connect(self.look_for_damage)

    def _show(self) -> None:
        self._on_theme_changed(self._theme.choice)
        self.to_learn[count_to_learn(self._settings)].setChecked(True)
        folder = self._inbox.folder
        self.folder.setText(str(folder) if folder else "No folder is watched.")
        self.stop.setVisible(folder is not None)
        last = str(self._settings.value(_BACKUP_KEY, ""))
        self.last_backup.setText(f"Last: {last}" if last else "No backup was made yet.")
        self.backup.setEnabled(True)
        self.check.setEnabled(True)

    def _on_theme_changed(self, choice: ThemeChoice) -> None:
        self.themes[choice].setChecked(True)

    def _on_to_learn(self, count: int) -> None:
        set_count_to_learn(self._settings, count)
        self.to_learn_changed.emit()

    def _choose_folder(self) -> None:
        folder = file_dialogs.ask_folder(self, "Watch a folder for photos")
        if folder:
            self._watch(folder)

    def _watch(self, folder: Path | None) -> None:
        self._inbox.watch(folder)
        self._show()

    def _ask_target(self) -> None:
        day = f"{self._now().astimezone():%Y-%m-%d}"
        start = self._file.with_name(f"{self._file.stem} {day}.closet")
        target = file_dialogs.ask_new_file(
            self, "Back up the closet", start, "Closets (*.closet)"
        )
        if target:
            self.back_up_to(target)

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file.parent)))

    def _on_checked(self, findings: Sequence[Finding]) -> None:
        self._show()
        said = [as_sentence(finding.message) for finding in findings]
        head = f"{count_of(len(said), 'thing')} to look at:" if said else "All is well."
        self.findings.setText("\n".join((head, *said)))

    def _on_failed(self, error: Exception) -> None:
        self._show()
        self.findings.hide()
        show_error(self, error)


def _value() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setProperty("role", "soft")
    return label


def _line(*buttons: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(GRID)
    for button in buttons:
        line.addWidget(button)
    line.addStretch(1)
    return line


def _card(title: str, about: str, *parts: QWidget | QHBoxLayout) -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
    column.setSpacing(GRID)
    heading = QLabel(title)
    heading.setProperty("role", "heading")
    column.addWidget(heading)
    if about:
        words = QLabel(about)
        words.setProperty("role", "caption")
        words.setWordWrap(True)
        column.addWidget(words)
    for part in parts:
        if isinstance(part, QHBoxLayout):
            column.addLayout(part)
        else:
            column.addWidget(part)
    return card
