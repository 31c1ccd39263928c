"""The menu, the choice of the palette, and the sheet of shortcuts."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from ui.theme.theme import Theme, ThemeChoice
from ui.theme.tokens import GRID
from ui.widgets.chips import PickerRow
from ui.widgets.overlay import Overlay, open_sheet
from wardrobe.language.texts import _, noted

# Words, keys, icon, and what it does.
Line = tuple[str, str, str, Callable[[], object]]

_MENU_PX = 264
_SHEET_PX = 440
THEME_WORDS = {
    ThemeChoice.SYSTEM: noted("As the system"),
    ThemeChoice.LIGHT: noted("Light"),
    ThemeChoice.DARK: noted("Dark"),
}
# What works without an action of its own.
_OTHER_KEYS = (
    ("Del", noted("Remove the selected garments")),
    ("Ctrl+A", noted("Select all garments shown")),
    ("Esc", noted("Select none, close a panel")),
    ("Tab", noted("Go to the next control")),
)


def make_actions(window: QWidget, lines: Sequence[Line]) -> list[QAction]:
    """Return actions whose shortcuts work all over the window."""
    return [_make_action(window, *line) for line in lines]


def open_menu(actions: Sequence[QAction], anchor: QWidget) -> Overlay:
    """Open the menu of all actions beside `anchor`."""
    body, column = _column()
    rows = []
    for action in actions:
        keys = shortcut_of(action)
        row = PickerRow(plain_text(action), keys, icon_name=action.iconText())
        row.setCheckable(False)
        row.setEnabled(action.isEnabled())
        row.setMinimumWidth(_MENU_PX)
        column.addWidget(row)
        rows.append((row, action))
    overlay = Overlay(body, anchor)
    for row, action in rows:
        row.clicked.connect(overlay.dismiss)
        row.clicked.connect(action.trigger)
    return overlay


def open_theme_menu(theme: Theme, anchor: QWidget) -> Overlay:
    """Open the choice of the palette beside `anchor`."""
    body, column = _column()
    rows = {choice: PickerRow(_(words)) for choice, words in THEME_WORDS.items()}
    for choice, row in rows.items():
        row.setChecked(choice is theme.choice)
        row.setMinimumWidth(20 * GRID)
        column.addWidget(row)
    overlay = Overlay(body, anchor)
    for choice, row in rows.items():
        row.clicked.connect(overlay.dismiss)
        row.clicked.connect(lambda _checked, it=choice: theme.choose(it))
    return overlay


def open_shortcuts(actions: Sequence[QAction], anchor: QWidget) -> Overlay:
    """Open the sheet of all shortcuts."""
    body = QWidget()
    grid = QGridLayout(body)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(GRID)
    grid.setHorizontalSpacing(2 * GRID)
    lines = [(shortcut_of(a), plain_text(a)) for a in actions if shortcut_of(a)]
    lines += [(printed(keys), _(words)) for keys, words in _OTHER_KEYS]
    for at, (keys, words) in enumerate(lines):
        label = QLabel(keys)
        label.setProperty("role", "key")
        grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(QLabel(words), at, 1)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, 14 * GRID)
    return open_sheet(_("Keyboard shortcuts"), body, anchor, _SHEET_PX)


def shortcut_of(action: QAction) -> str:
    """Return an action's keys as they are printed on the keyboard."""
    return printed(action.shortcut().toString())


def printed(keys: str) -> str:
    """Return keys such as `Ctrl+A` as they are printed on the user's keyboard."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _make_action(
    window: QWidget, text: str, keys: str, icon_name: str, run: Callable[[], object]
) -> QAction:
    action = QAction(text, window)
    action.setIconText(icon_name)
    action.setShortcut(QKeySequence(keys))
    action.triggered.connect(lambda _checked=False: run())
    window.addAction(action)
    return action


def plain_text(action: QAction) -> str:
    """Return an action's words."""
    return action.text().replace("&", "")


def _column() -> tuple[QWidget, QVBoxLayout]:
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    return body, column
