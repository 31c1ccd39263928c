"""The menu, the choice of the palette, and the sheet of shortcuts."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui.theme.theme import THEME_WORDS, Theme
from ui.theme.tokens import GRID
from ui.widgets.chips import PickerRow
from ui.widgets.labels import make_label
from ui.widgets.overlay import Overlay, offer, open_sheet
from ui.window.actions import Action
from ui.wording.keys import printed
from wardrobe.language.texts import _, noted

_MENU_PX = 264
_SHEET_PX = 440
# What works without an action of its own.
_OTHER_KEYS = (
    ("Del", noted("Remove the selected garments")),
    ("Ctrl+A", noted("Select all garments shown")),
    ("Esc", noted("Clear the selection, close a panel")),
    ("Tab", noted("Go to the next control")),
)


def open_menu(actions: Sequence[Action], anchor: QWidget) -> Overlay:
    """Open the menu of all actions beside `anchor`."""
    rows = {action: action_row(action) for action in actions}
    return offer(anchor, rows, lambda action: action.run(), width_px=_MENU_PX)


def action_row(action: Action) -> PickerRow:
    """Return a row with an action's icon, words and keys."""
    row = PickerRow(action.text, printed(action.keys), icon_name=action.icon)
    row.setCheckable(False)
    return row


def open_theme_menu(theme: Theme, anchor: QWidget) -> Overlay:
    """Open the choice of the palette beside `anchor`."""
    rows = {choice: PickerRow(_(words)) for choice, words in THEME_WORDS.items()}
    rows[theme.choice].setChecked(True)
    return offer(anchor, rows, theme.choose)


def open_shortcuts(actions: Sequence[Action], anchor: QWidget) -> Overlay:
    """Open the sheet of all shortcuts."""
    body = QWidget()
    grid = QGridLayout(body)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(GRID)
    grid.setHorizontalSpacing(2 * GRID)
    lines = [(printed(action.keys), action.text) for action in actions]
    lines += [(printed(keys), _(words)) for keys, words in _OTHER_KEYS]
    for at, (keys, words) in enumerate(lines):
        label = make_label("key", keys)
        grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(QLabel(words), at, 1)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, 14 * GRID)
    return open_sheet(_("Keyboard shortcuts"), body, anchor, _SHEET_PX)
