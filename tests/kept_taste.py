"""Boards, an event log and a taste in memory, for closets of tests."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from wardrobe.model.board import Board, check_fits
from wardrobe.model.event import Event
from wardrobe.model.garment import Garment
from wardrobe.taste.choices import ChoiceLog
from wardrobe.taste.learning import Learn
from wardrobe.taste.ranking_table import TableRating, ratings_by_user
from wardrobe.taste.taste import Taste, TasteCause, TasteVersion


class KeptTaste:
    """The part of a closet that keeps what was shown, done and learned."""

    def __init__(self) -> None:
        self.shown: list[Board] = []
        self.log: list[Event] = []
        self._forgotten: set[int] = set()
        self._taste = Taste()
        self._states: list[tuple[int, set[int]]] = []
        self._versions: list[TasteVersion] = []

    def garment(self, garment_id: int) -> Garment:
        raise NotImplementedError

    def record_board(self, board: Board) -> Board:
        numbered = replace(board, number=len(self.shown) + 1)
        self.shown.append(numbered)
        return numbered

    def record(
        self, *events: Event, learn: Learn, replacing: Collection[int] = ()
    ) -> list[Event]:
        for event in events:
            for garment_id in event.garment_ids:
                self.garment(garment_id)
            if event.board_number:
                check_fits(event, self.shown[event.board_number - 1])
            self.log.append(replace(event, number=len(self.log) + 1))
        self._forgotten |= set(replacing)
        taste = learn(self.evidence(), self._taste)
        self._keep(taste, TasteCause.EVENT, len(self.log))
        return self.log[-len(events) :]

    def last_board(self) -> Board | None:
        return self.shown[-1] if self.shown else None

    def boards(self) -> list[Board]:
        return list(self.shown)

    def bring_in_log(
        self, shown: Sequence[Board], happened: Sequence[Event], learn: Learn
    ) -> list[Event]:
        numbers = {board.number: self.record_board(board).number for board in shown}
        written = []
        for event in happened:
            number = numbers.get(event.board_number or 0, event.board_number)
            written += self.record(replace(event, board_number=number), learn=learn)
        return written

    def relearn(self, learn: Learn) -> Taste:
        return self._keep(learn(self.evidence(), self._taste), TasteCause.RELEARNED)

    def forget(self, event_numbers: Collection[int], learn: Learn) -> Taste:
        self._forgotten |= set(event_numbers)
        return self._keep(learn(self.evidence(), Taste()), TasteCause.FORGOTTEN)

    def remember(self, event_numbers: Collection[int], learn: Learn) -> Taste:
        self._forgotten -= set(event_numbers)
        return self._keep(learn(self.evidence(), Taste()), TasteCause.REMEMBERED)

    def share_taste(self, share: float) -> Taste:
        return self._keep(self._taste.with_share(share), TasteCause.SHARED)

    def go_back(self, version: int, learn: Learn) -> Taste:
        count, forgotten = self._states[version - 1]
        self._forgotten = forgotten | set(range(count + 1, len(self.log) + 1))
        return self._keep(learn(self.evidence(), Taste()), TasteCause.WENT_BACK)

    def taste_versions(self) -> list[TasteVersion]:
        return self._versions[::-1]

    def forgotten(self) -> list[Event]:
        return [e for e in self.log if e.number in self._forgotten]

    def ratings(self) -> list[TableRating]:
        return ratings_by_user(self.evidence())

    def evidence(self) -> ChoiceLog:
        worn = {i for event in self.log for i in event.garment_ids}
        shown = {
            i
            for board in self.shown
            for each in board.outfits
            for i in each.garment_ids()
        }
        owned = [self.garment(each) for each in sorted(worn | shown)]
        return ChoiceLog.of(self.events(), self.shown, owned)

    def events(self) -> list[Event]:
        return [e for e in self.log if e.number not in self._forgotten]

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
