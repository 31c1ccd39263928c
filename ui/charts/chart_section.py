"""A chart under its title, which one reads as a table and saves."""

from PySide6.QtWidgets import QWidget

from ui.charts.chart_saving import ChartSaving
from ui.charts.fact_table import FactTable
from ui.charts.facts import Facts
from ui.theme.tokens import GRID
from ui.widgets.chips import PickerRow
from ui.widgets.icons import IconButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of, discard, row_of
from ui.widgets.overlay import offer
from wardrobe.language.texts import _

_PICTURE, _TABLE = "picture", "table"


class ChartSection(QWidget):
    """Shows the chart; its table is made when somebody wants it."""

    def __init__(
        self,
        title: str,
        chart: QWidget,
        facts: Facts,
        saving: ChartSaving,
        *,
        note: str = "",
    ) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self.chart, self.facts = chart, facts
        self._title, self._saving = title, saving
        self.table: FactTable | None = None
        self.switch = IconButton("list", _("Show as a table"))
        self.switch.clicked.connect(self._switch)
        self.save = IconButton("save", _("Save “{name}”", name=title))
        self.save.clicked.connect(self._offer)
        self._head = head = row_of((make_label("heading", title), 1), gap=0)
        for button in (self.switch, self.save):
            head.addWidget(button)
        self._column = column_of(
            head, gap=GRID, margins=(0, 2 * GRID, 0, GRID), inside=self
        )
        if note:
            self._column.addWidget(make_label("soft", note, wraps=True))
        self._column.addWidget(chart)
        self._column.addStretch(1)

    def add_tool(self, button: QWidget) -> None:
        """Put a button before those that every chart has."""
        self._head.insertWidget(self._head.count() - 2, button)

    def show_facts(self, facts: Facts) -> None:
        """Have other figures behind the chart, which shows them already."""
        self.facts = facts
        if self.table is not None:
            if self.chart.isHidden():
                self._switch()
            discard(self._column, self.table)
            self.table = None

    def _switch(self) -> None:
        if self.table is None:
            facts = self.facts
            name = _("{name}, as a table", name=facts.name)
            self.table = FactTable(name, facts.head, facts.texts())
            self.table.hide()
            self._column.insertWidget(self._column.count() - 1, self.table)
        is_table = self.table.isHidden()
        self.table.setVisible(is_table)
        self.chart.setVisible(not is_table)
        self.switch.set_icon_name("insights" if is_table else "list")
        self.switch.set_label(
            _("Show as a chart") if is_table else _("Show as a table")
        )

    def _offer(self) -> None:
        rows = {
            _PICTURE: PickerRow(_("As a picture (PNG)…")),
            _TABLE: PickerRow(_("As a table (CSV)…")),
        }
        offer(self.save, rows, self._on_chosen)

    def _on_chosen(self, what: str) -> None:
        if what == _PICTURE:
            self._saving.save_picture(self._title, self.chart)
        else:
            self._saving.save_table(self.facts, self)
