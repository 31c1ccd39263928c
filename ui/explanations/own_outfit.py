"""Why not this one? An outfit put together by hand, with its rating, rank and parts."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.explanations.details import Details
from ui.garments.garment_picker import GarmentPicker
from ui.outfits.flat_lay import MAT_ASPECT
from ui.outfits.outfit_mat import OutfitMat
from ui.outfits.rating import RatingDots
from ui.state.cutout_cache import CutoutCache
from ui.theme.tokens import GRID
from ui.widgets.chips import PickerField
from ui.widgets.icons import IconButton, TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, clear, column_of, row_of
from ui.widgets.overlay import Overlay
from ui.wording.taxonomy_words import as_sentence, place_among, title_of
from wardrobe.language.texts import _, noted
from wardrobe.model.garment import Garment
from wardrobe.model.outfit import Slot
from wardrobe.model.slots import possible_slots, taken_slots
from wardrobe.styling.explaining import Explanation

_MAT_PX = 250
_NAMES = {
    Slot.TOP: noted("Top or dress"),
    Slot.MIDDLE: noted("Trousers or skirt"),
    Slot.BOTTOM: noted("Shoes"),
    Slot.OUTER: noted("Jacket or coat"),
}


class OwnOutfit(QWidget):
    """Four places to fill; what was chosen is told whenever it changes."""

    outfit_changed = Signal(object)  # the garments
    wear_asked = Signal(object)  # the garments

    def __init__(
        self,
        garments: Sequence[Garment],
        chosen: Iterable[Garment],
        cutouts: CutoutCache,
    ) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._garments, self._cutouts = garments, cutouts
        self._worn: dict[Slot, Garment] = {}
        self._fields = {slot: PickerField(_(name)) for slot, name in _NAMES.items()}
        self._clears = {slot: self._make_clear(slot) for slot in Slot}
        self._mat = OutfitMat(cutouts, 0)
        self._mat.setFixedSize(_MAT_PX, round(_MAT_PX * MAT_ASPECT))
        self._dots = RatingDots()
        self._hint = make_label("soft", wraps=True)
        self.wear = TextButton(
            _("I wore this today"), icon_name="check", role="primary"
        )
        self.wear.clicked.connect(lambda: self.wear_asked.emit(self.garments))
        self._result = QWidget()
        self._said = QVBoxLayout()
        self._lay_out()
        for garment in chosen:
            self._put(garment)
        self._show()

    @property
    def garments(self) -> list[Garment]:
        """What was chosen so far."""
        return [self._worn[slot] for slot in Slot if slot in self._worn]

    def choose(self, slot: Slot, garment: Garment | None) -> None:
        """Fill a place, or empty it."""
        if garment is None:
            self._worn.pop(slot, None)
        else:
            self._put(garment, slot)
        self._show()
        self.outfit_changed.emit(self.garments)

    def show_look(self, look: Explanation) -> None:
        """Show what is known of the outfit that was chosen."""
        self._mat.show_outfit(look.outfit.rated.outfit, frozenset())
        self._dots.show_rated(look.outfit.rated)
        self._dots.setToolTip(place_among(look.outfit))
        clear(self._said)
        rated = look.outfit.rated
        if rated.reasons:
            self._say(_("In short"), rated.reasons)
        others = [each for each in look.drags if each not in rated.reasons]
        if others:
            self._say(_("What speaks against it"), others)
        lift = look.swap.sentence if look.swap else _("No single swap would")
        self._say(_("What would make it better"), [lift])
        details = Details()
        details.show_look(look)
        self._said.addWidget(details)
        self._hint.hide()
        self._result.show()
        self.wear.setEnabled(True)

    def show_refusal(self, error: Exception) -> None:
        """Say why these garments are no outfit yet, if any were chosen."""
        said = f"{as_sentence(str(error))}."
        invitation = _("Choose the pieces, and see how they go together.")
        self._hint.setText(said if self._worn else invitation)
        self._hint.show()
        self._result.hide()
        self.wear.setEnabled(False)

    def _put(self, garment: Garment, slot: Slot | None = None) -> None:
        slots = taken_slots(garment.type)
        place = slot or min(slots, key=list(Slot).index)
        self._worn[place] = garment
        if Slot.MIDDLE in slots and place is Slot.TOP:
            self._worn.pop(Slot.MIDDLE, None)  # a one-piece takes both places
        top = self._worn.get(Slot.TOP)
        if place is Slot.MIDDLE and top is not None and top.type.is_one_piece:
            del self._worn[Slot.TOP]

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID // 2)
        for place, slot in enumerate(Slot):
            line, side = divmod(place, 2)
            name = make_label("section", _(_NAMES[slot]))
            name.setContentsMargins(0, GRID // 2 if line else 0, 0, 0)
            grid.addWidget(name, 2 * line, 2 * side)
            grid.addWidget(self._fields[slot], 2 * line + 1, 2 * side)
            grid.addWidget(self._clears[slot], 2 * line + 1, 2 * side + 1)
            self._fields[slot].clicked.connect(lambda _, it=slot: self._open(it))
        for side in (0, 2):
            grid.setColumnStretch(side, 1)
        self._result.setProperty("role", "clear")
        self._lay_out_result()
        self.wear.setEnabled(False)
        column_of(
            grid,
            self._hint,
            self._result,
            (self.wear, 0, Qt.AlignmentFlag.AlignRight),
            gap=GRID + GRID // 2,
            margins=(0, 0, GRID + GRID // 2, 0),
            inside=self,
        )

    def _lay_out_result(self) -> None:
        left = column_of(self._mat, self._dots, STRETCH)
        self._said.setSpacing(GRID // 2)
        right = column_of(self._said, STRETCH)
        row_of(left, (right, 1), gap=2 * GRID, inside=self._result)
        self._result.hide()

    def _make_clear(self, slot: Slot) -> IconButton:
        clear = IconButton("close", _("Clear: {place}", place=_(_NAMES[slot])))
        clear.clicked.connect(lambda: self.choose(slot, None))
        return clear

    def _open(self, slot: Slot) -> None:
        offered = [g for g in self._garments if slot in possible_slots(g.type)]
        picker = GarmentPicker(offered, self._cutouts)
        overlay = Overlay(picker, self._fields[slot])
        picker.garment_chosen.connect(overlay.dismiss)
        picker.garment_chosen.connect(lambda garment: self.choose(slot, garment))

    def _show(self) -> None:
        for slot, field in self._fields.items():
            garment = self._worn.get(slot)
            words = title_of(garment) if garment else _("Choose…")
            field.set_words(words, f"{_(_NAMES[slot])}: {words}")
            self._clears[slot].setVisible(garment is not None)

    def _say(self, heading: str, lines: Iterable[str]) -> None:
        section = make_label("section", heading)
        section.setContentsMargins(0, GRID // 2, 0, 0)
        self._said.addWidget(section)
        for text in lines:
            line = make_label("soft", as_sentence(text), wraps=True)
            self._said.addWidget(line)
