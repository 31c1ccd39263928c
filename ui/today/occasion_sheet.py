"""The sheet on which occasions of the user's own are made and removed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSlider,
    QWidget,
)

from ui.garments.pickers import Swatch, TypePicker
from ui.theme.tokens import GRID
from ui.widgets.chips import Chip, PickerField
from ui.widgets.flow import FlowLayout
from ui.widgets.icons import IconButton, TextButton
from ui.widgets.labels import make_label, make_section
from ui.widgets.layouts import column_of, row_of
from ui.widgets.overlay import Overlay
from ui.wording.taxonomy_words import as_sentence, readable
from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType
from wardrobe.model.occasion import (
    LONGEST_NAME,
    MOST_STEPS,
    Occasion,
    OwnOccasion,
    normal,
)
from wardrobe.ranking.own_occasions import formality_of, occasion_sentence

_SWATCH_COLUMNS = 8


class TypesField(PickerField):
    """Types of garments, of which any number can be chosen."""

    def __init__(self, name: str, nothing: str) -> None:
        """Start without a choice; `nothing` is what that means."""
        super().__init__(name)
        self.types: frozenset[GarmentType] = frozenset()
        self._name, self._nothing = name, nothing
        self.clicked.connect(self._open)
        self._show()

    def _open(self) -> None:
        picker = TypePicker(self.types)
        picker.type_clicked.connect(self._on_clicked)
        Overlay(picker, self)

    def _on_clicked(self, clicked: GarmentType) -> None:
        self.types ^= {clicked}
        self._show()

    def _show(self) -> None:
        words = ", ".join(each.words for each in sorted(self.types)) or self._nothing
        self.set_words(as_sentence(words), f"{self._name}: {words}")


class OccasionSheet(QWidget):
    """Lists the user's own occasions, and makes a new one from a built-in one."""

    occasion_made = Signal(object)
    removal_asked = Signal(object)

    def __init__(self, own: Sequence[OwnOccasion], base: Occasion) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._own, self._base = own, base
        self.name = QLineEdit()
        self.name.setAccessibleName(_("Name of the occasion"))
        self.name.setPlaceholderText(_("Picnic, opera, parents' evening…"))
        self.name.setMaxLength(LONGEST_NAME)
        self.formality = QSlider(Qt.Orientation.Horizontal)
        self.formality.setRange(-MOST_STEPS, MOST_STEPS)
        self.formality.setAccessibleName(_("More or less formal"))
        self._formality_words = QLabel()
        self.required = TypesField(_("Required types"), _("Nothing in particular"))
        self.types_out = TypesField(_("Types left out"), _("Nothing"))
        self._swatches = [Swatch(colour) for colour in Colour]
        self._refusal = make_label("warning", wraps=True)
        self._refusal.hide()
        self._lay_out()
        self.formality.valueChanged.connect(self._show_formality)
        self._show_formality()

    def make(self) -> None:
        """Hand the new occasion out, or say what is wrong with it."""
        try:
            made = self._made()
        except InvalidValue as error:
            self._refusal.setText(f"{as_sentence(str(error))}.")
            self._refusal.show()
            self.name.setFocus()
            return
        self.occasion_made.emit(made)

    def _made(self) -> OwnOccasion:
        out = (swatch.colour for swatch in self._swatches if swatch.isChecked())
        made = OwnOccasion(
            name=self.name.text().strip(),
            base=self._base,
            steps=self.formality.value(),
            required=self.required.types,
            types_out=self.types_out.types,
            colours_out=frozenset(out),
        )
        if normal(made.name) in {normal(each.name) for each in self._own}:
            raise InvalidValue(
                _('you already have an occasion "{name}"', name=made.name)
            )
        return made

    def _lay_out(self) -> None:
        line = row_of((self.formality, 1), self._formality_words, gap=2 * GRID)
        self._formality_words.setFixedWidth(150)
        add = TextButton(_("Add this occasion"), icon_name="plus", role="primary")
        add.clicked.connect(self.make)
        self.name.returnPressed.connect(self.make)
        column_of(
            *(self._row(each) for each in self._own),
            *([GRID] if self._own else []),
            make_section(_("New occasion"), GRID // 2),
            self.name,
            make_section(_("Similar to"), GRID // 2),
            self._make_bases(),
            make_section(_("But"), GRID // 2),
            line,
            self._make_rules(),
            self._refusal,
            add,
            gap=GRID,
            margins=(0, 0, GRID, 0),
            inside=self,
        )

    def _make_bases(self) -> QWidget:
        holder = QWidget()
        holder.setProperty("role", "clear")
        flow = FlowLayout(holder)
        group = QButtonGroup(self)
        for occasion in Occasion:
            chip = Chip(readable(occasion), icon_name=str(occasion))
            chip.setChecked(occasion is self._base)
            chip.clicked.connect(lambda _, it=occasion: self._choose_base(it))
            group.addButton(chip)
            flow.addWidget(chip)
        return holder

    def _make_rules(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.addWidget(make_section(_("Only these types"), GRID // 2), 0, 0)
        grid.addWidget(make_section(_("Never these types"), GRID // 2), 0, 1)
        grid.addWidget(self.required, 1, 0)
        grid.addWidget(self.types_out, 1, 1)
        grid.addWidget(make_section(_("Never these colours"), GRID // 2), 2, 0, 1, 2)
        swatches = QGridLayout()
        swatches.setSpacing(2)
        for place, swatch in enumerate(self._swatches):
            swatches.addWidget(swatch, *divmod(place, _SWATCH_COLUMNS))
        swatches.setColumnStretch(_SWATCH_COLUMNS, 1)
        grid.addLayout(swatches, 3, 0, 1, 2)
        return grid

    def _row(self, occasion: OwnOccasion) -> QHBoxLayout:
        note = make_label("caption", occasion_sentence(occasion), wraps=True)
        remove = IconButton("trash", _("Remove {name}", name=occasion.name))
        remove.clicked.connect(lambda: self.removal_asked.emit(occasion))
        return row_of(QLabel(as_sentence(occasion.name)), (note, 1), remove)

    def _choose_base(self, base: Occasion) -> None:
        self._base = base

    def _show_formality(self) -> None:
        words = formality_of(self.formality.value())
        self._formality_words.setText(as_sentence(words))
