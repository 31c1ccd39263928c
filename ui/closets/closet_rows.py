"""The closets to choose from, and the ways to others."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.closets.recent_closets import title_of
from ui.theme.tokens import GRID
from ui.widgets.chips import PickerRow
from ui.widgets.icons import TextButton, button_text
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of, line
from ui.widgets.plain_text import plain_tip
from wardrobe.language.texts import _

# What the sheet has room for beside the icon; the tip has all of a name.
_WIDEST_PX = 400
# As wide as the sheet, which is as tall as its buttons need below one another else.
_ROW_PX = 520


class ClosetRows(QWidget):
    """A row for each closet, and buttons for a new one, another file, and the demo."""

    chosen = Signal(object)  # its Path
    new_asked = Signal()
    open_asked = Signal()
    demo_asked = Signal()

    def __init__(self, shown: Path, others: Sequence[Path], *, has_demo: bool) -> None:
        """Make them.

        Args:
            shown: The closet that is open now.
            others: Those that were open lately.
            has_demo: Offer the demo closet.
        """
        super().__init__()
        self.setProperty("role", "clear")
        self.rows = {file: self._row(file) for file in (shown, *others)}
        self.rows[shown].setChecked(True)
        for file in others:
            self.rows[file].clicked.connect(partial(self._choose, file))
        new = TextButton(_("New closet…"), icon_name="plus")
        new.clicked.connect(self.new_asked)
        other = TextButton(_("Open a file…"), icon_name="folder")
        other.clicked.connect(self.open_asked)
        demo = TextButton(_("Demo closet"), icon_name="sparkles")
        demo.clicked.connect(self.demo_asked)
        demo.setVisible(has_demo)
        about = _("Each closet is a file of its own. They never mix.")
        column_of(
            column_of(*self.rows.values(), gap=2),
            make_label("caption", about, wraps=True),
            line(new, other, demo),
            gap=GRID,
            inside=self,
        )

    def _choose(self, file: Path) -> None:
        self.chosen.emit(file)

    @staticmethod
    def _row(file: Path) -> PickerRow:
        title, mode = title_of(file), Qt.TextElideMode.ElideMiddle
        row = PickerRow(title, icon_name="closet")
        shown = row.fontMetrics().elidedText(title, mode, _WIDEST_PX)
        row.setMinimumWidth(_ROW_PX)
        row.setText(button_text(shown, has_icon=True))
        row.setToolTip(plain_tip(str(file)))
        return row
