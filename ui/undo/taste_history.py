"""Every change of the taste, with its toast and its way back."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.errors import show_error
from ui.state.taste_state import TasteState
from ui.undo.history import UndoHistory
from ui.undo.taste_changes import (
    GoBack,
    LearnAnew,
    MarkEvents,
    RecordEvents,
    ShareTaste,
    TasteChange,
)
from ui.wording.event_words import doing, done, learned_from
from wardrobe.language.texts import _
from wardrobe.model.event import Event
from wardrobe.taste.taste import Taste


class TasteHistory(QObject):
    """Puts what is done to the taste on the stack of what can be undone."""

    def __init__(
        self, taste: TasteState, history: UndoHistory, window: QWidget
    ) -> None:
        """Note every event that is recorded, wherever in the window."""
        super().__init__(window)
        self._taste, self._history, self._window = taste, history, window
        taste.events_recorded.connect(self._on_recorded)

    def forget(self, event: Event) -> None:
        """Forget one event and its effect."""
        change = self._mark(_("forgetting an event"), [event.number], counts=False)
        self._history.make(change, _("Forgotten: {done}.", done=_within(event)))

    def remember(self, event: Event) -> None:
        """Let a forgotten event count again."""
        change = self._mark(_("remembering an event"), [event.number], counts=True)
        self._history.make(change, _("It counts again: {done}.", done=_within(event)))

    def reset_occasion(self, numbers: Collection[int], occasion: str) -> None:
        """Forget all that happened for an occasion."""
        change = self._mark(
            _("resetting {occasion}", occasion=occasion), numbers, counts=False
        )
        self._history.make(
            change, _("Your taste for {occasion} starts over.", occasion=occasion)
        )

    def share(self, before: float, after: float) -> None:
        """Slide between the expert and the user's own taste."""
        change = ShareTaste(before, after, self._taste, self._on_error)
        self._history.make(change, _("The next outfits follow where you slid it."))

    def go_back(self, version: int, newest: int) -> None:
        """Go back to an earlier version."""
        change = GoBack(version, newest, self._taste, self._on_error)
        self._history.make(
            change,
            _("Your taste is as it was in version {version}.", version=str(version)),
        )

    def learn_anew(self, on_ended: Callable[[], object]) -> None:
        """Have the thorough lesson now."""

        def on_done(before: int, taste: Taste) -> None:
            on_ended()
            if taste.version == before:
                self._history.say(_("Learned anew: nothing is different."))
                return
            change = LearnAnew(before, taste, self._taste, self._on_error)
            self._history.make(change, _("Learned anew from all that you did."))

        def on_error(error: Exception) -> None:
            on_ended()
            self._on_error(error)

        self._taste.learn_anew(on_done, on_error)

    def _mark(
        self, text: str, numbers: Collection[int], *, counts: bool
    ) -> TasteChange:
        return MarkEvents(text, numbers, self._taste, self._on_error, counts=counts)

    def _on_recorded(self, events: Sequence[Event], replaced: Collection[int]) -> None:
        numbers = [event.number for event in events]
        change = RecordEvents(
            doing(events), numbers, replaced, self._taste, self._on_error
        )
        self._history.make(change, learned_from(events))

    def _on_error(self, error: Exception) -> None:
        show_error(self._window, error)


def _within(event: Event) -> str:
    """Return what was done as it stands within a line: `worn`."""
    said = done(event)
    return f"{said[:1].lower()}{said[1:]}"
