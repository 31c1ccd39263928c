"""Boards, an event log and a taste in memory, for closets of tests."""

from collections.abc import Collection
from dataclasses import replace

from wardrobe.board import Board, check_fits
from wardrobe.event import Event
from wardrobe.evidence import Log
from wardrobe.garment import Garment
from wardrobe.learning import Learn
from wardrobe.taste import Taste


class KeptTaste:
    """The part of a closet that keeps what was shown, done and learned."""

    def __init__(self) -> None:
        self.boards: list[Board] = []
        self._happened: list[Event] = []
        self._forgotten: set[int] = set()
        self._taste = Taste()

    def garment(self, garment_id: int) -> Garment:
        raise NotImplementedError

    def record_board(self, board: Board) -> Board:
        numbered = replace(board, number=len(self.boards) + 1)
        self.boards.append(numbered)
        return numbered

    def record(self, event: Event, learn: Learn) -> Taste:
        for garment_id in event.garment_ids:
            self.garment(garment_id)
        if event.board_number:
            check_fits(event, self.boards[event.board_number - 1])
        self._happened.append(replace(event, number=len(self._happened) + 1))
        return self._keep(learn(self.evidence(), self._taste))

    def relearn(self, learn: Learn) -> Taste:
        return self._keep(learn(self.evidence(), self._taste))

    def forget(self, event_numbers: Collection[int], learn: Learn) -> Taste:
        self._forgotten |= set(event_numbers)
        return self._keep(learn(self.evidence(), Taste()))

    def remember(self, event_numbers: Collection[int], learn: Learn) -> Taste:
        self._forgotten -= set(event_numbers)
        return self._keep(learn(self.evidence(), Taste()))

    def share_taste(self, share: float) -> Taste:
        return self._keep(self._taste.with_share(share))

    def evidence(self) -> Log:
        worn = {i for event in self._happened for i in event.garment_ids}
        shown = {
            i
            for board in self.boards
            for each in board.outfits
            for i in each.garment_ids()
        }
        owned = [self.garment(each) for each in sorted(worn | shown)]
        return Log.of(self.events(), self.boards, owned)

    def events(self) -> list[Event]:
        return [e for e in self._happened if e.number not in self._forgotten]

    def taste(self) -> Taste:
        return self._taste

    def _keep(self, taste: Taste) -> Taste:
        self._taste = replace(taste, version=self._taste.version + 1)
        return self._taste
