"""What somebody says of a look: its name, occasion, seasons, tags and notes."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from ui.theme.roles import set_role
from ui.theme.tokens import GRID
from ui.widgets.chips import Chip, PickerField, PickerRow
from ui.widgets.flow import flow_of
from ui.widgets.labels import make_label, make_section
from ui.widgets.layouts import column_of
from ui.widgets.overlay import offer
from ui.wording.look_words import occasion_words
from ui.wording.taxonomy_words import as_sentence, readable
from wardrobe.days.look_editing import LONGEST_NOTES, named, tagged, with_notes
from wardrobe.days.plans import LONGEST_NAME, SavedLook
from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _
from wardrobe.model.occasion import OccasionKey
from wardrobe.model.season import Season

Edit = Callable[[SavedLook], SavedLook]

_NOTES_PX = 64


class LookForm(QWidget):
    """Shows what is kept of a look; tells what it becomes.

    Attributes:
        name: The field of the name, which the parent gives a place of its own.
    """

    edited = Signal(object, object)  # before, after

    def __init__(self) -> None:
        super().__init__()
        self._look: SavedLook | None = None
        self._names: Mapping[OccasionKey, str] = {}
        self.name = QLineEdit()
        self.name.setAccessibleName(_("Name of the look"))
        self.name.setPlaceholderText(_("Give it a name"))
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setProperty("role", "heading")
        self.name.editingFinished.connect(self._on_name)
        self.occasion = PickerField(_("Occasion"))
        self.occasion.clicked.connect(self._open_occasions)
        self.seasons = {each: Chip(readable(each)) for each in Season}
        self.tags = QLineEdit()
        self.tags.setAccessibleName(_("Tags"))
        self.tags.setPlaceholderText(_("comfy, favourite"))
        self.tags.setToolTip(_("Words to find it by, with commas between"))
        self.tags.editingFinished.connect(self._on_tags)
        self.refusal = make_label("warning", wraps=True)
        self.notes = _Notes()
        self.notes.left.connect(self._on_notes)
        self._lay_out()

    def show_look(self, look: SavedLook, names: Mapping[OccasionKey, str]) -> None:
        """Show a look; what is being typed stays only with the same one.

        Args:
            names: What occasions are called, the user's own among them.
        """
        is_other = self._look is None or look.number != self._look.number
        if is_other:
            self.finish()
            self._mark("")
        self._look, self._names = look, names
        if is_other or not self.name.isModified():
            self.name.setText(look.name)
        if is_other or not self.tags.isModified():
            self.tags.setText(", ".join(look.tags))
        if is_other or not self.notes.document().isModified():
            self.notes.show_words(look.notes)
        words = occasion_words(look.occasion, names) if look.occasion else _("Anything")
        self.occasion.set_words(words, _("Occasion: {name}", name=words))
        for season, chip in self.seasons.items():
            chip.setChecked(season in look.seasons)

    def finish(self) -> None:
        """Take over what was typed so far."""
        self._on_name()
        self._on_tags()
        self._on_notes()

    def _lay_out(self) -> None:
        for season, chip in self.seasons.items():
            chip.clicked.connect(lambda _checked, it=season: self._on_season(it))
        self.refusal.hide()
        column_of(
            make_section(_("For"), above_px=0),
            self.occasion,
            flow_of(*self.seasons.values(), gap=4),
            make_section(_("Tags")),
            self.tags,
            self.refusal,
            make_section(_("Notes")),
            self.notes,
            gap=GRID,
            inside=self,
        )

    def _edit(self, edit: Edit) -> None:
        """Tell what a look becomes, unless it stays as it is."""
        if self._look is None:
            return
        before, after = self._look, edit(self._look)
        if before != after:
            self._look = after
            self.edited.emit(before, after)

    def _on_name(self) -> None:
        if self.name.isModified():
            self.name.setModified(False)
            self._edit(lambda look: named(look, self.name.text()))

    def _on_tags(self) -> None:
        if not self.tags.isModified():
            return
        try:
            self._edit(lambda look: tagged(look, self.tags.text()))
        except InvalidValue as error:
            self._mark(f"{as_sentence(str(error))}.")
            return
        self._mark("")
        self.tags.setModified(False)

    def _on_notes(self) -> None:
        document = self.notes.document()
        if document.isModified():
            document.setModified(False)
            text = self.notes.toPlainText()[:LONGEST_NOTES]
            self._edit(lambda look: with_notes(look, text))

    def _on_season(self, season: Season) -> None:
        self._edit(lambda look: replace(look, seasons=look.seasons ^ {season}))

    def _open_occasions(self) -> None:
        rows: dict[OccasionKey | None, PickerRow] = {None: PickerRow(_("Anything"))}
        rows |= {key: PickerRow(as_sentence(each)) for key, each in self._names.items()}
        if self._look is not None and self._look.occasion in rows:
            rows[self._look.occasion].setChecked(True)
        offer(self.occasion, rows, self._on_occasion)

    def _on_occasion(self, key: OccasionKey | None) -> None:
        self._edit(lambda look: replace(look, occasion=key))

    def _mark(self, refusal: str) -> None:
        """Show why the tags are not saved; nothing where they are."""
        set_role(self.tags, "wrong" if refusal else "")
        self.refusal.setText(refusal)
        self.refusal.setVisible(bool(refusal))


class _Notes(QPlainTextEdit):
    """A few lines of notes, taken over when the focus leaves."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Notes"))
        self.setTabChangesFocus(True)
        self.setFixedHeight(_NOTES_PX)

    def show_words(self, notes: str) -> None:
        self.setPlainText(notes)
        self.document().setModified(False)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
