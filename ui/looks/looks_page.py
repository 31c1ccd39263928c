"""The page Looks: outfits worth keeping, found again, edited, arranged and shared."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from ui.garments.garment_picker import GarmentPicker
from ui.looks.canvas.arranging import Arranging
from ui.looks.look_gallery import LookGallery
from ui.looks.look_list import ShownLook
from ui.looks.look_maker import LookMaker
from ui.looks.look_panel import LookDetails, LookPanel
from ui.looks.look_sharing import LookSharing, Sharing
from ui.looks.look_state import LookState
from ui.looks.nearest_pieces import Nearest, NearestPieces
from ui.looks.piece_rows import GonePiece
from ui.state.closet_state import ClosetState
from ui.state.cutout_cache import CutoutCache
from ui.widgets.layouts import column_of, row_of
from ui.widgets.overlay import Overlay, open_sheet
from ui.wording.look_words import last_worn
from wardrobe.days.look_editing import with_another_piece
from wardrobe.days.plans import SavedLook
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment, State
from wardrobe.model.occasion import OccasionKey
from wardrobe.ranking.own_occasions import all_occasions

_SHEET_PX = 800
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
        self._parts, self._closet, self._state = parts, parts.closet, parts.state
        self._cutouts = parts.cutouts
        self._number = 0  # of the look that is chosen
        self._found: Nearest = {}
        self._is_showing = self._wants_newest = False
        self.gallery = LookGallery(parts.state, parts.cutouts)
        self.list, self.view = self.gallery.list, self.gallery.view
        self.panel = LookPanel(parts.cutouts)
        self.panel.hide()
        self.arranging = Arranging(parts.cutouts)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def chosen(self) -> ShownLook | None:
        """The look that the panel or the canvas shows."""
        look = self._state.look(self._number)
        return None if look is None else self.gallery.shown(look)

    def show_look(self, number: int) -> None:
        """Show one look beside the gallery; everything if a filter hides it."""
        self._stack.setCurrentIndex(0)
        self._number = number
        self.refresh()
        if self._state.look(number) and self.list.row_of(number) < 0:
            self.gallery.show_everything()

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
        looks = self._state.looks
        if self._wants_newest and looks:
            self._number = max(each.number for each in looks)
            self._wants_newest = False
        self._is_showing = True
        self.gallery.show_looks(
            self._names(), number=self._number, can_make=bool(self._closet.garments)
        )
        self._is_showing = False
        self._show_chosen()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._state.is_watched = True
        self._state.read()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._state.is_watched = False

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _names(self) -> dict[OccasionKey, str]:
        return {each.key: each.words for each in all_occasions(self._closet.occasions)}

    def _connect(self) -> None:
        self._state.looks_changed.connect(self.refresh)
        self._closet.occasions_changed.connect(self.refresh)
        gallery = self.gallery
        gallery.filters.filter_changed.connect(self.refresh)
        gallery.new_asked.connect(self.open_maker)
        gallery.today_asked.connect(self.today_asked)
        gallery.liked_asked.connect(lambda: self.looks_made.emit(self._state.liked))
        # At once: the next edit starts from it.
        self.look_edited.connect(lambda _before, after: self._state.put(after))
        self.view.chosen.connect(self._on_chosen)
        self.view.opened.connect(self.arrange)
        self.view.removal_asked.connect(self._ask_removal)
        self._connect_panel()
        self._connect_canvas()

    def _connect_panel(self) -> None:
        panel = self.panel
        panel.closed.connect(self.view.clearSelection)
        panel.closed.connect(self.view.setFocus)
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
        both = QWidget()
        row_of((self.gallery, 1), self.panel, gap=0, inside=both)
        self._stack.addWidget(both)
        self._stack.addWidget(self.arranging)
        column_of(self._stack, inside=self)

    def _make_room(self) -> None:
        has_panel = not self.panel.isHidden()
        is_crowded = self.width() < _LEAST_FOR_CHIPS_PX and has_panel
        self.gallery.crowd(is_crowded=is_crowded)

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
            self._make_room()
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
            worn=last_worn(state.last_worn(look), state.today),
            names=self._names(),
            is_worn_today=state.last_worn(look) == state.today,
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
            self.panel.wear.setEnabled(False)  # a second click is no second wear
            self.wear_asked.emit(shown.look)

    def _build_around(self) -> None:
        if (shown := self.chosen) is not None:
            self.build_around_asked.emit([e for e in shown.pieces if e.is_in_use])

    def _share(self, how: Sharing) -> None:
        if (shown := self.chosen) is not None:
            self._parts.sharing.share(shown, how, self)
