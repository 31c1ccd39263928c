"""The laundry as the window sees it, and the luggage: what is in them, and care."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from PySide6.QtCore import QObject, QTimer, Signal

from ui.jobs import Jobs
from ui.state.closet_state import ClosetState
from ui.state.day_state import DayState
from ui.state.taste_state import TasteState
from wardrobe.days.luggage import Away, left_packed, pieces_away
from wardrobe.days.resting import DEFAULT_CARE, NO_CARE, Care
from wardrobe.days.trips import Trip
from wardrobe.model.garment import Garment, GarmentType
from wardrobe.model.progress import Progress
from wardrobe.planning.history import history_until, rules_of
from wardrobe.planning.laundry import WashedLoad, in_laundry

# An import changes the closet often; the basket follows when it pauses.
_PAUSE_MS = 300


@dataclass(frozen=True, slots=True)
class _Read:
    pieces: Sequence[Garment] = ()
    washed: Mapping[int, date] = field(default_factory=dict)
    own_care: Mapping[GarmentType, Care] = field(default_factory=dict)
    is_on: bool = True
    away: Away = field(default_factory=Away)  # so that `rest_changed` tells of it
    left_packed: Sequence[Trip] = ()


class LaundryState(QObject):
    """Follows what is worn, washed, packed and set."""

    laundry_changed = Signal()
    rest_changed = Signal()  # what can be worn today is other than it was known to be

    def __init__(
        self,
        closet: ClosetState,
        taste: TasteState,
        *,
        days: DayState,
        jobs: Jobs,
        now: Callable[[], datetime],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._closet, self._jobs, self._now = closet, jobs, now
        self._known = _Read()
        self._is_read = False
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self.read)
        for changed in (
            closet.closet_changed,
            taste.events_recorded,
            taste.events_marked,
            taste.taste_set,
        ):
            changed.connect(lambda *_: self._read_soon())
        days.days_changed.connect(self.read)

    @property
    def pieces(self) -> Sequence[Garment]:
        """The garments in the laundry, by id."""
        return self._known.pieces

    @property
    def ids(self) -> frozenset[int]:
        """The ids of the garments in the laundry."""
        return frozenset(garment.id for garment in self.pieces)

    @property
    def is_on(self) -> bool:
        """Whether worn pieces go there by themselves."""
        return self._known.is_on

    @property
    def left_packed(self) -> Sequence[Trip]:
        """The trips that are over, and from which not all came back."""
        return self._known.left_packed

    def own_care(self, kind: GarmentType) -> Care | None:
        """Return how the user cares for a type; None is the usual way."""
        return self._known.own_care.get(kind)

    def care(self, kind: GarmentType) -> Care:
        """Return how a type is cared for."""
        return self.own_care(kind) or DEFAULT_CARE.get(kind, NO_CARE)

    def load(self, garments: Sequence[Garment] | None = None) -> WashedLoad:
        """Return what is to be brought back today: all, or some of it."""
        taken = tuple(self.pieces if garments is None else garments)
        washed = {each.id: self._known.washed.get(each.id) for each in taken}
        return WashedLoad(taken, washed, self._now().astimezone().date())

    def read(self) -> None:
        """Look what is in the laundry today."""
        self._pause.stop()
        closet, today = self._closet.closet, self._now().astimezone().date()

        def work(_progress: Progress) -> _Read:
            rules = rules_of(closet)
            history = history_until(today, closet, today=today)
            garments, trips = closet.garments(), closet.trips()
            ids = [each.id for each in garments if each.is_in_use]
            return _Read(
                in_laundry(garments, history, rules, today),
                closet.washed(),
                closet.care(),
                rules.has_laundry,
                pieces_away(trips, ids, today, today=today),
                left_packed(trips, today),
            )

        self._jobs.run(self, work, self._on_read)

    def _read_soon(self) -> None:
        self._pause.start(_PAUSE_MS if self._is_read else 0)

    def _on_read(self, known: _Read) -> None:
        is_other = self._is_read and known != self._known
        self._known, self._is_read = known, True
        self.laundry_changed.emit()
        if is_other:
            self.rest_changed.emit()
