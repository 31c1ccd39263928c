"""The part of a closet that notes steps which is about days: plans, looks, care."""
# ruff: noqa: D102 - the methods of a closet are explained by its ports

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from wardrobe.changes.change_steps import (
    CalendarRulesSet,
    DayPhotoKept,
    LaundrySwitched,
    LookChanged,
    LookKept,
    PiecesWashed,
    PlansMade,
    Step,
    TripChanged,
    TripKept,
    TypesCared,
)
from wardrobe.days.calendar_rules import CalendarRule
from wardrobe.days.day_photos import DayPhoto
from wardrobe.days.plans import PlannedOutfit, SavedLook
from wardrobe.days.resting import Care
from wardrobe.days.trips import Trip
from wardrobe.model.garment import GarmentType
from wardrobe.ports.maintenance import WholeCloset


class RecordingDays:
    """Does what the closet does about days, and notes it once it is done."""

    def __init__(self, closet: WholeCloset, steps: list[Step]) -> None:
        """Take the closet, and where the steps go."""
        self._closet, self._steps = closet, steps

    def plan(self, *planned: PlannedOutfit) -> list[PlannedOutfit]:
        made = self._closet.plan(*planned)
        numbers = tuple(each.number for each in made)
        self._steps.append(PlansMade(numbers, are_there=True))
        return made

    def unplan(self, numbers: Collection[int]) -> None:
        there = {each.number for each in self._closet.plans()}
        self._closet.unplan(numbers)
        gone = tuple(each for each in numbers if each in there)
        self._steps.append(PlansMade(gone, are_there=False))

    def plan_again(self, numbers: Collection[int]) -> None:
        there = {each.number for each in self._closet.plans()}
        self._closet.plan_again(numbers)
        back = tuple(each for each in numbers if each not in there)
        self._steps.append(PlansMade(back, are_there=True))

    def save_look(self, look: SavedLook) -> SavedLook:
        saved = self._closet.save_look(look)
        self._steps.append(LookKept(saved.number, is_there=True))
        return saved

    def change_look(self, look: SavedLook) -> None:
        before = {each.number: each for each in self._closet.looks()}
        self._closet.change_look(look)
        if look.number in before:
            self._steps.append(LookChanged(before[look.number], look))

    def remove_look(self, number: int) -> None:
        was_there = any(each.number == number for each in self._closet.looks())
        self._closet.remove_look(number)
        if was_there:
            self._steps.append(LookKept(number, is_there=False))

    def restore_look(self, number: int) -> SavedLook:
        restored = self._closet.restore_look(number)
        self._steps.append(LookKept(number, is_there=True))
        return restored

    def set_washed(self, days: Mapping[int, date | None]) -> None:
        before = self._closet.washed()
        self._closet.set_washed(days)
        was = {each: before.get(each) for each in days}
        self._steps.append(PiecesWashed(was, dict(days)))

    def set_care(self, care: Mapping[GarmentType, Care | None]) -> None:
        before = self._closet.care()
        self._closet.set_care(care)
        was = {each: before.get(each) for each in care}
        self._steps.append(TypesCared(was, dict(care)))

    def set_laundry(self, *, is_on: bool) -> None:
        before = self._closet.has_laundry()
        self._closet.set_laundry(is_on=is_on)
        self._steps.append(LaundrySwitched(before, is_on))

    def set_calendar_rules(self, rules: Sequence[CalendarRule]) -> None:
        before = tuple(self._closet.calendar_rules())
        self._closet.set_calendar_rules(rules)
        self._steps.append(CalendarRulesSet(before, tuple(rules)))

    def save_trip(self, trip: Trip) -> Trip:
        saved = self._closet.save_trip(trip)
        self._steps.append(TripKept(saved.number, is_there=True))
        return saved

    def change_trip(self, trip: Trip) -> None:
        before = {each.number: each for each in self._closet.trips()}
        self._closet.change_trip(trip)
        if trip.number in before:
            self._steps.append(TripChanged(before[trip.number], trip))

    def remove_trip(self, number: int) -> None:
        was_there = any(each.number == number for each in self._closet.trips())
        self._closet.remove_trip(number)
        if was_there:
            self._steps.append(TripKept(number, is_there=False))

    def restore_trip(self, number: int) -> Trip:
        restored = self._closet.restore_trip(number)
        self._steps.append(TripKept(number, is_there=True))
        return restored

    def keep_day_photo(self, day: date, content: bytes) -> DayPhoto:
        kept = self._closet.keep_day_photo(day, content)
        self._steps.append(DayPhotoKept(kept.number, is_there=True))
        return kept

    def remove_day_photo(self, number: int) -> None:
        was_there = any(each.number == number for each in self._closet.day_photos())
        self._closet.remove_day_photo(number)
        if was_there:
            self._steps.append(DayPhotoKept(number, is_there=False))

    def restore_day_photo(self, number: int) -> None:
        self._closet.restore_day_photo(number)
        self._steps.append(DayPhotoKept(number, is_there=True))
