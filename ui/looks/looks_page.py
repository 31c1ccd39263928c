"""The page Looks: outfits worth keeping, found again, edited, arranged and shared."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from ui.garments.garment_picker import GarmentPicker
from ui.garments.notices import Notice
from ui.garments.search_field import SearchField
from ui.looks.canvas.arranging import Arranging
from ui.looks.look_filters import LookFilters
from ui.looks.look_list import LookList, ShownLook
from ui.looks.look_maker import LookMaker
from ui.looks.look_panel import LookDetails, LookPanel
from ui.looks.look_sharing import LookSharing, Sharing
from ui.looks.look_state import LookState
from ui.looks.look_view import LookView
from ui.looks.nearest_pieces import Nearest, NearestPieces
from ui.looks.piece_rows import GonePiece
from ui.state.closet_state import ClosetState
from ui.state.cutout_cache import CutoutCache
from ui.theme.tokens import GRID
from ui.widgets.flow import head_of
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of, row_of, titled
from ui.widgets.overlay import Overlay, open_sheet
from ui.wording.look_words import last_worn, look_line, look_name
from wardrobe.days.look_editing import with_another_piece
from wardrobe.days.plans import SavedLook
from wardrobe.language.texts import _, n_, p_
from wardrobe.model.garment import Garment, State
from wardrobe.model.occasion import OccasionKey
from wardrobe.ranking.own_occasions import all_occasions

_SEARCH_PX, _SHEET_PX = 230, 800
# Beside an open panel a narrower page has no room for chips.
_LEAST_FOR_CHIPS_PX = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class LookParts:
    """What the page works with."""

    closet: ClosetState
    cutouts: CutoutCache
    state: LookState
    nearest: NearestPieces
    sharing: LookSharing
    now: Callable[[], datetime]


class LooksPage(QWidget):
    """Shows the looks; asks its parent for every change."""

    looks_made = Signal(object)
    look_edited = Signal(object, object)  # before, after
    removal_asked = Signal(object)
    wear_asked = Signal(object)
    garment_asked = Signal(int)
    build_around_asked = Signal(object)  # garments
    today_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, parts: LookParts) -> None:
        super().__init__()
        self._parts = parts
        self._closet, self._cutouts, self._state = (
            *(parts.closet, parts.cutouts),
            parts.state,
        )
        self._number = 0  # of the look that is chosen
        self._found: Nearest = {}
        self._is_showing = self._wants_newest = False
        self._count = make_label("soft")
        self.search = SearchField(_("Search the looks"))
        self.search.setPlaceholderText(_("Name, tag or piece"))
        self.search.setFixedWidth(_SEARCH_PX)
        self.new = TextButton(_("New look"), icon_name="plus", role="primary")
        self.filters = LookFilters()
        self.list = LookList(self)
        self.view = LookView(self.list, self._cutouts)
        self.panel = LookPanel(self._cutouts)
        self.panel.hide()
        self.arranging = Arranging(self._cutouts)
        self._states, self._stack = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def chosen(self) -> ShownLook | None:
        """The look that the panel or the canvas shows."""
        look = self._state.look(self._number)
        return None if look is None else self._shown(look, self._names())

    def show_look(self, number: int) -> None:
        """Show one look beside the gallery; everything if a filter hides it."""
        self._stack.setCurrentIndex(0)
        self._number = number
        self.refresh()
        if self._state.look(number) and self.list.row_of(number) < 0:
            self._show_everything()

    def make_of(self, garment_ids: Iterable[int]) -> None:
        """Make a look of garments, and show it."""
        if ids := frozenset(garment_ids):
            self._wants_newest = True
            look = SavedLook(garment_ids=ids, made_at=self._parts.now())
            self.looks_made.emit([look])

    def arrange(self) -> None:
        """Show the canvas of the chosen look."""
        if (shown := self.chosen) is not None:
            self.panel.form.finish()
            self.arranging.show_look(shown)
            self._stack.setCurrentWidget(self.arranging)
            self.arranging.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the looks that the filter lets through, and what became of one."""
        looks, names = self._state.looks, self._names()
        if self._wants_newest and looks:
            self._number = max(each.number for each in looks)
            self._wants_newest = False
        broken = sum(1 for each in looks if self._state.gone(each))
        self.filters.show_looks(looks, names, count_broken=broken)
        found = self.filters.filter.select(looks, self._state, names)
        self._is_showing = True
        self.list.show([self._shown(each, names) for each in found])
        self.view.select(self._number)
        self._is_showing = False
        self._count.setText(_counted(len(found), len(looks)))
        self._show_state(has_any=bool(looks), has_shown=bool(found))
        self._show_chosen()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._state.read()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_filters()

    def _names(self) -> dict[OccasionKey, str]:
        return {each.key: each.words for each in all_occasions(self._closet.occasions)}

    def _worn(self, look: SavedLook) -> str:
        return last_worn(self._state.last_worn(look), self._state.today)

    def _shown(self, look: SavedLook, names: Mapping[OccasionKey, str]) -> ShownLook:
        pieces = self._state.pieces(look)
        line = look_line(look, names) or self._worn(look)
        is_broken = bool(self._state.gone(look))
        return ShownLook(look, pieces, look_name(look, pieces), line, is_broken)

    def _connect(self) -> None:
        self._state.looks_changed.connect(self.refresh)
        self._closet.occasions_changed.connect(self.refresh)
        self.filters.filter_changed.connect(self.refresh)
        self.search.textChanged.connect(self.filters.set_words)
        self.new.clicked.connect(self.open_maker)
        self.view.chosen.connect(self._on_chosen)
        self.view.opened.connect(self.arrange)
        self.view.removal_asked.connect(self._ask_removal)
        self._connect_panel()
        self._connect_canvas()

    def _connect_panel(self) -> None:
        panel = self.panel
        panel.closed.connect(self.view.clearSelection)
        panel.form.edited.connect(self.look_edited)
        panel.arrange_asked.connect(self.arrange)
        panel.share_asked.connect(self._share)
        panel.removal_asked.connect(self._ask_removal)
        panel.wear_asked.connect(self._wear)
        panel.build_around_asked.connect(self._build_around)
        for rows in (panel.gone, panel.pieces):
            rows.garment_asked.connect(self.garment_asked)
            rows.taken_out.connect(self._take_out)
            rows.swapped.connect(self._swap)
            rows.choice_asked.connect(self._open_swap)

    def _connect_canvas(self) -> None:
        arranging = self.arranging
        arranging.closed.connect(self._on_arranged)
        arranging.canvas.arranged.connect(self.look_edited)
        arranging.removal_asked.connect(self._take_out)
        arranging.piece_asked.connect(self._open_pieces)
        arranging.share_asked.connect(self._share)
        arranging.undo_asked.connect(self.undo_asked)
        arranging.redo_asked.connect(self.redo_asked)

    def _lay_out(self) -> None:
        self._empty = Notice("looks", _("No looks yet"), "")
        self._keep = self._empty.add_button("", icon_name="heart", role="primary")
        self._keep.clicked.connect(lambda: self.looks_made.emit(self._state.liked))
        self._today = self._empty.add_button(_("Go to Today"), icon_name="today")
        self._today.clicked.connect(self.today_asked)
        self._make = self._empty.add_button(_("Make a look"), icon_name="plus")
        self._make.clicked.connect(self.open_maker)
        self._nothing = Notice("search", _("Nothing found"), "")
        clear = self._nothing.add_button(_("Show everything"))
        clear.clicked.connect(self._show_everything)
        self._states.addWidget(QWidget())  # while the looks are being read
        for state in (self._empty, self._nothing, self.view):
            self._states.addWidget(state)
        sides = (4 * GRID, 0, 4 * GRID, 0)
        title = titled(make_label("title", p_("page", "Looks")), self._count)
        # The cells have space of their own, so that mats line up with the title.
        main = column_of(
            row_of(head_of(title, self.search, self.new), margins=sides),
            row_of(self.filters, margins=sides),
            (row_of(self._states, margins=(3 * GRID, 0, GRID, 0)), 1),
            gap=2 * GRID,
            margins=(0, 3 * GRID, 0, 0),
        )
        gallery = QWidget()
        row_of((main, 1), self.panel, gap=0, inside=gallery)
        self._stack.addWidget(gallery)
        self._stack.addWidget(self.arranging)
        column_of(self._stack, inside=self)

    def _show_state(self, *, has_any: bool, has_shown: bool) -> None:
        for widget in (self.search, self._count):
            widget.setVisible(has_any)
        self._show_filters()
        if has_shown:
            self._states.setCurrentWidget(self.view)
        elif has_any:
            self._nothing.set_words(
                _("Nothing found"), _("No look matches these words and filters.")
            )
            self._states.setCurrentWidget(self._nothing)
        elif self._state.is_loaded:
            self._show_empty()

    def _show_empty(self) -> None:
        count = len(self._state.liked)
        has_garments = bool(self._closet.garments)
        self._keep.setVisible(bool(count))
        words = n_(
            "Keep the outfit you liked", "Keep the {count} outfits you liked", count
        )
        self._keep.set_words(words)
        self._today.setVisible(not count)
        self._make.setVisible(has_garments)
        self._empty.set_words(
            _("No looks yet"),
            _(
                "Give an outfit a heart on Today, and it stays here: to wear again, "
                "to arrange, and to show to friends."
            ),
        )
        self._states.setCurrentWidget(self._empty)

    def _show_everything(self) -> None:
        self.search.clear()
        self.filters.show_everything()

    def _show_filters(self) -> None:
        """Show chips and button, unless a panel beside them leaves no room for all."""
        is_crowded = self.width() < _LEAST_FOR_CHIPS_PX and not self.panel.isHidden()
        for widget in (self.filters, self.new):
            widget.setVisible(bool(self._state.looks) and not is_crowded)

    def _on_chosen(self, shown: ShownLook | None) -> None:
        if not self._is_showing:
            self._number = shown.look.number if shown else 0
            self._found = {}
            self._show_chosen()

    def _show_chosen(self) -> None:
        """Show the chosen look beside the gallery, and on an open canvas."""
        shown = self.chosen
        is_listed = self.list.row_of(self._number) >= 0
        if shown is None:
            self._stack.setCurrentIndex(0)
        else:
            self.panel.show_look(shown, self._details(shown))
            if self._stack.currentWidget() is self.arranging:
                self.arranging.show_look(shown)
        has_panel = shown is not None and is_listed
        if self.panel.isHidden() is has_panel:
            self.panel.setVisible(has_panel)
            self._show_filters()
            QTimer.singleShot(0, self.view, self.view.show_current)
        self._look_for_nearest(shown)

    def _details(self, shown: ShownLook) -> LookDetails:
        look, state = shown.look, self._state
        gone = [
            GonePiece(each, state.garment(each), self._found.get(each))
            for each in state.gone(look)
        ]
        return LookDetails(
            gone=gone,
            worn=self._worn(look),
            names=self._names(),
            is_worn_today=self._state.last_worn(look) == self._state.today,
        )

    def _look_for_nearest(self, shown: ShownLook | None) -> None:
        """Find what comes nearest to what is gone, unless that is known already."""
        ids = set(self._state.gone(shown.look)) if shown else set()
        gone = [each for each in shown.pieces if each.id in ids] if shown else []
        if shown is None or not gone or ids <= set(self._found):
            return
        number = self._number

        def show(found: Nearest) -> None:
            if number == self._number and (now := self.chosen) is not None:
                self._found = found
                self.panel.show_look(now, self._details(now))

        self._parts.nearest.ask(gone, shown.look.garment_ids, show)

    def open_maker(self) -> None:
        """Let somebody put a look together."""
        maker = LookMaker(self._wearable(frozenset()), self._cutouts)
        overlay = open_sheet(_("A new look"), maker, self, _SHEET_PX)
        maker.pieces_chosen.connect(overlay.dismiss)
        maker.pieces_chosen.connect(self.make_of)

    def _on_arranged(self) -> None:
        self._stack.setCurrentIndex(0)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.view.show_current()

    def _wearable(self, taken: frozenset[int]) -> list[Garment]:
        return [
            each
            for each in self._closet.garments
            if each.id not in taken and each.state is not State.GONE
        ]

    def _open_pieces(self, button: QWidget) -> None:
        if (shown := self.chosen) is not None:
            look = shown.look
            self._pick(
                button, look, lambda garment: with_another_piece(look, garment.id)
            )

    def _open_swap(self, gone: int, button: QWidget) -> None:
        if (shown := self.chosen) is not None:
            look = shown.look
            self._pick(button, look, lambda garment: look.with_piece(gone, garment.id))

    def _pick(
        self,
        button: QWidget,
        look: SavedLook,
        change: Callable[[Garment], SavedLook],
    ) -> None:
        """Let somebody choose a garment that changes a look."""
        picker = GarmentPicker(self._wearable(look.garment_ids), self._cutouts)
        overlay = Overlay(picker, button)
        picker.garment_chosen.connect(overlay.dismiss)
        picker.garment_chosen.connect(
            lambda garment: self.look_edited.emit(look, change(garment))
        )

    def _take_out(self, garment_id: int) -> None:
        shown = self.chosen
        if shown is not None and len(shown.look.garment_ids) > 1:
            self.look_edited.emit(shown.look, shown.look.without_piece(garment_id))

    def _swap(self, gone: int, instead: int) -> None:
        if (shown := self.chosen) is not None:
            self.look_edited.emit(shown.look, shown.look.with_piece(gone, instead))

    def _ask_removal(self) -> None:
        if (shown := self.chosen) is not None:
            self.removal_asked.emit(shown.look)

    def _wear(self) -> None:
        if (shown := self.chosen) is not None:
            self.wear_asked.emit(shown.look)

    def _build_around(self) -> None:
        if (shown := self.chosen) is not None:
            self.build_around_asked.emit([e for e in shown.pieces if e.is_in_use])

    def _share(self, how: Sharing) -> None:
        if (shown := self.chosen) is not None:
            self._parts.sharing.share(shown, how, self)


def _counted(shown: int, everything: int) -> str:
    if shown == everything:
        return n_("{count} look", "{count} looks", everything)
    return n_(
        "{shown} of {count} look", "{shown} of {count} looks", everything, shown=shown
    )
