"""What rain and snow do to a piece for what it is made of, where its words say that.

No photo shows suede, but people write it down: in the name, the type or the notes.
"""

import re
from collections.abc import Iterator, Sequence

import numpy as np

from wardrobe.model.garment import Garment
from wardrobe.model.outfit import Outfit
from wardrobe.ports.conditions import Sky
from wardrobe.ports.facts import Fact, FactKind
from wardrobe.ranking.tables import Floats

# Suede and nubuck, what it takes from a logit and what is said: more than for white
# shoes, less than for sandals. Sources: reference.com, Can You Wear Suede in the Rain
# (it stains, so best another material); lloyd.com, Imprägnierung (Rau- und Nubukleder
# are the most sensitive to wet); schuhversand.org, Der Wildlederstiefel (in snow, too,
# and worst in slush with salt).
_SUEDE = re.compile(r"\b(suede|nubuc?k|wildleder|velours?leder|rauleder)")
_COST_IN = {Sky.RAIN: 3.0, Sky.SNOW: 3.0}
_SAID_IN = {Sky.RAIN: FactKind.SUEDE_IN_RAIN, Sky.SNOW: FactKind.SUEDE_IN_SNOW}
# Where these stand beside the word, it's another cloth, was proofed, or is of a piece
# that it goes with.
_NOT_SO = re.compile(
    r"faux|fake|vegan|imitat|artificial|synthetic|micro|kunst|suede(tte|ine)|optik|"
    r"\blook\b|like\b|not?\b|kein|nicht|waterproof|repellent|wasserdicht|abweisend|"
    r"imprägniert|gore|\b(with|my|mit|zu|meine?[nmrs]?)\b"
)
_ENDS = re.compile(r"[.,;:!?\n]")


def is_suede(garment: Garment) -> bool:
    """Return whether the user calls a piece so."""
    phrases = (
        phrase
        for text in (garment.name, garment.own_type, garment.notes)
        for phrase in _ENDS.split(text.lower().replace("_", " "))
    )
    return any(_SUEDE.search(each) and not _NOT_SO.search(each) for each in phrases)


def spoilt_by(sky: Sky, garments: Sequence[Garment | None]) -> Floats:
    """Return float32 (n,): what a sky takes from the logit of each, 0 or less."""
    cost = _COST_IN.get(sky, 0.0)
    costs = [-cost if cost and each and is_suede(each) else 0.0 for each in garments]
    return np.array(costs, np.float32)


def facts_of(outfit: Outfit, sky: Sky) -> Iterator[Fact]:
    """Yield what is to be said of what an outfit is made of."""
    if kind := _SAID_IN.get(sky):
        for slot, each in outfit.in_slots().items():
            if each and is_suede(each):
                yield Fact(kind=kind, slots=(slot,))
