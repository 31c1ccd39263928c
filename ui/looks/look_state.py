"""Looks as the window sees them, with the pieces that they are made of."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from ui.jobs import Jobs
from ui.state.closet_state import ClosetState
from ui.state.day_state import DayState
from ui.state.taste_state import TasteState
from wardrobe.days.plans import SavedLook
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import Garment, Group
from wardrobe.planning.fitting_looks import days_of_looks
from wardrobe.planning.history import wear_history
from wardrobe.planning.liked_looks import follow_hearts, keep_liked, looks_to_keep
from wardrobe.planning.look_pieces import gone_pieces
from wardrobe.ports.closet import Closet

_GROUPS = list(Group)


@dataclass(frozen=True, slots=True)
class _Read:
    looks: Sequence[SavedLook] = ()
    removed: Mapping[int, Garment] = field(default_factory=dict)
    days: Mapping[int, frozenset[date]] = field(default_factory=dict)
    liked: Sequence[SavedLook] = ()


class LookState(QObject):
    """The looks that are kept; `read` asks the closet again.

    A heart keeps its outfit as a look, and lets go of it when it is taken back.

    Attributes:
        is_watched: Somebody sees the looks, so that what changes them is read at once.
    """

    looks_changed = Signal()

    def __init__(
        self,
        closet: ClosetState,
        days: DayState,
        taste: TasteState,
        *,
        jobs: Jobs,
        now: Callable[[], datetime],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._closet, self._days, self._jobs, self._now = closet, days, jobs, now
        self._read = _Read()
        self.is_loaded = self.is_watched = False
        self._unsaved: dict[int, SavedLook] = {}  # shown before it is written
        days.days_changed.connect(self._on_days_changed)
        closet.closet_changed.connect(self._on_closet_changed)
        taste.events_recorded.connect(self._on_recorded)
        taste.events_marked.connect(self._on_marked)

    @property
    def looks(self) -> Sequence[SavedLook]:
        """The looks, the newest first."""
        return self._read.looks

    @property
    def liked(self) -> Sequence[SavedLook]:
        """Looks of outfits that were liked before hearts kept them."""
        return self._read.liked

    @property
    def today(self) -> date:
        """The day by the clock on the wall."""
        return self._now().astimezone().date()

    def look(self, number: int) -> SavedLook | None:
        """Return the look of a number, or None if it is there no more."""
        return next((each for each in self.looks if each.number == number), None)

    def garment(self, garment_id: int) -> Garment | None:
        """Return a piece, removed ones too; None if nothing is known of it."""
        removed = self._read.removed
        return self._closet.garment(garment_id) or removed.get(garment_id)

    def pieces(self, look: SavedLook) -> list[Garment]:
        """Return the pieces of a look from top to toe, removed ones too."""
        found = (self.garment(each) for each in sorted(look.garment_ids))
        known = [each for each in found if each is not None]
        return sorted(known, key=lambda each: _GROUPS.index(each.group))

    def gone(self, look: SavedLook) -> list[int]:
        """Return the ids of the pieces that can't be worn again."""
        here = (self._closet.garment(each) for each in look.garment_ids)
        return gone_pieces(look, {each.id: each for each in here if each})

    def last_worn(self, look: SavedLook) -> date | None:
        """Return the day on which a look was worn last, up to today."""
        days = self._read.days.get(look.number, ())
        return max((each for each in days if each <= self.today), default=None)

    def put(self, look: SavedLook) -> None:
        """Show what a look becomes, which is about to be written."""
        self._unsaved[look.number] = look
        self._on_read(self._read)

    def read(self) -> None:
        """Read the looks, what was removed, and what was worn."""
        closet = self._closet.closet
        self._jobs.run(self, lambda _: _read(closet), self._on_read)

    def _on_read(self, read: _Read) -> None:
        looks = [self._unsaved.get(each.number, each) for each in read.looks]
        self._read, self.is_loaded = replace(read, looks=looks), True
        self.looks_changed.emit()

    def _on_days_changed(self) -> None:
        self._unsaved.clear()
        self._follow()

    def _follow(self) -> None:
        if self.is_watched:
            self.read()

    def _on_closet_changed(self) -> None:
        """Read what was removed, if a look has it: imports change the closet often."""
        ids = {each for look in self.looks for each in look.garment_ids}
        if any(self.garment(each) is None for each in ids):
            self._follow()
        elif self.is_watched:
            self.looks_changed.emit()

    def _on_recorded(self, events: Sequence[Event], _replaced: object) -> None:
        if any(each.kind is EventKind.LIKE for each in events):
            self._change(lambda closet: keep_liked(events, closet))
        else:
            self._follow()  # it may have been worn

    def _on_marked(self, numbers: Collection[int], counts: bool) -> None:  # noqa: FBT001  a slot
        self._change(lambda closet: follow_hearts(numbers, closet, count=counts))

    def _change(self, work: Callable[[Closet], object]) -> None:
        self._days.change(work, self._jobs.on_error)


def _read(closet: Closet) -> _Read:
    looks, events = closet.looks(), closet.events()
    removed = {each.id: each for each in closet.trash()}
    garments = removed | {each.id: each for each in closet.garments()}
    history = wear_history(events, washed={})
    return _Read(
        looks,
        removed,
        days_of_looks(looks, history, garments),
        looks_to_keep(events, looks, garments),
    )
