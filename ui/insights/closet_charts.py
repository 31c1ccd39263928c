"""Charts of what the closet is made of: worth, colours, types and patterns."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from ui.charts.bars import Bar, BarChart
from ui.charts.chart_saving import ChartSaving
from ui.charts.chart_section import ChartSection
from ui.charts.facts import Facts
from ui.garments.garment_filter import GarmentFilter
from ui.wording.taxonomy_words import percent, readable
from wardrobe.language.texts import _, money, number
from wardrobe.model.colour import Colour
from wardrobe.model.garment import Garment, GarmentType, Pattern

Word = TypeVar("Word", bound=StrEnum)

_MOST_BARS = 12
OnFilter = Callable[[GarmentFilter], object]


class ClosetCharts:
    """Makes them; a bar leads to its pieces."""

    def __init__(self, saving: ChartSaving, on_filter: OnFilter) -> None:
        self._saving, self._on_filter = saving, on_filter

    def worth(self, garments: Sequence[Garment]) -> ChartSection | None:
        """Return what each type cost; None while no price is known."""
        cents: Counter[GarmentType] = Counter()
        for each in garments:
            if each.price_cents:
                cents[each.type] += each.price_cents
        if not cents:
            return None
        name, ranked = _("Worth of the closet"), _ranked(cents)
        facts = Facts(
            name=name,
            head=(_("Types"), _("Price")),
            rows=[(readable(word), value / 100) for word, value in ranked],
        )
        shown = ranked[:_MOST_BARS]
        bars = [
            Bar(label=readable(word), value=value, text=money(value, 0))
            for word, value in shown
        ]
        chart = BarChart(name, bars, is_choosable=True)
        chart.bar_chosen.connect(lambda row: self._on_filter(_of_type(shown[row][0])))
        return ChartSection(name, chart, facts, self._saving)

    def colours(self, garments: Sequence[Garment]) -> ChartSection:
        """Return how many garments have each colour."""
        counts = Counter(each.colour for each in garments)
        return self._counts(
            _("Colours"), counts, lambda word: GarmentFilter(colours=frozenset({word}))
        )

    def types(self, garments: Sequence[Garment]) -> ChartSection:
        """Return how many garments are of each type."""
        return self._counts(_("Types"), Counter(g.type for g in garments), _of_type)

    def patterns(self, garments: Sequence[Garment]) -> ChartSection:
        """Return how many garments have each pattern."""
        counts = Counter(each.pattern for each in garments)
        return self._counts(_("Patterns"), counts, _of_pattern)

    def _counts(
        self,
        name: str,
        counts: Mapping[Word, int],
        filter_of: Callable[[Word], GarmentFilter],
    ) -> ChartSection:
        ranked = _ranked(counts)
        total = sum(counts.values())
        shown = ranked[:_MOST_BARS]
        bars = [
            Bar(
                label=readable(word),
                value=count,
                text=number(count),
                colour=word if isinstance(word, Colour) else None,
            )
            for word, count in shown
        ]
        facts = Facts(
            name=name,
            head=(name, _("Garments"), _("Share")),
            rows=[(readable(w), n, percent(n / total)) for w, n in ranked],
        )
        chart = BarChart(name, bars, is_choosable=True)
        chart.bar_chosen.connect(lambda row: self._on_filter(filter_of(shown[row][0])))
        return ChartSection(name, chart, facts, self._saving)


def _ranked(counts: Mapping[Word, int]) -> list[tuple[Word, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _of_type(word: GarmentType) -> GarmentFilter:
    return GarmentFilter(types=frozenset({word}))


def _of_pattern(word: Pattern) -> GarmentFilter:
    return GarmentFilter(patterns=frozenset({word}))
