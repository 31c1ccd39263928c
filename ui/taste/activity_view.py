"""What was done with outfits, each of which can be forgotten and remembered."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.charts.paged_rows import PagedRows
from ui.garments.picture_mat import PictureMat
from ui.outfits.flat_lay import MAT_ASPECT
from ui.outfits.outfit_mat import OutfitMat
from ui.state.cutout_cache import CutoutCache
from ui.taste.taste_summary import TasteSummary
from ui.theme.tokens import GRID
from ui.widgets.chips import PickerRow
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, column_of, row_of
from ui.widgets.overlay import Overlay
from ui.widgets.plain_text import plain_label
from ui.wording.dates import moment_there
from ui.wording.event_words import done
from ui.wording.taxonomy_words import names_of, title_of
from wardrobe.closet.wear_log import outfit_of
from wardrobe.language.texts import _, n_
from wardrobe.model.event import Event
from wardrobe.model.garment import Garment

_MAT_PX = 96
_ROWS_AT_ONCE = 6
# The summary, one of its events, and whether it counts.
Deed = tuple[TasteSummary, Event, bool]


class ActivityView(QWidget):
    """The log, newest first, and a button that resets one occasion."""

    forget_asked = Signal(object)
    remember_asked = Signal(object)
    reset_asked = Signal(object, str)  # numbers, what one dresses for

    def __init__(self, cutouts: CutoutCache) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._cutouts = cutouts
        self._summary: TasteSummary | None = None
        self.rows = PagedRows(self._make_row, _ROWS_AT_ONCE)
        self.reset = TextButton(_("Reset an occasion…"), icon_name="undo")
        self.reset.clicked.connect(self._open_occasions)
        column_of(
            self.rows,
            (self.reset, 0, Qt.AlignmentFlag.AlignLeft),
            gap=2 * GRID,
            inside=self,
        )

    def show_summary(self, summary: TasteSummary) -> None:
        """Show what was done by now."""
        self._summary = summary
        self.rows.show_entries(
            [(summary, event, counts) for event, counts in summary.activity()]
        )
        self.reset.setEnabled(bool(summary.events))

    def _make_row(self) -> "tuple[ActivityRow, Callable[[Deed], None]]":
        row = ActivityRow(self._cutouts)
        row.forget_asked.connect(self.forget_asked)
        row.remember_asked.connect(self.remember_asked)
        return row, row.show_deed

    def _open_occasions(self) -> None:
        assert self._summary is not None
        body = QWidget()
        body.setProperty("role", "clear")
        heading = make_label("section", _("Start over for"))
        column = column_of(heading, gap=2, margins=GRID, inside=body)
        rows = []
        for key, numbers in self._summary.by_occasion():
            name, count = self._summary.name_of(key), len(numbers)
            phrase = self._summary.phrase_for(key)
            said = n_("forgets {count} choice", "forgets {count} choices", count)
            row = PickerRow(name, said)
            row.clicked.connect(
                lambda _checked, n=numbers, it=phrase: self.reset_asked.emit(n, it)
            )
            column.addWidget(row)
            rows.append(row)
        overlay = Overlay(body, self.reset)
        for row in rows:
            row.clicked.connect(overlay.dismiss)


class ActivityRow(QWidget):
    """A small flat-lay, what was done, when, and a button."""

    forget_asked = Signal(object)
    remember_asked = Signal(object)

    def __init__(self, cutouts: CutoutCache) -> None:
        super().__init__()
        self._event: Event | None = None
        self._counts = True
        self.setProperty("role", "clear")
        height = round(_MAT_PX * MAT_ASPECT)
        self._mat = OutfitMat(cutouts, 0)
        self._pieces = PictureMat(cutouts, height, GRID)
        self._pictures = QStackedWidget()
        self._pictures.setFixedSize(_MAT_PX, height)
        self._pictures.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for picture in (self._mat, self._pieces):
            self._pictures.addWidget(picture)
        self.what = make_label("strong")
        self._names = plain_label()
        self._names.setProperty("role", "soft")
        self._names.setWordWrap(True)
        self._when = make_label("caption")
        self.button = TextButton(_("Forget"))
        self.button.clicked.connect(self._ask)
        self._lay_out()

    def show_deed(self, entry: Deed) -> None:
        """Show an event, and whether it counts."""
        summary, event, counts = entry
        self._event, self._counts = event, counts
        garments = summary.count_garments(event)
        self._show_pictures(garments, is_faded=not counts)
        what = _(
            "{done}, {occasion}",
            done=done(event),
            occasion=summary.word_for(event.occasion),
        )
        self.what.setText(what if counts else _("{what}: forgotten", what=what))
        self.what.setEnabled(counts)
        self._names.setText(_names(summary, event, garments))
        at = moment_there(event.at)
        self._when.setText(at)
        self.button.set_words(_("Forget") if counts else _("Remember"))
        self.button.setAccessibleName(
            _("Forget: {what}, {at}", what=what, at=at)
            if counts
            else _("Remember: {what}, {at}", what=what, at=at)
        )

    def _show_pictures(self, garments: Sequence[Garment], *, is_faded: bool) -> None:
        outfit = outfit_of(garments)
        if outfit is None:
            self._pieces.show_garments(garments)
            self._pictures.setCurrentWidget(self._pieces)
        else:
            self._mat.show_outfit(outfit, frozenset())
            self._mat.fade(is_faded=is_faded)
            self._pictures.setCurrentWidget(self._mat)

    def _ask(self) -> None:
        asked = self.forget_asked if self._counts else self.remember_asked
        asked.emit(self._event)

    def _lay_out(self) -> None:
        words = column_of(STRETCH, self.what, self._names, self._when, STRETCH, gap=2)
        row_of(
            self._pictures,
            (words, 1),
            self.button,
            gap=2 * GRID,
            margins=(0, GRID, 0, GRID),
            inside=self,
        )


def _names(summary: TasteSummary, event: Event, garments: Sequence[Garment]) -> str:
    if event.swapped:
        old, new = (summary.garments.get(each) for each in event.swapped)
        if old and new:
            return _("{new} instead of {old}", new=title_of(new), old=old.title)
    return names_of(garments)
