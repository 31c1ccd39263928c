"""Plans, looks and laundry as the window sees them: changed by jobs, then told."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from ui.jobs import Jobs, OnError
from ui.state.closet_state import ClosetState
from wardrobe.planning.laundry import WashedLoad, unwash, wash
from wardrobe.ports.closet import Closet

Result = TypeVar("Result")


class DayState(QObject):
    """Writes what is planned, kept and washed, off the GUI thread and in order."""

    days_changed = Signal()

    def __init__(self, closet: ClosetState, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._closet, self._jobs = closet, jobs

    def follow(self) -> None:
        """Tell that another program, or a folder, may have changed them."""
        self.days_changed.emit()

    def change(
        self,
        work: Callable[[Closet], Result],
        on_error: OnError,
        on_done: Callable[[Result], object] = lambda _: None,
    ) -> None:
        """Write a change; tell once it is safe, or that it came to nothing."""
        closet = self._closet.closet

        def show(result: Result) -> None:
            on_done(result)
            self.days_changed.emit()

        def refuse(error: Exception) -> None:
            on_error(error)
            self.days_changed.emit()  # what was shown already is not so

        self._jobs.run(self, lambda _: work(closet), show, refuse)

    def wash(self, load: WashedLoad, on_error: OnError) -> None:
        """Bring pieces back from the laundry."""
        self._move(load, wash, on_error)

    def unwash(self, load: WashedLoad, on_error: OnError) -> None:
        """Put pieces back into the laundry."""
        self._move(load, unwash, on_error)

    def _move(
        self,
        load: WashedLoad,
        move: Callable[[WashedLoad, Closet], None],
        on_error: OnError,
    ) -> None:
        self.change(
            lambda closet: move(load, closet), on_error, lambda _: self._closet.load()
        )
