"""The sheet of other calendars: which files are read, and what their events are."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.files.browsing import Kind
from ui.files.file_dialogs import ask_file, ask_folder
from ui.planning.calendar_feed import CalendarFeed
from ui.planning.planning_parts import PlanningParts
from ui.planning.rules_table import RulesTable
from ui.theme.tokens import GRID
from ui.undo.day_changes import set_calendar_rules
from ui.widgets.icons import IconButton, TextButton
from ui.widgets.labels import make_label, make_section
from ui.widgets.layouts import clear, column_of, line, row_of
from ui.widgets.plain_text import plain_label
from ui.wording.taxonomy_words import as_sentence
from wardrobe.days.calendar_rules import CalendarRule
from wardrobe.language.texts import _
from wardrobe.ranking.own_occasions import all_occasions


class CalendarsSheet(QWidget):
    """Shows what is read, and follows what becomes of it."""

    def __init__(self, parts: PlanningParts, feed: CalendarFeed) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._parts, self._feed = parts, feed
        self._files = column_of(gap=GRID // 2)
        self._said = make_label("warning", wraps=True)
        self.add_file = TextButton(_("Add a file…"), icon_name="plus")
        self.add_file.clicked.connect(self._ask_file)
        self.add_folder = TextButton(_("Add a folder…"), icon_name="folder")
        self.add_folder.clicked.connect(self._ask_folder)
        occasions = all_occasions(parts.closet.occasions)
        self.rules = RulesTable(feed.rules, occasions)
        self.rules.rules_changed.connect(self._set_rules)
        usual = TextButton(_("Have the usual words again"), role="link")
        usual.clicked.connect(self.rules.show_usual)
        about = _(
            "Their events are shown on their days. The files (.ics) are only read, "
            "and nothing leaves this computer."
        )
        words = _("An event with one of these words in its title is that occasion.")
        column_of(
            make_label("soft", about, wraps=True),
            self._files,
            line(self.add_file, self.add_folder),
            self._said,
            make_section(_("What events are")),
            make_label("soft", words, wraps=True),
            self.rules,
            (usual, 0, Qt.AlignmentFlag.AlignLeft),
            gap=GRID,
            margins=(0, 0, GRID, 0),
            inside=self,
        )
        feed.events_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        clear(self._files)
        for path in self._feed.paths:
            self._files.addWidget(self._row(path))
        said = [as_sentence(each).rstrip(".") + "." for each in self._feed.said]
        self._said.setText("\n".join(said))
        self._said.setVisible(bool(said))

    def _row(self, path: Path) -> QWidget:
        row = QWidget()
        row.setProperty("role", "clear")
        name = plain_label(str(path))
        name.setWordWrap(True)
        remove = IconButton("close", _("Don't read {file}", file=path.name))
        remove.clicked.connect(lambda: self._leave_out(path))
        row_of((name, 1), remove, inside=row)
        return row

    def _leave_out(self, path: Path) -> None:
        self._feed.choose([each for each in self._feed.paths if each != path])

    def _ask_file(self) -> None:
        name = _("Calendars")
        kinds = f"{name} (*.ics)"
        self._add(ask_file(self, _("Add a calendar"), kinds, Kind.CALENDARS))

    def _ask_folder(self) -> None:
        self._add(ask_folder(self, _("Add a folder of calendars")))

    def _add(self, path: Path | None) -> None:
        if path is not None and path not in self._feed.paths:
            self._feed.choose([*self._feed.paths, path])

    def _set_rules(self, rules: Sequence[CalendarRule]) -> None:
        change = set_calendar_rules(self._parts.days, self._feed.rules, rules)
        self._parts.history.make(change)
