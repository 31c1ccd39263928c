"""The gallery of looks: search and chips over a grid, or what stands in its place."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.garments.notices import Notice
from ui.garments.search_field import SearchField
from ui.looks.look_filters import LookFilters
from ui.looks.look_list import LookList, ShownLook
from ui.looks.look_state import LookState
from ui.looks.look_view import LookView
from ui.state.cutout_cache import CutoutCache
from ui.theme.tokens import GRID
from ui.widgets.flow import head_of
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of, row_of, titled
from ui.wording.look_words import last_worn, look_line, look_name
from wardrobe.days.plans import SavedLook
from wardrobe.language.texts import _, n_, p_
from wardrobe.model.occasion import OccasionKey

_SEARCH_PX = 248


class LookGallery(QWidget):
    """Shows the looks that its filter lets through."""

    new_asked = Signal()
    today_asked = Signal()
    liked_asked = Signal()  # to keep what was liked

    def __init__(self, state: LookState, cutouts: CutoutCache) -> None:
        super().__init__()
        self._state = state
        self._is_crowded = False
        self._names: Mapping[OccasionKey, str] = {}
        self._count = make_label("soft")
        self.search = SearchField(_("Search the looks"))
        self.search.setPlaceholderText(_("Name, tag or piece"))
        self.search.setFixedWidth(_SEARCH_PX)
        self.new = TextButton(_("New look"), icon_name="plus", role="primary")
        self.filters = LookFilters()
        self.list = LookList(self)
        self.view = LookView(self.list, cutouts)
        self.empty = Notice("looks", _("No looks yet"), "")
        self.nothing = Notice("search", _("Nothing found"), "")
        self._states = QStackedWidget()
        self._lay_out()
        self._connect()

    def shown(self, look: SavedLook) -> ShownLook:
        """Return a look with what is drawn of it."""
        state = self._state
        pieces, worn = state.pieces(look), state.last_worn(look)
        line = look_line(look, self._names) or last_worn(worn, state.today)
        is_broken = bool(state.gone(look))
        return ShownLook(look, pieces, look_name(look, pieces), line, is_broken)

    def show_looks(
        self, names: Mapping[OccasionKey, str], *, number: int, can_make: bool
    ) -> None:
        """Show what became of the looks.

        Args:
            names: What occasions are called.
            number: Of the look that is chosen; 0 for none.
            can_make: There are garments for one.
        """
        self._names, looks = names, self._state.looks
        broken = sum(1 for each in looks if self._state.gone(each))
        self.filters.show_looks(looks, names, count_broken=broken)
        found = self.filters.filter.select(looks, self._state, names)
        self.list.show([self.shown(each) for each in found])
        self.view.select(number)
        self._count.setText(_counted(len(found), len(looks)))
        self._show_state(has_any=bool(looks), has_shown=bool(found), can_make=can_make)

    def show_everything(self) -> None:
        """Let all looks through."""
        self.search.clear()
        self.filters.show_everything()

    def crowd(self, *, is_crowded: bool) -> None:
        """Do without chips and button, where a panel leaves little room; or not."""
        self._is_crowded = is_crowded
        for widget in (self.filters, self.new):
            widget.setVisible(bool(self._state.looks) and not is_crowded)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.filters.set_words)
        self.new.clicked.connect(self.new_asked)
        self.make.clicked.connect(self.new_asked)
        self.today.clicked.connect(self.today_asked)
        self.keep.clicked.connect(lambda: self.keep.setEnabled(False))  # just once
        self.keep.clicked.connect(self.liked_asked)
        self.everything.clicked.connect(self.show_everything)

    def _lay_out(self) -> None:
        self.keep = self.empty.add_button("", icon_name="heart", role="primary")
        self.today = self.empty.add_button(_("Go to Today"), icon_name="today")
        self.make = self.empty.add_button(_("Make a look"), icon_name="plus")
        self.everything = self.nothing.add_button(_("Show everything"))
        self._states.addWidget(QWidget())  # while the looks are being read
        for state in (self.empty, self.nothing, self.view):
            self._states.addWidget(state)
        sides = (4 * GRID, 0, 4 * GRID, 0)
        title = titled(make_label("title", p_("page", "Looks")), self._count)
        # The cells have space of their own, so that mats line up with the title.
        column_of(
            row_of(head_of(title, self.search, self.new), margins=sides),
            row_of(self.filters, margins=sides),
            (row_of(self._states, margins=(3 * GRID, 0, GRID, 0)), 1),
            gap=2 * GRID,
            margins=(0, 3 * GRID, 0, 0),
            inside=self,
        )

    def _show_state(self, *, has_any: bool, has_shown: bool, can_make: bool) -> None:
        for widget in (self.search, self._count):
            widget.setVisible(has_any)
        self.crowd(is_crowded=self._is_crowded)
        if has_shown:
            self._states.setCurrentWidget(self.view)
        elif has_any:
            text = _("No look matches these words and filters.")
            self.nothing.set_words(_("Nothing found"), text)
            self._states.setCurrentWidget(self.nothing)
        elif self._state.is_loaded:
            self._show_empty(can_make=can_make)

    def _show_empty(self, *, can_make: bool) -> None:
        count = len(self._state.liked)
        self.keep.setVisible(bool(count))
        self.keep.setEnabled(True)
        self.keep.set_words(
            n_(
                "Keep the outfit you liked",
                "Keep the {count} outfits you liked",
                count,
            )
        )
        self.today.setVisible(not count)
        self.make.setVisible(can_make)
        self.empty.set_words(
            _("No looks yet"),
            _(
                "Give an outfit a heart on Today, and it stays here: to wear again, "
                "to arrange, and to show to friends."
            ),
        )
        self._states.setCurrentWidget(self.empty)


def _counted(shown: int, everything: int) -> str:
    if shown == everything:
        return n_("{count} look", "{count} looks", everything)
    return n_(
        "{shown} of {count} look", "{shown} of {count} looks", everything, shown=shown
    )
