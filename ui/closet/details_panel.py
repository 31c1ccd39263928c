"""The panel beside the gallery: what the selected garments are, editable in place."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from typing_extensions import override

from ui.closet.facts_form import Edit, FactsForm
from ui.closet.further_photos import FurtherPhotoStrip
from ui.garments.own_types import EditTypePicker, own_types
from ui.garments.pickers import SwatchGrid
from ui.garments.picture_mat import PictureMat
from ui.state.closet_state import ClosetState
from ui.state.cutout_cache import CutoutCache
from ui.theme.roles import set_role
from ui.theme.tokens import GRID
from ui.widgets.chips import Chip, PickerField
from ui.widgets.flow import FlowLayout, flow_of
from ui.widgets.icons import IconButton, TextButton
from ui.widgets.labels import make_label, make_section
from ui.widgets.layouts import STRETCH, column_of, row_of
from ui.widgets.overlay import Overlay
from ui.widgets.plain_text import breakable
from ui.widgets.scrolling import FittingScroll
from ui.wording.dates import whole_day
from ui.wording.taxonomy_words import (
    NO_NAME,
    as_sentence,
    count_garments,
    group_name,
    is_unsure,
    name_of,
    own_name,
    readable,
    sureness,
    title_of,
)
from wardrobe.closet.editing import (
    LONGEST_NAME,
    with_colour,
    with_name,
    with_own_type,
    with_pattern,
    with_type,
)
from wardrobe.closet.reviewing import confirmed
from wardrobe.language.texts import _, n_
from wardrobe.model.colour import Colour
from wardrobe.model.garment import Garment, GarmentType, Pattern

Value = TypeVar("Value")

_WIDTH_PX = 336
# Nobody takes more photos of one garment.
_MOST_PHOTOS = 6


class DetailsPanel(QFrame):
    """Shows one garment or many; an edit goes to all of them."""

    edited = Signal(object, object)  # garments before, garments after
    removal_asked = Signal(object)
    build_around_asked = Signal(object)
    cutout_asked = Signal(object)
    look_alikes_asked = Signal(object)
    parting_asked = Signal(object)
    joining_asked = Signal(object)
    closed = Signal()

    def __init__(
        self,
        closet: ClosetState,
        cutouts: CutoutCache,
        said_of: Callable[[Garment], str],
    ) -> None:
        """Start empty; `said_of` tells how a garment was worn."""
        super().__init__()
        self._closet, self._said_of = closet, said_of
        self._garments: list[Garment] = []
        self._picture = PictureMat(cutouts)
        self._heading = make_label("heading", wraps=True)
        self._title = make_label("caption")
        self.wearing = make_label("soft", wraps=True)
        self._name = QLineEdit()
        self._name.setAccessibleName(_("Name"))
        self._name.setPlaceholderText(_("What do you call it?"))
        self._name.setMaxLength(LONGEST_NAME)
        self._name.editingFinished.connect(self._on_name_edited)
        self._sure = QLabel()
        self._type = PickerField(_("Type"))
        self._type.clicked.connect(self._open_types)
        self._colours = SwatchGrid()
        self._colours.colour_clicked.connect(self._on_colour)
        self._colour_label = make_section(_("Colour"))
        self._patterns = {pattern: Chip(readable(pattern)) for pattern in Pattern}
        self._confirm = TextButton(_("Yes, that's right"), role="link")
        self._confirm.clicked.connect(self._on_confirmed)
        self.facts = FactsForm()
        self.facts.edit_asked.connect(self._on_fact)
        self._cut = TextButton(_("Photo and cut-out…"), role="link")
        self._cut.clicked.connect(lambda: self.cutout_asked.emit(self._garments[0]))
        self._alike = TextButton(_("Look-alikes…"), role="link")
        self._alike.setAccessibleName(_("Find look-alikes"))
        self._alike.clicked.connect(
            lambda: self.look_alikes_asked.emit(self._garments[0])
        )
        self._part = TextButton(_("Several pieces…"), role="link")
        self._part.setAccessibleName(_("Part the pieces on this photo"))
        self._part.clicked.connect(lambda: self.parting_asked.emit(self._garments))
        self._join = TextButton(_("Photos of one garment"), role="link")
        self._join.setToolTip(_("Front and back: one garment with several photos"))
        self._join.clicked.connect(lambda: self.joining_asked.emit(self._garments))
        self.further = FurtherPhotoStrip()
        self._about = make_label("caption")
        self._lay_out()

    def show_garments(self, garments: Sequence[Garment]) -> None:
        """Show the selected garments; a name that was being typed is kept first."""
        if [g.id for g in garments] != [g.id for g in self._garments]:
            self._on_name_edited()
            self.facts.finish()
        self._garments = list(garments)
        if garments:
            self._show_values()
        self.facts.show_garments(self._garments)

    def show_wearing(self) -> None:
        """Say how the one garment that is shown was worn."""
        is_one = len(self._garments) == 1
        self.wearing.setText(self._said_of(self._garments[0]) if is_one else "")
        self.wearing.setVisible(bool(self.wearing.text()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.setFixedWidth(_WIDTH_PX)
        body = QWidget()
        body.setProperty("role", "clear")
        column_of(
            self._picture,
            self.wearing,
            flow_of(self._cut, self._alike, self._part, self._join, gap=2 * GRID),
            self.further,
            self._name,
            make_section(_("Type")),
            self._type,
            flow_of(self._sure, self._confirm, gap=GRID),
            self._colour_label,
            self._colours,
            make_section(_("Pattern")),
            self._make_patterns(),
            make_section(_("State")),
            self.facts,
            GRID,
            self._about,
            STRETCH,
            gap=GRID,
            margins=(3 * GRID, 0, 3 * GRID, 3 * GRID),
            inside=body,
        )
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(body)
        area.setAccessibleName(_("Details"))
        column_of(
            self._make_head(),
            (area, 1),
            self._make_actions(),
            gap=2 * GRID,
            margins=(0, 2 * GRID, 0, 2 * GRID),
            inside=self,
        )

    def _make_head(self) -> QHBoxLayout:
        close = IconButton("close", _("Close the details"))
        close.clicked.connect(self.closed)
        words = column_of(self._heading, self._title, gap=2)
        return row_of(
            (words, 1),
            (close, 0, Qt.AlignmentFlag.AlignTop),
            margins=(3 * GRID, 0, 2 * GRID, 0),
        )

    def _make_actions(self) -> QHBoxLayout:
        words = n_("Build around this", "Build around these", 1)
        build = TextButton(words, role="primary")
        build.clicked.connect(lambda: self.build_around_asked.emit(self._garments))
        self._build = build
        remove = IconButton("trash", _("Remove from the closet"), tone="danger")
        remove.clicked.connect(lambda: self.removal_asked.emit(self._garments))
        return row_of((build, 1), remove, margins=(2 * GRID, 0, 2 * GRID, 0))

    def _make_patterns(self) -> QWidget:
        chips = QWidget()
        flow = FlowLayout(chips, gap=6)
        for pattern, chip in self._patterns.items():
            chip.clicked.connect(lambda _checked, it=pattern: self._on_pattern(it))
            flow.addWidget(chip)
        return chips

    def _show_values(self) -> None:
        first, count = self._garments[0], len(self._garments)
        self.show_wearing()
        self._picture.show_garments(self._garments)
        name, title = name_of(first), title_of(first)
        self._heading.setText(breakable(name) if count == 1 else count_garments(count))
        self._title.setText(title)
        self._title.setVisible(count == 1 and name != title)
        self._name.setVisible(count == 1)
        self._cut.setVisible(count == 1)
        self._alike.setVisible(count == 1)
        self._part.setVisible(count == 1)
        self._join.setVisible(1 < count <= _MOST_PHOTOS)
        if not self._name.isModified():  # else it is being typed
            self._name.setText(own_name(first))
        chosen = _common([garment.type for garment in self._garments])
        own = _common([garment.own_type for garment in self._garments])
        named = as_sentence(own) if own else readable(chosen) if chosen else ""
        words = f"{group_name(chosen.group)}: {named}" if chosen else _("Mixed")
        self._type.set_words(words, _("Type: {name}", name=words))
        self._show_sureness()
        colour = _common([garment.colour for garment in self._garments])
        self._colours.choose(colour)
        named = readable(colour) if colour else _("Mixed")
        self._colour_label.setText(_("Colour: {name}", name=named))
        pattern = _common([garment.pattern for garment in self._garments])
        for each, chip in self._patterns.items():
            chip.setChecked(each is pattern)
        self._about.setText(_about(self._garments))
        self._build.set_words(n_("Build around this", "Build around these", count))
        self._build.setEnabled(bool(self._garments))

    def _show_sureness(self) -> None:
        unsure = [garment for garment in self._garments if is_unsure(garment)]
        if len(self._garments) == 1:
            words = sureness(self._garments[0])
        else:
            words = _("{count} to check", count=len(unsure)) if unsure else ""
        self._sure.setText(words)
        self._sure.setVisible(bool(words))
        set_role(self._sure, "warning" if unsure else "caption")
        is_open = any(confirmed(garment) != garment for garment in self._garments)
        self._confirm.setVisible(is_open)

    def _open_types(self) -> None:
        chosen = {garment.type for garment in self._garments}
        picker = EditTypePicker(chosen, own_types(self._closet.garments))
        overlay = Overlay(FittingScroll(picker, _("Types")), self._type)
        picker.type_clicked.connect(self._on_type)
        picker.type_clicked.connect(overlay.dismiss)
        picker.own_type_chosen.connect(self._on_own_type)
        picker.own_type_chosen.connect(overlay.dismiss)

    def _on_name_edited(self) -> None:
        if len(self._garments) == 1 and self._name.isModified():
            self._name.setModified(False)
            name = self._name.text().strip()
            if name or own_name(self._garments[0]):
                self._edit(lambda g: with_name(g, name or NO_NAME))
            else:
                self._name.clear()

    def _on_type(self, chosen: GarmentType) -> None:
        self._edit(lambda g: with_type(g, chosen))

    def _on_own_type(self, name: str, like: GarmentType) -> None:
        self._edit(lambda g: with_own_type(g, name, like))

    def _on_fact(self, edit: Edit) -> None:
        self._edit(edit)

    def _on_confirmed(self) -> None:
        self._edit(confirmed)

    def _on_colour(self, chosen: Colour) -> None:
        self._colours.choose(chosen)
        self._edit(lambda g: with_colour(g, chosen))

    def _on_pattern(self, chosen: Pattern) -> None:
        for pattern, chip in self._patterns.items():
            chip.setChecked(pattern is chosen)
        self._edit(lambda g: with_pattern(g, chosen))

    def _edit(self, edit: Edit) -> None:
        """Change the garments as they are now, not as they were when last shown."""
        found = [self._closet.garment(garment.id) for garment in self._garments]
        pairs = [(garment, edit(garment)) for garment in found if garment is not None]
        changed = [(before, after) for before, after in pairs if before != after]
        if changed:
            befores, afters = zip(*changed)
            self.edited.emit(list(befores), list(afters))


def _common(values: list[Value]) -> Value | None:
    """Return the value that all share, or None."""
    return values[0] if all(value == values[0] for value in values) else None


def _about(garments: Sequence[Garment]) -> str:
    if len(garments) > 1:
        return _("Changes apply to all of them.")
    added = _("Added on {day}", day=whole_day(garments[0].added_at.astimezone()))
    taken = garments[0].photographed_on
    if taken is None:
        return added
    photographed = _("Photographed on {day}", day=whole_day(taken))
    return f"{added}\n{photographed}"
