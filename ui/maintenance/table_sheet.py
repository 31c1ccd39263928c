"""Bringing in a table: which column is what, and what that would do."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui.maintenance.table_rows import TableRows
from ui.state.photo_previews import PhotoPreviews
from ui.theme.tokens import GRID
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.icons import TextButton
from ui.widgets.layouts import column_of, line
from ui.widgets.plain_text import plain_label
from ui.wording.import_words import table_sentence
from ui.wording.taxonomy_words import as_sentence
from wardrobe.language.texts import _, noted
from wardrobe.transfer.import_csv import RowChange, RowOutcome
from wardrobe.transfer.table_columns import FIELDS, fields_of, unused

_NONE = noted("(none)")
_COUNT_ACROSS = 2
# What the fields of `wardrobe.transfer.import_csv` are called.
_FIELDS = {
    "id": noted("ID"),
    "photo": noted("Photo"),
    "type": noted("Type"),
    "colour": noted("Colour"),
    "pattern": noted("Pattern"),
    "name": noted("Name"),
    "own-type": noted("Own type"),
    "notes": noted("Notes"),
    "brand": noted("Brand"),
    "size": noted("Size"),
    "price": noted("Price"),
    "bought-on": noted("Bought on"),
    "place": noted("Kept in"),
    "state": noted("State"),
}


class TableSheet(QWidget):
    """Nothing is brought in before it was tried out; other columns start anew."""

    try_asked = Signal(object)
    bring_asked = Signal(object)

    def __init__(self, columns: Sequence[str], previews: PhotoPreviews) -> None:
        """Offer these columns, those of a field's name for that field."""
        super().__init__()
        self.fields = {field: ChoiceBox() for field in FIELDS}
        self.outcome = plain_label(_("Nothing changes until you've seen the result."))
        self.outcome.setWordWrap(True)
        self.outcome.setProperty("role", "soft")
        self.rows = TableRows(previews)
        self.rows.hide()
        self.attempt = TextButton(_("Try it out"), icon_name="search")
        self.bring = TextButton(_("Import"), icon_name="check", role="primary")
        self.bring.setEnabled(False)
        self._columns = tuple(columns)
        self._lay_out(columns)
        self.attempt.clicked.connect(lambda: self.try_asked.emit(self.mapping()))
        self.bring.clicked.connect(lambda: self.bring_asked.emit(self.mapping()))

    def mapping(self) -> dict[str, str]:
        """Return the column of each field, empty for one that has none."""
        return {
            field: box.currentText() if box.currentIndex() > 0 else ""
            for field, box in self.fields.items()
        }

    def show_outcomes(self, outcomes: Sequence[RowOutcome]) -> None:
        """Show what a dry run says."""
        used = {f: self._columns.index(c) for f, c in self.mapping().items() if c}
        left = unused(self._columns, used)
        said = [table_sentence(outcomes)]
        if left:
            said.append(
                _(
                    "Goes to the notes of what is new: {columns:.300}",
                    columns=", ".join(left),
                )
            )
        self.outcome.setText("\n".join(said))
        self.rows.show_rows(outcomes)
        useful = {RowChange.ADDED, RowChange.CHANGED}
        self.bring.setEnabled(any(each.change in useful for each in outcomes))

    def show_problem(self, problem: str) -> None:
        """Show why these columns cannot be used."""
        self.outcome.setText(problem)
        self.rows.show_rows([])
        self.bring.setEnabled(False)

    def _lay_out(self, columns: Sequence[str]) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        known = {field: columns[at] for field, at in fields_of(columns).items()}
        for number, (field, box) in enumerate(self.fields.items()):
            box.addItems([_(_NONE), *columns])
            box.setCurrentText(known.get(field, _(_NONE)))
            words = _(_FIELDS[field])
            box.setAccessibleName(_("Column: {field}", field=words))
            box.currentIndexChanged.connect(lambda _at: self.bring.setEnabled(False))
            row, column = divmod(number, _COUNT_ACROSS)
            label = QLabel(as_sentence(words))
            grid.addWidget(label, row, 2 * column)
            grid.addWidget(box, row, 2 * column + 1)
            grid.setColumnStretch(2 * column + 1, 1)
        buttons = line(self.attempt, self.bring)
        margins = (0, 0, 2 * GRID, 0)  # beside the bar
        column_of(
            grid,
            self.outcome,
            buttons,
            self.rows,
            gap=2 * GRID,
            margins=margins,
            inside=self,
        )
