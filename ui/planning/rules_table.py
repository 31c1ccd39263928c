"""The rules by which events of calendars are occasions: one line an occasion."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from ui.theme.roles import set_role
from ui.theme.tokens import GRID
from ui.widgets.icons import button_text
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of
from ui.widgets.plain_text import plain_label
from ui.wording.taxonomy_words import as_sentence
from wardrobe.days.calendar_rules import DEFAULT_RULES, CalendarRule
from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _
from wardrobe.model.occasion import AnyOccasion, OccasionKey


class RulesTable(QWidget):
    """The words of each occasion, apart by commas; what is typed counts at once."""

    rules_changed = Signal(object)  # CalendarRules

    def __init__(
        self, rules: Sequence[CalendarRule], occasions: Sequence[AnyOccasion]
    ) -> None:
        """Show the user's own rules; without any, the usual ones."""
        super().__init__()
        self.setProperty("role", "clear")
        names: dict[OccasionKey | None, str] = {
            each.key: as_sentence(each.words) for each in occasions
        }
        names[None] = _("No outfit of its own")
        self.fields = {key: QLineEdit() for key in names}
        self._problem = make_label("warning", wraps=True)
        self._problem.hide()
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnStretch(1, 1)
        for line, (key, field) in enumerate(self.fields.items()):
            # A name may hold an ampersand, which a label with a buddy takes for a key.
            label = plain_label(button_text(names[key], has_icon=False))
            label.setBuddy(field)
            field.setAccessibleName(names[key])
            field.editingFinished.connect(self._tell)
            grid.addWidget(label, line, 0)
            grid.addWidget(field, line, 1)
        column_of(grid, self._problem, gap=GRID, inside=self)
        self._show(rules or DEFAULT_RULES)

    def show_usual(self) -> None:
        """Have the usual rules again."""
        self._show(DEFAULT_RULES)
        self.rules_changed.emit([])

    def _show(self, rules: Sequence[CalendarRule]) -> None:
        for key, field in self.fields.items():
            words = [each.words for each in rules if each.occasion == key]
            field.setText(", ".join(words))
            field.setCursorPosition(0)
        self._told = self._texts()

    def _texts(self) -> list[str]:
        return [field.text() for field in self.fields.values()]

    def _tell(self) -> None:
        if self._texts() == self._told:
            return
        self._told = self._texts()
        rules = []
        for key, field in self.fields.items():
            words = [" ".join(each.split()) for each in field.text().split(",")]
            try:
                rules += [CalendarRule(each, key) for each in words if each]
                set_role(field, "")
            except InvalidValue as error:
                set_role(field, "wrong")
                self._problem.setText(f"{as_sentence(str(error))}.")
                self._problem.show()
                return
        self._problem.hide()
        self.rules_changed.emit(rules)
