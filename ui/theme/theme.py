"""Which palette the window shows: the system's or the user's choice, remembered."""

from enum import StrEnum

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

import ui.theme.plain_imports  # noqa: F401 - the first that is imported of the window
from ui.theme import motion
from ui.theme.style_sheet import style_sheet
from ui.theme.tokens import BODY_PX, DARK, FONT_FAMILIES, LIGHT, Tokens, show
from wardrobe.language.texts import noted

_KEY, _MOTION_KEY = "window/theme", "window/less-motion"


class ThemeChoice(StrEnum):
    """What the user can choose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


THEME_WORDS = {
    ThemeChoice.SYSTEM: noted("Same as the system"),
    ThemeChoice.LIGHT: noted("Light"),
    ThemeChoice.DARK: noted("Dark"),
}


class Theme(QObject):
    """Dresses the application and keeps the choice."""

    theme_changed = Signal(object)

    def __init__(self, app: QApplication, settings: QSettings) -> None:
        """Show the colours as they were chosen the last time."""
        super().__init__(app)
        self._app = app
        self._settings = settings
        self.choice = _read_choice(settings)
        if not app.styleSheet():
            app.setStyle("Fusion")
            app.setFont(_font())
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        motion.set_less_motion(is_less=self.has_less_motion)
        show(self.tokens)
        app.setPalette(qt_palette(self.tokens))

    def dress(self) -> None:
        """Dress all widgets; to be called when a window is made, and not before.

        Qt dresses a widget anew each time that it gets a parent: to make the window
        under a style sheet takes three times as long.
        """
        sheet = style_sheet(self.tokens)
        if self._app.styleSheet() != sheet:  # to dress every widget again takes time
            self._app.setStyleSheet(sheet)

    def undress(self) -> None:
        """Leave nothing of the style sheet to the next window."""
        self._app.setStyleSheet("")

    @property
    def has_less_motion(self) -> bool:
        """Whether the user wants nothing to move."""
        return str(self._settings.value(_MOTION_KEY, "")) == "yes"

    def choose_motion(self, *, is_less: bool) -> None:
        """Let things move from now on, or not."""
        self._settings.setValue(_MOTION_KEY, "yes" if is_less else "no")
        motion.set_less_motion(is_less=is_less)

    def choose(self, choice: ThemeChoice) -> None:
        """Show a palette from now on."""
        self.choice = choice
        self._settings.setValue(_KEY, str(choice))
        self._change()
        self.theme_changed.emit(choice)

    @property
    def tokens(self) -> Tokens:
        """The palette of the choice; light where the system does not tell."""
        if self.choice is ThemeChoice.SYSTEM:
            scheme = self._app.styleHints().colorScheme()
            return DARK if scheme is Qt.ColorScheme.Dark else LIGHT
        return DARK if self.choice is ThemeChoice.DARK else LIGHT

    def _on_system_changed(self) -> None:
        if self.choice is ThemeChoice.SYSTEM:
            self._change()

    def _change(self) -> None:
        show(self.tokens)
        self._app.setPalette(qt_palette(self.tokens))
        self.dress()


def qt_palette(tokens: Tokens) -> QPalette:
    """Return the palette for what the style sheet does not draw."""
    role = QPalette.ColorRole
    palette = QPalette()
    for key, colour in {
        role.Window: tokens.canvas,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.sunken,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.text_faint,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.ToolTipBase: tokens.inverse,
        role.ToolTipText: tokens.on_inverse,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Link: tokens.accent,
    }.items():
        palette.setColor(key, QColor(colour))
    return palette


def _font() -> QFont:
    font = QFont()
    font.setFamilies(list(FONT_FAMILIES))
    font.setPixelSize(BODY_PX)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _read_choice(settings: QSettings) -> ThemeChoice:
    saved = str(settings.value(_KEY, ThemeChoice.SYSTEM))
    return ThemeChoice(saved) if saved in set(ThemeChoice) else ThemeChoice.SYSTEM
