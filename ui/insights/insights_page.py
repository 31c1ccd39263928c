"""Insights: what is worn and what that costs, what is missing, what may go."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from ui.charts.chart_saving import ChartSaving
from ui.garments.notices import Notice
from ui.insights.advice_panel import AdvicePanel
from ui.insights.closet_charts import ClosetCharts
from ui.insights.glance import make_glance
from ui.insights.shelf import Shelves
from ui.insights.wearing_charts import WearingCharts
from ui.insights.year_section import YearSection
from ui.jobs import Jobs
from ui.state.closet_state import ClosetState
from ui.state.cutout_cache import CutoutCache
from ui.state.wear_state import WearState
from ui.theme.tokens import GRID
from ui.widgets.flow import FoldingRow, head_of
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, clear, column_of, in_turn, row_of
from ui.widgets.scrolling import scroll_area
from wardrobe.closet.worth import LONG_UNWORN_DAYS, Wearing, wearings
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment, State

_LEAST_FOR_TWO_PX = 760


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What the page was drawn from; from the same, it need not be drawn again."""

    garments: Sequence[Garment]
    days: Mapping[int, Collection[date]]
    today: date


class InsightsPage(QWidget):
    """Begins with the wearing; each chart leads to its pieces, and is saved."""

    garment_asked = Signal(int)
    filter_asked = Signal(object)
    model_asked = Signal()
    said = Signal(str)

    def __init__(
        self,
        closet: ClosetState,
        worn: WearState,
        cutouts: CutoutCache,
        jobs: Jobs,
        *,
        advice: AdvicePanel,
    ) -> None:
        """Draw nothing until it is shown."""
        super().__init__()
        self.advice = advice
        self._closet, self._worn, self._cutouts = closet, worn, cutouts
        self._drawn: _Drawn | None = None
        advice.said.connect(self.said)
        saving = ChartSaving(self, jobs, self.said.emit)
        self._saving = saving
        self._wearing = WearingCharts(cutouts, saving, self.garment_asked.emit)
        self._made_of = ClosetCharts(saving, self.filter_asked.emit)
        self.year = YearSection(cutouts, saving, self.garment_asked.emit)
        # What changes with the closet is drawn anew, around what stays.
        self._parts = [QWidget() for _part in range(4)]
        self._columns = [column_of(gap=GRID, inside=each) for each in self._parts]
        self.model = TextButton(_("About the model"), icon_name="next", role="quiet")
        self.model.clicked.connect(self.model_asked)
        self._states = QStackedWidget()
        self._lay_out()
        closet.closet_changed.connect(self._on_changed)
        worn.worn_changed.connect(self._on_changed)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._worn.read()
        self._draw()

    def forget(self) -> None:
        """Draw anew when it is shown next: prices are said in another currency."""
        self._drawn = None

    def _on_changed(self) -> None:
        if self.isVisible():
            self._draw()

    def _lay_out(self) -> None:
        wearing, unworn, unneeded, made_of = self._parts
        body = QWidget()
        column_of(
            wearing,
            unworn,
            self.advice,
            unneeded,
            self.year,
            made_of,
            STRETCH,
            gap=GRID,
            margins=(4 * GRID, GRID, 3 * GRID, 4 * GRID),
            inside=body,
        )
        for part in self._parts:
            part.setProperty("role", "clear")
        self._area = scroll_area(body, _("Insights"))
        self._empty = Notice(
            "insights",
            _("Nothing to show yet"),
            _(
                "Add photos of your clothes to see their colours, types and "
                "how often you wear them."
            ),
        )
        for state in (self._area, self._empty):
            self._states.addWidget(state)
        head = head_of(make_label("title", _("Insights")), self.model)
        margins = (4 * GRID, 3 * GRID, 3 * GRID, 0)
        column_of(
            row_of(head, margins=margins), (self._states, 1), gap=GRID, inside=self
        )

    def _draw(self) -> None:
        garments = [g for g in self._closet.garments if g.state is not State.GONE]
        wanted = _Drawn(garments, self._worn.days, self._worn.today)
        if wanted == self._drawn:
            return
        self._drawn = wanted
        self._states.setCurrentWidget(self._area if garments else self._empty)
        for column in self._columns:
            clear(column)
        if garments:
            worn = wearings(garments, self._worn.days)
            self._fill(worn, garments)

    def _fill(self, worn: Sequence[Wearing], garments: Sequence[Garment]) -> None:
        today = self._worn.today
        shelves = Shelves(self._cutouts, self._saving, self.garment_asked.emit, today)
        made_of = self._made_of
        wearing = self._wearing.most_and_least(worn)
        parts: tuple[list[QWidget | None], ...] = (
            [make_glance(worn, today), wearing or _nothing_worn()],
            [
                shelves.long_unworn(worn, LONG_UNWORN_DAYS),
                self._wearing.costs(worn),
                made_of.worth(garments),
            ],
            [shelves.to_let_go(worn)],
            [
                FoldingRow(
                    (made_of.colours(garments), 1),
                    (made_of.types(garments), 1),
                    least_px=_LEAST_FOR_TWO_PX,
                ),
                FoldingRow(
                    (made_of.patterns(garments), 1),
                    (QWidget(), 1),  # few bars: as long as those above them
                    least_px=_LEAST_FOR_TWO_PX,
                ),
            ],
        )
        for column, widgets in zip(self._columns, parts):
            for widget in widgets:
                if widget is not None:
                    column.addWidget(widget)
        self.year.show_worn(worn, today)
        wearing, unworn, unneeded, made = self._parts
        in_turn(self._area, wearing, unworn, self.advice, unneeded, self.year, made)


def _nothing_worn() -> QWidget:
    return make_label(
        "soft",
        _("Nothing logged as worn yet. Press “Wear today” on Today, or log a day."),
        wraps=True,
    )
