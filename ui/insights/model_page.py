"""About the model: what it learned of one's taste, and how well it sees."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.charts.bars import BarChart
from ui.charts.fact_table import FactTable
from ui.insights.model_card import confusion, quality, said_of_labels
from ui.jobs import Jobs
from ui.taste.taste_section import TasteSection
from ui.theme.tokens import GRID
from ui.widgets.flow import FoldingRow
from ui.widgets.icons import IconButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, column_of, row_of
from ui.widgets.scrolling import scroll_area
from wardrobe.language.texts import _

_TABLE_PX = 380
ReadCard = Callable[[], Mapping[str, Any]]


class ModelPage(QWidget):
    """Reads the model card when it is first shown."""

    back_asked = Signal()

    def __init__(self, read_card: ReadCard, jobs: Jobs, taste: TasteSection) -> None:
        super().__init__()
        self.taste = taste
        self._read_card, self._jobs = read_card, jobs
        self._has_card = False
        self._eyes = QWidget()
        self._eyes.setProperty("role", "clear")
        self._column = column_of(gap=GRID, inside=self._eyes)
        self.back = IconButton("back", _("Back to the insights"))
        self.back.clicked.connect(self.back_asked)
        self._lay_out()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._has_card:
            self._has_card = True
            read = self._read_card
            self._jobs.run(self, lambda _: read(), self._show_card)

    def _lay_out(self) -> None:
        body = QWidget()
        column_of(
            self.taste,
            self._eyes,
            STRETCH,
            gap=GRID,
            margins=(4 * GRID, GRID, 3 * GRID, 4 * GRID),
            inside=body,
        )
        name = _("About the model")
        self._area = scroll_area(body, name)
        title = make_label("title", name)
        margins = (3 * GRID, 3 * GRID, 3 * GRID, 0)
        head = row_of(self.back, (title, 1), gap=GRID, margins=margins)
        column_of(head, (self._area, 1), gap=GRID, inside=self)

    def _show_card(self, card: Mapping[str, Any]) -> None:
        bars, rows, photos = quality(card)
        if not bars:
            return
        note = _(
            "Measured on {photos} photos of people's own clothes that "
            "weren't used in training. The lines show the "
            "confidence interval (95 %).",
            photos=photos,
        )
        name = _("Recognition quality")
        table = FactTable(name, (_("Measure"), _("Value"), "95 %"), rows)
        chart = BarChart(name, bars, most=1)
        self._add(_("How well photos are recognised"), note, chart, table)
        head = (
            *(_("Group"), _("Found"), _("Missed")),
            *(_("False alarms"), _("Rightly ruled out")),
        )
        cells = FactTable(_("Mix-ups by group"), head, confusion(card))
        told = FactTable(
            _("What each label was taken for"),
            (_("Label"), _("Right"), _("Taken for")),
            said_of_labels(card),
        )
        self._add(_("Where recognition goes wrong"), "", cells, told)

    def _add(self, title: str, note: str, first: QWidget, table: QWidget) -> None:
        heading = make_label("heading", title)
        heading.setContentsMargins(0, 2 * GRID, 0, 0)
        self._column.addWidget(heading)
        if note:
            self._column.addWidget(make_label("soft", note, wraps=True))
        table.setMinimumWidth(_TABLE_PX)
        stacks = (QWidget(), QWidget())
        for stack, part in zip(stacks, (first, table)):
            stack.setProperty("role", "clear")
            column_of(part, STRETCH, inside=stack)
        parts = ((stacks[0], 3), (stacks[1], 2))
        self._column.addWidget(FoldingRow(*parts, least_px=2 * _TABLE_PX + 80))
