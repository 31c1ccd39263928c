"""A board: the outfits shown at one time, in which order, for what."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Self

from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _
from wardrobe.model.event import Event, EventKind
from wardrobe.model.occasion import OccasionKey
from wardrobe.model.outfit import Part, RatedOutfit, Slot


class SystemMode(StrEnum):
    """How a board came to be."""

    OPEN = "open"
    AROUND = "around"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownOutfit:
    """An outfit as it was shown: the garments' ids by slot, None in an empty one.

    Attributes:
        logit: What the scorer gave it when it was shown, without taste.
    """

    top: int
    middle: int | None
    bottom: int
    outer: int | None
    logit: float

    @classmethod
    def of(cls, rated: RatedOutfit) -> Self:
        """Take an outfit as it was rated, less its taste."""
        ids = {
            slot: garment.id if garment else None
            for slot, garment in rated.outfit.in_slots().items()
        }
        top, bottom = ids[Slot.TOP], ids[Slot.BOTTOM]
        assert top is not None
        assert bottom is not None
        judged = sum(
            logit for part, logit in rated.parts.items() if part is not Part.TASTE
        )
        return cls(
            top=top,
            middle=ids[Slot.MIDDLE],
            bottom=bottom,
            outer=ids[Slot.OUTER],
            logit=judged,
        )

    def worn(self) -> tuple[tuple[int, Slot], ...]:
        """The garments that are worn, each with its slot."""
        # Spelled out: a log has thousands of these, and loops over slots are slow.
        worn = [(self.top, Slot.TOP)]
        if self.middle is not None:
            worn.append((self.middle, Slot.MIDDLE))
        worn.append((self.bottom, Slot.BOTTOM))
        if self.outer is not None:
            worn.append((self.outer, Slot.OUTER))
        return tuple(worn)

    def garment_ids(self) -> frozenset[int]:
        """The garments that are worn."""
        ids = (self.top, self.middle, self.bottom, self.outer)
        return frozenset(each for each in ids if each is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The outfits shown at one time, in the order in which they were shown.

    Attributes:
        locked: The garments that every outfit had to have.
        at: When, with time zone.
        number: The closet's number for it; 0 before it has one.
    """

    outfits: tuple[ShownOutfit, ...]
    occasion: OccasionKey
    at: datetime
    temperature_c: float | None = None
    locked: frozenset[int] = frozenset()
    number: int = field(default=0, compare=False)

    def __post_init__(self) -> None:
        """Refuse an empty one.

        Raises:
            InvalidValue: There is no outfit on it.
        """
        if not self.outfits:
            raise InvalidValue(_("a board needs at least one outfit"))

    @property
    def mode(self) -> SystemMode:
        """Whether it was the best of everything, or around locked garments."""
        return SystemMode.AROUND if self.locked else SystemMode.OPEN

    def holds(self, garment_ids: Sequence[int]) -> bool:
        """Return whether an outfit of these was shown, with accessories or without."""
        wanted = frozenset(garment_ids)
        return any(outfit.garment_ids() <= wanted for outfit in self.outfits)

    def place_of(self, garment_ids: Sequence[int]) -> int | None:
        """Return where the outfit of these garments was shown, from 0.

        Args:
            garment_ids: Without accessories.
        """
        wanted = frozenset(garment_ids)
        for place, outfit in enumerate(self.outfits):
            if outfit.garment_ids() == wanted:
                return place
        return None


def check_fits(event: Event, board: Board) -> None:
    """Refuse an event that says of a board what cannot be.

    Raises:
        InvalidValue: The outfit was not shown on it, or was and is called another.
    """
    if event.kind is EventKind.SWAP:
        return
    if event.kind is EventKind.OTHER:
        if board.place_of(event.garment_ids) is not None:
            raise InvalidValue(_("what was worn instead of a board can't be on it"))
    elif not board.holds(event.garment_ids):
        raise InvalidValue(_("this outfit wasn't on the board that the event names"))
