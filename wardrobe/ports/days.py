"""Where plans, looks and laundry are kept; `Closet` says what holds for all."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Protocol

from wardrobe.days.calendar_rules import CalendarRule
from wardrobe.days.plans import PlannedOutfit, SavedLook
from wardrobe.days.resting import Care
from wardrobe.days.trips import Trip
from wardrobe.model.garment import GarmentType


class DayStore(Protocol):
    """Keeps what is planned, saved and packed, and when pieces were washed."""

    def plans(
        self, first: date | None = None, last: date | None = None
    ) -> list[PlannedOutfit]:
        """Return what is planned from a day to a day, both included, by day."""

    def plan(self, *planned: PlannedOutfit) -> list[PlannedOutfit]:
        """Save plans, all or none; return them with their numbers."""

    def unplan(self, numbers: Collection[int]) -> None:
        """Take plans back, so that `plan_again` can bring them back."""

    def plan_again(self, numbers: Collection[int]) -> None:
        """Bring plans back that were taken back."""

    def looks(self) -> list[SavedLook]:
        """Return the looks that were not removed, the newest first."""

    def save_look(self, look: SavedLook) -> SavedLook:
        """Save a new look; return it with its number."""

    def change_look(self, look: SavedLook) -> None:
        """Save a look under the number that it has."""

    def remove_look(self, number: int) -> None:
        """Remove a look, so that `restore_look` can bring it back."""

    def restore_look(self, number: int) -> SavedLook:
        """Bring a removed look back."""

    def trips(self) -> list[Trip]:
        """Return the trips that were not removed, the last first."""

    def save_trip(self, trip: Trip) -> Trip:
        """Save a new trip; return it with its number."""

    def change_trip(self, trip: Trip) -> None:
        """Save a trip under the number that it has."""

    def remove_trip(self, number: int) -> None:
        """Remove a trip, so that `restore_trip` can bring it back."""

    def restore_trip(self, number: int) -> Trip:
        """Bring a removed trip back."""

    def washed(self) -> dict[int, date]:
        """Return when garments came back from the laundry last, by id."""

    def set_washed(self, days: Mapping[int, date | None]) -> None:
        """Save when garments came back; None forgets it."""

    def care(self) -> dict[GarmentType, Care]:
        """Return how the user cares for types where that is not the usual way."""

    def set_care(self, care: Mapping[GarmentType, Care | None]) -> None:
        """Save how types are cared for; None is the usual way."""

    def has_laundry(self) -> bool:
        """Return whether worn pieces go into the laundry by themselves."""

    def set_laundry(self, *, is_on: bool) -> None:
        """Have worn pieces go into the laundry by themselves, or not."""

    def calendar_rules(self) -> list[CalendarRule]:
        """Return the user's own rules for calendars; none where the usual ones hold."""

    def set_calendar_rules(self, rules: Sequence[CalendarRule]) -> None:
        """Save the user's own rules in place of those that are there."""
