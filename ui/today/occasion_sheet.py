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
from ui.widgets.plain_text import plain_label
from ui.widgets.scrolling import FittingScroll, leave_wheel_to_page
from ui.wording.taxonomy_words import as_sentence, readable
from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType
from wardrobe.model.occasion import MOST_STEPS, Occasion, OwnOccasion, normal
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
        Overlay(FittingScroll(picker, self._name), self)

    def choose(self, types: frozenset[GarmentType]) -> None:
        """Show other types as chosen."""
        self.types = types
        self._show()

    def _on_clicked(self, clicked: GarmentType) -> None:
        self.choose(self.types ^ {clicked})

    def _show(self) -> None:
        words = ", ".join(each.words for each in sorted(self.types)) or self._nothing
        self.set_words(as_sentence(words), f"{self._name}: {words}")


class OccasionSheet(QWidget):
    """Lists the user's own occasions, changes them, and makes a new one."""

    occasion_made = Signal(object)
    occasion_edited = Signal(object, object)  # before, after
    removal_asked = Signal(object)

    def __init__(self, own: Sequence[OwnOccasion], base: Occasion) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._own, self._base = own, base
        self._edited: OwnOccasion | None = None
        self.name = QLineEdit()
        self.name.setAccessibleName(_("Name of the occasion"))
        self.name.setPlaceholderText(_("Picnic, opera, parents' evening…"))
        self.formality = QSlider(Qt.Orientation.Horizontal)
        leave_wheel_to_page(self.formality)
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
        """Hand the new or changed occasion out, or say what is wrong with it."""
        try:
            made = self._made()
        except InvalidValue as error:
            self._refusal.setText(f"{as_sentence(str(error))}.")
            self._refusal.show()
            self.name.setFocus()
            return
        if self._edited is None:
            self.occasion_made.emit(made)
        else:
            self.occasion_edited.emit(self._edited, made)

    def edit(self, occasion: OwnOccasion) -> None:
        """Show an occasion to be changed; what it is similar to stays."""
        self._edited, self._base = occasion, occasion.base
        self.name.setText(occasion.name)
        self.formality.setValue(occasion.steps)
        self.required.choose(occasion.required)
        self.types_out.choose(occasion.types_out)
        for swatch in self._swatches:
            swatch.setChecked(swatch.colour in occasion.colours_out)
        for base, chip in self.bases.items():
            chip.setChecked(base is occasion.base)
            chip.setEnabled(base is occasion.base)
        self._refusal.hide()
        self._heading.setText(_("Change {name}", name=occasion.name))
        self._save.set_words(_("Save the changes"))
        self.name.setFocus()

    def _made(self) -> OwnOccasion:
        out = (swatch.colour for swatch in self._swatches if swatch.isChecked())
        made = OwnOccasion(
            name=self.name.text().strip(),
            base=self._base,
            number=self._edited.number if self._edited else 0,
            steps=self.formality.value(),
            required=self.required.types,
            types_out=self.types_out.types,
            colours_out=frozenset(out),
        )
        others = (each for each in self._own if each is not self._edited)
        if normal(made.name) in {normal(each.name) for each in others}:
            raise InvalidValue(
                _('you already have an occasion "{name}"', name=made.name)
            )
        return made

    def _lay_out(self) -> None:
        line = row_of((self.formality, 1), self._formality_words, gap=2 * GRID)
        self._formality_words.setFixedWidth(_words_width(self._formality_words))
        self._save = TextButton(_("Add this occasion"), role="primary")
        self._save.clicked.connect(self.make)
        self._heading = make_section(_("New occasion"), GRID // 2)
        self.name.returnPressed.connect(self.make)
        column_of(
            *(self._row(each) for each in self._own),
            *([GRID] if self._own else []),
            self._heading,
            self.name,
            make_section(_("Similar to"), GRID // 2),
            self._make_bases(),
            make_section(_("But"), GRID // 2),
            line,
            self._make_rules(),
            self._refusal,
            self._save,
            gap=GRID,
            margins=(0, 0, GRID, 0),
            inside=self,
        )

    def _make_bases(self) -> QWidget:
        holder = QWidget()
        holder.setProperty("role", "clear")
        flow = FlowLayout(holder)
        group = QButtonGroup(self)
        self.bases = {
            each: Chip(readable(each), icon_name=str(each)) for each in Occasion
        }
        for occasion, chip in self.bases.items():
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
        change = TextButton(_("Change"), role="link")
        change.setAccessibleName(_("Change {name}", name=occasion.name))
        change.clicked.connect(lambda: self.edit(occasion))
        remove = IconButton("trash", _("Remove {name}", name=occasion.name))
        remove.clicked.connect(lambda: self.removal_asked.emit(occasion))
        name = plain_label(as_sentence(occasion.name))
        return row_of(name, (note, 1), change, remove)

    def _choose_base(self, base: Occasion) -> None:
        self._base = base

    def _show_formality(self) -> None:
        words = formality_of(self.formality.value())
        self._formality_words.setText(as_sentence(words))


def _words_width(label: QLabel) -> int:
    """Return the width of the longest words for a formality, which stay in place."""
    steps = range(-MOST_STEPS, MOST_STEPS + 1)
    words = (as_sentence(formality_of(step)) for step in steps)
    return max(map(label.fontMetrics().horizontalAdvance, words)) + GRID
