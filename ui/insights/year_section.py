"""A year in pictures, with the way to other years and to what a month was made of."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from ui.charts.chart_saving import ChartSaving
from ui.charts.chart_section import ChartSection
from ui.insights.year_view import YearView, facts_of_year
from ui.look_alikes.tiles import GarmentTile
from ui.state.cutout_cache import CutoutCache
from ui.theme.tokens import GRID
from ui.widgets.flow import FlowLayout
from ui.widgets.icons import IconButton
from ui.widgets.layouts import clear, column_of
from ui.widgets.overlay import open_sheet
from ui.wording.dates import month_and_year
from ui.wording.wear_words import times_worn
from wardrobe.closet.worth import MonthWorn, Wearing, year_of, years_worn
from wardrobe.language.texts import _

_SHEET_PX = 640
OnGarment = Callable[[int], object]


class YearSection(QWidget):
    """Shows the present year first; hidden while nothing was ever worn."""

    def __init__(
        self, cutouts: CutoutCache, saving: ChartSaving, on_garment: OnGarment
    ) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._cutouts, self._saving, self._on_garment = cutouts, saving, on_garment
        self._worn: Sequence[Wearing] = ()
        self._years: Sequence[int] = ()
        self._shown: int | None = None
        self.view: YearView | None = None
        self._column = column_of(inside=self)

    def show_worn(self, worn: Sequence[Wearing], today: date) -> None:
        """Show what was worn, in the year that was looked at."""
        self._worn, self._years = worn, years_worn(worn)
        if self._shown not in self._years:
            is_worn_now = today.year in self._years
            self._shown = today.year if is_worn_now else max(self._years, default=None)
        self._draw()

    def _draw(self) -> None:
        clear(self._column)
        self.setVisible(self._shown is not None)
        if self._shown is None:
            return
        months = year_of(self._worn, self._shown)
        self.view = YearView(months, self._cutouts)
        self.view.month_chosen.connect(self._open)
        title = _("{year} in pictures", year=str(self._shown))
        facts = facts_of_year(title, months)
        section = ChartSection(title, self.view, facts, self._saving)
        self.earlier = IconButton("back", _("The year before"))
        self.later = IconButton("next", _("The year after"))
        for button, step in ((self.earlier, -1), (self.later, 1)):
            button.setEnabled(self._beside(step) is not None)
            button.setVisible(len(self._years) > 1)
            button.clicked.connect(lambda _checked, it=step: self._turn(it))
            section.add_tool(button)
        self._column.addWidget(section)

    def _beside(self, step: int) -> int | None:
        """Return the next year with something worn in a direction."""
        shown = self._shown or 0
        others = [year for year in self._years if (year - shown) * step > 0]
        return min(others, key=lambda year: abs(year - shown), default=None)

    def _turn(self, step: int) -> None:
        year = self._beside(step)
        if year is not None:
            self._shown = year
            self._draw()

    def _open(self, worn: MonthWorn) -> None:
        """Show the pieces of a month, each leading to the closet."""
        body = QWidget()
        flow = FlowLayout(body, 2 * GRID)
        title = month_and_year(worn.first)
        sheet = open_sheet(title, body, self, _SHEET_PX)
        for each in worn.most:
            tile = GarmentTile(each.garment, times_worn(each.count), self._cutouts)
            tile.garment_chosen.connect(sheet.dismiss)
            tile.garment_chosen.connect(lambda chosen: self._on_garment(chosen.id))
            flow.addWidget(tile)
