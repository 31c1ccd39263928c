"""The trash: garments that were removed, to be brought back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.closet.garment_list import GarmentList
from ui.closet.garment_view import GarmentView
from ui.errors import show_error
from ui.history import History
from ui.jobs import Jobs
from ui.theme.tokens import GRID
from ui.widgets.cutouts import Cutouts
from ui.widgets.icons import TextButton
from ui.widgets.overlay import open_sheet
from ui.widgets.toast import ToastArea
from ui.words import count_of
from wardrobe.garment import Garment
from wardrobe.ports import Closet

_WIDTH, _HEIGHT = 720, 440
_CELL_PX = 160
_SHEET_PX = 760


def open_trash(
    closet: Closet, cutouts: Cutouts, jobs: Jobs, history: History, toasts: ToastArea
) -> None:
    """Read the trash, and show it over the window of the toasts."""
    window = toasts.window()

    def show(garments: list[Garment]) -> None:
        if not garments:
            toasts.show_toast("The trash is empty.")
            return
        trash = Trash(garments, cutouts)
        overlay = open_sheet("Trash", trash, window, _SHEET_PX)
        trash.restore_asked.connect(overlay.dismiss)
        trash.restore_asked.connect(history.restore)

    jobs.run(
        window, lambda _: closet.trash(), show, lambda error: show_error(window, error)
    )


class Trash(QWidget):
    """Shows removed garments; those selected are restored."""

    restore_asked = Signal(object)

    def __init__(self, garments: Sequence[Garment], cutouts: Cutouts) -> None:
        """Show these, the last removed first."""
        super().__init__()
        self.list = GarmentList(self)
        self.list.show(garments)
        self.view = GarmentView(
            self.list, cutouts, least_cell_width=_CELL_PX, ground="surface"
        )
        self.view.setAccessibleName("Removed garments")
        self.view.setDragEnabled(False)
        self.view.setFixedSize(_WIDTH, _HEIGHT)
        self._words = QLabel()
        self._words.setProperty("role", "soft")
        self.restore = TextButton("Restore", icon_name="undo", role="primary")
        self.restore.clicked.connect(self._on_restore)
        self.view.activated.connect(self._on_restore)
        self.view.selection_changed.connect(self._on_selected)
        foot = QHBoxLayout()
        foot.addWidget(self._words, 1)
        foot.addWidget(self.restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.view)
        column.addLayout(foot)
        self._on_selected([])

    def _on_selected(self, garments: Sequence[Garment]) -> None:
        self.restore.setEnabled(bool(garments))
        in_trash = count_of(len(self.list.garments), "garment")
        chosen = f"{len(garments):,} chosen" if garments else "choose what to restore"
        self._words.setText(f"{in_trash}; {chosen}")

    def _on_restore(self) -> None:
        garments = self.view.selected()
        if garments:
            self.restore_asked.emit(garments)
