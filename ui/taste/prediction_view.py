"""How well the taste predicted picks: a curve, and tables that say the same."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QButtonGroup, QProgressBar, QWidget

from ui.charts.fact_table import FactTable
from ui.taste.taste_curve import Point, TasteCurve
from ui.taste.taste_summary import TasteSummary
from ui.theme.tokens import GRID
from ui.widgets.chips import Chip
from ui.widgets.flow import FoldingRow, flow_of
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, clear, column_of
from ui.wording.taxonomy_words import percent
from wardrobe.closet.prediction_report import PredictionReport
from wardrobe.language.texts import _, n_, noted
from wardrobe.taste.replay_metrics import LEAST_PICKS, HitRates, ReplayComparison

_TABLE_PX = 380
_AT_1, _AT_3, _MRR = range(3)
_HEADINGS = (
    noted("First guess right"),
    noted("Among the first three"),
    noted("Closeness of the guess"),
)
_TIPS = (
    noted("How often the outfit you picked was ranked first (hit@1)."),
    noted("How often the outfit you picked was in the first three (hit@3)."),
    noted(
        "The average of 1 divided by the rank of the outfit you "
        "picked (mean reciprocal rank): always first would be 100 %."
    ),
)
_GET: tuple[Callable[[HitRates], float], ...] = (
    lambda hits: hits.at_1,
    lambda hits: hits.at_3,
    lambda hits: hits.mrr,
)


class PredictionView(QWidget):
    """Shows one of three measures at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._summary: TasteSummary | None = None
        self.verdict = make_label("soft", wraps=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("Picks until the curve appears"))
        self.progress.setRange(0, LEAST_PICKS)
        self.progress.setMaximumWidth(_TABLE_PX)
        self.measures = [Chip(_(words)) for words in _HEADINGS]
        self._curve = TasteCurve()
        self._tables = column_of(gap=2 * GRID)
        self._figures = QWidget()
        self._figures.setProperty("role", "clear")
        self._lay_out()

    def show_summary(self, summary: TasteSummary) -> None:
        """Show what a replay found."""
        self._summary = summary
        report = summary.prediction
        self._figures.setVisible(not report.count_missing)
        self.progress.setVisible(bool(report.count_missing))
        self.progress.setValue(LEAST_PICKS - report.count_missing)
        if report.count_missing:
            self.verdict.setText(_still_needed(report))
        else:
            self.verdict.setText(_verdict(summary))
            self._show_measure()

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        for chip, tip in zip(self.measures, _TIPS):
            chip.setToolTip(f"<p>{_(tip)}</p>")
            group.addButton(chip)
            chip.clicked.connect(self._show_measure)
        self.measures[_AT_1].setChecked(True)
        chips = flow_of(*self.measures)
        about = _(
            "Each point stands for up to ten picks, predicted from what "
            "was learned before them."
        )
        note = make_label("caption", about, wraps=True)
        left, right = QWidget(), QWidget()
        for side in (left, right):
            side.setProperty("role", "clear")
        column_of(self._curve, note, STRETCH, gap=GRID, inside=left)
        column_of(self._tables, inside=right)
        row = FoldingRow((left, 3), (right, 2), least_px=2 * _TABLE_PX + 80)
        column_of(chips, row, gap=2 * GRID, inside=self._figures)
        column_of(self.verdict, self.progress, self._figures, gap=2 * GRID, inside=self)
        self._figures.hide()
        self.progress.hide()

    def _show_measure(self) -> None:
        if self._summary is None:
            return
        chosen = next(at for at, chip in enumerate(self.measures) if chip.isChecked())
        report, get, name = self._summary.prediction, _GET[chosen], _(_HEADINGS[chosen])
        points = [
            Point(label, get(block.mine), get(block.expert), get(block.chance))
            for label, block in zip(_labels(report), report.blocks)
        ]
        self._curve.show_points(name, points)
        blocks = [
            _row(label, block, get)
            for label, block in zip(_labels(report), report.blocks)
        ]
        blocks.append(_row(_("All of them"), report.whole, get))
        head = (_("Picks"), _("You"), _("Stylist"), _("Chance"))
        occasions = [
            _row(f"{self._summary.name_of(key)} ({each.count_picks})", each, get)
            for key, each in report.by_occasion.items()
        ]
        clear(self._tables)
        for table in (
            FactTable(_("{name}, as a table", name=name), head, blocks),
            FactTable(
                _("{name}, by occasion", name=name),
                (_("Occasion"), *head[1:]),
                occasions,
            ),
        ):
            table.setMinimumWidth(_TABLE_PX)
            self._tables.addWidget(table)
        self._tables.addStretch(1)


def _labels(report: PredictionReport) -> Sequence[str]:
    """Return which picks each block is, as `11-20`."""
    labels = []
    first = report.first_pick
    for block in report.blocks:
        last = first + block.count_picks - 1
        labels.append(f"{first}\N{EN DASH}{last}" if last > first else f"{first}")
        first = last + 1
    return labels


def _row(
    label: str, figures: ReplayComparison, get: Callable[[HitRates], float]
) -> list[str]:
    parts = (figures.mine, figures.expert, figures.chance)
    return [label, *(percent(get(each)) for each in parts)]


def _still_needed(report: PredictionReport) -> str:
    return n_(
        "After {count} more pick (“Wear today” or “Like” on Today), "
        "a curve here shows how often your taste would have "
        "predicted your picks, next to the stylist and chance.",
        "After {count} more picks (“Wear today” or “Like” on Today), "
        "a curve here shows how often your taste would have "
        "predicted your picks, next to the stylist and chance.",
        report.count_missing,
    )


def _verdict(summary: TasteSummary) -> str:
    report = summary.prediction
    count = report.whole.count_picks
    mine, expert = (
        round(each.at_1 * count) for each in (report.whole.mine, report.whole.expert)
    )
    figures = n_(
        "Of your last {count} pick, your taste as learned before it "
        "ranked {mine} first; the stylist alone, {expert}.",
        "Of your last {count} picks, your taste as learned before "
        "each ranked {mine} first; the stylist alone, {expert}.",
        count,
        mine=mine,
        expert=expert,
    )
    if not summary.taste.is_trusted:
        rest = _(
            "The stylist predicts your picks better for now, so it "
            "chooses the outfits until your taste does better."
        )
        return f"{figures} {rest}"
    return figures
