"""A trip that is kept: its packing list to tick off, and its days."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.outfits.outfit_button import OutfitButton
from ui.outfits.outfit_drag import DraggedOutfit
from ui.planning.planning_parts import PlanningParts
from ui.theme.tokens import GRID
from ui.trips.pack_tile import PackTile
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowLayout, head_of
from ui.widgets.icons import IconButton, TextButton
from ui.widgets.labels import make_label, make_section
from ui.widgets.layouts import STRETCH, clear, column_of, row_of
from ui.widgets.plain_text import breakable
from ui.wording.dates import span, weekday_and_day
from ui.wording.taxonomy_words import as_sentence
from wardrobe.days.plans import PlannedOutfit
from wardrobe.days.trips import Trip
from wardrobe.language.texts import _, degrees, n_
from wardrobe.planning.filling import TimeToFill
from wardrobe.planning.trips import times_of_trip

_PICTURE_PX = 132


class Way(StrEnum):
    """What is ticked off."""

    OUT = "out"
    BACK = "back"


class TripView(QWidget):
    """Shows one trip; a tick is told as the trip that it makes."""

    ticked = Signal(object, object)  # the trip before, and after
    print_asked = Signal()
    change_asked = Signal()
    removal_asked = Signal()
    day_asked = Signal(object)
    pieces_asked = Signal(object)  # the TimeToFill that has no outfit

    def __init__(self, parts: PlanningParts) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._parts = parts
        self._trip: Trip | None = None
        self._plans: Sequence[PlannedOutfit] = ()
        self.tiles: list[PackTile] = []
        self._title = make_label("heading", wraps=True)
        self._about = make_label("soft", wraps=True)
        self.ways = {Way.OUT: Chip(_("Packing")), Way.BACK: Chip(_("Coming home"))}
        group = QButtonGroup(self)
        for way, chip in self.ways.items():
            group.addButton(chip)
            chip.clicked.connect(partial(self._on_way, way))
        self._way = Way.OUT
        self.progress = make_label("soft")
        self._tiles, self._days = QWidget(), QWidget()
        self._tiles.setProperty("role", "clear")
        self._days.setProperty("role", "clear")
        self._flow = FlowLayout(self._tiles)
        self._lines = FlowLayout(self._days, gap=3 * GRID)
        ways = QWidget()
        ways.setProperty("role", "clear")
        row_of(*self.ways.values(), gap=GRID // 2, inside=ways)
        column_of(
            head_of(self._title, self._make_tools()),
            self._about,
            head_of(ways, self.progress),
            self._tiles,
            make_section(_("What to wear")),
            self._days,
            STRETCH,
            gap=GRID + GRID // 2,
            inside=self,
        )

    def show_trip(self, trip: Trip, plans: Sequence[PlannedOutfit]) -> None:
        """Show a trip, or what became of it."""
        before, planned = self._trip, self._plans
        self._trip, self._plans = trip, plans
        is_other = before is None or before.number != trip.number
        if is_other:
            has_begun = self._parts.worn.today > trip.first
            self._way = Way.BACK if has_begun and trip.packed else Way.OUT
        self.ways[self._way].setChecked(True)
        self._title.setText(breakable(trip.name) or _("A trip"))
        self._about.setText(self._said(trip))
        if is_other or (before and before.garment_ids != trip.garment_ids):
            self._make_tiles(trip)
        self._show_ticks()
        if is_other or plans != planned or before != trip:
            self._show_days(trip)

    def _make_tools(self) -> QWidget:
        printing = TextButton(_("Print…"))
        printing.clicked.connect(self.print_asked)
        change = TextButton(_("Change…"))
        change.clicked.connect(self.change_asked)
        remove = IconButton("trash", _("Remove the trip"))
        remove.clicked.connect(self.removal_asked)
        tools = QWidget()
        tools.setProperty("role", "clear")
        row_of(printing, change, remove, gap=GRID // 2, inside=tools)
        return tools

    def _said(self, trip: Trip) -> str:
        parts = [span(trip.first, trip.last)]
        if trip.temperature_c is not None:
            warmth = degrees(trip.temperature_c)
            parts.append(_("about {degrees}", degrees=warmth))
        count = len(trip.garment_ids)
        parts.append(n_("{count} piece", "{count} pieces", count))
        return " · ".join(parts)

    def _make_tiles(self, trip: Trip) -> None:
        clear(self._flow)
        found = self._parts.worn.garments_of(sorted(trip.garment_ids))
        groups = [*type(found[0].type.group)] if found else []
        found.sort(key=lambda each: (groups.index(each.type.group), each.id))
        self.tiles = [PackTile(self._parts.cutouts, each) for each in found]
        for tile in self.tiles:
            tile.clicked.connect(partial(self._on_ticked, tile))
            self._flow.addWidget(tile)
        self._tiles.updateGeometry()

    def _show_ticks(self) -> None:
        trip = self._trip
        assert trip is not None
        is_out = self._way is Way.OUT
        done = trip.packed if is_out else trip.back
        for tile in self.tiles:
            tile.setChecked(tile.garment.id in done)
            # On the way home only what was taken along is looked for.
            tile.setVisible(is_out or not trip.packed or tile.garment.id in trip.packed)
        total = len(trip.garment_ids if is_out or not trip.packed else trip.packed)
        counts = {"count": str(len(done)), "total": str(total)}
        if is_out:
            self.progress.setText(_("{count} of {total} packed", **counts))
        else:
            self.progress.setText(_("{count} of {total} back home", **counts))
        self._tiles.updateGeometry()

    def _on_way(self, way: Way) -> None:
        self._way = way
        self._show_ticks()

    def _on_ticked(self, tile: PackTile) -> None:
        before = self._trip
        assert before is not None
        one = frozenset({tile.garment.id})
        if self._way is Way.OUT:
            after = replace(before, packed=before.packed ^ one)
        else:
            after = replace(before, back=before.back ^ one)
        self._trip = after
        self._show_ticks()
        self.ticked.emit(before, after)

    def _show_days(self, trip: Trip) -> None:
        clear(self._lines)
        missing = missing_times(self._parts, trip, self._plans)
        for day in trip.days:
            plans = [each for each in self._plans if each.day == day]
            empty = [each for each in missing if each.day == day]
            if plans or empty:
                self._lines.addWidget(self._day(day, plans, empty))
        self._days.updateGeometry()

    def _day(
        self, day: date, plans: Sequence[PlannedOutfit], empty: Sequence[TimeToFill]
    ) -> QWidget:
        holder, outfits = QWidget(), QWidget()
        for each in (holder, outfits):
            each.setProperty("role", "clear")
        flow = FlowLayout(outfits)
        for plan in plans:
            flow.addWidget(self._outfit(plan))
        column_of(
            make_label("strong", weekday_and_day(day)),
            *([outfits] if plans else []),
            *(self._empty(time) for time in empty),
            gap=GRID // 2,
            inside=holder,
        )
        return holder

    def _outfit(self, plan: PlannedOutfit) -> QWidget:
        parts = self._parts
        garments = parts.worn.garments_of(sorted(plan.garment_ids))
        dragged = DraggedOutfit(
            garment_ids=plan.garment_ids, occasion=plan.occasion, plan=plan.number
        )
        words = as_sentence(parts.occasion(plan.occasion).words)
        picture = OutfitButton(parts.cutouts, garments, dragged, _PICTURE_PX, words)
        picture.clicked.connect(lambda: self.day_asked.emit(plan.day))
        holder = QWidget()
        holder.setProperty("role", "clear")
        column_of(picture, make_label("caption", words), gap=2, inside=holder)
        return holder

    def _empty(self, time: TimeToFill) -> QWidget:
        line, links = QWidget(), QWidget()
        for each in (line, links):
            each.setProperty("role", "clear")
        said = _(
            "For {occasion}, nothing that is packed is good and clean.",
            occasion=time.occasion.phrase,
        )
        pieces = TextButton(_("Choose pieces…"), role="link")
        pieces.clicked.connect(lambda: self.pieces_asked.emit(time))
        change = TextButton(_("Change the trip…"), role="link")
        change.clicked.connect(self.change_asked)
        row_of(pieces, change, STRETCH, gap=2 * GRID, inside=links)
        column_of(make_label("soft", said, wraps=True), links, inside=line)
        return line


def missing_times(
    parts: PlanningParts, trip: Trip, plans: Sequence[PlannedOutfit]
) -> list[TimeToFill]:
    """Return the times of a trip that have no outfit."""
    needs = [(parts.occasion(each.occasion), each.count) for each in trip.needs]
    times = times_of_trip(trip.first, trip.last, needs, trip.temperature_c)
    planned = Counter((each.day, each.occasion) for each in plans)
    missing = []
    for time in times:
        key = time.day, time.occasion.key
        if planned[key]:
            planned[key] -= 1
        else:
            missing.append(time)
    return missing
