"""Where what was shown, done and learned is kept."""

from collections.abc import Collection
from typing import Protocol

from wardrobe.model.board import Board
from wardrobe.model.event import Event
from wardrobe.taste.choices import ChoiceLog
from wardrobe.taste.ranking_table import TableRating
from wardrobe.taste.taste import Learn, Taste, TasteVersion


class EventLog(Protocol):
    """Keeps the boards that were shown and what was done with them."""

    def record_board(self, board: Board) -> Board:
        """Save a board as it was shown; return it with its number."""

    def last_board(self) -> Board | None:
        """Return the board that was shown last, if there was one."""

    def record(
        self, *events: Event, learn: Learn, replacing: Collection[int] = ()
    ) -> list[Event]:
        """Append to the event log and learn from it, all or nothing.

        Args:
            events: What was done at one time.
            replacing: The numbers of events that these ones take the place of; they
                are forgotten.

        Returns:
            The events with their numbers.

        Raises:
            InvalidValue: An event does not fit the board that it names.
        """

    def forget(self, event_numbers: Collection[int], learn: Learn) -> Taste:
        """Leave events out of the log, and learn as if they had never been."""

    def remember(self, event_numbers: Collection[int], learn: Learn) -> Taste:
        """Take forgotten events back into the log."""

    def events(self) -> list[Event]:
        """Return the event log without what was forgotten, the oldest first."""

    def forgotten(self) -> list[Event]:
        """Return the events that were forgotten, the oldest first."""

    def evidence(self) -> ChoiceLog:
        """Return all that the taste is learned from."""


class TasteStore(Protocol):
    """Keeps what was learned from the event log, in versions."""

    def taste(self) -> Taste:
        """Return what was learned so far."""

    def relearn(self, learn: Learn) -> Taste:
        """Learn from the whole log, while the closet stays in use."""

    def go_back(self, version: int, learn: Learn) -> Taste:
        """Make the log what it was at a version of the taste, and learn from that.

        Events that came later are forgotten, and those forgotten since are remembered.
        Going back to the version before undoes it.
        """

    def taste_versions(self) -> list[TasteVersion]:
        """Return the versions of the taste, the newest first."""

    def share_taste(self, share: float) -> Taste:
        """Set how much of the taste is served, from 0 (the expert) to 1.

        Raises:
            InvalidValue: The share is not from 0 to 1.
        """

    def ratings(self) -> list[TableRating]:
        """Return the ranking table: answers of the network, and the user's rows."""
