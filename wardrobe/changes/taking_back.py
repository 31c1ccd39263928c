"""How each step of a change is taken back.

A step that somebody went on from is not: what they did would go with it.
"""

import hashlib
from collections.abc import Mapping

from wardrobe.changes.change_steps import (
    CalendarRulesSet,
    DayPhotoKept,
    EventsCount,
    FurtherPhotoShown,
    FurtherPhotosKept,
    GarmentsCame,
    GarmentsEdited,
    GarmentsWent,
    LaundrySwitched,
    LookChanged,
    LookKept,
    OccasionCame,
    OccasionChanged,
    PiecesWashed,
    PlansMade,
    Step,
    StepOfCare,
    StepOfGarments,
    StepOfOccasions,
    StepOfOutfits,
    StepOfPhotos,
    StepOfTaste,
    StepOfTrips,
    TasteReplaced,
    TasteShared,
    TripChanged,
    TripKept,
    TypesCared,
    WishesOwned,
)
from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _
from wardrobe.model.picture import Picture
from wardrobe.ports.closet import Closet
from wardrobe.taste.learning import Learner


def take_back(step: Step, closet: Closet, learner: Learner) -> None:
    """Have the closet as if a step had not been done.

    Raises:
        StaleGarment: Somebody else changed the same of a garment since.
        InvalidValue: Somebody else changed the same of something else since.
    """
    match step:
        case EventsCount() | TasteReplaced() | TasteShared():
            _take_back_of_taste(step, closet, learner)
        case GarmentsCame() | GarmentsWent() | GarmentsEdited() | WishesOwned():
            _take_back_of_garments(step, closet)
        case PiecesWashed() | TypesCared() | LaundrySwitched() | CalendarRulesSet():
            _take_back_of_care(step, closet)
        case OccasionCame() | OccasionChanged():
            _take_back_of_occasions(step, closet)
        case DayPhotoKept() | FurtherPhotosKept() | FurtherPhotoShown():
            _take_back_of_photos(step, closet)
        case TripKept() | TripChanged():
            _take_back_of_trips(step, closet)
        case _:
            _take_back_of_outfits(step, closet)


def _take_back_of_garments(step: StepOfGarments, closet: Closet) -> None:
    match step:
        case GarmentsCame(ids):
            closet.remove(ids)
        case GarmentsWent(ids):
            closet.restore(ids)
        case GarmentsEdited(before, after):
            closet.update(before, after)
        case WishesOwned(ids, is_owned):
            closet.own(ids, is_owned=not is_owned)


def _take_back_of_taste(step: StepOfTaste, closet: Closet, learner: Learner) -> None:
    match step:
        case EventsCount(numbers, counts=True):
            closet.forget(numbers, learner.relearn)
        case EventsCount(numbers):
            closet.remember(numbers, learner.relearn)
        case TasteReplaced(before, after):
            _refuse_changed(closet.taste().version, after)
            closet.go_back(before, learner.relearn)
        case TasteShared(before, after):
            _refuse_changed(closet.taste().share, after)
            closet.share_taste(before)


def _take_back_of_occasions(step: StepOfOccasions, closet: Closet) -> None:
    match step:
        case OccasionCame(number, is_there=True):
            closet.remove_occasion(number)
        case OccasionCame(number):
            closet.restore_occasion(number)
        case OccasionChanged(before, after):
            now = {each.number: each for each in closet.occasions()}
            _refuse_changed(now, {after.number: after})
            closet.change_occasion(before)


def _take_back_of_outfits(step: StepOfOutfits, closet: Closet) -> None:
    match step:
        case PlansMade(numbers, are_there=True):
            closet.unplan(numbers)
        case PlansMade(numbers):
            closet.plan_again(numbers)
        case LookKept(number, is_there=True):
            closet.remove_look(number)
        case LookKept(number):
            closet.restore_look(number)
        case LookChanged(before, after):
            now = {each.number: each for each in closet.looks()}
            _refuse_changed(now, {after.number: after})
            closet.change_look(before)


def _take_back_of_trips(step: StepOfTrips, closet: Closet) -> None:
    match step:
        case TripKept(number, is_there=True):
            closet.remove_trip(number)
        case TripKept(number):
            closet.restore_trip(number)
        case TripChanged(before, after):
            trips = {each.number: each for each in closet.trips()}
            _refuse_changed(trips, {after.number: after})
            closet.change_trip(before)


def _take_back_of_photos(step: StepOfPhotos, closet: Closet) -> None:
    match step:
        case DayPhotoKept(number, is_there=True):
            closet.remove_day_photo(number)
        case DayPhotoKept(number):
            closet.restore_day_photo(number)
        case FurtherPhotosKept(numbers, are_there):
            closet.keep_further(numbers, is_kept=not are_there)
        case FurtherPhotoShown(number, sha256):
            picture = closet.picture_of_further(number, Picture.THUMBNAIL_256)
            _refuse_changed(hashlib.sha256(picture).hexdigest(), sha256)
            closet.show_further(number)


def _take_back_of_care(step: StepOfCare, closet: Closet) -> None:
    match step:
        case PiecesWashed(before, after):
            _refuse_changed(closet.washed(), after)
            closet.set_washed(before)
        case TypesCared(before, after):
            _refuse_changed(closet.care(), after)
            closet.set_care(before)
        case LaundrySwitched(before, after):
            _refuse_changed(closet.has_laundry(), after)
            closet.set_laundry(is_on=before)
        case CalendarRulesSet(before, after):
            _refuse_changed(tuple(closet.calendar_rules()), after)
            closet.set_calendar_rules(before)


def _refuse_changed(now: object, after: object) -> None:
    """Refuse what is not as a step left it; of mappings, what the step is about."""
    if isinstance(now, Mapping) and isinstance(after, Mapping):
        now = {key: now.get(key) for key in after}
    if now != after:
        raise InvalidValue(_("it was changed elsewhere meanwhile; look at it again"))
