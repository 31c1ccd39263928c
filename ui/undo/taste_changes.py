"""What the user does to the taste, as commands of the undo stack."""

from collections.abc import Collection

from typing_extensions import override

from ui.state.taste_state import TasteState
from ui.undo.garment_changes import Change, OnError
from wardrobe.language.texts import _
from wardrobe.taste.taste import Taste


class TasteChange(Change):
    """A change of the taste."""

    def __init__(
        self, text: str, taste: TasteState, on_error: OnError, *, is_made: bool = False
    ) -> None:
        """Take the words for it, and what tells an error; see `Change`."""
        super().__init__(text, taste.closet, on_error, is_made=is_made)
        self._taste = taste


class RecordEvents(TasteChange):
    """Events that were recorded already, perhaps in place of earlier ones."""

    def __init__(
        self,
        text: str,
        numbers: Collection[int],
        replaced: Collection[int],
        taste: TasteState,
        on_error: OnError,
    ) -> None:
        """Remember what came, and what it took the place of."""
        super().__init__(text, taste, on_error, is_made=True)
        self._numbers, self._replaced = tuple(numbers), tuple(replaced)

    @override
    def make(self) -> None:
        self._swap(self._replaced, self._numbers)

    @override
    def undo(self) -> None:
        self._swap(self._numbers, self._replaced)

    def _swap(self, out: Collection[int], back: Collection[int]) -> None:
        for numbers, counts in ((out, False), (back, True)):
            if numbers:
                self._taste.mark(numbers, self._on_error, counts=counts)


class MarkEvents(TasteChange):
    """Events that are forgotten, or remembered."""

    def __init__(
        self,
        text: str,
        numbers: Collection[int],
        taste: TasteState,
        on_error: OnError,
        *,
        counts: bool,
    ) -> None:
        """Take whether they count from now on."""
        super().__init__(text, taste, on_error)
        self._numbers, self._counts = tuple(numbers), counts

    @override
    def make(self) -> None:
        self._taste.mark(self._numbers, self._on_error, counts=self._counts)

    @override
    def undo(self) -> None:
        self._taste.mark(self._numbers, self._on_error, counts=not self._counts)


class ShareTaste(TasteChange):
    """Another place between the expert and the user's own taste."""

    def __init__(
        self, before: float, after: float, taste: TasteState, on_error: OnError
    ) -> None:
        """Remember both shares, 0..1."""
        super().__init__(_("sliding between the stylist and you"), taste, on_error)
        self._before, self._after = before, after

    @override
    def make(self) -> None:
        self._taste.share(self._after, self._on_error)

    @override
    def undo(self) -> None:
        self._taste.share(self._before, self._on_error)


class GoBack(TasteChange):
    """An earlier version of the taste in place of the newest."""

    def __init__(
        self, version: int, newest: int, taste: TasteState, on_error: OnError
    ) -> None:
        """Remember both versions."""
        super().__init__(
            _("going back to version {version}", version=str(version)), taste, on_error
        )
        self._version, self._newest = version, newest

    @override
    def make(self) -> None:
        self._taste.go_back(self._version, self._on_error)

    @override
    def undo(self) -> None:
        self._taste.go_back(self._newest, self._on_error)


class LearnAnew(TasteChange):
    """A thorough lesson that was had already."""

    def __init__(
        self, before: int, learned: Taste, taste: TasteState, on_error: OnError
    ) -> None:
        """Remember the versions before and after it."""
        super().__init__(_("learning anew"), taste, on_error, is_made=True)
        self._before, self._after = before, learned.version

    @override
    def make(self) -> None:
        self._taste.go_back(self._after, self._on_error)

    @override
    def undo(self) -> None:
        self._taste.go_back(self._before, self._on_error)
