"""Boards, an event log and a taste in memory, for closets of tests."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from wardrobe.errors import InvalidValue, UnknownGarment
from wardrobe.model.board import Board, check_fits
from wardrobe.model.event import Event
from wardrobe.model.garment import Garment
from wardrobe.taste.choices import ChoiceLog
from wardrobe.taste.ranking_table import (
    TableRating,
    ratings_by_network,
    ratings_by_user,
)
from wardrobe.taste.taste import Learn, Taste, TasteCause, TasteVersion


class KeptTaste:
    """The part of a closet that keeps what was shown, done and learned."""

    kept: dict[int, Garment]

    def __init__(self) -> None:
        self.shown: list[Board] = []
        self.log: list[Event] = []
        self._forgotten: set[int] = set()
        self._taste = Taste()
        self._states: list[tuple[int, set[int]]] = []
        self._versions: list[TasteVersion] = []

    def fail(self) -> None:
        """Raise what writes are to fail with, if anything."""

    def refuse_unknown(self, garment_ids: Iterable[int]) -> None:
        if unknown := set(garment_ids) - set(self.kept):
            raise UnknownGarment(min(unknown))

    def record_board(self, board: Board) -> Board:
        self.refuse_unknown(i for each in board.outfits for i in each.garment_ids())
        numbered = replace(board, number=len(self.shown) + 1)
        self.shown.append(numbered)
        return numbered

    def record(
        self, *events: Event, learn: Learn, replacing: Collection[int] = ()
    ) -> list[Event]:
        self.fail()
        written = self._numbered(events, self.shown)
        self._refuse_unknown_events(replacing)
        self.log += written
        self._forgotten |= set(replacing)
        before = self._taste.unlearned() if replacing else self._taste
        taste = learn(self.evidence(), before)
        self._keep(taste, TasteCause.EVENT, written[-1].number)
        return written

    def last_board(self) -> Board | None:
        return self.shown[-1] if self.shown else None

    def boards(self) -> list[Board]:
        return list(self.shown)

    def bring_in_log(
        self, shown: Sequence[Board], happened: Sequence[Event], learn: Learn
    ) -> list[Event]:
        self.fail()
        self.refuse_unknown(
            i for b in shown for o in b.outfits for i in o.garment_ids()
        )
        numbered = [
            replace(board, number=number)
            for number, board in enumerate(shown, start=len(self.shown) + 1)
        ]
        numbers = {board.number: new.number for board, new in zip(shown, numbered)}
        events = [
            replace(
                each,
                board_number=numbers.get(each.board_number or 0, each.board_number),
            )
            for each in happened
        ]
        written = self._numbered(events, [*self.shown, *numbered])
        self.shown += numbered
        self.log += written
        self._keep(learn(self.evidence(), self._taste), TasteCause.BROUGHT_IN)
        return written

    def relearn(self, learn: Learn) -> Taste:
        before = self._taste
        learned = replace(learn(self.evidence(), before), version=before.version)
        return (
            before if learned == before else self._keep(learned, TasteCause.RELEARNED)
        )

    def forget(self, event_numbers: Collection[int], learn: Learn) -> Taste:
        self._refuse_unknown_events(event_numbers)
        self._forgotten |= set(event_numbers)
        return self._learn_from_nothing(learn, TasteCause.FORGOTTEN)

    def remember(self, event_numbers: Collection[int], learn: Learn) -> Taste:
        self._refuse_unknown_events(event_numbers)
        self._forgotten -= set(event_numbers)
        return self._learn_from_nothing(learn, TasteCause.REMEMBERED)

    def share_taste(self, share: float) -> Taste:
        return self._keep(self._taste.with_share(share), TasteCause.SHARED)

    def go_back(self, version: int, learn: Learn) -> Taste:
        if not 1 <= version <= len(self._states):
            raise InvalidValue(f"there's no version {version} of the taste")
        count, forgotten = self._states[version - 1]
        self._forgotten = forgotten | set(range(count + 1, len(self.log) + 1))
        return self._learn_from_nothing(learn, TasteCause.WENT_BACK)

    def taste_versions(self) -> list[TasteVersion]:
        return self._versions[::-1]

    def forgotten(self) -> list[Event]:
        return self._in_order(e for e in self.log if e.number in self._forgotten)

    def ratings(self) -> list[TableRating]:
        descriptors = self.evidence().garments
        by_network = {
            (each.outfit, each.occasion): each
            for board in self.shown
            for each in ratings_by_network(board, descriptors)
        }
        return [*by_network.values(), *ratings_by_user(self.evidence())]

    def evidence(self) -> ChoiceLog:
        events = self.events()
        named = {event.board_number for event in events}
        return ChoiceLog(
            events,
            {board.number: board for board in self.shown if board.number in named},
            {each.id: each.descriptor for each in self.kept.values()},
        )

    def events(self) -> list[Event]:
        return self._in_order(e for e in self.log if e.number not in self._forgotten)

    def taste(self) -> Taste:
        return self._taste

    def _keep(
        self, taste: Taste, cause: TasteCause, event_number: int | None = None
    ) -> Taste:
        self._taste = taste = replace(taste, version=self._taste.version + 1)
        self._states.append((len(self.log), set(self._forgotten)))
        self._versions.append(
            TasteVersion(
                version=taste.version,
                at=datetime(2026, 3, 1, tzinfo=UTC),
                cause=cause,
                event_number=event_number,
                count_foretold=taste.count_foretold,
                hits=taste.hits,
                hits_of_expert=taste.hits_of_expert,
            )
        )
        return taste

    def _numbered(
        self, events: Iterable[Event], boards: Sequence[Board]
    ) -> list[Event]:
        events = list(events)
        self.refuse_unknown(
            i for each in events for i in (*each.garment_ids, *(each.swapped or ()))
        )
        known = {board.number: board for board in boards}
        for event in events:
            if event.board_number is None:
                continue
            if event.board_number not in known:
                raise InvalidValue(f"there's no board {event.board_number}")
            check_fits(event, known[event.board_number])
        first = len(self.log) + 1
        return [replace(each, number=n) for n, each in enumerate(events, start=first)]

    def _refuse_unknown_events(self, numbers: Collection[int]) -> None:
        if unknown := set(numbers) - {event.number for event in self.log}:
            raise InvalidValue(f"there's no event {min(unknown)} in this closet")

    def _in_order(self, events: Iterable[Event]) -> list[Event]:
        return sorted(events, key=lambda event: (event.at, event.number))

    def _learn_from_nothing(self, learn: Learn, cause: TasteCause) -> Taste:
        return self._keep(learn(self.evidence(), self._taste.unlearned()), cause)
