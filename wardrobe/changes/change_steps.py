"""The steps that a change of the closet consists of, and how each is taken back.

They are written to the closet file, so that a change outlives the program that made it.
A step that somebody went on from is not taken back: what they did would go with it.
"""

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec
from msgspec import Struct

from wardrobe.days.calendar_rules import CalendarRule
from wardrobe.days.plans import SavedLook
from wardrobe.days.resting import Care
from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment, GarmentType
from wardrobe.model.occasion import OwnOccasion
from wardrobe.ports.closet import Closet
from wardrobe.taste.learning import Learner


class GarmentsCame(Struct, frozen=True, tag=True):
    """Garments came into use: new ones, from the trash, or as wishes."""

    ids: tuple[int, ...]


class GarmentsWent(Struct, frozen=True, tag=True):
    """Garments went to the trash."""

    ids: tuple[int, ...]


class GarmentsEdited(Struct, frozen=True, tag=True):
    """Facts of garments were changed; both sides are in the same order."""

    before: tuple[Garment, ...]
    after: tuple[Garment, ...]


class WishesOwned(Struct, frozen=True, tag=True):
    """Wishes were bought, or garments (with False) made wishes again."""

    ids: tuple[int, ...]
    is_owned: bool


class EventsCount(Struct, frozen=True, tag=True):
    """Events were recorded or remembered, or (with False) forgotten."""

    numbers: tuple[int, ...]
    counts: bool


class TasteReplaced(Struct, frozen=True, tag=True):
    """The taste went from one version to another, without a new event."""

    before: int
    after: int


class TasteShared(Struct, frozen=True, tag=True):
    """Another share of the taste was to count."""

    before: float
    after: float


class OccasionCame(Struct, frozen=True, tag=True):
    """An occasion was added or restored, or (with False) removed."""

    number: int
    is_there: bool


class OccasionChanged(Struct, frozen=True, tag=True):
    """An occasion was changed."""

    before: OwnOccasion
    after: OwnOccasion


class PlansMade(Struct, frozen=True, tag=True):
    """Outfits were planned, or (with False) taken back."""

    numbers: tuple[int, ...]
    are_there: bool


class LookKept(Struct, frozen=True, tag=True):
    """A look was kept or restored, or (with False) removed."""

    number: int
    is_there: bool


class LookChanged(Struct, frozen=True, tag=True):
    """A look was changed."""

    before: SavedLook
    after: SavedLook


class PiecesWashed(Struct, frozen=True, tag=True):
    """Pieces came back from the laundry, by id; None is never."""

    before: dict[int, date | None]
    after: dict[int, date | None]


class TypesCared(Struct, frozen=True, tag=True):
    """Types were to be cared for in another way; None is the usual one."""

    before: dict[GarmentType, Care | None]
    after: dict[GarmentType, Care | None]


class LaundrySwitched(Struct, frozen=True, tag=True):
    """Worn pieces were to go into the laundry by themselves, or not."""

    before: bool
    after: bool


class CalendarRulesSet(Struct, frozen=True, tag=True):
    """Other rules were to hold for calendars."""

    before: tuple[CalendarRule, ...]
    after: tuple[CalendarRule, ...]


_OfGarments = GarmentsCame | GarmentsWent | GarmentsEdited | WishesOwned
_OfTaste = EventsCount | TasteReplaced | TasteShared
_OfOccasions = OccasionCame | OccasionChanged
_OfOutfits = PlansMade | LookKept | LookChanged
_OfCare = PiecesWashed | TypesCared | LaundrySwitched | CalendarRulesSet
Step = _OfGarments | _OfTaste | _OfOccasions | _OfOutfits | _OfCare


def written_steps(steps: Sequence[Step]) -> str:
    """Return steps as JSON."""
    return msgspec.json.encode(steps).decode()


def read_steps(text: str) -> tuple[Step, ...]:
    """Return the steps that `written_steps` wrote.

    Raises:
        InvalidValue: A damaged file, or another version of the program, has others.
    """
    try:
        return msgspec.json.decode(text, type=tuple[Step, ...])
    except (msgspec.MsgspecError, InvalidValue) as error:
        raise InvalidValue(_("how to take this back can't be read")) from error


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
        case _:
            _take_back_of_outfits(step, closet)


def _take_back_of_garments(step: _OfGarments, closet: Closet) -> None:
    match step:
        case GarmentsCame(ids):
            closet.remove(ids)
        case GarmentsWent(ids):
            closet.restore(ids)
        case GarmentsEdited(before, after):
            closet.update(before, after)
        case WishesOwned(ids, is_owned):
            closet.own(ids, is_owned=not is_owned)


def _take_back_of_taste(step: _OfTaste, closet: Closet, learner: Learner) -> None:
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


def _take_back_of_occasions(step: _OfOccasions, closet: Closet) -> None:
    match step:
        case OccasionCame(number, is_there=True):
            closet.remove_occasion(number)
        case OccasionCame(number):
            closet.restore_occasion(number)
        case OccasionChanged(before, after):
            now = {each.number: each for each in closet.occasions()}
            _refuse_changed(now, {after.number: after})
            closet.change_occasion(before)


def _take_back_of_outfits(step: _OfOutfits, closet: Closet) -> None:
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


def _take_back_of_care(step: _OfCare, closet: Closet) -> None:
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
