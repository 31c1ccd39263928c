"""The closet: the gallery, what is shown of it, and the details beside it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from ui.closet.details_panel import DetailsPanel
from ui.closet.filter_bar import FilterBar
from ui.garments.basket_button import BasketButton
from ui.garments.garment_filter import (
    GarmentFilter,
    Narrowing,
    Sort,
    ordered,
    write_words_ahead,
)
from ui.garments.garment_list import GarmentList
from ui.garments.garment_view import GarmentView
from ui.garments.notices import Notice, Welcome
from ui.garments.search_field import SearchField
from ui.state.closet_state import ClosetState
from ui.state.cutout_cache import CutoutCache
from ui.state.today.laundry_state import LaundryState
from ui.state.wear_state import WearState
from ui.theme.tokens import GRID
from ui.widgets.flow import head_of
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of, row_of, titled
from ui.wording.taxonomy_words import as_sentence, count_garments
from ui.wording.wear_words import said_of
from wardrobe.language.texts import _, n_, noted, p_
from wardrobe.model.garment import Garment, State

_SEARCH_PX, _LEAST_FOR_BOTH_PX = 248, 960
# How many garments' words are written at a time, and how long nothing is after it: a
# quarter of a millisecond, which no frame of a gallery that scrolls is late for.
_AT_ONCE, _PAUSE_MS = 40, 100


class ClosetPage(QWidget):
    """Shows all garments; asks its parent for every change."""

    photos_asked = Signal(object)  # the button
    demo_asked = Signal()
    edited = Signal(object, object)
    removal_asked = Signal(object)
    build_around_asked = Signal(object)
    review_asked = Signal()
    cutout_asked = Signal(object)
    look_alikes_asked = Signal(object)
    laundry_done = Signal()
    parting_asked = Signal(object)
    joining_asked = Signal(object)
    shown = Signal(object)  # the garments whose details are shown

    def __init__(
        self,
        closet: ClosetState,
        cutouts: CutoutCache,
        worn: WearState,
        laundry: LaundryState,
    ) -> None:
        super().__init__()
        self._closet, self._worn, self._laundry = closet, worn, laundry
        self.basket = BasketButton()
        self._narrowing = Narrowing()
        self._order: dict[Sort, Sequence[Garment]] = {}
        self._count = make_label("soft")
        self.search = SearchField(_("Search the closet"))
        self.search.setFixedWidth(_SEARCH_PX)
        self.filters = FilterBar()
        self.list = GarmentList(self)
        self.list.say_more = self._said_of
        self.view = GarmentView(self.list, cutouts)
        self.details = DetailsPanel(closet, cutouts, self._said_of)
        self.details.hide()
        self._nothing = Notice("search", _("Nothing found"), "")
        self._unwritten: Iterator[Garment] = iter(())
        self._pauses = QTimer(self, interval=_PAUSE_MS)
        self._pauses.timeout.connect(self._write_ahead)
        self._states = QStackedWidget()
        self._lay_out()
        self._connect()
        if closet.is_loaded:
            self._on_closet_changed()
            self._show_laundry()

    def focus_search(self) -> None:
        """Put the cursor in the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_garment(self, garment_id: int) -> None:
        """Select a garment, showing everything if the filter hides it."""
        if self.list.row_of(garment_id) < 0:
            self.show_filter(GarmentFilter(states=frozenset(State)))
        self.view.select([garment_id])
        self.view.show_current()

    def show_filter(self, wanted: GarmentFilter) -> None:
        """Show what another filter lets through."""
        self.search.setText(wanted.words)
        self.filters.set_filter(wanted)

    def has_any(self, wanted: GarmentFilter) -> bool:
        """Return whether a filter lets anything through."""
        return bool(wanted.select(self._closet.garments))

    def show_new(self, garment_ids: Collection[int]) -> None:
        """Show everything if the filter hides all of these new garments."""
        if all(self.list.row_of(each) < 0 for each in garment_ids):
            self._show_everything()

    def refresh(self) -> None:
        """Show the garments that the filter lets through."""
        garments = self._closet.garments
        wanted = self.filters.filter
        all_chips = self.filters.without_chip
        rest = self._narrowing.narrow(self._ordered(wanted.sort), all_chips)
        shown = rest
        if wanted != all_chips:
            shown = [
                garment
                for garment in rest
                if wanted.group in (None, garment.group)
                and (not wanted.types or garment.type in wanted.types)
            ]
        self.filters.show_counts(rest)
        self.list.show(shown)
        self._count.setText(_count(len(shown), len(garments)))
        self._show_state(has_any=bool(garments), has_shown=bool(shown))
        self._show_details(self.view.selected())

    def _on_closet_changed(self) -> None:
        self._order.clear()
        self.filters.set_garments(self._closet.garments)
        count = self.filters.count_unsure
        self._review.set_words(_("Review {count}", count=count))
        self._review.setVisible(bool(count))
        self.refresh()
        self._unwritten = iter(self._closet.garments)
        self._pauses.start()

    def _write_ahead(self) -> None:
        """Write what some garments are found by, so that no letter waits for it."""
        some = list(islice(self._unwritten, _AT_ONCE))
        write_words_ahead(some)
        if not some:
            self._pauses.stop()

    def _ordered(self, sort: Sort) -> Sequence[Garment]:
        """Return all garments in an order, which is worked out once."""
        if sort not in self._order:
            self._order = {sort: ordered(self._closet.garments, sort)}
        return self._order[sort]

    def _show_laundry(self) -> None:
        self.basket.show_count(len(self._laundry.pieces))
        self.list.mark_laundry(self._laundry.ids)

    def _connect(self) -> None:
        self.basket.clicked.connect(self.laundry_done)
        self._laundry.laundry_changed.connect(self._show_laundry)
        self._closet.closet_changed.connect(self._on_closet_changed)
        self._worn.worn_changed.connect(self.details.show_wearing)
        self.filters.filter_changed.connect(self.refresh)
        self.search.textChanged.connect(self.filters.set_words)
        self.view.selection_changed.connect(self._show_details)
        self.view.removal_asked.connect(self._on_removal_asked)
        self.details.edited.connect(self.edited)
        self.details.removal_asked.connect(self.removal_asked)
        self.details.build_around_asked.connect(self.build_around_asked)
        self.details.cutout_asked.connect(self.cutout_asked)
        self.details.look_alikes_asked.connect(self.look_alikes_asked)
        self.details.parting_asked.connect(self.parting_asked)
        self.details.joining_asked.connect(self.joining_asked)
        self.details.closed.connect(self.view.clearSelection)
        self.details.closed.connect(self.view.setFocus)
        self._welcome.photos_asked.connect(self.photos_asked)
        self._welcome.demo_asked.connect(self.demo_asked)

    def _lay_out(self) -> None:
        self._welcome = Welcome()
        clear = self._nothing.add_button(_("Show everything"))
        clear.clicked.connect(self._show_everything)
        self._states.addWidget(QWidget())  # while the closet is being read
        for state in (self._welcome, self._nothing, self.view):
            self._states.addWidget(state)
        sides = (4 * GRID, 0, 4 * GRID, 0)
        head = row_of(self._make_head(), margins=sides)
        filters = row_of(self.filters, margins=sides)
        # The cells have space of their own, so that mats line up with the title.
        gallery = row_of(self._states, margins=(3 * GRID, 0, GRID, 0))
        main = column_of(
            head,
            filters,
            (gallery, 1),
            gap=2 * GRID,
            margins=(0, 3 * GRID, 0, 0),
        )
        row_of((main, 1), self.details, gap=0, inside=self)

    def _make_head(self) -> QWidget:
        title = make_label("title", p_("page", "Closet"))
        self._add = TextButton(_("Add photos"), icon_name="plus", role="primary")
        self._add.clicked.connect(lambda: self.photos_asked.emit(self._add))
        self._review = TextButton(_("Review"), icon_name="check")
        self._review.clicked.connect(self.review_asked)
        first = titled(title, self._count)
        return head_of(first, self.basket, self._review, self.search, self._add)

    def _show_state(self, *, has_any: bool, has_shown: bool) -> None:
        for widget in (self.search, self._count, self._add):
            widget.setVisible(has_any)
        self._show_filters()
        if has_shown:
            self._states.setCurrentWidget(self.view)
        elif has_any:
            self._nothing.set_words(_("Nothing found"), _none(self.filters.filter))
            self._states.setCurrentWidget(self._nothing)
        elif self._closet.is_loaded:
            self._states.setCurrentWidget(self._welcome)

    def _show_everything(self) -> None:
        self.search.clear()
        self.filters.clear()

    def _show_details(self, garments: Sequence[Garment]) -> None:
        self.details.show_garments(garments)
        self.shown.emit(garments)
        if self.details.isVisible() != bool(garments):
            self.details.setVisible(bool(garments))
            self._show_filters()
            QTimer.singleShot(0, self.view, self.view.show_current)

    def _show_filters(self) -> None:
        """Show the chips, unless details beside them leave no room for both."""
        is_narrow = self.width() < _LEAST_FOR_BOTH_PX
        is_crowded = is_narrow and not self.details.isHidden()
        self.filters.setVisible(bool(self._closet.garments) and not is_crowded)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_filters()

    def _said_of(self, garment: Garment) -> str:
        """Return how a garment was worn, and what that cost, once it is known."""
        if not self._worn.is_read:
            return ""
        return as_sentence(said_of(self._worn.wearing_of(garment), self._worn.today))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._worn.read()

    def _on_removal_asked(self) -> None:
        garments = self.view.selected()
        if garments:
            self.removal_asked.emit(garments)


def _count(shown: int, everything: int) -> str:
    if shown == everything:
        return count_garments(everything)
    return n_(
        "{shown} of {count} garment",
        "{shown} of {count} garments",
        everything,
        shown=shown,
    )


def _none(asked: GarmentFilter) -> str:
    """Say that no garment is what was asked for."""
    if not asked.words:
        return _("No garment matches these filters.")
    if replace(asked, words="").is_narrow:
        text = noted("No garment matches “{words}” with these filters.")
    else:
        text = noted("No garment matches “{words}”.")
    return _(text, words=asked.words)
