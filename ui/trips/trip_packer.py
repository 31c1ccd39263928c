"""Packs for a trip off the window's thread, and makes a trip and its plans of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal

from ui.latest_job import LatestJob
from ui.planning.planning_parts import PlanningParts
from ui.trips.trip_form import TripWish
from ui.widgets.waiting_row import WaitingRow
from wardrobe.days.plans import PlannedOutfit
from wardrobe.days.trips import Trip
from wardrobe.errors import NothingToWear
from wardrobe.language.texts import _
from wardrobe.model.progress import Progress
from wardrobe.planning.history import rules_of
from wardrobe.planning.trips import PackedTrip, pack_trip, times_of_trip
from wardrobe.planning.weeks import plan_of


@dataclass(frozen=True, slots=True)
class PackedWish:
    """A trip that is not kept yet, what is planned for its days, and the gap."""

    trip: Trip
    plans: Sequence[PlannedOutfit]
    gap: int


class TripPacker(WaitingRow):
    """Runs one packing at a time, and shows that it does."""

    packed = Signal(object)  # PackedWish

    def __init__(self, parts: PlanningParts) -> None:
        super().__init__(_("Packing"))
        self._parts = parts
        self._latest = LatestJob(self, parts.jobs)
        self.stop_asked.connect(self._stop)

    def start_packing(self, wish: TripWish) -> None:
        """Find the fewest pieces that do."""
        parts = self._parts
        closet, scorer = parts.closet.closet, parts.scorer
        needs = [(parts.occasion(each.occasion), each.count) for each in wish.needs]
        self.start(_("Packing"))

        def work(progress: Progress) -> PackedWish:
            times = times_of_trip(wish.first, wish.last, needs, wish.temperature_c)
            garments, rules, taste = closet.garments(), rules_of(closet), closet.taste()
            progress.stop_if_asked()
            packed = pack_trip(
                times,
                garments,
                rules=rules,
                scorer=scorer,
                taste=taste,
                most=wish.most,
            )
            filled = zip(times, packed.outfits, strict=True)
            plans = [plan_of(time, rated) for time, rated in filled if rated]
            return PackedWish(trip_of(wish, packed), plans, packed.gap)

        self._latest.start(work, self._take, self._refuse)

    def _take(self, packed: PackedWish) -> None:
        self.hide()
        self.packed.emit(packed)

    def _refuse(self, error: Exception) -> None:
        self.hide()
        self._parts.jobs.on_error(error)

    def _stop(self) -> None:
        self._latest.cancel()
        self.hide()


def trip_of(wish: TripWish, packed: PackedTrip) -> Trip:
    """Return what was wished for with what is packed for it.

    Raises:
        NothingToWear: Nothing is.
    """
    if not packed.pieces:
        raise NothingToWear(
            _(
                "your closet makes nothing good for this trip: allow more luggage, or "
                "choose other occasions"
            )
        )
    return Trip(
        first=wish.first,
        last=wish.last,
        name=wish.name,
        needs=wish.needs,
        garment_ids=frozenset(each.id for each in packed.pieces),
        temperature_c=wish.temperature_c,
        most=wish.most,
    )


def repacked(before: Trip, after: Trip) -> Trip:
    """Return a trip in place of another: what is packed already stays so."""
    return replace(
        after,
        number=before.number,
        packed=before.packed & after.garment_ids,
        back=before.back & after.garment_ids,
    )
