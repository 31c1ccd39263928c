"""What a user tells of garments: state, brand, size, price, day, place and notes."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from ui.closet.state_chips import StateChips
from ui.theme.roles import set_role
from ui.theme.tokens import GRID
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of
from ui.wording import dates
from ui.wording.taxonomy_words import as_sentence
from wardrobe.closet.editing import (
    LONGEST_NAME,
    with_bought_on,
    with_brand,
    with_notes,
    with_place,
    with_price,
    with_size,
)
from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _, noted, speech
from wardrobe.model.garment import Garment

Edit = Callable[[Garment], Garment]

_NOTES_PX = 72
_BRAND, _SIZE, _PRICE = noted("Brand"), noted("Size"), noted("Price")
_BOUGHT_ON, _KEPT_IN = noted("Bought on"), noted("Kept in")
# By label, how a field is changed to what was typed.
_FIELDS: Mapping[str, Callable[[Garment, str], Garment]] = {
    _BRAND: with_brand,
    _SIZE: with_size,
    _PRICE: with_price,
    _BOUGHT_ON: lambda garment, text: with_bought_on(garment, dates.read_typed(text)),
    _KEPT_IN: with_place,
}


class FactsForm(QWidget):
    """Shows what all the garments share; an edit is for each of them."""

    edit_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._garments: Sequence[Garment] = ()
        self.states = StateChips()
        self.states.edit_asked.connect(self.edit_asked)
        self.fields = {label: self._make_field(label) for label in _FIELDS}
        self.notes = _Notes()
        self.notes.left.connect(self._on_notes)
        self.refusals = {label: make_label("warning", wraps=True) for label in _FIELDS}
        self._lay_out()

    def show_garments(self, garments: Sequence[Garment]) -> None:
        """Show other garments, or what became of the same ones.

        What is being typed stays only with the same ones; `finish` takes it over.
        """
        if [g.id for g in garments] != [g.id for g in self._garments]:
            self._forget()
        self._garments = garments
        if not garments:
            return
        self.states.show_garments(garments)
        for label, field in self.fields.items():
            if not field.isModified():
                values = {_text(garment, label) for garment in garments}
                field.setText(values.pop() if len(values) == 1 else "")
                example = _("Mixed") if values else _example(label)
                field.setPlaceholderText(example)
        self.notes.show_words({garment.notes for garment in garments})

    def finish(self) -> None:
        """Take over what was typed so far, as one change."""
        edits = [*map(self._taken, self.fields), self._taken_notes()]
        made = [edit for edit in edits if edit is not None]
        if made:
            self.edit_asked.emit(lambda garment: _all(made, garment))

    def _forget(self) -> None:
        for label, field in self.fields.items():
            field.setModified(False)
            self._mark(label, "")
        self.notes.document().setModified(False)

    def _make_field(self, label: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(_(label))
        field.setMaxLength(LONGEST_NAME)
        field.editingFinished.connect(lambda: self._on_field(label))
        return field

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID // 2)
        for row, (label, field) in enumerate(self.fields.items()):
            words = make_label("caption", _(label))
            words.setBuddy(field)
            grid.addWidget(words, 2 * row, 0)
            grid.addWidget(field, 2 * row, 1)
            grid.addWidget(self.refusals[label], 2 * row + 1, 1)
            self.refusals[label].hide()
        grid.setColumnMinimumWidth(0, 9 * GRID)
        column_of(self.states, grid, self.notes, gap=GRID, inside=self)

    def _on_field(self, label: str) -> None:
        edit = self._taken(label)
        if edit is not None:
            self.edit_asked.emit(edit)

    def _on_notes(self) -> None:
        edit = self._taken_notes()
        if edit is not None:
            self.edit_asked.emit(edit)

    def _taken(self, label: str) -> Edit | None:
        """Return the edit that was typed into a field, None if there is none."""
        field = self.fields[label]
        if not field.isModified() or not self._garments:
            return None
        text, change = field.text(), _FIELDS[label]
        try:
            change(self._garments[0], text)
        except InvalidValue as error:
            self._mark(label, f"{as_sentence(str(error))}.")
            return None
        field.setModified(False)
        self._mark(label, "")
        return lambda garment: change(garment, text)

    def _mark(self, label: str, refusal: str) -> None:
        """Show below a field why it is not saved; nothing where it is."""
        set_role(self.fields[label], "wrong" if refusal else "")
        self.refusals[label].setText(refusal)
        self.refusals[label].setVisible(bool(refusal))

    def _taken_notes(self) -> Edit | None:
        if not self.notes.is_modified or not self._garments:
            return None
        text = self.notes.toPlainText()
        self.notes.document().setModified(False)
        return lambda garment: with_notes(garment, text)


def _all(edits: Sequence[Edit], garment: Garment) -> Garment:
    for edit in edits:
        garment = edit(garment)
    return garment


class _Notes(QPlainTextEdit):
    """A few lines of notes, taken over when the focus leaves."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Notes"))
        self.setTabChangesFocus(True)
        self.setFixedHeight(_NOTES_PX)

    @property
    def is_modified(self) -> bool:
        return self.document().isModified()

    def show_words(self, notes: set[str]) -> None:
        if not self.is_modified:
            self.setPlainText(next(iter(notes)) if len(notes) == 1 else "")
            self.setPlaceholderText(_("Mixed notes") if len(notes) > 1 else _("Notes"))
            self.document().setModified(False)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


def _text(garment: Garment, label: str) -> str:
    """Return a field of a garment as it is typed."""
    cents = garment.price_cents
    texts = {
        _BRAND: garment.brand,
        _SIZE: garment.size,
        _PRICE: "" if cents is None else _price(cents),
        _BOUGHT_ON: dates.typed(garment.bought_on) if garment.bought_on else "",
        _KEPT_IN: garment.place,
    }
    return texts[label]


def _example(label: str) -> str:
    """Return what shows how a field is filled."""
    examples = {
        _SIZE: _("M, 38, 43"),
        _PRICE: _price(4990),
        _BOUGHT_ON: dates.typed(date(2024, 5, 31)),
        _KEPT_IN: _("left wardrobe"),
    }
    return examples.get(label, "")


def _price(cents: int) -> str:
    """Return a price as it is typed: without a mark between thousands."""
    return f"{cents // 100}{speech().point}{cents % 100:02}"
