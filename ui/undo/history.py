"""The changes of the garments that can be undone, told with toasts."""

from collections.abc import Callable, Sequence

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from ui.errors import show_error
from ui.state.closet_state import ClosetState
from ui.state.retouch import CutoutVersion
from ui.undo.garment_changes import (
    AddGarments,
    Change,
    EditGarments,
    RemoveGarments,
    RestoreGarments,
    RetouchGarment,
    redo_next,
    undo_last,
)
from ui.undo.occasion_changes import AddOccasion, RemoveOccasion
from ui.widgets.toast import Toast, ToastArea
from ui.wording.taxonomy_words import count_garments, name_of
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment
from wardrobe.model.occasion import OwnOccasion


class UndoHistory(QObject):
    """Makes changes, and takes them back."""

    def __init__(self, closet: ClosetState, toasts: ToastArea, window: QWidget) -> None:
        """Start without changes."""
        super().__init__(window)
        self.stack = QUndoStack(self)
        self._closet, self._toasts, self._window = closet, toasts, window
        self._said: Toast | None = None

    def edit(self, before: Sequence[Garment], after: Sequence[Garment]) -> None:
        """Change garments."""
        self._take_back()
        self.stack.push(EditGarments(before, after, self._closet, self._on_error))

    def remove(self, garments: Sequence[Garment]) -> None:
        """Put garments in the trash, and offer to bring them back."""
        self.stack.push(RemoveGarments(garments, self._closet, self._on_error))
        self._say(_("Removed {name}.", name=_said(garments)), (_("Undo"), self.undo))

    def note_added(self, garments: Sequence[Garment]) -> None:
        """Let an import be undone."""
        self._take_back()
        self.stack.push(AddGarments(garments, self._closet, self._on_error))

    def restore(self, garments: Sequence[Garment]) -> None:
        """Take garments out of the trash."""
        self.stack.push(RestoreGarments(garments, self._closet, self._on_error))
        self._say(_("Restored {name}.", name=_said(garments)), (_("Undo"), self.undo))

    def retouch(self, before: CutoutVersion, after: CutoutVersion) -> None:
        """Give a garment another cut-out."""
        self.stack.push(RetouchGarment(before, after, self._closet, self._on_error))
        self._say(_("Changed the cut-out."), (_("Undo"), self.undo))

    def add_occasion(self, occasion: OwnOccasion) -> None:
        """Add an occasion of the user's own."""
        self.stack.push(AddOccasion(occasion, self._closet, self._on_error))
        self._say(_("Added {name}.", name=occasion.name), (_("Undo"), self.undo))

    def remove_occasion(self, occasion: OwnOccasion) -> None:
        """Remove an occasion of the user's own, and offer to bring it back."""
        self.stack.push(RemoveOccasion(occasion, self._closet, self._on_error))
        self._say(_("Removed {name}.", name=occasion.name), (_("Undo"), self.undo))

    def make(self, change: Change, said: str) -> None:
        """Make any change, and offer to take it back."""
        self.stack.push(change)
        self._say(said, (_("Undo"), self.undo))

    def make_together(self, text: str, changes: Sequence[Change], said: str) -> None:
        """Make changes that are one to the user, and offer to take them back."""
        if not changes:
            self._say(said, None)
            return
        self.stack.beginMacro(text)
        for change in changes:
            self.stack.push(change)
        self.stack.endMacro()
        self._say(said, (_("Undo"), self.undo))

    def say(self, text: str) -> None:
        """Tell what became of something that needs no undo."""
        self._say(text, None)

    def undo(self) -> None:
        """Undo the last change."""
        text = undo_last(self.stack)
        words = (
            _("Undone: {text}.", text=text) if text else _("There is nothing to undo.")
        )
        self._say(words, (_("Redo"), self.redo) if text else None)

    def redo(self) -> None:
        """Redo the change that was undone last."""
        text = redo_next(self.stack)
        words = (
            _("Redone: {text}.", text=text) if text else _("There is nothing to redo.")
        )
        self._say(words, (_("Undo"), self.undo) if text else None)

    def _say(self, text: str, action: tuple[str, Callable[[], object]] | None) -> None:
        self._take_back()
        self._said = self._toasts.show_toast(text, action)

    def _take_back(self) -> None:
        """Dismiss the last toast: its Undo would mean another change from now on."""
        if self._said is not None and shiboken6.isValid(self._said):
            self._said.dismiss()
        self._said = None

    def _on_error(self, error: Exception) -> None:
        show_error(self._window, error)


def _said(changed: Sequence[Garment]) -> str:
    return name_of(changed[0]) if len(changed) == 1 else count_garments(len(changed))
