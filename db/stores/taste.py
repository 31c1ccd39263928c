"""What was shown, done and learned."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.stores.sessions import ClosetSessions
from db.tables import boards, event_log, ranking_table
from db.tables.garment_rows import garment_rows_of
from db.tables.rows import TasteRow
from wardrobe.model.board import Board
from wardrobe.model.event import Event
from wardrobe.ports.taste import EventLog, TasteStore
from wardrobe.taste.choices import ChoiceLog
from wardrobe.taste.ranking_table import TableRating
from wardrobe.taste.taste import Learn, Taste, TasteCause, TasteVersion


class SqliteTaste(ClosetSessions, EventLog, TasteStore):
    """Keeps boards and events, and learns from them."""

    def record_board(self, board: Board) -> Board:
        """Save a board as it was shown; return it with its number."""
        with self._writing() as session:
            garment_rows_of(
                session, {i for each in board.outfits for i in each.garment_ids()}
            )
            return replace(board, number=boards.record(session, board))

    def last_board(self) -> Board | None:
        """Return the board that was shown last, if there was one."""
        with self._reading() as session:
            return boards.last(session)

    def record(
        self, *events: Event, learn: Learn, replacing: Collection[int] = ()
    ) -> list[Event]:
        """Append to the event log and learn from it, all or nothing."""
        with self._writing() as session:
            garment_rows_of(session, _named(events))
            written = event_log.append(session, events)
            before = event_log.taste(session)
            if replacing:
                event_log.mark(session, replacing, is_forgotten=True)
                before = before.unlearned()
            learned = learn(event_log.log(session), before)
            last = written[-1].number
            event_log.keep_taste(session, learned, self._now(), TasteCause.EVENT, last)
            return written

    def bring_in_log(
        self, shown: Sequence[Board], happened: Sequence[Event], learn: Learn
    ) -> list[Event]:
        """Append the log of another closet, and learn from the whole, or nothing."""
        with self._writing() as session:
            of_boards = {i for b in shown for o in b.outfits for i in o.garment_ids()}
            garment_rows_of(session, of_boards | _named(happened))
            numbers: dict[int | None, int] = {
                each.number: boards.record(session, each) for each in shown
            }
            renumbered = [
                replace(e, board_number=numbers.get(e.board_number, e.board_number))
                for e in happened
            ]
            written = event_log.append(session, renumbered)
            learned = learn(event_log.log(session), event_log.taste(session))
            event_log.keep_taste(session, learned, self._now(), TasteCause.BROUGHT_IN)
            return written

    def relearn(self, learn: Learn) -> Taste:
        """Learn from the whole log, while the closet stays in use.

        When the taste changes meanwhile, what was learned is dropped: it is old.
        """
        with self._reading() as session:
            log, before = event_log.log(session), event_log.taste(session)
        learned = learn(log, before)
        with self._writing() as session:
            present = event_log.taste(session)
            if present.version != before.version or (
                replace(learned, version=before.version) == before
            ):
                return present
            return event_log.keep_taste(
                session, learned, self._now(), TasteCause.RELEARNED
            )

    def forget(self, event_numbers: Collection[int], learn: Learn) -> Taste:
        """Leave events out of the log, and learn as if they had never been."""
        with self._writing() as session:
            event_log.mark(session, event_numbers, is_forgotten=True)
            return self._learn_from_nothing(session, learn, TasteCause.FORGOTTEN)

    def remember(self, event_numbers: Collection[int], learn: Learn) -> Taste:
        """Take forgotten events back into the log, and learn again."""
        with self._writing() as session:
            event_log.mark(session, event_numbers, is_forgotten=False)
            return self._learn_from_nothing(session, learn, TasteCause.REMEMBERED)

    def go_back(self, version: int, learn: Learn) -> Taste:
        """Make the log what it was at a version, and learn from that."""
        with self._writing() as session:
            event_log.mark_as_of(session, version)
            return self._learn_from_nothing(session, learn, TasteCause.WENT_BACK)

    def taste_versions(self) -> list[TasteVersion]:
        """Return the versions of the taste, the newest first."""
        columns = (
            *(TasteRow.version, TasteRow.created_at, TasteRow.cause, TasteRow.event_id),
            *(TasteRow.count_foretold, TasteRow.hits, TasteRow.hits_of_expert),
        )
        query = select(*columns).order_by(TasteRow.version.desc())
        with self._reading() as session:
            return [TasteVersion(*row) for row in session.execute(query)]

    def share_taste(self, share: float) -> Taste:
        """Set how much of the taste is served, from 0 (the expert) to 1."""
        with self._writing() as session:
            shared = event_log.taste(session).with_share(share)
            return event_log.keep_taste(session, shared, self._now(), TasteCause.SHARED)

    def ratings(self) -> list[TableRating]:
        """Return the ranking table."""
        with self._reading() as session:
            return ranking_table.ratings(session)

    def evidence(self) -> ChoiceLog:
        """Return all that the taste is learned from."""
        with self._reading() as session:
            return event_log.log(session)

    def boards(self) -> list[Board]:
        """Return all boards that were shown, by number."""
        with self._reading() as session:
            return boards.boards(session)

    def events(self) -> list[Event]:
        """Return the event log without what was forgotten, the oldest first."""
        with self._reading() as session:
            return event_log.events(session)

    def taste(self) -> Taste:
        """Return what was learned so far."""
        with self._reading() as session:
            return event_log.taste(session)

    def forgotten(self) -> list[Event]:
        """Return the events that were forgotten, the oldest first."""
        with self._reading() as session:
            return event_log.events(session, are_forgotten=True)

    def _learn_from_nothing(
        self, session: Session, learn: Learn, cause: TasteCause
    ) -> Taste:
        """Learn so that no trace is left of what the log says no more."""
        before = event_log.taste(session).unlearned()
        learned = learn(event_log.log(session), before)
        return event_log.keep_taste(session, learned, self._now(), cause)


def _named(events: Iterable[Event]) -> set[int]:
    """Return the garments that events name."""
    return {i for each in events for i in (*each.garment_ids, *(each.swapped or ()))}
