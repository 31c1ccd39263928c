"""Charts of the wearing: what is worn most and least, and what a wear costs."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from ui.charts.bars import Bar, BarChart
from ui.charts.chart_saving import ChartSaving
from ui.charts.chart_section import ChartSection
from ui.charts.facts import Facts, Value
from ui.state.cutout_cache import CutoutCache
from ui.theme.tokens import GRID
from ui.widgets.flow import FoldingRow
from ui.wording.taxonomy_words import name_of
from wardrobe.closet.worth import Wearing, by_cost
from wardrobe.language.texts import _, money, n_

_MOST_BARS = 6
_LEAST_FOR_TWO_PX = 760
OnGarment = Callable[[int], object]


class WearingCharts:
    """Makes them, each beside its opposite; a bar leads to its piece."""

    def __init__(
        self, cutouts: CutoutCache, saving: ChartSaving, on_garment: OnGarment
    ) -> None:
        self._cutouts, self._saving, self._on_garment = cutouts, saving, on_garment

    def most_and_least(self, worn: Sequence[Wearing]) -> QWidget | None:
        """Return what was worn most and least; None while nothing was worn."""
        known = [each for each in worn if each.count]
        if not known:
            return None
        facts = facts_of_wearing(_("How often worn"), worn)
        most = self._by_count(_("Worn most"), known[:_MOST_BARS], facts)
        if len(known) <= _MOST_BARS:
            return most
        least = self._by_count(_("Worn least"), _last(known), facts, known[0].count)
        return _beside(most, least)

    def costs(self, worn: Sequence[Wearing]) -> QWidget | None:
        """Return what costs least and most a wear; None while no price is known."""
        known = by_cost(worn)
        if not known:
            return None
        facts = facts_of_wearing(_("Cost per wear"), known)
        best = self._by_cents(_("Best value, per wear"), known[:_MOST_BARS], facts)
        if len(known) <= _MOST_BARS:
            return best
        dearest = self._by_cents(_("Dearest, per wear"), _last(known), facts)
        return _beside(best, dearest)

    def _by_count(
        self, title: str, worn: Sequence[Wearing], facts: Facts, most: float = 0
    ) -> ChartSection:
        bars = [_bar(each, each.count, _times(each.count)) for each in worn]
        return self._section(title, worn, bars, facts, most)

    def _by_cents(
        self, title: str, worn: Sequence[Wearing], facts: Facts
    ) -> ChartSection:
        costs = [(each, each.cents_a_wear or 0) for each in worn]
        bars = [_bar(each, cents, money(cents)) for each, cents in costs]
        return self._section(title, worn, bars, facts)

    def _section(
        self,
        title: str,
        worn: Sequence[Wearing],
        bars: Sequence[Bar],
        facts: Facts,
        most: float = 0,
    ) -> ChartSection:
        chart = BarChart(title, bars, most, pictures=self._cutouts, is_choosable=True)
        ids = [each.garment.id for each in worn]
        chart.bar_chosen.connect(lambda row: self._on_garment(ids[row]))
        return ChartSection(title, chart, facts, self._saving)


def facts_of_wearing(name: str, worn: Sequence[Wearing]) -> Facts:
    """Return how each garment was worn, as a table."""
    head = (_("Garment"), _("Times worn"), _("Last worn"), _("Cost per wear"))
    return Facts(name=name, head=head, rows=[_row(each) for each in worn])


def _last(known: Sequence[Wearing]) -> Sequence[Wearing]:
    """Return the last ones, the very last first, but none of the first ones."""
    return known[_MOST_BARS:][: -_MOST_BARS - 1 : -1]


def _times(count: int) -> str:
    return n_("once", "{count} times", count)


def _row(worn: Wearing) -> list[Value]:
    cents = worn.cents_a_wear
    cost = None if cents is None else cents / 100
    return [name_of(worn.garment), worn.count, _iso(worn.last), cost]


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _bar(worn: Wearing, value: float, text: str) -> Bar:
    garment = worn.garment
    return Bar(label=name_of(garment), value=value, text=text, garment_id=garment.id)


def _beside(first: QWidget, second: QWidget) -> QWidget:
    parts = ((first, 1), (second, 1))
    return FoldingRow(*parts, least_px=_LEAST_FOR_TWO_PX, gap=4 * GRID)
