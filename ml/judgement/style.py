"""The style: what colours and types of two slots add together, whatever the occasion.

It stands in tables beside the rating network, one cell for each thing that two garments
may have together: their types, their colours, the type of one and the colour of the
other, and all four words at once. Rare cells weigh little, so the general ones speak
for them. Source: the wide part of Cheng et al. 2016, "Wide & deep learning", beside a
network as its deep part.

The expert wrote the first two tables, and stylists' outfits taught all of them; where
stylists had the choice of a pair often, they replace the expert.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np

from ml.arrays import Floats
from ml.judgement.descriptors import SIZES, Codes
from ml.model_file import read_card, read_npz
from wardrobe.ranking.pair_scores import SLOT_PAIRS

COUNT_TYPES, COUNT_COLOURS = SIZES[0], SIZES[1]
LOOKS = COUNT_TYPES * COUNT_COLOURS
"""How many looks there are: a type and a colour, as type * COUNT_COLOURS + colour."""


@dataclass(frozen=True, slots=True)
class Style:
    """Logits by slot pair; the first axis of each table is `SLOT_PAIRS`.

    Attributes:
        expert_types: Float32 (6, T, T), of the expert's tables.
        expert_colours: Float32 (6, C, C), likewise.
        trust_types: Float32 (6, T, T), 0..1, how much of the expert is replaced.
        trust_colours: Float32 (6, C, C), likewise.
        types: Float32 (6, T, T), what stylists taught, as all that follow.
        colours: Float32 (6, C, C).
        type_colour: Float32 (6, T, C), type of the first and colour of the second.
        colour_type: Float32 (6, C, T), colour of the first and type of the second.
        looks_at: Int64 (K,), cells of (6, LOOKS, LOOKS) that were met often enough.
        looks: Float32 (K,), what each of them adds.
    """

    expert_types: Floats
    expert_colours: Floats
    trust_types: Floats
    trust_colours: Floats
    types: Floats
    colours: Floats
    type_colour: Floats
    colour_type: Floats
    looks_at: Codes
    looks: Floats

    @classmethod
    def load(cls, file: Path) -> Self:
        """Read a style that its card vouches for.

        Raises:
            ModelUnusable: The file or its card is missing, or one was altered.
        """
        read_card(file)
        return read_npz(file, cls)

    def by_types(self) -> Floats:
        """Return (6, T, T): what two types add."""
        return self.types + (1 - self.trust_types) * self.expert_types

    def by_looks(self) -> Floats:
        """Return (6, LOOKS, LOOKS): all but what the two types add."""
        of_colours = self.colours + (1 - self.trust_colours) * self.expert_colours
        pairs, types, colours = len(SLOT_PAIRS), COUNT_TYPES, COUNT_COLOURS
        table = np.zeros((pairs, types, colours, types, colours), np.float32)
        table += of_colours[:, None, :, None, :]
        table += self.type_colour[:, :, None, None, :]
        table += self.colour_type[:, None, :, :, None]
        flat = table.reshape(-1)
        flat[self.looks_at] += self.looks
        return table.reshape(pairs, LOOKS, LOOKS)


def appearance_codes(codes: Codes) -> Codes:
    """Return int64 (…,): the looks of codes (…, 3) of type, colour and pattern."""
    looks: Codes = codes[..., 0] * COUNT_COLOURS + codes[..., 1]
    return looks
