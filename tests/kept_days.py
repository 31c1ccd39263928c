"""Plans, looks and laundry in memory, for closets of tests."""

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from wardrobe.days.calendar_rules import CalendarRule
from wardrobe.days.day_photos import DayPhoto, refuse_no_photo
from wardrobe.days.plans import PlannedOutfit, SavedLook
from wardrobe.days.resting import Care
from wardrobe.days.trips import Trip
from wardrobe.errors import InvalidValue
from wardrobe.model.garment import GarmentType


class KeptDays:
    """The part of a closet that keeps days; garments are looked up by a function."""

    def __init__(self, refuse_unknown: Callable[[Collection[int]], None]) -> None:
        self._refuse_unknown_garments = refuse_unknown
        self._plans: dict[int, PlannedOutfit] = {}
        self._looks: dict[int, SavedLook] = {}
        self._gone_plans: set[int] = set()
        self._gone_looks: set[int] = set()
        self._trips: dict[int, Trip] = {}
        self._gone_trips: set[int] = set()
        self._washed: dict[int, date] = {}
        self._care: dict[GarmentType, Care] = {}
        self._has_laundry = True
        self._calendar_rules: list[CalendarRule] = []
        self._photos: list[tuple[DayPhoto, bytes]] = []
        self._gone_photos: set[int] = set()

    def plans(
        self, first: date | None = None, last: date | None = None
    ) -> list[PlannedOutfit]:
        found = [
            each
            for number, each in self._plans.items()
            if number not in self._gone_plans
            and (first or date.min) <= each.day <= (last or date.max)
        ]
        return sorted(found, key=lambda each: (each.day, each.number))

    def plan(self, *planned: PlannedOutfit) -> list[PlannedOutfit]:
        for each in planned:
            self._refuse_unknown_garments(each.garment_ids)
        added = []
        for each in planned:
            kept = replace(each, number=len(self._plans) + 1)
            self._plans[kept.number] = kept
            added.append(kept)
        return added

    def unplan(self, numbers: Collection[int]) -> None:
        self._refuse_missing(numbers, self._plans, "plan")
        self._gone_plans |= set(numbers)

    def plan_again(self, numbers: Collection[int]) -> None:
        self._refuse_missing(numbers, self._plans, "plan")
        self._gone_plans -= set(numbers)

    def looks(self) -> list[SavedLook]:
        found = [v for n, v in self._looks.items() if n not in self._gone_looks]
        return sorted(found, key=lambda v: (v.made_at, v.number), reverse=True)

    def save_look(self, look: SavedLook) -> SavedLook:
        self._refuse_unknown_garments(look.garment_ids)
        kept = replace(look, number=len(self._looks) + 1)
        self._looks[kept.number] = kept
        return kept

    def change_look(self, look: SavedLook) -> None:
        self._refuse_missing([look.number], self._looks, "look")
        self._refuse_unknown_garments(look.garment_ids)
        self._looks[look.number] = look

    def remove_look(self, number: int) -> None:
        self._refuse_missing([number], self._looks, "look")
        self._gone_looks.add(number)

    def restore_look(self, number: int) -> SavedLook:
        self._refuse_missing([number], self._looks, "look")
        self._gone_looks.discard(number)
        return self._looks[number]

    def trips(self) -> list[Trip]:
        found = [v for n, v in self._trips.items() if n not in self._gone_trips]
        return sorted(found, key=lambda v: (v.first, v.number), reverse=True)

    def save_trip(self, trip: Trip) -> Trip:
        self._refuse_unknown_garments(trip.garment_ids)
        kept = replace(trip, number=len(self._trips) + 1)
        self._trips[kept.number] = kept
        return kept

    def change_trip(self, trip: Trip) -> None:
        self._refuse_missing([trip.number], self._trips, "trip")
        self._refuse_unknown_garments(trip.garment_ids)
        self._trips[trip.number] = trip

    def remove_trip(self, number: int) -> None:
        self._refuse_missing([number], self._trips, "trip")
        self._gone_trips.add(number)

    def restore_trip(self, number: int) -> Trip:
        self._refuse_missing([number], self._trips, "trip")
        self._gone_trips.discard(number)
        return self._trips[number]

    def washed(self) -> dict[int, date]:
        return dict(self._washed)

    def set_washed(self, days: Mapping[int, date | None]) -> None:
        self._refuse_unknown_garments(days.keys())
        for garment_id, day in days.items():
            self._washed.pop(garment_id, None)
            if day is not None:
                self._washed[garment_id] = day

    def care(self) -> dict[GarmentType, Care]:
        return dict(self._care)

    def set_care(self, care: Mapping[GarmentType, Care | None]) -> None:
        for kind, each in care.items():
            self._care.pop(kind, None)
            if each is not None:
                self._care[kind] = each

    def has_laundry(self) -> bool:
        return self._has_laundry

    def set_laundry(self, *, is_on: bool) -> None:
        self._has_laundry = is_on

    def calendar_rules(self) -> list[CalendarRule]:
        return list(self._calendar_rules)

    def set_calendar_rules(self, rules: Sequence[CalendarRule]) -> None:
        self._calendar_rules = list(rules)

    def day_photos(
        self, first: date | None = None, last: date | None = None
    ) -> list[DayPhoto]:
        found = [
            photo
            for photo, _content in self._photos
            if photo.number not in self._gone_photos
            and (first or date.min) <= photo.day <= (last or date.max)
        ]
        return sorted(found, key=lambda each: (each.day, each.number))

    def day_photo(self, number: int) -> bytes:
        self._refuse_missing([number], dict(enumerate(self._photos, 1)), "photo")
        return self._photos[number - 1][1]

    def keep_day_photo(self, day: date, content: bytes) -> DayPhoto:
        refuse_no_photo(content)
        digest = hashlib.sha256(content).hexdigest()
        photo = DayPhoto(day, digest, len(self._photos) + 1)
        self._photos.append((photo, content))
        return photo

    def remove_day_photo(self, number: int) -> None:
        self.day_photo(number)
        self._gone_photos.add(number)

    def restore_day_photo(self, number: int) -> None:
        self.day_photo(number)
        self._gone_photos.discard(number)

    def _refuse_missing(
        self, numbers: Collection[int], known: Mapping[int, object], kind: str
    ) -> None:
        if unknown := set(numbers) - known.keys():
            raise InvalidValue(f"there's no {kind} {min(unknown)} in this closet")
