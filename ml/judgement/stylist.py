"""The stylist in service: the network, the style, and the rules of the tables.

Fulfils the port `Scorer`. What was learned and what is ruled add up; facts come from
the tables alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from ml.arrays import Floats
from ml.judgement.descriptors import encode
from ml.judgement.expert_tables import ExpertTables
from ml.judgement.facts import StylistFacts
from ml.judgement.rules import Circumstances, ServedRules
from ml.judgement.scorer import NumpyScorer
from ml.lazy import Lazy
from wardrobe.model.garment import Descriptor
from wardrobe.model.occasion import AnyOccasion
from wardrobe.model.outfit import DescribedOutfit, Slot
from wardrobe.ports.conditions import DressCode, Sky
from wardrobe.ports.facts import Fact


@dataclass(frozen=True, slots=True)
class _Knowledge:
    """What the stylist was read from; any thread may use it."""

    scorer: NumpyScorer
    rules: ServedRules
    facts: StylistFacts

    @classmethod
    def load(cls, model: Path, tables: Path) -> Self:
        read = ExpertTables.read(tables)
        rules = ServedRules(read)
        return cls(NumpyScorer.load(model), rules, StylistFacts(read, rules))


@dataclass(frozen=True, slots=True)
class Stylist:
    """Rates pairs and says facts, under a sky and a reading of the dress codes.

    The files are read when it is first asked, so that spoilt ones stop only what needs
    them; a missing or altered one then raises `ModelUnusable`.
    """

    known: Lazy[_Knowledge]
    sky: Sky = Sky.DRY
    dress_code: DressCode = DressCode.USUAL

    @classmethod
    def of_files(cls, model: Path, tables: Path) -> Self:
        """Take the network's file, with the style beside it, and the tables' folder."""
        return cls(Lazy(lambda: _Knowledge.load(model, tables)))

    @classmethod
    def load(cls, model: Path, tables: Path) -> Self:
        """Read all now.

        Raises:
            ModelUnusable: A file or its card is missing, or one was altered.
        """
        stylist = cls.of_files(model, tables)
        stylist.known()
        return stylist

    @property
    def network(self) -> NumpyScorer:
        """What rates without the rules."""
        return self.known().scorer

    def score_pairs(
        self,
        slots: tuple[Slot, Slot],
        first: Sequence[Descriptor | None],
        second: Sequence[Descriptor | None],
        occasion: AnyOccasion,
        temperature_c: float | None,
    ) -> Floats:
        """See `Scorer.score_pairs`; an occasion of the user's own counts as its base.

        Raises:
            ModelUnusable: A file or its card is missing, or one was altered.
        """
        known, asked = self.known(), self._asked(occasion, temperature_c)
        parts = known.scorer.score_pairs(slots, first, second, occasion, temperature_c)
        codes = encode(slots[0], first), encode(slots[1], second)
        known.rules.add_to(parts, slots, *codes, asked)
        return parts

    def facts(
        self,
        outfit: DescribedOutfit,
        occasion: AnyOccasion,
        temperature_c: float | None,
    ) -> tuple[Fact, ...]:
        """See `Scorer.facts`."""
        return self.known().facts.of(outfit, self._asked(occasion, temperature_c))

    def under(self, sky: Sky, dress_code: DressCode) -> "Stylist":
        """See `Scorer.under`; both share what was read."""
        return replace(self, sky=sky, dress_code=dress_code)

    def _asked(
        self, occasion: AnyOccasion, temperature_c: float | None
    ) -> Circumstances:
        return Circumstances(occasion.base, temperature_c, self.sky, self.dress_code)
