"""Pieces side by side, each with why it is here: what hangs unworn, what may go."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.charts.chart_saving import ChartSaving
from ui.charts.chart_section import ChartSection
from ui.insights.wearing_charts import facts_of_wearing
from ui.look_alikes.tiles import TILE_PX, GarmentTile
from ui.state.cutout_cache import CutoutCache
from ui.theme.tokens import GRID
from ui.widgets.flow import FlowLayout
from ui.widgets.icons import TextButton
from ui.widgets.layouts import column_of
from ui.wording.dates import day_and_month, short_month_and_year
from wardrobe.closet.worth import LET_GO_DAYS, Wearing, unworn
from wardrobe.language.texts import _

_GAP_PX = 2 * GRID
OnGarment = Callable[[int], object]


class Shelf(QWidget):
    """Shows as many pieces as fit on a line, and the rest when somebody asks."""

    def __init__(
        self,
        pieces: Sequence[tuple[Wearing, str]],
        cutouts: CutoutCache,
        on_garment: OnGarment,
    ) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._is_whole = False
        self.tiles = [GarmentTile(worn.garment, why, cutouts) for worn, why in pieces]
        self._row = QWidget()
        self._row.setProperty("role", "clear")
        flow = FlowLayout(self._row, _GAP_PX)
        for tile in self.tiles:
            tile.garment_chosen.connect(lambda each: on_garment(each.id))
            flow.addWidget(tile)
        self.more = TextButton(_("Show all {count}", count=len(pieces)), role="link")
        self.more.clicked.connect(self._show_all)
        column_of(self._row, _left(self.more), gap=GRID, inside=self)
        self._fold()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Show one line, or all."""
        fitting = max(1, (self.width() + _GAP_PX) // (TILE_PX + _GAP_PX))
        count = len(self.tiles) if self._is_whole else fitting
        for place, tile in enumerate(self.tiles):
            tile.setVisible(place < count)
        self.more.setVisible(count < len(self.tiles))

    def _show_all(self) -> None:
        self._is_whole = True
        self._fold()


class Shelves:
    """Makes the shelves of what is not worn."""

    def __init__(
        self,
        cutouts: CutoutCache,
        saving: ChartSaving,
        on_garment: OnGarment,
        today: date,
    ) -> None:
        self._cutouts, self._saving = cutouts, saving
        self._on_garment, self._today = on_garment, today

    def long_unworn(self, worn: Sequence[Wearing], days: int) -> ChartSection | None:
        """Return what was not worn for so many days; None if there is nothing."""
        found = unworn(worn, self._today, days)
        note = _("Perhaps just out of season, perhaps forgotten. The longest first.")
        title = _("Not worn for {days} days", days=days)
        return self._section(title, note, found)

    def to_let_go(self, worn: Sequence[Wearing]) -> ChartSection | None:
        """Return what no season of a year asked for; None if there is nothing."""
        found = unworn(worn, self._today, LET_GO_DAYS)
        note = _(
            "Not worn in a year, so no season needed it. Once a piece is given away, "
            "say so under its state: it keeps its history."
        )
        return self._section(_("What you could let go"), note, found)

    def _section(
        self, title: str, note: str, found: Sequence[Wearing]
    ) -> ChartSection | None:
        if not found:
            return None
        pieces = [(each, self._why(each)) for each in found]
        shelf = Shelf(pieces, self._cutouts, self._on_garment)
        facts = facts_of_wearing(title, found)
        return ChartSection(title, shelf, facts, self._saving, note=note)

    def _why(self, worn: Wearing) -> str:
        if worn.last is None:
            return _("since {day}", day=short_month_and_year(worn.since))
        is_of_year = worn.last.year == self._today.year
        said = day_and_month if is_of_year else short_month_and_year
        return _("last {day}", day=said(worn.last))


def _left(widget: QWidget) -> QWidget:
    """Return a widget that keeps its size at the left of its line."""
    holder = QWidget()
    holder.setProperty("role", "clear")
    FlowLayout(holder).addWidget(widget)
    return holder
