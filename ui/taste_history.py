"""Every change of the taste, with its toast and its way back."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.errors import show_error
from ui.event_words import doing, learned_from
from ui.history import History
from ui.open_taste import OpenTaste
from ui.taste_changes import RecordEvents
from wardrobe.event import Event


class TasteHistory(QObject):
    """Puts what is done to the taste on the stack of what can be undone."""

    def __init__(self, taste: OpenTaste, history: History, window: QWidget) -> None:
        """Note every event that is recorded, wherever in the window."""
        super().__init__(window)
        self._taste, self._history, self._window = taste, history, window
        taste.events_recorded.connect(self._on_recorded)

    def _on_recorded(self, events: Sequence[Event], replaced: Collection[int]) -> None:
        numbers = [event.number for event in events]
        change = RecordEvents(
            doing(events), numbers, replaced, self._taste, self._on_error
        )
        self._history.make(change, learned_from(events))

    def _on_error(self, error: Exception) -> None:
        show_error(self._window, error)
