"""What is counted for each garment is what listing all outfits shows."""

from collections.abc import Iterator

import numpy as np
import pytest

from tests.wardrobe.fakes import RandomScorer, garment
from wardrobe.model.garment import Garment, GarmentType
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Slot
from wardrobe.ranking import counting_each
from wardrobe.ranking.counting_each import (
    count_above_with_each,
    count_better_than_each,
    count_lifted_by_each,
    share_better_than_each,
)
from wardrobe.ranking.pair_scores import PairScores, Setting
from wardrobe.taste.taste import Taste

JACKET = garment(3, GarmentType.JACKET)
CANDIDATES: dict[Slot, list[Garment | None]] = {
    Slot.TOP: [garment(1, GarmentType.SHIRT), garment(2, GarmentType.POLO), JACKET],
    Slot.MIDDLE: [garment(4, GarmentType.JEANS), garment(5, GarmentType.SKIRT)],
    Slot.BOTTOM: [garment(n, GarmentType.BOOTS) for n in (6, 7)],
    Slot.OUTER: [None, JACKET, garment(8, GarmentType.COAT)],
}
SCORES = PairScores.of(
    CANDIDATES,
    Setting(Occasion.WORK, None),
    RandomScorer(),
    Taste(),
)


def logits(slot: Slot, row: int) -> Iterator[float]:
    """Yield the logits of all outfits with a candidate, the same around each."""
    sizes = [1 if s is slot else len(CANDIDATES[s]) for s in Slot]
    for places in np.ndindex(*sizes):
        yield SCORES.logit_of([row if s is slot else p for s, p in zip(Slot, places)])


@pytest.mark.parametrize("slot", Slot)
def test_outfits_above_are_counted_with_each(slot: Slot) -> None:
    counts = count_above_with_each(SCORES, slot, 0.1)

    assert counts.tolist() == [
        sum(logit > 0.1 for logit in logits(slot, row))
        for row in range(len(CANDIDATES[slot]))
    ]
    assert 0 < counts.sum() < 36


def test_lifted_are_those_that_are_above_with_it_only() -> None:
    counts = count_lifted_by_each(SCORES, Slot.OUTER, 0.1, than=0)

    pairs = [zip(logits(Slot.OUTER, 0), logits(Slot.OUTER, row)) for row in range(3)]
    assert counts.tolist() == [
        sum(bare <= 0.1 < over for bare, over in each) for each in pairs
    ]
    assert counts[0] == 0


@pytest.mark.parametrize("slot", Slot)
def test_counts_of_a_sample_are_nearly_those_of_all(
    slot: Slot, monkeypatch: pytest.MonkeyPatch
) -> None:
    above = count_above_with_each(SCORES, slot, 0.1)
    lifted = count_lifted_by_each(SCORES, slot, 0.1, than=0)
    monkeypatch.setattr(counting_each, "MOST_COUNTED", 0)

    assert count_above_with_each(SCORES, slot, 0.1).tolist() == above.tolist()
    assert count_lifted_by_each(SCORES, slot, 0.1, than=0).tolist() == lifted.tolist()


@pytest.mark.parametrize("slot", [Slot.MIDDLE, Slot.BOTTOM])
def test_better_is_counted_in_the_same_surroundings(slot: Slot) -> None:
    counts = count_better_than_each(SCORES, slot, 0)

    assert counts.tolist() == [
        sum(one > other for one, other in zip(logits(slot, 0), logits(slot, row)))
        for row in range(2)
    ]
    assert counts[0] == 0


@pytest.mark.parametrize("slot", Slot)
def test_shares_of_a_sample_are_nearly_those_of_all(slot: Slot) -> None:
    possible = sum(np.isfinite(logit) for logit in logits(slot, 0))
    wins = count_better_than_each(SCORES, slot, 0)

    shares = share_better_than_each(SCORES, slot, 0, samples=1 << 12)

    assert shares == pytest.approx(wins / possible, abs=0.03)
    assert shares[0] == 0
