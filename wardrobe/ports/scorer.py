"""What the domain asks of those who rate: how well garments go together."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from wardrobe.model.garment import Descriptor
from wardrobe.model.occasion import AnyOccasion, Occasion
from wardrobe.model.outfit import DescribedOutfit, Slot
from wardrobe.ports.conditions import DressCode, Sky
from wardrobe.ports.facts import Fact

if TYPE_CHECKING:  # most commands do without
    import numpy as np
    from numpy.typing import NDArray


class PairScorer(Protocol):
    """Rates how well the garments of two slots go together.

    An outfit's logit is the sum over the six pairs of its four slots; an empty slot
    (None) takes part like a garment. That makes the best of any number of outfits
    computable from the pairs alone.
    """

    def score_pairs(
        self,
        slots: tuple[Slot, Slot],
        first: Sequence[Descriptor | None],
        second: Sequence[Descriptor | None],
        occasion: AnyOccasion,
        temperature_c: float | None,
    ) -> "NDArray[np.float32]":
        """Return (len(first), len(second), 4): logits by `Part`, without taste.

        Args:
            slots: The two slots, in the order of `Slot`.
            first: What may fill the first slot.
            second: What may fill the second slot.
            occasion: One of the user's own may be taken for its base.
            temperature_c: In degrees Celsius; None leaves warmth out (zeros), save
                what wet weather spoils.
        """


class Scorer(PairScorer, Protocol):
    """Rates, and says what the tables hold for or against an outfit."""

    def __hash__(self) -> int: ...  # noqa: D105 - what it rates is kept by who rated

    @property
    def sky(self) -> Sky:
        """What falls from the sky, as it was told `under` which."""

    def facts(
        self,
        outfit: DescribedOutfit,
        occasion: AnyOccasion,
        temperature_c: float | None,
    ) -> tuple[Fact, ...]:
        """Return what the tables say for or against an outfit, in no order."""

    def under(self, sky: Sky, dress_code: DressCode) -> "Scorer":
        """Return the scorer for a sky and a reading of the dress codes.

        Without it the sky is dry, and codes are read as is usual.
        """


class Formality(Protocol):
    """Tells how formal garments are, from 0 (the beach) to 5 (white tie)."""

    def of(self, descriptor: Descriptor) -> float:
        """Return the points of a garment by its type, colour and pattern.

        Raises:
            ModelUnusable: The tables are missing or damaged.
        """

    def wanted(self, occasion: Occasion) -> tuple[float, float]:
        """Return the points that an occasion wants, and how far off is still well.

        Raises: As `of`.
        """
