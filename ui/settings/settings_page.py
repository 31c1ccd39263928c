"""Settings: how the window looks, the closet file, the watched folder, and backups."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.files import file_dialogs
from ui.importing.watched_folder import WatchedFolder
from ui.maintenance.maintenance_section import MaintenanceSection
from ui.settings.about_card import AboutCard
from ui.settings.care_card import CareCard
from ui.settings.currency_card import CurrencyCard
from ui.settings.dress_code_card import DressCodeCard
from ui.settings.language_card import LanguageCard
from ui.settings.learn_card import LearnCard
from ui.settings.reminder_card import ReminderCard
from ui.settings.weather_card import WeatherCard
from ui.theme.theme import THEME_WORDS, Theme, ThemeChoice
from ui.theme.tokens import GRID
from ui.widgets.chips import Chip
from ui.widgets.flow import FoldingRow
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, card, column_of, line
from ui.widgets.plain_text import breakable
from ui.widgets.scrolling import scroll_area
from wardrobe.language.texts import _

_MOST_PX, _LEAST_FOR_TWO_PX = 1480, 1000


class SettingsPage(QWidget):
    """Each setting works at once and is remembered."""

    closets_asked = Signal()

    def __init__(
        self,
        closet_file: Path,
        watched_folder: WatchedFolder,
        theme: Theme,
        maintenance: MaintenanceSection,
        *,
        dress_code: DressCodeCard,
        care: CareCard,
        to_learn: LearnCard,
        language: LanguageCard,
        weather: WeatherCard,
        currency: CurrencyCard,
        reminder: ReminderCard,
    ) -> None:
        super().__init__()
        self._file, self._watched_folder, self._theme = (
            closet_file,
            watched_folder,
            theme,
        )
        self.maintenance, self.to_learn, self.language = maintenance, to_learn, language
        self.themes = {each: Chip(_(words)) for each, words in THEME_WORDS.items()}
        self.less_motion = Chip(_("Less motion"))
        self.less_motion.setChecked(theme.has_less_motion)
        self.folder = make_label("soft", wraps=True)
        self.choose = TextButton(_("Choose a folder…"), icon_name="folder")
        self.stop = TextButton(_("Stop watching"), role="quiet")
        self.dress_code, self.care, self.weather = dress_code, care, weather
        self.currency, self.reminder = currency, reminder
        self._lay_out()
        self._connect()
        self._show()

    def _lay_out(self) -> None:
        title = make_label("title", _("Settings"))
        group = QButtonGroup(self)
        for chip in self.themes.values():
            group.addButton(chip)
        chips = line(*self.themes.values())
        motion = line(self.less_motion)
        show = TextButton(_("Show the folder"), icon_name="folder")
        show.clicked.connect(self._show_folder)
        others = TextButton(_("Your closets…"), icon_name="closet")
        others.clicked.connect(self.closets_asked)
        place = make_label("soft", breakable(str(self._file)), wraps=True)
        body = QWidget()
        about_file = _(
            "All your photos and choices are in this one file. Nothing leaves it."
        )
        about_watched = _(
            "Photos that arrive in this folder are added, but never moved."
        )
        watched = line(self.choose, self.stop)
        looks_and_days = _column(
            card(_("Theme"), "", chips, motion),
            card(_("Language"), "", self.language),
            self.currency,
            self.weather,
            self.reminder,
            self.dress_code,
            self.care,
            self.to_learn,
        )
        files = _column(
            card(_("Closet file"), about_file, place, line(show, others)),
            card(_("Watched folder"), about_watched, self.folder, watched),
            self.maintenance,
            AboutCard(),
        )
        halves = FoldingRow(
            (looks_and_days, 1), (files, 1), least_px=_LEAST_FOR_TWO_PX, gap=2 * GRID
        )
        column_of(
            title,
            halves,
            STRETCH,
            gap=2 * GRID,
            margins=(4 * GRID, 3 * GRID, 3 * GRID, 4 * GRID),
            inside=body,
        )
        body.setMaximumWidth(_MOST_PX)
        column_of(scroll_area(body, _("Settings")), inside=self)

    def _connect(self) -> None:
        for choice, chip in self.themes.items():
            chip.clicked.connect(lambda _checked, it=choice: self._theme.choose(it))
        self._theme.theme_changed.connect(self._on_theme_changed)
        self.less_motion.toggled.connect(
            lambda is_on: self._theme.choose_motion(is_less=is_on)
        )
        self.choose.clicked.connect(self.choose_folder)
        self.stop.clicked.connect(lambda: self._watch(None))

    def _show(self) -> None:
        self._on_theme_changed(self._theme.choice)
        folder = self._watched_folder.folder
        none = _("No folder is being watched.")
        self.folder.setText(breakable(str(folder)) if folder else none)
        self.stop.setVisible(folder is not None)

    def _on_theme_changed(self, choice: ThemeChoice) -> None:
        self.themes[choice].setChecked(True)

    def choose_folder(self) -> None:
        """Let the user choose the folder that is watched."""
        folder = file_dialogs.ask_folder(self, _("Watch a folder for photos"))
        if folder:
            self._watch(folder)

    def _watch(self, folder: Path | None) -> None:
        self._watched_folder.watch(folder)
        self._show()

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file.parent)))


def _column(*cards: QWidget) -> QWidget:
    """Return cards one below the other, each only as tall as it needs."""
    holder = QWidget()
    holder.setProperty("role", "clear")
    column_of(*cards, STRETCH, gap=2 * GRID, inside=holder)
    return holder
