"""What the eyes took a picture for, to be put right before anything is believed."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.garments.pickers import SwatchGrid, TypePicker
from ui.theme.tokens import GRID
from ui.widgets.chips import Chip, PickerField
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import make_section
from ui.widgets.layouts import column_of
from ui.widgets.overlay import Overlay
from ui.widgets.scrolling import FittingScroll
from ui.wording.taxonomy_words import group_name, readable
from wardrobe.closet.editing import with_colour, with_pattern, with_type
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment, Pattern


class LabelsForm(QWidget):
    """Shows type, colour and pattern of one garment; tells what it was changed to."""

    corrected = Signal(object)

    def __init__(self) -> None:
        """Start without a garment; `show_garment` comes first."""
        super().__init__()
        self._garment: Garment | None = None
        self.type = PickerField(_("Type"))
        self.type.clicked.connect(self._open_types)
        self.colours = SwatchGrid()
        self.colours.colour_clicked.connect(
            lambda colour: self._correct(lambda g: with_colour(g, colour))
        )
        self._colour_label = make_section(_("Colour"))
        self.patterns = {pattern: Chip(readable(pattern)) for pattern in Pattern}
        chips = QWidget()
        flow = FlowLayout(chips, gap=6)
        for pattern, chip in self.patterns.items():
            chip.clicked.connect(
                lambda _checked, it=pattern: self._correct(
                    lambda g: with_pattern(g, it)
                )
            )
            flow.addWidget(chip)
        column_of(
            self.type,
            self._colour_label,
            self.colours,
            make_section(_("Pattern")),
            chips,
            gap=GRID,
            inside=self,
        )

    def show_garment(self, garment: Garment) -> None:
        """Show another garment, or what became of this one."""
        self._garment = garment
        words = f"{group_name(garment.group)}: {readable(garment.type)}"
        self.type.set_words(words, _("Type: {name}", name=words))
        self._colour_label.setText(_("Colour: {name}", name=readable(garment.colour)))
        self.colours.choose(garment.colour)
        for pattern, chip in self.patterns.items():
            chip.setChecked(pattern is garment.pattern)

    def _open_types(self) -> None:
        if self._garment is None:
            return
        picker = TypePicker({self._garment.type})
        overlay = Overlay(FittingScroll(picker, _("Types")), self.type)
        picker.type_clicked.connect(overlay.dismiss)
        picker.type_clicked.connect(
            lambda chosen: self._correct(lambda g: with_type(g, chosen))
        )

    def _correct(self, edit: Callable[[Garment], Garment]) -> None:
        if self._garment is None:
            return
        before, after = self._garment, edit(self._garment)
        self.show_garment(after)  # a click has unchecked what was chosen
        if after != before:
            self.corrected.emit(after)
