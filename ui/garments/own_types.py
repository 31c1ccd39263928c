"""The picker of an edit: all types, those of the user's own, and a new one."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.garments.pickers import TypePicker, picker_section
from ui.theme.tokens import GRID
from ui.widgets.chips import PickerRow
from ui.widgets.flow import FlowLayout
from ui.widgets.icons import TextButton
from ui.widgets.layouts import STRETCH, column_of, row_of
from ui.wording.taxonomy_words import as_sentence
from wardrobe.closet.editing import LONGEST_NAME
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment, GarmentType

_NAME_PX = 200


class EditTypePicker(QWidget):
    """Offers types; one of the user's own is like a built-in one."""

    type_clicked = Signal(object)
    own_type_chosen = Signal(str, object)

    def __init__(
        self, chosen: set[GarmentType], own: Mapping[str, GarmentType]
    ) -> None:
        """Check the chosen ones; `own` has the user's types and what they are like."""
        super().__init__()
        self._like = min(chosen, key=list(GarmentType).index)
        types = TypePicker(chosen)
        types.type_clicked.connect(self.type_clicked)
        self.name = QLineEdit()
        self.name.setAccessibleName(_("Name of your own type"))
        self.name.setPlaceholderText(_("Kimono"))
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setFixedWidth(_NAME_PX)
        self.name.returnPressed.connect(self._on_named)
        add = TextButton(_("Use"))
        add.setAccessibleName(_("Use your own type"))
        add.clicked.connect(self._on_named)
        column = column_of(
            types,
            picker_section(_("Your own type, like {type}", type=self._like.words)),
            margins=(0, 0, 0, GRID),
            inside=self,
        )
        if own:
            column.addWidget(self._make_known(own))
        line = row_of(self.name, add, STRETCH, margins=(GRID, 0, GRID, 0))
        column.addLayout(line)

    def _make_known(self, own: Mapping[str, GarmentType]) -> QWidget:
        body = QWidget()
        flow = FlowLayout(body, gap=2)
        for name, like in own.items():
            row = PickerRow(as_sentence(name), like.words)
            row.setCheckable(False)
            row.clicked.connect(
                lambda _checked, it=(name, like): self.own_type_chosen.emit(*it)
            )
            flow.addWidget(row)
        return body

    def _on_named(self) -> None:
        name = self.name.text().strip()
        if name:
            self.own_type_chosen.emit(name, self._like)


def own_types(garments: Iterable[Garment]) -> dict[str, GarmentType]:
    """Return the user's own types by name, and what each is like."""
    return {g.own_type: g.type for g in garments if g.own_type}
