"""The command palette: every action of the window, found by typing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme.tokens import GRID
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, column_of
from ui.widgets.overlay import Overlay
from ui.widgets.scrolling import FittingScroll
from ui.window.actions import Action
from ui.window.menu import action_row
from wardrobe.language.texts import _

_WIDTH_PX = 480


class CommandPalette(QWidget):
    """A field, and the actions whose words start with what is typed."""

    def __init__(self, actions: Sequence[Action]) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setAccessibleName(_("Find an action"))
        self.field.setPlaceholderText(_("What do you want to do?"))
        self.field.textChanged.connect(self._narrow)
        self.field.returnPressed.connect(self._run_first)
        self.rows = {action: action_row(action) for action in actions}
        self._nothing = make_label("soft", _("No action has that name."))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        body = QWidget()
        column_of(*self.rows.values(), self._nothing, STRETCH, gap=2, inside=body)
        column_of(
            self.field, (FittingScroll(body, _("Actions")), 1), gap=GRID, inside=self
        )
        self.setFixedWidth(_WIDTH_PX)

    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        for action, row in self.rows.items():
            said = f" {action.text}".casefold()
            row.setVisible(all(f" {word}" in said for word in words))
        self._nothing.setVisible(all(row.isHidden() for row in self.rows.values()))

    def _run_first(self) -> None:
        for row in self.rows.values():
            if not row.isHidden():
                row.click()
                return


def open_command_palette(actions: Sequence[Action], window: QWidget) -> Overlay:
    """Open the palette over the middle of the window."""
    palette = CommandPalette(actions)
    overlay = Overlay(palette, window, is_centred=True)
    for action, row in palette.rows.items():
        row.clicked.connect(overlay.dismiss)
        row.clicked.connect(lambda _checked, run=action.run: run())
    return overlay
