"""The page of trips: those that are kept, and the form of a new one."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QWidget
from typing_extensions import override

from ui.planning.day_actions import DayActions
from ui.planning.planning_parts import PlanningParts
from ui.state.climate_setting import saved_climate
from ui.theme.tokens import GRID
from ui.trips.trip_form import TripForm, TripWish
from ui.trips.trip_packer import PackedWish, TripPacker, repacked
from ui.trips.trip_print import PackingList, ask_print
from ui.trips.trip_row import TripRow
from ui.trips.trip_view import TripView
from ui.undo.trip_changes import change_trip, keep_trip, remove_trip, repack_trip
from ui.widgets.flow import head_of
from ui.widgets.icons import IconButton, TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, clear, column_of, row_of
from ui.widgets.scrolling import scroll_area
from ui.wording.dates import span
from wardrobe.days.trips import Trip
from wardrobe.language.texts import _
from wardrobe.planning.filling import TimeToFill
from wardrobe.ranking.own_occasions import all_occasions

_LIST_PX, _FORM_PX = 216, 560


class TripsPage(QWidget):
    """Shows a list of trips beside the one that is chosen."""

    left = Signal()
    day_asked = Signal(object)

    def __init__(self, parts: PlanningParts) -> None:
        super().__init__()
        self._parts = parts
        self._chosen: Trip | None = None
        self._awaited: Trip | None = None  # kept, and to be shown once it is read
        self._form: TripForm | None = None
        self._was_asked = False  # for the form; else it is there as nothing else is
        self._day_actions = DayActions(parts, self)
        self.view = TripView(parts)
        self.packer = TripPacker(parts)
        self.add = TextButton(_("New trip"), icon_name="plus", role="primary")
        self.rows: list[TripRow] = []
        self._group = QButtonGroup(self)
        self._list = column_of(gap=2)
        self._note = make_label("soft", wraps=True)
        self._lay_out()
        self._connect()

    def open_form(self, before: Trip | None = None) -> None:
        """Ask for a new trip, or how another one is to be."""
        self._open_form(before)
        self._was_asked = True

    def _open_form(self, before: Trip | None = None) -> None:
        parts = self._parts
        self._close_form()
        form = TripForm(
            parts.worn.today,
            saved_climate(parts.settings),
            all_occasions(parts.closet.occasions),
            before,
        )
        form.setMaximumWidth(_FORM_PX)
        form.let_leave(can_leave=bool(parts.plans.trips))
        form.pack_asked.connect(self._pack)
        form.left.connect(self._show)
        self._form = form
        self._place.insertWidget(0, form)
        self.view.hide()
        self._note.hide()
        form.name.setFocus()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._parts.plans.read()

    def _lay_out(self) -> None:
        back = IconButton("back", _("Back to the calendar"))
        back.clicked.connect(self.left)
        title = QWidget()
        title.setProperty("role", "clear")
        row_of(back, make_label("title", _("Trips")), gap=GRID, inside=title)
        self._side, body = QWidget(), QWidget()
        self._side.setProperty("role", "clear")
        self._side.setFixedWidth(_LIST_PX)
        column_of(self._list, STRETCH, inside=self._side)
        self._place = column_of(
            self._note, self.view, STRETCH, margins=(0, 0, GRID, 2 * GRID), inside=body
        )
        column_of(
            head_of(title, self.add),
            self.packer,
            (
                row_of(self._side, (scroll_area(body, _("Trip")), 1), gap=3 * GRID),
                1,
            ),
            gap=2 * GRID,
            margins=(4 * GRID, 3 * GRID, 2 * GRID, GRID),
            inside=self,
        )
        self._note.hide()

    def _connect(self) -> None:
        parts, view = self._parts, self.view
        self.add.clicked.connect(self._on_add)
        self.packer.packed.connect(self._keep)
        view.ticked.connect(parts.history.makes(change_trip, parts.days))
        view.change_asked.connect(lambda: self.open_form(self._chosen))
        view.removal_asked.connect(self._remove)
        view.print_asked.connect(self._print)
        view.day_asked.connect(self.day_asked)
        view.pieces_asked.connect(self._choose_pieces)
        parts.plans.plans_changed.connect(self._on_read)

    def _on_add(self) -> None:
        self.open_form()

    def _on_read(self) -> None:
        """Follow what is kept; a form that was asked for stays open."""
        if not self.isVisible():
            return  # it is read anew as soon as the page is shown
        trips = self._parts.plans.trips
        numbers = {each.number: each for each in trips}
        if self._awaited in trips:
            self._chosen = next(each for each in trips if each == self._awaited)
            self._awaited = None
            self._close_form()
        elif self._chosen is not None:
            self._chosen = numbers.get(self._chosen.number)
        if trips and not self._was_asked:
            self._close_form()
        if self._form is None:
            self._show()
        else:
            self._show_list()

    def _show(self) -> None:
        """Show the chosen trip, else the last one, else the form."""
        plans = self._parts.plans
        if self._chosen is None and plans.trips:
            self._chosen = plans.trips[0]
        self._show_list()
        if self._chosen is None:
            if self._form is None and plans.is_read:
                self._open_form()
            return
        self._close_form()
        self.view.show()
        self.view.show_trip(self._chosen, plans.plans_of(self._chosen))

    def _show_list(self) -> None:
        trips = self._parts.plans.trips
        clear(self._list)
        self._side.setVisible(bool(trips))
        self.add.setVisible(bool(trips))
        self.rows = []
        for trip in trips:
            row = TripRow(trip)
            row.setChecked(trip == self._chosen)
            row.clicked.connect(partial(self._choose, trip))
            self._group.addButton(row)
            self._list.addWidget(row)
            self.rows.append(row)

    def _choose(self, trip: Trip) -> None:
        self._chosen = trip
        self._note.hide()
        self._show()

    def _close_form(self) -> None:
        if self._form is not None:
            self._place.removeWidget(self._form)
            self._form.hide()
            self._form.deleteLater()
            self._form = None
            self._was_asked = False

    def _pack(self, wish: TripWish) -> None:
        self._note.hide()
        self.packer.start_packing(wish)

    def _keep(self, packed: PackedWish) -> None:
        parts, trip = self._parts, packed.trip
        self._note.setVisible(packed.gap > 0)
        self._note.setText(_("Fewer pieces may do: there was no time to try them all."))
        before = self._chosen if self._form and self._form.before else None
        if before is None:
            change = keep_trip(parts.days, trip, packed.plans)
        else:
            trip = repacked(before, trip)
            planned = parts.plans.plans_of(before)
            change = repack_trip(parts.days, before, planned, trip, packed.plans)
        self._awaited = trip
        parts.history.make(change)

    def _remove(self) -> None:
        parts, trip = self._parts, self._chosen
        if trip is not None:
            self._chosen = None
            planned = parts.plans.plans_of(trip)
            parts.history.make(remove_trip(parts.days, trip, planned))

    def _print(self) -> None:
        parts, trip = self._parts, self._chosen
        if trip is None:
            return
        packing = PackingList(
            title=trip.name or _("A trip"),
            span=span(trip.first, trip.last),
            garments=parts.worn.garments_of(sorted(trip.garment_ids)),
            plans=parts.plans.plans_of(trip),
            names={e.key: e.words for e in all_occasions(parts.closet.occasions)},
        )
        ask_print(packing, self)

    def _choose_pieces(self, time: TimeToFill) -> None:
        self._day_actions.pick(time.day, time.occasion.key, is_worn=False)
