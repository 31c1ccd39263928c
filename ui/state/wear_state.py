"""The wear log as the window sees it: read off the closet, told when it changes."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from ui.jobs import Jobs
from ui.state.closet_state import ClosetState
from ui.state.taste_state import TasteState
from wardrobe.closet.wear_log import days_worn, worn_by_day
from wardrobe.closet.worth import Wearing
from wardrobe.model.event import Event
from wardrobe.model.garment import Garment


@dataclass(frozen=True, slots=True)
class _Read:
    days: dict[date, list[Event]]
    worn: Mapping[int, Collection[date]]
    garments: dict[int, Garment] = field(default_factory=dict)


class WearState(QObject):
    """What was worn; `read` asks the closet again.

    Attributes:
        is_read: Whether it was read at all.
    """

    worn_changed = Signal()

    def __init__(
        self,
        closet: ClosetState,
        taste: TasteState,
        jobs: Jobs,
        now: Callable[[], datetime],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._closet, self._jobs, self._now = closet, jobs, now
        self._taste = taste
        self._read = _Read({}, {})
        self.is_read = False
        taste.events_recorded.connect(self.read)
        taste.events_marked.connect(self.read)
        taste.taste_set.connect(self.read)

    @property
    def today(self) -> date:
        """The day by the clock on the wall."""
        return self._now().astimezone().date()

    @property
    def days(self) -> Mapping[int, Collection[date]]:
        """The days on which each garment was worn, by its id."""
        return self._read.worn

    def wearing_of(self, garment: Garment) -> Wearing:
        """Return how a garment was worn."""
        return Wearing(garment, self.days.get(garment.id, ()))

    def events_on(self, day: date) -> Sequence[Event]:
        """Return what was worn on a day, the first first."""
        return self._read.days.get(day, [])

    def outfits_on(self, day: date) -> list[list[Garment]]:
        """Return the garments worn on a day, removed ones too."""
        return [self.garments_of(each.garment_ids) for each in self.events_on(day)]

    def garments_of(self, ids: Iterable[int]) -> list[Garment]:
        """Return garments by id, removed ones too; unknown ones are left out."""
        known = self._read.garments
        return [known[each] for each in ids if each in known]

    def read(self) -> None:
        """Read the event log, and the garments it names."""
        closet = self._closet.closet

        def work(_job: object) -> _Read:
            log = closet.events()
            owned = (*closet.trash(), *closet.garments())
            garments = {garment.id: garment for garment in owned}
            return _Read(worn_by_day(log), days_worn(log), garments)

        self._jobs.run(self, work, self._on_read)

    def record(self, event: Event) -> None:
        """Note what was worn."""
        self._taste.record([event], lambda _: None)

    def _on_read(self, read: _Read) -> None:
        self._read, self.is_read = read, True
        self.worn_changed.emit()
