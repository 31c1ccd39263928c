"""The wish list as the window sees it: changed by jobs, shown once it is written."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from ui.jobs import Jobs, OnError
from ui.state.closet_state import ClosetState
from wardrobe.model.garment import Garment
from wardrobe.model.picture import Recognition

Result = TypeVar("Result")
# The wish as it was before, None if it is new; and as it is now.
OnKept = Callable[[Garment | None, Garment], object]


class WishState(QObject):
    """What is wished for; `read` asks the closet again."""

    wishes_changed = Signal(object)

    def __init__(self, closet: ClosetState, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._closet, self._jobs = closet, jobs
        self.wishes: Sequence[Garment] = ()

    def read(self, on_read: Callable[[], object] = lambda: None) -> None:
        """Read the wish list, once all that was asked for before is written."""
        self._change(lambda: None, lambda _: on_read(), None)

    def keep(
        self, garment: Garment, seen: Recognition, on_kept: OnKept, on_error: OnError
    ) -> None:
        """Put a garment on the wish list, or correct it there if its photo is on it."""
        closet = self._closet.closet

        def keep() -> tuple[Garment | None, Garment]:
            by_photo = {wish.photo_sha256: wish for wish in closet.wishes()}
            before = by_photo.get(garment.photo_sha256)
            if before is None:
                embedding = seen.labels.embedding
                return None, closet.wish(garment, seen.pictures, embedding)
            after = replace(garment, id=before.id)
            closet.update([after], [before])
            return before, after

        self._change(keep, lambda both: on_kept(*both), on_error)

    def update(self, wish: Garment, before: Garment, on_error: OnError) -> None:
        """Write a wish as it was, or is to be, corrected."""
        closet = self._closet.closet
        self._change(lambda: closet.update([wish], [before]), lambda _: None, on_error)

    def own(self, wish: Garment, on_error: OnError) -> None:
        """Move a wish to the closet."""
        closet, show = self._closet.closet, self._closet.put
        self._change(lambda: closet.own([wish.id]), lambda _: show([wish]), on_error)

    def disown(self, garment: Garment, on_error: OnError) -> None:
        """Move a garment from the closet back to the wish list."""
        closet, hide = self._closet.closet, self._closet.drop
        self._change(
            lambda: closet.own([garment.id], is_owned=False),
            lambda _: hide([garment.id]),
            on_error,
        )

    def drop(self, wish: Garment, on_error: OnError) -> None:
        """Take a garment off the wish list."""
        closet = self._closet.closet
        self._change(lambda: closet.remove([wish.id]), lambda _: None, on_error)

    def bring_back(self, wish: Garment, on_error: OnError) -> None:
        """Put a dropped garment on the wish list again."""
        closet = self._closet.closet
        self._change(lambda: closet.restore([wish.id]), lambda _: None, on_error)

    def _change(
        self,
        change: Callable[[], Result],
        on_done: Callable[[Result], object],
        on_error: OnError | None,
    ) -> None:
        """Write a change, and show the list as it is then."""
        closet = self._closet.closet

        def show(done: tuple[Result, Sequence[Garment]]) -> None:
            result, self.wishes = done
            on_done(result)
            self.wishes_changed.emit(self.wishes)

        # In one job: the list that is shown is the one after this change.
        self._jobs.run(self, lambda _: (change(), closet.wishes()), show, on_error)
