"""The menu, the choice of the palette, and the sheet of shortcuts."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.garments.pickers import picker_section
from ui.theme.theme import THEME_WORDS, Theme
from ui.theme.tokens import GRID
from ui.widgets.chips import PickerRow
from ui.widgets.flow import FoldingRow
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, column_of
from ui.widgets.overlay import Overlay, offer, open_sheet
from ui.widgets.scrolling import FittingScroll
from ui.window.actions import Action
from ui.wording.keys import printed
from wardrobe.language.texts import _, noted

_MENU_PX = 280
_GARMENTS = noted("Garments")
# The ids of actions; what is not here is a page.
_WAYS_IN = ("add", "add-folder", "scan", "phone", "paste")
_PARTS: Mapping[str, Sequence[str]] = {
    _GARMENTS: (
        *_WAYS_IN,
        *("search", "review", "around", "alike", "laundry"),
        *("remove", "trash", "undo", "redo"),
    ),
    noted("Outfits"): (
        *("next", "back", "wear-first", "instead", "log", "plan-week", "new-look"),
        *("trips", "learn"),
    ),
    noted("Closet file"): ("closets", "back-up", "check", "export", "watch"),
    noted("Window"): ("theme", "palette", "shortcuts", "quit"),
}
_SHEET_PX = 440
# What works without an action of its own.
_OTHER_KEYS = (
    ("Del", noted("Remove the selected garments")),
    ("Ctrl+A", noted("Select all garments shown")),
    ("Esc", noted("Clear the selection, close a panel")),
    ("Tab", noted("Go to the next control")),
)


def open_menu(actions: Sequence[Action], anchor: QWidget) -> Overlay:
    """Open the menu beside `anchor`: what is done, by what it is done with.

    The pages are on the rail already.
    """
    by_id = {action.id: action for action in actions}
    rows = {each: action_row(by_id[each]) for ids in _PARTS.values() for each in ids}
    halves: tuple[list[QWidget], list[QWidget]] = ([], [])
    for part, ids in _PARTS.items():
        half = halves[part is not _GARMENTS]
        half += [picker_section(_(part)), *(rows[each] for each in ids)]
    body = FoldingRow(
        *((_column(half), 1) for half in halves), least_px=2 * _MENU_PX, gap=2 * GRID
    )
    body.setMinimumWidth(_MENU_PX)
    overlay = Overlay(FittingScroll(body, _("Menu")), anchor)
    for each, row in rows.items():
        row.clicked.connect(overlay.dismiss)
        row.clicked.connect(lambda _checked, it=each: by_id[it].run())
    return overlay


def open_add_menu(actions: Sequence[Action], anchor: QWidget) -> Overlay:
    """Open the ways for photos to come in, below `anchor`."""
    by_id = {action.id: action for action in actions}
    rows = {each: action_row(by_id[each]) for each in _WAYS_IN}
    return offer(anchor, rows, lambda each: by_id[each].run(), width_px=_MENU_PX)


def _column(widgets: Sequence[QWidget]) -> QWidget:
    column = QWidget()
    column.setProperty("role", "clear")
    column_of(*widgets, STRETCH, gap=2, inside=column)
    return column


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
        grid.addWidget(make_label("", words, wraps=True), at, 1)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, 14 * GRID)
    return open_sheet(_("Keyboard shortcuts"), body, anchor, _SHEET_PX)
