"""Insights: what the closet is made of, what is worn, and how good the eyes are."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui.calendar.wear_history import WearHistory
from ui.closet.welcome import Notice
from ui.errors import show_error
from ui.insights.advice_panel import AdvicePanel
from ui.insights.bars import Bar, BarChart
from ui.insights.fact_table import FactTable
from ui.insights.model_card import confusion, quality, said_of_labels
from ui.jobs import Jobs
from ui.open_closet import OpenCloset
from ui.theme.tokens import GRID
from ui.widgets.scrolling import keep_bar
from ui.words import count_of, name_of, percent, readable
from wardrobe.colour import Colour
from wardrobe.garment import State
from wardrobe.wear_log import Worn, worn_most

_MOST_BARS = 12
_TABLE_PX = 380
ReadCard = Callable[[], Mapping[str, Any]]


class InsightsPage(QWidget):
    """Draws the charts anew whenever it is shown."""

    def __init__(
        self,
        closet: OpenCloset,
        history: WearHistory,
        read_card: ReadCard,
        jobs: Jobs,
        *,
        advice: AdvicePanel,
    ) -> None:
        """Draw nothing until the page is shown."""
        super().__init__()
        self.advice = advice
        self._closet, self._history = closet, history
        self._read_card, self._jobs = read_card, jobs
        self._card: Mapping[str, Any] = {}
        self._states = QStackedWidget()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName("Insights")
        keep_bar(self._area)
        self._empty = Notice(
            "insights",
            "Nothing to count yet",
            "Add photos of your clothes; their colours, types and wears appear here.",
        )
        for state in (self._area, self._empty):
            self._states.addWidget(state)
        title = QLabel("Insights")
        title.setProperty("role", "title")
        title.setContentsMargins(4 * GRID, 3 * GRID, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(title)
        column.addWidget(self._states, 1)
        closet.closet_changed.connect(self._on_changed)
        history.history_changed.connect(self._on_changed)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._history.read()
        if not self._card:
            read = self._read_card
            self._jobs.run(self, lambda _: read(), self._on_card_read, self._on_failed)
        self._draw()

    def _on_card_read(self, card: Mapping[str, Any]) -> None:
        self._card = card
        self._on_changed()

    def _on_failed(self, error: Exception) -> None:
        show_error(self, error)

    def _on_changed(self) -> None:
        if self.isVisible():
            self._draw()

    def _draw(self) -> None:
        garments = [g for g in self._closet.garments if g.state is not State.GONE]
        self._states.setCurrentWidget(self._area if garments else self._empty)
        if not garments:
            return
        body = QWidget()
        body.setProperty("role", "clear")
        column = QVBoxLayout(body)
        column.setContentsMargins(4 * GRID, GRID, 3 * GRID, 4 * GRID)
        column.setSpacing(GRID)
        self.advice.setParent(None)  # else it went with the last body
        column.addWidget(self.advice)
        self.advice.show()
        total = len(garments)
        self._add_counts(column, "Colours", Counter(g.colour for g in garments), total)
        self._add_counts(column, "Types", Counter(g.type for g in garments), total)
        self._add_counts(
            column, "Patterns", Counter(g.pattern for g in garments), total
        )
        self._add_wearing(column, worn_most(garments, self._history.counts))
        self._add_eyes(column)
        column.addStretch(1)
        place = self._area.verticalScrollBar().value()
        self._area.setWidget(body)
        self._area.verticalScrollBar().setValue(place)

    def _add_counts(
        self, column: QVBoxLayout, name: str, counts: Mapping[StrEnum, int], total: int
    ) -> None:
        ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        bars = [
            Bar(
                label=readable(word),
                value=count,
                text=f"{count:,}",
                colour=word if isinstance(word, Colour) else None,
            )
            for word, count in ranked[:_MOST_BARS]
        ]
        rows = [[readable(w), f"{n:,}", percent(n / total)] for w, n in ranked]
        table = FactTable(f"{name}, as a table", (name, "Garments", "Share"), rows)
        _add_section(column, name, "", BarChart(name, bars), table)

    def _add_wearing(self, column: QVBoxLayout, worn: Sequence[Worn]) -> None:
        count = sum(1 for each in worn if each.count)
        note = f"{count_of(count, 'garment')} of {len(worn):,} worn at least once."
        if not count:
            note = "Nothing is noted as worn yet: press Wear on Today, or log a day."
        bars = [
            Bar(label=name_of(w.garment), value=w.count, text=f"{w.count:,}")
            for w in _ends(worn)
        ]
        rows = [[name_of(w.garment), f"{w.count:,}", _price(w)] for w in worn]
        head = ("Garment", "Wears", "Cost a wear")
        table = FactTable("Wearing, as a table", head, rows)
        _add_section(
            column, "Worn most and least", note, BarChart("Wearing", bars), table
        )

    def _add_eyes(self, column: QVBoxLayout) -> None:
        card = self._card
        bars, rows, photos = quality(card)
        if not bars:
            return
        note = (
            f"Measured on {photos:,} photos of people's own clothes that the eyes "
            "never learned from. The lines show where the true value lies with 95 %."
        )
        table = FactTable("Quality of the eyes", ("Measure", "Value", "95 %"), rows)
        chart = BarChart("Quality of the eyes", bars, most=1)
        _add_section(column, "How well the eyes see", note, chart, table)
        head = ("Group", "Found", "Missed", "Wrongly said", "Rightly not")
        cells = FactTable("Confusion by group", head, confusion(card))
        told = FactTable(
            "What each label was taken for",
            ("Label", "Right", "Taken for"),
            said_of_labels(card),
        )
        _add_section(column, "Where the eyes err", "", cells, told)


def _add_section(
    column: QVBoxLayout, title: str, note: str, chart: QWidget, table: QWidget
) -> None:
    heading = QLabel(title)
    heading.setProperty("role", "heading")
    heading.setContentsMargins(0, 2 * GRID, 0, 0)
    column.addWidget(heading)
    if note:
        words = QLabel(note)
        words.setProperty("role", "soft")
        words.setWordWrap(True)
        column.addWidget(words)
    row = QHBoxLayout()
    row.setSpacing(4 * GRID)
    for place, stretch in ((chart, 3), (table, 2)):
        stack = QVBoxLayout()
        stack.addWidget(place)
        stack.addStretch(1)
        row.addLayout(stack, stretch)
    table.setMinimumWidth(_TABLE_PX)
    column.addLayout(row)


def _ends(worn: Sequence[Worn]) -> Sequence[Worn]:
    """Return those worn most and those worn least."""
    if len(worn) <= _MOST_BARS:
        return worn
    return (*worn[: _MOST_BARS // 2], *worn[-_MOST_BARS // 2 :])


def _price(worn: Worn) -> str:
    return "–" if worn.cents_a_wear is None else f"{worn.cents_a_wear / 100:.2f}"
