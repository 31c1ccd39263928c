"""The taste as the window sees it: what is shown, what is done, what follows."""

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from ui.jobs import Jobs, Lane
from ui.state.closet_state import ClosetState
from wardrobe.closet.recording import Recorded, learn_if_due, record_events
from wardrobe.errors import ClosetReadOnly
from wardrobe.model.board import Board
from wardrobe.model.event import Event
from wardrobe.taste.learning import Learner
from wardrobe.taste.taste import Taste

OnError = Callable[[Exception], object] | None  # None: as `Jobs` shows it
OnRecorded = Callable[[Sequence[Event]], object]


class TasteState(QObject):
    """Writes boards and events, and moves the taste, off the GUI thread and in order.

    What an event teaches at once comes with it; the thorough lesson follows in the
    background when it is due. What is forgotten, remembered or gone back to is learned
    thoroughly at once: then the taste is what it would have been.
    """

    events_recorded = Signal(object, object)  # events with numbers, those replaced
    events_marked = Signal(object, bool)  # numbers, whether they count
    taste_set = Signal()  # by the user: slid, gone back, learned anew
    taste_changed = Signal()

    def __init__(
        self, closet: ClosetState, learner: Learner, jobs: Jobs, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.closet = closet
        self._kept, self._learner, self._jobs = closet.closet, learner, jobs
        self._shown: Board | None = None

    def start_over(self) -> None:
        """Forget the board that is shown: the closet has another log by now."""
        self._shown = None
        self.taste_set.emit()
        self.taste_changed.emit()

    def follow(self) -> None:
        """Tell that another program taught or asked the taste something."""
        self.taste_changed.emit()

    def show_board(self, board: Board, on_error: OnError = None) -> None:
        """Write a board that is shown; events that follow may be about it.

        Nobody asked for that, so nobody is told where nothing can be written.
        """
        closet = self._kept

        def write() -> None:
            # The one worker of this lane writes and reads it, in the order asked.
            with suppress(ClosetReadOnly):
                self._shown = closet.record_board(board)

        self._jobs.run(self, lambda _: write(), lambda _: None, on_error)

    def record(
        self,
        events: Sequence[Event],
        on_done: OnRecorded,
        on_error: OnError = None,
        *,
        is_instead: bool = False,
        replaced: Collection[int] = (),
    ) -> None:
        """Write what the user did with an outfit, and learn from it.

        When the board that is shown has the outfit, the event names the board.

        Args:
            is_instead: They were worn instead of the board that is shown, as far as
                they are not on it.
            replaced: The numbers of events that these ones take the place of.
        """

        def work() -> Recorded:
            return record_events(
                events,
                shown=self._shown,
                closet=self._kept,
                learner=self._learner,
                is_instead=is_instead,
                replacing=replaced,
            )

        def go_on(recorded: Recorded) -> None:
            on_done(recorded.events)
            self.events_recorded.emit(recorded.events, frozenset(replaced))
            self._settle(recorded.taste, on_error)

        self._jobs.run(self, lambda _: work(), go_on, on_error)

    def mark(
        self, numbers: Collection[int], on_error: OnError, *, counts: bool
    ) -> None:
        """Forget events as if they had never been, or remember them."""
        closet, relearn = self._kept, self._learner.relearn
        change = closet.remember if counts else closet.forget

        def go_on(taste: Taste) -> None:
            self.events_marked.emit(frozenset(numbers), counts)
            self._settle(taste, on_error)

        self._jobs.run(self, lambda _: change(numbers, relearn), go_on, on_error)

    def share(self, share: float, on_error: OnError) -> None:
        """Set how much of the taste is served, from 0 (the expert) to 1."""
        closet = self._kept
        self._set(lambda: closet.share_taste(share), on_error)

    def go_back(self, version: int, on_error: OnError) -> None:
        """Have an earlier version of the taste again."""
        closet, learner = self._kept, self._learner
        self._set(lambda: closet.go_back(version, learner.relearn), on_error)

    def learn_anew(
        self, on_done: Callable[[int, Taste], object], on_error: OnError
    ) -> None:
        """Have the thorough lesson now; tell the version before it, and the taste."""
        closet, learner = self._kept, self._learner

        def work() -> tuple[int, Taste]:
            return closet.taste().version, closet.relearn(learner.relearn)

        def go_on(learned: tuple[int, Taste]) -> None:
            on_done(*learned)
            self._tell_set(learned[1], on_error)

        self._jobs.run(self, lambda _: work(), go_on, on_error, lane=Lane.MODELS)

    def _set(self, change: Callable[[], Taste], on_error: OnError) -> None:
        self._jobs.run(
            self,
            lambda _: change(),
            lambda taste: self._tell_set(taste, on_error),
            on_error,
        )

    def _tell_set(self, taste: Taste, on_error: OnError) -> None:
        self.taste_set.emit()
        self._settle(taste, on_error)

    def _settle(self, taste: Taste, on_error: OnError) -> None:
        """Tell of a taste, and start the thorough lesson if it is due."""
        self.taste_changed.emit()
        if not taste.is_check_due:
            return
        closet, learner = self._kept, self._learner
        self._jobs.run(
            self,
            lambda _: learn_if_due(taste, closet, learner),
            lambda _: self.taste_changed.emit(),
            on_error,
            lane=Lane.MODELS,
        )
