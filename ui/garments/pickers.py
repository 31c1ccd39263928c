"""Pickers of types, colours and patterns, for filters and for edits."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QLabel, QWidget
from typing_extensions import override

from ui.theme import tokens
from ui.theme.tokens import GRID
from ui.widgets.chips import PickerRow
from ui.widgets.colours import draw_swatch
from ui.widgets.labels import make_label
from ui.wording.taxonomy_words import group_name, readable
from wardrobe.language.texts import number
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType, Group

_TYPE_COLUMNS = 3
_COLOUR_COLUMNS = 2
_SWATCH_COLUMNS = 8
_SWATCH_PX = 32


class TypePicker(QWidget):
    """All types under the names of their groups."""

    type_clicked = Signal(object)

    def __init__(
        self,
        chosen: Collection[GarmentType],
        counts: Mapping[GarmentType, int] | None = None,
    ) -> None:
        """Check the chosen ones; with counts, show only those that are there."""
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(GRID, GRID // 2, GRID, GRID)
        self._grid.setSpacing(2)
        for group in Group:
            types = [
                garment_type
                for garment_type in GarmentType
                if garment_type.group is group
                and (counts is None or garment_type in {*chosen, *counts})
            ]
            if types:
                self._add_group(group, types, chosen, counts or {})

    def _add_group(
        self,
        group: Group,
        types: list[GarmentType],
        chosen: Collection[GarmentType],
        counts: Mapping[GarmentType, int],
    ) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(
            picker_section(group_name(group)), row, 0, 1, _TYPE_COLUMNS
        )
        for place, garment_type in enumerate(types):
            note = number(counts[garment_type]) if garment_type in counts else ""
            button = PickerRow(readable(garment_type), note)
            button.setChecked(garment_type in chosen)
            button.setMinimumWidth(136)
            button.clicked.connect(
                lambda _checked, clicked=garment_type: self.type_clicked.emit(clicked)
            )
            line, column = divmod(place, _TYPE_COLUMNS)
            self._grid.addWidget(button, row + 1 + line, column)


class ColourPicker(QWidget):
    """The colours that are there, with their counts."""

    colour_clicked = Signal(object)

    def __init__(
        self, chosen: Collection[Colour], counts: Mapping[Colour, int]
    ) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(GRID, GRID, GRID, GRID)
        grid.setSpacing(2)
        shown = [c for c in Colour if counts.get(c) or c in chosen]
        for place, colour in enumerate(shown):
            button = PickerRow(
                readable(colour), number(counts.get(colour, 0)), colour=colour
            )
            button.setChecked(colour in chosen)
            button.setMinimumWidth(152)
            button.clicked.connect(
                lambda _checked, clicked=colour: self.colour_clicked.emit(clicked)
            )
            grid.addWidget(button, *divmod(place, _COLOUR_COLUMNS))


class Swatch(QAbstractButton):
    """One colour to choose."""

    def __init__(self, colour: Colour) -> None:
        super().__init__()
        self.colour = colour
        self.setCheckable(True)
        self.setToolTip(readable(colour))
        self.setAccessibleName(readable(colour))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(_SWATCH_PX, _SWATCH_PX)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_SWATCH_PX, _SWATCH_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        centre = QPointF(_SWATCH_PX / 2, _SWATCH_PX / 2)
        draw_swatch(painter, self.colour, centre, 20)
        shades = tokens.current()
        if self.isChecked() or self.hasFocus():
            colour = shades.accent if self.isChecked() else shades.text_faint
            painter.setPen(QPen(QColor(colour), 2))
            painter.drawEllipse(centre, 14, 14)


class SwatchGrid(QWidget):
    """All sixteen colours, of which one may be chosen."""

    colour_clicked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(2)
        self._swatches = [Swatch(colour) for colour in Colour]
        for place, swatch in enumerate(self._swatches):
            swatch.clicked.connect(
                lambda _checked, colour=swatch.colour: self.colour_clicked.emit(colour)
            )
            grid.addWidget(swatch, *divmod(place, _SWATCH_COLUMNS))

    def choose(self, colour: Colour | None) -> None:
        """Show one colour as chosen, or none."""
        for swatch in self._swatches:
            swatch.setChecked(swatch.colour is colour)


def picker_section(text: str) -> QLabel:
    """Return the head of some choices, in line with them."""
    label = make_label("section", text)
    label.setContentsMargins(GRID, GRID, 0, 2)
    return label
