"""How far the care of the closet is, at the foot of the window."""

from PySide6.QtWidgets import QHBoxLayout
from typing_extensions import override

from ui.maintenance.maintenance_work import MaintenanceWork
from ui.theme.tokens import GRID
from ui.widgets.labels import make_label
from ui.widgets.waiting_row import WaitingRow
from ui.wording.taxonomy_words import percent
from wardrobe.language.texts import _


class ProgressRow(WaitingRow):
    """Follows one work after another, and tells the share that is done."""

    def __init__(self, work: MaintenanceWork) -> None:
        super().__init__(_("Progress of closet care"))
        self._doing = ""
        self._share = make_label("caption")
        row = self.layout()
        assert isinstance(row, QHBoxLayout)
        row.setContentsMargins(3 * GRID, GRID, 2 * GRID, GRID)
        row.insertWidget(2, self._share)
        self.stop_asked.connect(work.cancel)
        work.started.connect(self.start)
        work.progressed.connect(self._on_progressed)
        work.ended.connect(self.hide)

    @override
    def start(self, doing: str) -> None:
        self._doing = doing
        self._share.clear()
        super().start(doing)

    def _on_progressed(self, done: int, total: int) -> None:
        self.advance(self._doing, done, max(total, 1))
        self._share.setText(percent(done / max(total, 1)))
