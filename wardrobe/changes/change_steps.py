"""The steps that a change of the closet consists of.

They are written to the closet file, so that a change outlives the program that made it.
"""

from collections.abc import Sequence
from datetime import date

import msgspec
from msgspec import Struct

from wardrobe.days.calendar_rules import CalendarRule
from wardrobe.days.plans import SavedLook
from wardrobe.days.resting import Care
from wardrobe.days.trips import Trip
from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment, GarmentType
from wardrobe.model.occasion import OwnOccasion


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


class TripKept(Struct, frozen=True, tag=True):
    """A trip was kept or restored, or (with False) removed."""

    number: int
    is_there: bool


class TripChanged(Struct, frozen=True, tag=True):
    """A trip was changed."""

    before: Trip
    after: Trip


class DayPhotoKept(Struct, frozen=True, tag=True):
    """A photo of a day was kept or restored, or (with False) removed."""

    number: int
    is_there: bool


class FurtherPhotosKept(Struct, frozen=True, tag=True):
    """Garments got further photos, or (with False) lost them."""

    numbers: tuple[int, ...]
    are_there: bool


class FurtherPhotoShown(Struct, frozen=True, tag=True):
    """A further photo became the face of its garment.

    Attributes:
        sha256: Of the face's picture, which has taken the number of the other.
    """

    number: int
    sha256: str


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


StepOfGarments = GarmentsCame | GarmentsWent | GarmentsEdited | WishesOwned
StepOfTaste = EventsCount | TasteReplaced | TasteShared
StepOfOccasions = OccasionCame | OccasionChanged
StepOfOutfits = PlansMade | LookKept | LookChanged
StepOfTrips = TripKept | TripChanged
StepOfPhotos = DayPhotoKept | FurtherPhotosKept | FurtherPhotoShown
StepOfCare = PiecesWashed | TypesCared | LaundrySwitched | CalendarRulesSet
Step = (
    StepOfGarments
    | StepOfTaste
    | StepOfOccasions
    | StepOfOutfits
    | StepOfTrips
    | StepOfPhotos
    | StepOfCare
)


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
