"""Adding and removing occasions of the user's own, as commands of the undo stack."""

from typing_extensions import override

from ui.state.closet_state import ClosetState
from ui.undo.garment_changes import Change, OnError
from wardrobe.language.texts import _
from wardrobe.model.occasion import OwnOccasion


class AddOccasion(Change):
    """A new occasion; undone, it is removed, and redone, brought back."""

    def __init__(
        self,
        occasion: OwnOccasion,
        closet: ClosetState,
        on_error: OnError,
        *,
        is_made: bool = False,
    ) -> None:
        """Take the occasion, which has no number unless it is added already."""
        words = _("adding of {name}", name=occasion.name)
        super().__init__(words, closet, on_error, is_made=is_made)
        self._occasion = occasion

    @override
    def make(self) -> None:
        if self._occasion.number:
            self._closet.restore_occasion(self._occasion.number, self._on_error)
        else:
            self._closet.add_occasion(self._occasion, self._keep, self._on_error)

    @override
    def undo(self) -> None:
        self._closet.remove_occasion(self._occasion.number, self._on_error)

    def _keep(self, added: OwnOccasion) -> None:
        self._occasion = added


class RemoveOccasion(Change):
    """An occasion that goes; what was recorded for it stays."""

    def __init__(
        self, occasion: OwnOccasion, closet: ClosetState, on_error: OnError
    ) -> None:
        """Remember what goes."""
        super().__init__(_("removal of {name}", name=occasion.name), closet, on_error)
        self._number = occasion.number

    @override
    def make(self) -> None:
        self._closet.remove_occasion(self._number, self._on_error)

    @override
    def undo(self) -> None:
        self._closet.restore_occasion(self._number, self._on_error)
