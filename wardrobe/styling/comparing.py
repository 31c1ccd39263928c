"""Use case: compare two outfits. Which is better, and by which parts."""

from dataclasses import dataclass

from wardrobe.language.texts import _
from wardrobe.language.word_names import word_name
from wardrobe.model.garment import Garment
from wardrobe.model.outfit import Outfit, Part, RankedOutfit
from wardrobe.ranking.ranking import Ranking

# Below this difference of logits the two are as good as each other.
LEAST_DIFFERENCE = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class OutfitComparison:
    """Two outfits side by side.

    Attributes:
        differences: The first's part less the second's, the weightiest first; they
            sum to the difference of the logits.
        only_first, only_second: The garments that the other has not.
    """

    first: RankedOutfit
    second: RankedOutfit
    differences: dict[Part, float]
    only_first: tuple[Garment, ...]
    only_second: tuple[Garment, ...]

    @property
    def verdict(self) -> str:
        """Which is better and what decides it, in a sentence."""
        total = sum(self.differences.values())
        if abs(total) < LEAST_DIFFERENCE:
            return _("both are equally good")
        sign = 1 if total > 0 else -1
        part = max(self.differences, key=lambda each: sign * self.differences[each])
        if total > 0:
            return _(
                "the first is better, mainly because of its {part}",
                part=word_name(part),
            )
        return _(
            "the second is better, mainly because of its {part}", part=word_name(part)
        )


def compare_outfits(
    ranking: Ranking, first: Outfit, second: Outfit
) -> OutfitComparison:
    """Compare two outfits of one ranking.

    Raises:
        InvalidValue: A garment is not among those that were ranked.
    """
    one, other = ranking.ranked([ranking.place_of(each) for each in (first, second)])
    differences = {
        part: logit - other.rated.parts[part] for part, logit in one.rated.parts.items()
    }
    weightiest = sorted(differences, key=lambda part: -abs(differences[part]))
    return OutfitComparison(
        first=one,
        second=other,
        differences={part: differences[part] for part in weightiest},
        only_first=_apart(first, second),
        only_second=_apart(second, first),
    )


def _apart(outfit: Outfit, other: Outfit) -> tuple[Garment, ...]:
    shared = other.ids
    return tuple(each for each in outfit.garments() if each.id not in shared)
