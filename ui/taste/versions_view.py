"""The versions of the taste, each of which can be gone back to."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.charts.paged_rows import PagedRows
from ui.taste.taste_summary import TasteSummary
from ui.theme.tokens import GRID
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of, row_of
from ui.wording.dates import moment
from ui.wording.event_words import done
from ui.wording.taxonomy_words import percent
from wardrobe.language.texts import _, n_, noted
from wardrobe.taste.taste import TasteCause, TasteVersion

_ROWS_AT_ONCE = 5
# The summary, one of its versions, and whether it is the newest.
Entry = tuple[TasteSummary, TasteVersion, bool]
_CAUSES = {
    TasteCause.EVENT: noted("Learned from a choice"),
    TasteCause.RELEARNED: noted("Relearned from everything"),
    TasteCause.FORGOTTEN: noted("You forgot something"),
    TasteCause.REMEMBERED: noted("You brought something back"),
    TasteCause.WENT_BACK: noted("You went back to an earlier version"),
    TasteCause.SHARED: noted("You changed how much your taste counts"),
    TasteCause.BROUGHT_IN: noted("Imported from another closet"),
}


class VersionsView(QWidget):
    """The list, newest first."""

    version_asked = Signal(int, int)  # to go back to, the newest

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._newest = 0
        self.rows = PagedRows(self._make_row, _ROWS_AT_ONCE)
        column_of(self.rows, inside=self)

    def show_summary(self, summary: TasteSummary) -> None:
        """Show the versions by now."""
        self._newest = summary.versions[0].version if summary.versions else 0
        self.rows.show_entries(
            [(summary, each, at == 0) for at, each in enumerate(summary.versions)]
        )

    def _make_row(self) -> "tuple[VersionRow, Callable[[Entry], None]]":
        row = VersionRow()
        row.version_asked.connect(self._on_asked)
        return row, row.show_version

    def _on_asked(self, version: int) -> None:
        self.version_asked.emit(version, self._newest)


class VersionRow(QWidget):
    """When, why, how good, and a button."""

    version_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._version = 0
        self.why = make_label("strong")
        self._when = make_label("caption")
        self._figures = make_label("soft")
        self.button = TextButton(_("Go back to this"))
        self.button.clicked.connect(lambda: self.version_asked.emit(self._version))
        words = column_of(self.why, self._when, gap=2)
        row_of(
            (words, 1),
            self._figures,
            self.button,
            gap=2 * GRID,
            margins=(0, GRID, 0, GRID),
            inside=self,
        )

    def show_version(self, entry: Entry) -> None:
        """Show a version; there is no going back to the newest."""
        summary, version, is_newest = entry
        self._version = version.version
        self.why.setText(_cause(summary, version))
        self._when.setText(
            _(
                "Version {version}, {moment}",
                version=str(version.version),
                moment=moment(version.at),
            )
        )
        self._figures.setText(_figures(version))
        self.button.setEnabled(not is_newest)
        self.button.set_words(_("In use now") if is_newest else _("Go back to this"))
        if not is_newest:
            self.button.setAccessibleName(
                _("Go back to version {version}", version=str(version.version))
            )


def _cause(summary: TasteSummary, version: TasteVersion) -> str:
    event = summary.event(version.event_number)
    if event is None:
        return _(_CAUSES[version.cause])
    return _(
        "{done}, {occasion}",
        done=done(event),
        occasion=summary.word_for(event.occasion),
    )


def _figures(version: TasteVersion) -> str:
    count = version.count_foretold
    if not count:
        return ""
    mine, expert = (percent(n / count) for n in (version.hits, version.hits_of_expert))
    return n_(
        "{mine} of {count} pick predicted, the stylist {expert}",
        "{mine} of {count} picks predicted, the stylist {expert}",
        count,
        mine=mine,
        expert=expert,
    )
