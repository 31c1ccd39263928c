"""What a garment is: its group, type, colours and pattern, and the words for them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple, Self

from wardrobe.language.texts import Speech, _, speech
from wardrobe.language.word_names import word_name
from wardrobe.model.colour import Colour, ColourShare


class Group(StrEnum):
    """The part of an outfit that a garment fills (T, M, B), or `other`."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"
    OTHER = "other"


class GarmentType(StrEnum):
    """The kinds of garments, in the order of the classifier's outputs."""

    T_SHIRT = "t-shirt"
    POLO = "polo"
    SHIRT = "shirt"
    BLOUSE = "blouse"
    TANK_TOP = "tank-top"
    LONG_SLEEVE = "long-sleeve"
    SWEATER = "sweater"
    SWEATSHIRT = "sweatshirt"
    HOODIE = "hoodie"
    CARDIGAN = "cardigan"
    VEST = "vest"
    TUNIC = "tunic"
    JACKET = "jacket"
    COAT = "coat"
    BLAZER = "blazer"
    DRESS = "dress"
    JUMPSUIT = "jumpsuit"
    TROUSERS = "trousers"
    JEANS = "jeans"
    LEGGINGS = "leggings"
    TRACK_PANTS = "track-pants"
    SHORTS = "shorts"
    SKIRT = "skirt"
    SNEAKERS = "sneakers"
    SPORTS_SHOES = "sports-shoes"
    FORMAL_SHOES = "formal-shoes"
    FLATS = "flats"
    HEELS = "heels"
    BOOTS = "boots"
    SANDALS = "sandals"
    FLIP_FLOPS = "flip-flops"
    SLIPPERS = "slippers"
    HAT = "hat"
    BAG = "bag"
    BELT = "belt"
    SCARF = "scarf"
    ACCESSORY = "accessory"

    @property
    def group(self) -> Group:
        """The group that every garment of this type belongs to."""
        return _GROUP_OF_TYPE[self]

    @property
    def words(self) -> str:
        """What people call it: `track pants`, but `t-shirt`."""
        return word_name(self)

    @property
    def is_outer(self) -> bool:
        """Whether it can be worn over another top."""
        return self in OUTER_TYPES

    @property
    def is_one_piece(self) -> bool:
        """Whether it takes the top's and the middle's place at once."""
        return self in ONE_PIECE_TYPES


class Pattern(StrEnum):
    """What is on the cloth, in the order of the classifier's outputs."""

    SOLID = "solid"
    STRIPED = "striped"
    CHECKED = "checked"
    PRINTED = "printed"
    FLORAL = "floral"
    DOTTED = "dotted"


class State(StrEnum):
    """Whether a garment can be worn now; only what is in use is suggested."""

    IN_USE = "in-use"
    LAUNDRY = "laundry"
    STORED = "stored"
    GONE = "gone"


class GoneReason(StrEnum):
    """Why a garment is not the user's any more."""

    SOLD = "sold"
    GIVEN_AWAY = "given-away"
    WORN_OUT = "worn-out"
    LOST = "lost"


OUTER_TYPES = frozenset({GarmentType.JACKET, GarmentType.COAT, GarmentType.BLAZER})
ONE_PIECE_TYPES = frozenset({GarmentType.DRESS, GarmentType.JUMPSUIT})

# What English speaks of in the plural.
PLURAL_TYPES = frozenset(
    {
        *(GarmentType.TROUSERS, GarmentType.JEANS, GarmentType.LEGGINGS),
        *(GarmentType.TRACK_PANTS, GarmentType.SHORTS),
        *(GarmentType.SNEAKERS, GarmentType.SPORTS_SHOES, GarmentType.FORMAL_SHOES),
        *(GarmentType.FLATS, GarmentType.HEELS, GarmentType.BOOTS),
        *(GarmentType.SANDALS, GarmentType.FLIP_FLOPS, GarmentType.SLIPPERS),
    }
)

_FIRST_TYPE_OF_GROUP = {
    GarmentType.T_SHIRT: Group.TOP,
    GarmentType.TROUSERS: Group.MIDDLE,
    GarmentType.SNEAKERS: Group.BOTTOM,
    GarmentType.HAT: Group.OTHER,
}


def _groups_in_order() -> dict[GarmentType, Group]:
    groups = {}
    group = Group.TOP
    for garment_type in GarmentType:
        group = _FIRST_TYPE_OF_GROUP.get(garment_type, group)
        groups[garment_type] = group
    return groups


_GROUP_OF_TYPE = _groups_in_order()


class Descriptor(NamedTuple):
    """All that the ranking knows of a garment: its type, main colour and pattern.

    A tuple, since tens of thousands are compared for each board of a large closet.
    """

    type: GarmentType
    colour: Colour
    pattern: Pattern = Pattern.SOLID

    @property
    def title(self) -> str:
        """Words for it: `navy striped shirt`."""
        return _title(speech(), self.colour, self.pattern, self.type, "")


@dataclass(frozen=True, slots=True)
class Guess:
    """A type that a garment may be of, and how probable that is, 0..1."""

    type: GarmentType
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What the eyes read off one photo.

    Attributes:
        type: The most probable type within the most probable group.
        type_confidence: Probability of `type`, 0..1.
        group_confidence: Probability of the type's group (sum of its types'), 0..1.
        colours: Colours by share, the main colour first; shares sum to 1.
        colour_confidence: Probability of the main colour, 0..1.
        pattern: The most probable pattern.
        pattern_confidence: Its probability, 0..1.
        is_garment: Whether there is a garment on the photo at all.
        embedding: 512 float32 of VGG16's pooled features, as bytes.
        guesses: The most probable types, the best first.
    """

    type: GarmentType
    type_confidence: float
    group_confidence: float
    colours: tuple[ColourShare, ...]
    colour_confidence: float
    pattern: Pattern
    pattern_confidence: float
    embedding: bytes
    is_garment: bool = True
    guesses: tuple[Guess, ...] = ()

    @property
    def group(self) -> Group:
        """The group of the type."""
        return self.type.group

    @property
    def colour(self) -> Colour:
        """The main colour."""
        return self.colours[0].name


@dataclass(frozen=True, slots=True, kw_only=True)
class Garment:
    """One garment of the closet.

    Attributes:
        id: The closet's number for it.
        name: What the user calls it; the photo's file name at first.
        confidence: The eyes' probability of the type, 1.0 once a user set it.
        pattern_confidence: The same of the pattern; None where it was never told, as
            of garments from before it was kept.
        colour_confidence: The same of the main colour.
        photo_sha256: Of the photo's file as it was added, in hex.
        guesses: What the eyes took it for, the most probable type first.
        own_type: The user's name for a type of their own, which is like `type`.
        price_cents: What it cost, in hundredths of the user's currency.
        place: Where it is kept.
        gone_reason: Only for `State.GONE`.
        photographed_on: The day of the photo by its camera, if that told; no wear.
    """

    id: int
    type: GarmentType
    colour: Colour
    pattern: Pattern
    name: str
    confidence: float
    added_at: datetime
    photo_sha256: str
    colours: tuple[ColourShare, ...] = field(default=())
    pattern_confidence: float | None = None
    colour_confidence: float | None = None
    guesses: tuple[Guess, ...] = ()
    own_type: str = ""
    notes: str = ""
    brand: str = ""
    size: str = ""
    price_cents: int | None = None
    bought_on: date | None = None
    place: str = ""
    state: State = State.IN_USE
    gone_reason: GoneReason | None = None
    photographed_on: date | None = None

    @classmethod
    def from_labels(
        cls, labels: Labels, *, name: str, added_at: datetime, photo_sha256: str
    ) -> Self:
        """Make a garment that the closet has not numbered yet (`id` 0)."""
        return cls(
            id=0,
            type=labels.type,
            colour=labels.colour,
            pattern=labels.pattern,
            name=name,
            confidence=labels.type_confidence,
            added_at=added_at,
            photo_sha256=photo_sha256,
            colours=labels.colours,
            pattern_confidence=labels.pattern_confidence,
            colour_confidence=labels.colour_confidence,
            guesses=labels.guesses,
        )

    @property
    def group(self) -> Group:
        """The group of its type."""
        return self.type.group

    @property
    def is_in_use(self) -> bool:
        """Whether it can be worn now."""
        return self.state is State.IN_USE

    @property
    def type_words(self) -> str:
        """The user's own name of its type, or the built-in one."""
        return self.own_type or self.type.words

    @property
    def descriptor(self) -> Descriptor:
        """What the ranking sees of it."""
        return Descriptor(self.type, self.colour, self.pattern)

    @property
    def title(self) -> str:
        """Words for it: `navy striped shirt`."""
        return _title(speech(), self.colour, self.pattern, self.type, self.own_type)


# A closet has few different ones, and a gallery asks for them in every frame.
@lru_cache(maxsize=4096)
def _title(
    _spoken: Speech, colour: Colour, pattern: Pattern, type_: GarmentType, own_type: str
) -> str:
    said, kind = word_name(colour), own_type or type_.words
    if pattern is Pattern.SOLID:
        return _("{colour} {type}", colour=said, type=kind)
    return _(
        "{colour} {pattern} {type}", colour=said, pattern=word_name(pattern), type=kind
    )
