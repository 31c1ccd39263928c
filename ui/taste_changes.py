"""What the user does to the taste, as commands of the undo stack."""

from collections.abc import Collection

from typing_extensions import override

from ui.changes import Change, OnError
from ui.open_taste import OpenTaste


class TasteChange(Change):
    """A change of the taste."""

    def __init__(self, text: str, taste: OpenTaste, on_error: OnError) -> None:
        """Take the words for it, and what tells an error."""
        super().__init__(text, taste.closet, on_error)
        self._taste = taste


class RecordEvents(TasteChange):
    """Events that were recorded already, perhaps in place of earlier ones."""

    def __init__(
        self,
        text: str,
        numbers: Collection[int],
        replaced: Collection[int],
        taste: OpenTaste,
        on_error: OnError,
    ) -> None:
        """Remember what came, and what it took the place of."""
        super().__init__(text, taste, on_error)
        self._numbers, self._replaced = tuple(numbers), tuple(replaced)
        self._is_first = True

    @override
    def redo(self) -> None:
        if not self._is_first:
            self._swap(self._replaced, self._numbers)
        self._is_first = False

    @override
    def undo(self) -> None:
        self._swap(self._numbers, self._replaced)

    def _swap(self, out: Collection[int], back: Collection[int]) -> None:
        for numbers, counts in ((out, False), (back, True)):
            if numbers:
                self._taste.mark(numbers, self._on_error, counts=counts)
