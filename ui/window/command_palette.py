"""The command palette: actions, garments and occasions, found by typing."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.garments.garment_filter import GarmentFilter, Sort
from ui.state.closet_state import ClosetState
from ui.theme.tokens import GRID
from ui.widgets.chips import PickerRow
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, column_of, discard
from ui.widgets.overlay import Overlay
from ui.widgets.scrolling import FittingScroll
from ui.window.actions import Action
from ui.window.commands import Commands
from ui.window.menu import action_row
from ui.wording.taxonomy_words import as_sentence, name_of
from wardrobe.language.texts import _
from wardrobe.ranking.own_occasions import all_occasions

_WIDTH_PX = 480
# The palette is no gallery: more words find fewer.
_MOST_GARMENTS = 8


Find = Callable[[str], Sequence[Action]]


class CommandPalette(QWidget):
    """A field, and the actions whose words start with what is typed.

    What else is found by the typed words comes behind these.
    """

    action_chosen = Signal(object)

    def __init__(self, actions: Sequence[Action], find: Find) -> None:
        super().__init__()
        self._find = find
        self.field = QLineEdit()
        self.field.setAccessibleName(_("Find an action"))
        self.field.setPlaceholderText(_("What do you want to do, wear or find?"))
        self.field.textChanged.connect(self._narrow)
        self.field.returnPressed.connect(self._run_first)
        self.rows = {action: self._make_row(action) for action in actions}
        self._found: list[PickerRow] = []
        self._nothing = make_label("soft", _("Nothing has that name."))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        body = QWidget()
        self._others = column_of(gap=2)
        rows = column_of(*self.rows.values(), gap=2)
        column_of(rows, self._others, self._nothing, STRETCH, gap=2, inside=body)
        column_of(
            self.field, (FittingScroll(body, _("Actions")), 1), gap=GRID, inside=self
        )
        self.setFixedWidth(_WIDTH_PX)

    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        for action, row in self.rows.items():
            said = f" {action.text}".casefold()
            row.setVisible(all(f" {word}" in said for word in words))
        discard(self._others, *self._found)
        self._found = [self._make_row(each) for each in self._find(text.strip())]
        for row in self._found:
            self._others.addWidget(row)
            row.show()  # at once: Enter takes the first that is seen
        self._nothing.setVisible(all(row.isHidden() for row in self._all_rows()))

    def _make_row(self, action: Action) -> PickerRow:
        row = action_row(action)
        row.clicked.connect(lambda: self.action_chosen.emit(action))
        return row

    def _all_rows(self) -> list[PickerRow]:
        return [*self.rows.values(), *self._found]

    def _run_first(self) -> None:
        for row in self._all_rows():
            if not row.isHidden():
                row.click()
                return


def finder(closet: ClosetState, do: Commands) -> Find:
    """Return what finds occasions to dress for and garments of a closet."""

    def find(words: str) -> list[Action]:
        if not words:
            return []
        typed = words.casefold().split()
        occasions = [
            _action(each.words, "today", partial(do.dress_for, each))
            for each in all_occasions(closet.occasions)
            if all(f" {word}" in f" {each.words.casefold()}" for word in typed)
        ]
        wanted = GarmentFilter(words=words, sort=Sort.NAME)
        garments = wanted.select(closet.garments)[:_MOST_GARMENTS]
        return occasions + [
            _action(name_of(each), str(each.group), partial(do.show_garment, each.id))
            for each in garments
        ]

    return find


def _action(name: str, icon: str, run: Callable[[], object]) -> Action:
    return Action("", as_sentence(name), "", icon, run)


def open_command_palette(
    actions: Sequence[Action], find: Find, window: QWidget
) -> Overlay:
    """Open the palette over the middle of the window."""
    palette = CommandPalette(actions, find)
    overlay = Overlay(palette, window, is_centred=True)
    palette.action_chosen.connect(overlay.dismiss)
    palette.action_chosen.connect(lambda action: action.run())
    return overlay
