"""The line above the gallery that says what is shown, and in which order."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from operator import attrgetter
from typing import TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.garments.garment_filter import (
    SORT_WORDS,
    GarmentFilter,
    Sort,
    colour_counts,
    pattern_counts,
    state_counts,
    type_counts,
)
from ui.garments.pickers import ColourPicker, TypePicker
from ui.theme.tokens import GRID
from ui.widgets.chips import Chip, PickerButton, PickerRow
from ui.widgets.flow import FlowLayout
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of
from ui.widgets.overlay import Overlay, offer
from ui.widgets.scrolling import FittingScroll
from ui.wording.taxonomy_words import (
    as_sentence,
    count_garments,
    group_name,
    is_unsure,
    readable,
)
from wardrobe.language.texts import _, noted, number
from wardrobe.model.colour import Colour
from wardrobe.model.garment import (
    ONE_PIECE_TYPES,
    OUTER_TYPES,
    Garment,
    GarmentType,
    Group,
    Pattern,
    State,
)

Words = TypeVar("Words", bound=StrEnum)
Types = frozenset[GarmentType]

_KINDS: Mapping[Types, str] = {
    OUTER_TYPES: noted("Jackets & coats"),
    ONE_PIECE_TYPES: noted("Dresses"),
}

_type_of = attrgetter("type")
# A pause in typing after which the gallery follows.
_TYPING_MS = 60


class FilterBar(QWidget):
    """Chips for groups, pickers for types and colours, the sort, and the search."""

    filter_changed = Signal(object)

    def __init__(self) -> None:
        """Show everything, the newest first."""
        super().__init__()
        self.filter = GarmentFilter()
        self._garments: Sequence[Garment] = ()
        self.count_unsure = 0
        self._words = ""
        self._timer = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._timer.timeout.connect(self.search_now)
        self._line = line = FlowLayout(self)
        self._groups = self._make_group_chips(line)
        self.kinds = self._make_kind_chips(line)
        self._types = self._make_button(_("Type"), line, self._open_types)
        self._colours = self._make_button(_("Colour"), line, self._open_colours)
        self._patterns = self._make_button(_("Pattern"), line, self._open_patterns)
        self._states = self._make_button(_("State"), line, self._open_states)
        self._unsure = Chip(_("Check me"))
        self._unsure.clicked.connect(self._on_unsure_clicked)
        line.addWidget(self._unsure)
        self._sort = self._make_button("", line, self._open_sorts, "sort")
        self._clear = TextButton(_("Clear filters"), role="quiet")
        self._clear.clicked.connect(self.clear)
        line.addWidget(self._clear)
        self._show()

    @property
    def without_chip(self) -> GarmentFilter:
        """The filter as if the chip of all garments were on."""
        types = self.filter.types
        kept: Types = frozenset() if types in _KINDS else types
        return replace(self.filter, group=None, types=kept)

    def set_garments(self, garments: Sequence[Garment]) -> None:
        """Count these garments in the pickers."""
        self._garments = garments
        self.count_unsure = sum(map(is_unsure, garments))
        self._show()

    def show_counts(self, garments: Sequence[Garment]) -> None:
        """Count what all but the group's chips let through."""
        # Else each chip that comes to be seen has the whole line laid out at once.
        self._line.setEnabled(False)
        self._count(garments)
        self._line.setEnabled(True)

    def _count(self, garments: Sequence[Garment]) -> None:
        by_type = Counter(map(_type_of, garments))
        counts: Counter[Group] = Counter()
        for each, count in by_type.items():
            counts[each.group] += count
        for group, chip in self._groups.items():
            count = counts[group] if group else len(garments)
            words = group_name(group) if group else _("All")
            chip.set_words(
                f"{words}  {number(count)}", f"{words}, {count_garments(count)}"
            )
        for kind, chip in self.kinds.items():
            count = sum(by_type[each] for each in kind)
            words = _(_KINDS[kind])
            chip.set_words(
                f"{words}  {number(count)}", f"{words}, {count_garments(count)}"
            )
            chip.setVisible(bool(count) or chip.isChecked())

    def set_filter(self, wanted: GarmentFilter) -> None:
        """Show what another filter lets through, from now on."""
        self._words = wanted.words
        self._timer.stop()
        self._change(wanted)

    def set_words(self, words: str) -> None:
        """Search for words once the typing pauses."""
        self._words = words
        self._timer.start()

    def clear(self) -> None:
        """Show everything again, in the same order."""
        self._change(GarmentFilter(sort=self.filter.sort, words=self.filter.words))

    def search_now(self) -> None:
        """Search without waiting for a pause."""
        self._timer.stop()
        self._change(replace(self.filter, words=self._words))

    def _change(self, wanted: GarmentFilter) -> None:
        self.filter = wanted
        self._show()
        self.filter_changed.emit(wanted)

    def _make_group_chips(self, line: FlowLayout) -> dict[Group | None, Chip]:
        chips: dict[Group | None, Chip] = {}
        self._buttons = buttons = QButtonGroup(self)
        for group in (None, *Group):
            chip = Chip(
                group_name(group) if group else _("All"),
                icon_name=str(group) if group else "",
            )
            chip.clicked.connect(lambda _checked, it=group: self._on_group(it))
            buttons.addButton(chip)
            line.addWidget(chip)
            chips[group] = chip
        return chips

    def _make_kind_chips(self, line: FlowLayout) -> dict[Types, Chip]:
        """Make chips for types of tops that people look for by themselves."""
        icons = {OUTER_TYPES: "outer", ONE_PIECE_TYPES: "dress"}
        chips = {
            kind: Chip(_(words), icon_name=icons[kind])
            for kind, words in _KINDS.items()
        }
        for kind, chip in chips.items():
            chip.clicked.connect(lambda _checked, it=kind: self._on_kind(it))
            line.insert_widget(line.count() - 3, chip)  # after the tops
        return chips

    def _make_button(
        self, label: str, line: FlowLayout, open_picker: object, icon: str = ""
    ) -> PickerButton:
        button = PickerButton(label, icon or "chevron-down")
        button.clicked.connect(open_picker)
        line.addWidget(button)
        return button

    def _on_group(self, group: Group | None) -> None:
        kept = {
            garment_type
            for garment_type in self.filter.types
            if group is None or garment_type.group is group
        }
        if self.filter.types in _KINDS:  # another chip was on
            kept = set()
        self._change(replace(self.filter, group=group, types=frozenset(kept)))

    def _on_kind(self, kind: Types) -> None:
        is_on = self.filter.types == kind
        group = None if is_on else Group.TOP
        types: Types = frozenset() if is_on else kind
        self._change(replace(self.filter, group=group, types=types))

    def _on_unsure_clicked(self) -> None:
        self._change(replace(self.filter, only_unsure=self._unsure.isChecked()))

    def _open_types(self) -> None:
        counts = type_counts(self._garments, self.filter)
        picker = TypePicker(self.filter.types, counts)
        picker.type_clicked.connect(self._on_type)
        shown = {*counts, *self.filter.types}
        self._open_picker(self._types, picker, _("Types"), has_any=bool(shown))

    def _open_picker(
        self, button: PickerButton, picker: QWidget, name: str, *, has_any: bool
    ) -> None:
        """Open choices below a button, or say that there is none."""
        Overlay(FittingScroll(picker, name) if has_any else _no_choice(), button)

    def _on_type(self, clicked: GarmentType) -> None:
        self._change(replace(self.filter, types=self.filter.types ^ {clicked}))

    def _open_colours(self) -> None:
        counts = colour_counts(self._garments, self.filter)
        picker = ColourPicker(self.filter.colours, counts)
        picker.colour_clicked.connect(self._on_colour)
        shown = {*counts, *self.filter.colours}
        self._open_picker(self._colours, picker, _("Colours"), has_any=bool(shown))

    def _on_colour(self, clicked: Colour) -> None:
        self._change(replace(self.filter, colours=self.filter.colours ^ {clicked}))

    def _open_patterns(self) -> None:
        counts = pattern_counts(self._garments, self.filter)
        chosen = self.filter.patterns
        _open_words(self._patterns, Pattern, chosen, self._on_pattern, counts)

    def _on_pattern(self, clicked: Pattern) -> None:
        self._change(replace(self.filter, patterns=self.filter.patterns ^ {clicked}))

    def _open_states(self) -> None:
        counts = state_counts(self._garments, self.filter)
        _open_words(self._states, State, self.filter.states, self._on_state, counts)

    def _on_state(self, clicked: State) -> None:
        self._change(replace(self.filter, states=self.filter.states ^ {clicked}))

    def _open_sorts(self) -> None:
        rows = {s: PickerRow(as_sentence(_(SORT_WORDS[s]))) for s in Sort}
        rows[self.filter.sort].setChecked(True)
        offer(self._sort, rows, self._on_sort)

    def _on_sort(self, sort: Sort) -> None:
        self._change(replace(self.filter, sort=sort))

    def _show(self) -> None:
        shown = self.filter
        for kind, chip in self.kinds.items():
            chip.setChecked(shown.types == kind)
        is_kind = shown.types in _KINDS
        # An exclusive group would keep the tops' chip on beside that of a kind.
        self._buttons.setExclusive(not is_kind)
        for group, chip in self._groups.items():
            chip.setChecked(group is shown.group and not is_kind)
        _show_picked(self._types, _("Type"), sorted(shown.types))
        _show_picked(self._colours, _("Colour"), sorted(shown.colours))
        _show_picked(self._patterns, _("Pattern"), sorted(shown.patterns))
        _show_picked(self._states, _("State"), sorted(shown.states))
        count = self.count_unsure
        words = _("Check me")
        self._unsure.set_words(
            f"{words}  {number(count)}", f"{words}, {count_garments(count)}"
        )
        self._unsure.setVisible(bool(count) or shown.only_unsure)
        self._unsure.setChecked(shown.only_unsure)
        order = _(SORT_WORDS[shown.sort])
        self._sort.set_words(as_sentence(order), _("Sorted {order}", order=order))
        rest = replace(shown, words="")
        self._clear.setVisible(rest.is_narrow)


def _open_words(
    button: PickerButton,
    words: type[Words],
    chosen: Collection[Words],
    on_clicked: Callable[[Words], None],
    counts: Mapping[Words, int],
) -> None:
    """Open a list of those words below a button that are there or chosen."""
    if not (set(counts) | set(chosen)):
        Overlay(_no_choice(), button)
        return
    body = QWidget()
    column = column_of(gap=2, inside=body)
    for word in words:
        if counts.get(word) or word in chosen:
            row = PickerRow(readable(word), number(counts[word]))
            row.setChecked(word in chosen)
            row.setMinimumWidth(20 * GRID)
            row.clicked.connect(lambda _checked, it=word: on_clicked(it))
            column.addWidget(row)
    Overlay(body, button)


def _no_choice() -> QWidget:
    """Return what a picker shows where nothing can be picked."""
    label = make_label("soft", _("Nothing to choose from: no garment is shown."))
    label.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
    return label


def _show_picked(button: PickerButton, label: str, picked: Sequence[StrEnum]) -> None:
    words = ", ".join(readable(word) for word in picked)
    short = words if len(picked) < 3 else f"{label}: {len(picked)}"
    nothing = _("any")
    button.set_words(short or label, f"{label}: {words or nothing}")
    button.set_picked(is_picked=bool(picked))
