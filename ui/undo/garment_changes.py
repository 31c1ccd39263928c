"""What can be undone: edits, removals and imports, as commands of the undo stack."""

from collections.abc import Callable, Sequence

import shiboken6
from PySide6.QtGui import QUndoCommand, QUndoStack
from typing_extensions import override

from ui.state.closet_state import ClosetState
from ui.state.retouch import CutoutVersion
from wardrobe.language.texts import _, n_
from wardrobe.model.garment import Garment

OnError = Callable[[Exception], object]


class Change(QUndoCommand):
    """A command that leaves the stack when the closet refused it."""

    def __init__(
        self,
        text: str,
        closet: ClosetState,
        on_error: OnError,
        *,
        is_made: bool = False,
    ) -> None:
        """Take the words for it, and what tells an error.

        Args:
            is_made: It was made already; the stack, which makes what it is given,
                only makes it when it is redone.
        """
        super().__init__(text)
        self._closet = closet
        self._tell = on_error
        self._is_made = is_made

    def make(self) -> None:
        """Make the change, for the first time or again."""
        raise NotImplementedError

    @override
    def redo(self) -> None:
        if not self._is_made:
            self.make()
        self._is_made = False

    def _on_error(self, error: Exception) -> None:
        if shiboken6.isValid(self):
            self.setObsolete(True)
        self._tell(error)


class EditGarments(Change):
    """Changed fields of garments."""

    def __init__(
        self,
        before: Sequence[Garment],
        after: Sequence[Garment],
        closet: ClosetState,
        on_error: OnError,
        *,
        is_made: bool = False,
    ) -> None:
        """Remember both sides, in the same order."""
        words = n_("edit of {count} garment", "edit of {count} garments", len(after))
        super().__init__(words, closet, on_error, is_made=is_made)
        self._before, self._after = tuple(before), tuple(after)

    @override
    def make(self) -> None:
        self._closet.save(self._after, self._on_error)

    @override
    def undo(self) -> None:
        self._closet.save(self._before, self._on_error)


class RemoveGarments(Change):
    """Garments put in the trash."""

    def __init__(
        self, garments: Sequence[Garment], closet: ClosetState, on_error: OnError
    ) -> None:
        """Remember what goes."""
        count = len(garments)
        words = n_("removal of {count} garment", "removal of {count} garments", count)
        super().__init__(words, closet, on_error)
        self._garments = tuple(garments)

    @override
    def make(self) -> None:
        self._closet.remove([g.id for g in self._garments], self._on_error)

    @override
    def undo(self) -> None:
        self._closet.restore(self._garments, self._on_error)


class AddGarments(Change):
    """Garments that an import added already."""

    def __init__(
        self, garments: Sequence[Garment], closet: ClosetState, on_error: OnError
    ) -> None:
        """Remember what came."""
        count = len(garments)
        words = n_("adding of {count} garment", "adding of {count} garments", count)
        super().__init__(words, closet, on_error, is_made=True)
        self._garments = tuple(garments)

    @override
    def make(self) -> None:
        self._closet.restore(self._garments, self._on_error)

    @override
    def undo(self) -> None:
        self._closet.remove([g.id for g in self._garments], self._on_error)


class BringInGarments(AddGarments):
    """Garments that came from another closet, wishes among them."""

    @override
    def make(self) -> None:
        self._closet.bring_back([g.id for g in self._garments], self._on_error)


class RestoreGarments(Change):
    """Garments taken out of the trash."""

    def __init__(
        self, garments: Sequence[Garment], closet: ClosetState, on_error: OnError
    ) -> None:
        """Remember what comes back."""
        count = len(garments)
        words = n_(
            "restoring of {count} garment", "restoring of {count} garments", count
        )
        super().__init__(words, closet, on_error)
        self._garments = tuple(garments)

    @override
    def make(self) -> None:
        self._closet.restore(self._garments, self._on_error)

    @override
    def undo(self) -> None:
        self._closet.remove([g.id for g in self._garments], self._on_error)


class RetouchGarment(Change):
    """Another cut-out of a garment."""

    def __init__(
        self,
        before: CutoutVersion,
        after: CutoutVersion,
        closet: ClosetState,
        on_error: OnError,
    ) -> None:
        """Remember both sides."""
        super().__init__(_("change of a cut-out"), closet, on_error)
        self._before, self._after = before, after

    @override
    def make(self) -> None:
        self._closet.retouch(self._after, self._on_error)

    @override
    def undo(self) -> None:
        self._closet.retouch(self._before, self._on_error)


def undo_last(stack: QUndoStack) -> str:
    """Undo the last change that stands; return its words, empty if there is none."""
    while stack.canUndo():
        command = stack.command(stack.index() - 1)
        is_obsolete, text = command.isObsolete(), command.text()
        stack.undo()
        if not is_obsolete:
            return text
    return ""


def redo_next(stack: QUndoStack) -> str:
    """Redo the next change that stands; return its words, empty if there is none."""
    while stack.canRedo():
        command = stack.command(stack.index())
        is_obsolete, text = command.isObsolete(), command.text()
        stack.redo()
        if not is_obsolete:
            return text
    return ""
