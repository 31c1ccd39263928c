"""Insights: what the closet is made of, what is worn, and how good the eyes are."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from ui.charts.bars import Bar, BarChart
from ui.charts.fact_table import FactTable
from ui.garments.notices import Notice
from ui.insights.advice_panel import AdvicePanel
from ui.insights.model_card import confusion, quality, said_of_labels
from ui.jobs import Jobs
from ui.state.closet_state import ClosetState
from ui.state.wear_state import WearState
from ui.taste.taste_section import TasteSection
from ui.theme.tokens import GRID
from ui.widgets.flow import FoldingRow
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, column_of
from ui.widgets.scrolling import scroll_area
from ui.wording.taxonomy_words import name_of, percent, readable
from wardrobe.closet.wear_log import WearCount, worn_most
from wardrobe.language.texts import _, n_, number
from wardrobe.model.colour import Colour
from wardrobe.model.garment import State

_MOST_BARS = 12
_TABLE_PX = 380
ReadCard = Callable[[], Mapping[str, Any]]


class InsightsPage(QWidget):
    """Draws the charts anew whenever it is shown."""

    def __init__(
        self,
        closet: ClosetState,
        worn: WearState,
        read_card: ReadCard,
        jobs: Jobs,
        *,
        advice: AdvicePanel,
        taste: TasteSection,
    ) -> None:
        super().__init__()
        self.advice, self.taste = advice, taste
        self._closet, self._worn = closet, worn
        self._read_card, self._jobs = read_card, jobs
        self._body = QWidget()
        self._charts = QWidget()
        self._card: Mapping[str, Any] = {}
        self._states = QStackedWidget()
        self._area = scroll_area(self._body, _("Insights"))
        self._fill_area()
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
        title = make_label("title", _("Insights"))
        title.setContentsMargins(4 * GRID, 3 * GRID, 0, 0)
        column_of(title, (self._states, 1), gap=GRID, inside=self)
        closet.closet_changed.connect(self._on_changed)
        worn.worn_changed.connect(self._on_changed)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._worn.read()
        if not self._card:
            read = self._read_card
            self._jobs.run(self, lambda _: read(), self._on_card_read)
        self._draw()

    def _on_card_read(self, card: Mapping[str, Any]) -> None:
        self._card = card
        self._on_changed()

    def _on_changed(self) -> None:
        if self.isVisible():
            self._draw()

    def _fill_area(self) -> None:
        """Put what stays over the charts, which are drawn anew."""
        self._column = column_of(
            self.advice,
            self.taste,
            self._charts,
            STRETCH,
            gap=GRID,
            margins=(4 * GRID, GRID, 3 * GRID, 4 * GRID),
            inside=self._body,
        )

    def _draw(self) -> None:
        garments = [g for g in self._closet.garments if g.state is not State.GONE]
        self._states.setCurrentWidget(self._area if garments else self._empty)
        if not garments:
            return
        charts = QWidget()
        charts.setProperty("role", "clear")
        column = column_of(gap=GRID, inside=charts)
        total = len(garments)
        self._add_counts(
            column, _("Colours"), Counter(g.colour for g in garments), total
        )
        self._add_counts(column, _("Types"), Counter(g.type for g in garments), total)
        self._add_counts(
            column, _("Patterns"), Counter(g.pattern for g in garments), total
        )
        self._add_wearing(column, worn_most(garments, self._worn.counts))
        self._add_eyes(column)
        self._column.replaceWidget(self._charts, charts)
        self._charts.hide()
        self._charts.deleteLater()
        self._charts = charts

    def _add_counts(
        self, column: QVBoxLayout, name: str, counts: Mapping[StrEnum, int], total: int
    ) -> None:
        ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        bars = [
            Bar(
                label=readable(word),
                value=count,
                text=number(count),
                colour=word if isinstance(word, Colour) else None,
            )
            for word, count in ranked[:_MOST_BARS]
        ]
        rows = [[readable(w), number(n), percent(n / total)] for w, n in ranked]
        table = FactTable(_as_table(name), (name, _("Garments"), _("Share")), rows)
        _add_section(column, name, "", BarChart(name, bars), table)

    def _add_wearing(self, column: QVBoxLayout, worn: Sequence[WearCount]) -> None:
        count = sum(1 for each in worn if each.count)
        note = n_(
            "{count} of {total} garments worn at least once.",
            "{count} of {total} garments worn at least once.",
            count,
            total=len(worn),
        )
        if not count:
            note = _(
                "Nothing logged as worn yet. Press “Wear today” on Today, or log a day."
            )
        bars = [
            Bar(label=name_of(w.garment), value=w.count, text=number(w.count))
            for w in _ends(worn)
        ]
        rows = [[name_of(w.garment), number(w.count), _price(w)] for w in worn]
        head = (_("Garment"), _("Times worn"), _("Cost per wear"))
        table = FactTable(_as_table(_("How often worn")), head, rows)
        _add_section(
            column,
            _("Worn most and least"),
            note,
            BarChart(_("How often worn"), bars),
            table,
        )

    def _add_eyes(self, column: QVBoxLayout) -> None:
        card = self._card
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
        _add_section(column, _("How well photos are recognised"), note, chart, table)
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
        _add_section(column, _("Where recognition goes wrong"), "", cells, told)


def _add_section(
    column: QVBoxLayout, title: str, note: str, chart: QWidget, table: QWidget
) -> None:
    heading = make_label("heading", title)
    heading.setContentsMargins(0, 2 * GRID, 0, 0)
    column.addWidget(heading)
    if note:
        words = make_label("soft", note, wraps=True)
        column.addWidget(words)
    stacks = (QWidget(), QWidget())
    for stack, part in zip(stacks, (chart, table)):
        stack.setProperty("role", "clear")
        column_of(part, STRETCH, inside=stack)
    table.setMinimumWidth(_TABLE_PX)
    chart_stack, table_stack = stacks
    column.addWidget(
        FoldingRow((chart_stack, 3), (table_stack, 2), least_px=2 * _TABLE_PX + 80)
    )


def _as_table(name: str) -> str:
    return _("{name}, as a table", name=name)


def _ends(worn: Sequence[WearCount]) -> Sequence[WearCount]:
    """Return those worn most and those worn least."""
    if len(worn) <= _MOST_BARS:
        return worn
    return (*worn[: _MOST_BARS // 2], *worn[-_MOST_BARS // 2 :])


def _price(worn: WearCount) -> str:
    return "–" if worn.cents_a_wear is None else number(worn.cents_a_wear / 100, 2)
