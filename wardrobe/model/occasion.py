"""What one dresses for: the built-in occasions, and those that a user adds to them."""

from dataclasses import dataclass
from enum import StrEnum

from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _
from wardrobe.language.word_names import occasion_after_for, word_name
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType

LONGEST_NAME = 40
# A step is three quarters of a point of formality, of which there are five.
MOST_STEPS = 2


class Occasion(StrEnum):
    """The built-in occasions, in the order of the rating network's inputs."""

    CASUAL = "casual"
    WORK = "work"
    BUSINESS = "business"
    DATE = "date"
    PARTY = "party"
    FORMAL = "formal"
    WEDDING_GUEST = "wedding-guest"
    SPORTS = "sports"
    TRAVEL = "travel"
    SCHOOL = "school"

    @property
    def base(self) -> "Occasion":
        """The built-in occasion that the scorer knows: itself."""
        return self

    @property
    def key(self) -> "Occasion":
        """What stands for it in the event log and the taste: itself."""
        return self

    @property
    def words(self) -> str:
        """What people call it: `wedding guest`."""
        return word_name(self)

    @property
    def phrase(self) -> str:
        """What one dresses for: `a wedding`, as it stands after `for`."""
        return occasion_after_for(self)


@dataclass(frozen=True, slots=True)
class OwnKey:
    """Stands for an occasion of the user's own in the event log and the taste.

    It outlives the occasion itself: a log keeps its meaning when one is removed.
    """

    base: Occasion
    number: int

    def __str__(self) -> str:
        """Return its text, which `read_key` reads."""
        return f"{self.base}:{self.number}"


OccasionKey = Occasion | OwnKey


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnOccasion:
    """An occasion that the user cloned from a built-in one and adjusted.

    Attributes:
        number: The closet's number for it; 0 before it has one.
        steps: How much more formal (or, below zero, less) than the base, -2..2.
        required: In the slots of these types, nothing else will do.
    """

    name: str
    base: Occasion
    number: int = 0
    steps: int = 0
    required: frozenset[GarmentType] = frozenset()
    types_out: frozenset[GarmentType] = frozenset()
    colours_out: frozenset[Colour] = frozenset()

    def __post_init__(self) -> None:
        """Refuse what makes no sense.

        Raises:
            InvalidValue: The name cannot be told from others, the steps are too many,
                or a type is both required and out.
        """
        _check_name(self.name)
        if abs(self.steps) > MOST_STEPS:
            raise InvalidValue(
                _(
                    "an occasion can be at most {most} steps more or less formal "
                    "than the one it's like",
                    most=MOST_STEPS,
                )
            )
        both = self.required & self.types_out
        if both:
            raise InvalidValue(
                _("{type} can't be both required and left out", type=min(both).words)
            )

    @property
    def key(self) -> OwnKey:
        """What stands for it in the event log and the taste."""
        return OwnKey(self.base, self.number)

    @property
    def words(self) -> str:
        """How people write it."""
        return self.name

    @property
    def phrase(self) -> str:
        """What one dresses for, after `for`: nobody knows more than the name."""
        return self.name


AnyOccasion = Occasion | OwnOccasion


def read_key(text: str) -> OccasionKey:
    """Return the key that a text stands for.

    Raises:
        ValueError: It stands for none.
    """
    base, colon, number = text.partition(":")
    return OwnKey(Occasion(base), int(number)) if colon else Occasion(base)


def normal(name: str) -> str:
    """Return a name as names are compared: `Wedding Guest` is `wedding-guest`."""
    return "-".join(name.lower().replace("_", " ").replace("-", " ").split())


def _check_name(name: str) -> None:
    if name != name.strip() or not any(letter.isalpha() for letter in name):
        raise InvalidValue(
            _("an occasion's name needs a letter, and no space at either end")
        )
    if len(name) > LONGEST_NAME:
        raise InvalidValue(
            _("an occasion's name can have at most {most} letters", most=LONGEST_NAME)
        )
    if not name.isprintable() or name.startswith("-"):
        raise InvalidValue(
            _("an occasion's name must be one line and can't start with a dash")
        )
    if normal(name) in set(Occasion):
        raise InvalidValue(
            _('"{name}" is a built-in occasion; choose another name', name=name)
        )
