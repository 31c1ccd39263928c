"""Where one lives: a city found by typing, or coordinates."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme.tokens import GRID
from ui.weather.places import find_places, name_of_place, read_coordinates, refused
from ui.widgets.chips import PickerRow
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of, discard
from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _
from wardrobe.model.season import Place

_WIDTH_PX = 340


class PlacePicker(QWidget):
    """Looks in a list that comes with the program; nothing is asked of the web."""

    place_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setAccessibleName(_("Where do you live?"))
        self.field.setPlaceholderText(_("A city, or coordinates: 52.5, 13.4"))
        self.field.textChanged.connect(self._on_typed)
        self.field.returnPressed.connect(self._on_return)
        self.refusal = make_label("soft", wraps=True)
        self.rows: list[PickerRow] = []
        self._column = column_of(gap=2)
        self.setFixedWidth(_WIDTH_PX)
        column_of(self.field, self.refusal, self._column, gap=GRID, inside=self)
        self.refusal.hide()

    def _on_typed(self, text: str) -> None:
        discard(self._column, *self.rows)
        self.rows = []
        for place, note in _choices(text):
            row = PickerRow(name_of_place(place), note)
            row.clicked.connect(lambda _checked, it=place: self.place_chosen.emit(it))
            self._column.addWidget(row)
            self.rows.append(row)
        words = refused(text)
        self.refusal.setText(words)
        self.refusal.setVisible(bool(words))

    def _on_return(self) -> None:
        """Take the first that was found."""
        if self.rows:
            self.rows[0].click()

    def focus_field(self) -> None:
        """Let the user type at once."""
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)


def _choices(text: str) -> list[tuple[Place, str]]:
    """Return the places that a text may mean, each with a note."""
    try:
        typed = read_coordinates(text)
    except InvalidValue:
        return []
    if typed is not None:
        return [(typed, _("coordinates"))]
    return [(each.place, each.country_name) for each in find_places(text)]
