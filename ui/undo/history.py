"""What was changed and can be taken back, told with toasts."""

from collections.abc import Callable, Sequence

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack
from typing_extensions import override

from ui.jobs import OnError
from ui.undo.change import Change
from ui.widgets.toast import Toast, ToastArea
from wardrobe.language.texts import _


class _Command(QUndoCommand):
    """A change on the stack, which it leaves when the closet refuses it.

    Args:
        is_made: It was made already. The stack makes all that it is given: this one is
            made only when it is redone.
    """

    def __init__(self, change: Change, on_error: OnError, *, is_made: bool) -> None:
        super().__init__(change.text)
        self._change, self._show_error, self._is_made = change, on_error, is_made

    @override
    def redo(self) -> None:
        if not self._is_made:
            self._change.make(self._on_error)
        self._is_made = False

    @override
    def undo(self) -> None:
        self._change.undo(self._on_error)

    def _on_error(self, error: Exception) -> None:
        if shiboken6.isValid(self):  # the stack may have dropped it meanwhile
            self.setObsolete(True)
        self._show_error(error)


class UndoHistory(QObject):
    """Makes changes, and takes them back."""

    def __init__(self, toasts: ToastArea, on_error: OnError) -> None:
        super().__init__(toasts)
        self.stack = QUndoStack(self)
        self._toasts, self._show_error = toasts, on_error
        self._said: Toast | None = None

    def make(self, change: Change) -> None:
        """Make a change, and offer to take it back."""
        self._push(change)
        self._offer_undo(change.said)

    def note(self, change: Change) -> None:
        """Offer to take back what was made already."""
        self._push(change, is_made=True)
        self._offer_undo(change.said)

    def note_together(self, text: str, changes: Sequence[Change], said: str) -> None:
        """Offer to take back changes that were made already and are one to the user."""
        if not changes:
            self.say(said)
            return
        # One step for Qt, too; a part that is refused does not take the others with it.
        self.stack.beginMacro(text)
        for change in changes:
            self._push(change, is_made=True)
        self.stack.endMacro()
        self._offer_undo(said)

    def makes(
        self, change_of: Callable[..., Change], *first: object
    ) -> Callable[..., None]:
        """Return a slot that makes the change of `first` and what the signal has."""
        return lambda *values: self.make(change_of(*first, *values))

    def say(self, text: str) -> None:
        """Tell what became of something that needs no undo."""
        self._say(text, None)

    def undo(self) -> None:
        """Undo the last change."""
        text = self._move(self.stack.canUndo, self.stack.undo, offset=-1)
        words = _("Undone: {text}.", text=text) if text else _("Nothing to undo.")
        self._say(words, (_("Redo"), self.redo) if text else None)

    def redo(self) -> None:
        """Redo the change that was undone last."""
        text = self._move(self.stack.canRedo, self.stack.redo, offset=0)
        words = _("Redone: {text}.", text=text) if text else _("Nothing to redo.")
        self._say(words, (_("Undo"), self.undo) if text else None)

    def _push(self, change: Change, *, is_made: bool = False) -> None:
        self.stack.push(_Command(change, self._on_refused, is_made=is_made))

    def _on_refused(self, error: Exception) -> None:
        self._take_back()  # what it says was not done
        self._show_error(error)

    def _move(
        self, can_move: Callable[[], bool], move: Callable[[], None], *, offset: int
    ) -> str:
        """Go on until a change that stands was moved over; return its words, if any."""
        while can_move():
            command = self.stack.command(self.stack.index() + offset)
            is_obsolete, text = command.isObsolete(), command.text()
            move()
            if not is_obsolete:
                return text
        return ""

    def _offer_undo(self, text: str) -> None:
        if text:
            self._say(text, (_("Undo"), self.undo))
        else:
            self._take_back()

    def _say(self, text: str, action: tuple[str, Callable[[], object]] | None) -> None:
        self._take_back()
        self._said = self._toasts.show_toast(text, action)

    def _take_back(self) -> None:
        """Dismiss the last toast: its Undo would mean another change from now on."""
        if self._said is not None and shiboken6.isValid(self._said):
            self._said.dismiss()
        self._said = None
