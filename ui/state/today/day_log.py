"""What was done with outfits, as the window sees it: hearts, stars, wears of today."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from ui.jobs import Jobs
from ui.state.closet_state import ClosetState
from ui.state.taste_state import TasteState
from wardrobe.closet.opinions import NO_OPINION, Opinion, opinions
from wardrobe.model.event import Event, EventKind


class DayLog(QObject):
    """Keeps the event log in memory, so that what is done shows at once."""

    log_changed = Signal()

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
        self._events: dict[int, Event] = {}
        self._forgotten: dict[int, Event] = {}
        self._opinions: dict[frozenset[int], Opinion] = {}
        self._today_known: tuple[date, list[Event]] = (date.min, [])
        taste.events_recorded.connect(self._on_recorded)
        taste.events_marked.connect(self._on_marked)
        taste.taste_set.connect(self.read)

    @property
    def today(self) -> date:
        """The day by the clock on the wall."""
        return self._now().astimezone().date()

    def opinion(self, garment_ids: Collection[int]) -> Opinion:
        """Return what was said of an outfit."""
        return self._opinions.get(frozenset(garment_ids), NO_OPINION)

    def worn_today(self) -> list[Event]:
        """Return what was worn today, the last first."""
        worn = [event for event in self._of_today() if event.kind.is_worn]
        return sorted(worn, key=lambda event: (event.at, event.number), reverse=True)

    def done_today(self, garment_ids: Collection[int]) -> set[EventKind]:
        """Return what was done today with an outfit, worn with accessories or not."""
        wanted = frozenset(garment_ids)
        return {
            event.kind
            for event in self._of_today()
            if wanted <= frozenset(event.garment_ids)
        }

    def known(self, numbers: Iterable[int]) -> list[Event]:
        """Return events by their numbers, whether they count or were taken back."""
        all_known = {**self._forgotten, **self._events}
        return [all_known[each] for each in numbers if each in all_known]

    def read(self) -> None:
        """Read the event log."""
        closet = self._closet.closet
        self._jobs.run(self, lambda _: closet.events(), self._on_read)

    def _of_today(self) -> list[Event]:
        """Return today's events; each card asks for them whenever one changes."""
        today = self.today
        if self._today_known[0] != today:
            found = [each for each in self._events.values() if each.day == today]
            self._today_known = (today, found)
        return self._today_known[1]

    def _on_read(self, events: Sequence[Event]) -> None:
        self._events = {event.number: event for event in events}
        self._forgotten = {}
        self._tell()

    def _on_recorded(self, events: Sequence[Event], replaced: Collection[int]) -> None:
        self._forget(replaced)
        self._events.update({event.number: event for event in events})
        self._tell()

    def _on_marked(self, numbers: Collection[int], counts: bool) -> None:  # noqa: FBT001  a slot
        if not counts:
            self._forget(numbers)
        elif set(numbers) <= self._forgotten.keys():
            self._events.update({each: self._forgotten[each] for each in numbers})
            self._events = dict(sorted(self._events.items()))
        else:
            self.read()
            return
        self._tell()

    def _forget(self, numbers: Collection[int]) -> None:
        for number in numbers:
            if number in self._events:
                self._forgotten[number] = self._events.pop(number)

    def _tell(self) -> None:
        self._opinions = opinions(self._events.values())
        self._today_known = (date.min, [])
        self.log_changed.emit()
