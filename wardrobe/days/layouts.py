"""How the pieces of a look lie on its canvas, as somebody arranged them."""

import math
from dataclasses import dataclass

from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _

# How small and how long a piece may be, as a share of the canvas's height.
SHORTEST, LONGEST = 0.05, 2.0
_HALF_TURN = 180


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedPiece:
    """Where one piece lies; of several, what comes first lies below.

    Attributes:
        x: Its middle, as a share of the canvas's width from the left, 0..1.
        y: The same of the height, from the top.
        length: Its longer side, as a share of the canvas's height.
        turn: How far it is turned clockwise, in degrees, -180..180.
    """

    garment_id: int
    x: float
    y: float
    length: float
    turn: float = 0.0

    def __post_init__(self) -> None:
        """Refuse what lies nowhere.

        Raises:
            InvalidValue: A number that is none of those that make sense.
        """
        is_on_canvas = 0 <= self.x <= 1 and 0 <= self.y <= 1
        has_size = SHORTEST <= self.length <= LONGEST
        if not (is_on_canvas and has_size and abs(self.turn) <= _HALF_TURN):
            raise InvalidValue(_("a piece of a look must lie on its canvas"))


def turned(degrees: float) -> float:
    """Return the same turn as one of -180..180 degrees."""
    return math.remainder(degrees, 2 * _HALF_TURN)
