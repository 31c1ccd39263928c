"""What every scorer promises: the shipped network and the ones that tests use."""

import numpy as np
import pytest

from ml.judgement.stylist import Stylist
from tests.ml.judgement.outfit_words import MODEL, TABLES
from tests.ui.fakes import FakeScorer
from tests.wardrobe.fakes import RandomScorer, StrictScorer
from wardrobe.model.colour import Colour
from wardrobe.model.garment import Descriptor, GarmentType
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Part
from wardrobe.ports.scorer import Scorer
from wardrobe.ranking.pair_scores import JUDGED_PARTS, SLOT_PAIRS, SlotPair

SCORERS: dict[str, Scorer] = {
    "shipped": Stylist.load(MODEL, TABLES),
    "random": RandomScorer(),
    "strict": StrictScorer([GarmentType.BOOTS]),
    "of the window": FakeScorer(),
}
SOME = [Descriptor(GarmentType.SHIRT, Colour.RED), None]
OTHERS = [Descriptor(t, Colour.BLUE) for t in (GarmentType.JEANS, GarmentType.BOOTS)]


@pytest.fixture(params=SCORERS, ids=str)
def scorer(request: pytest.FixtureRequest) -> Scorer:
    return SCORERS[request.param]


@pytest.mark.parametrize("pair", SLOT_PAIRS, ids="-".join)
def test_each_pair_has_a_logit_by_part(scorer: Scorer, pair: SlotPair) -> None:
    parts = scorer.score_pairs(pair, SOME, [*OTHERS, None], Occasion.WORK, 12.5)

    assert parts.shape == (2, 3, len(JUDGED_PARTS))
    assert parts.dtype == np.float32
    assert np.isfinite(parts).all()


@pytest.mark.parametrize("pair", SLOT_PAIRS, ids="-".join)
def test_no_garments_have_no_pairs(scorer: Scorer, pair: SlotPair) -> None:
    none_first = scorer.score_pairs(pair, [], OTHERS, Occasion.WORK, None)
    none_second = scorer.score_pairs(pair, SOME, [], Occasion.WORK, None)

    assert none_first.shape == (0, 2, len(JUDGED_PARTS))
    assert none_second.shape == (2, 0, len(JUDGED_PARTS))


@pytest.mark.parametrize("pair", SLOT_PAIRS, ids="-".join)
def test_a_pair_is_rated_alike_whatever_stands_beside_it(
    scorer: Scorer, pair: SlotPair
) -> None:
    together = scorer.score_pairs(pair, SOME, OTHERS, Occasion.DATE, 20)
    alone = scorer.score_pairs(pair, SOME[:1], OTHERS[1:], Occasion.DATE, 20)

    assert alone[0, 0] == pytest.approx(together[0, 1], abs=1e-5)


def test_without_a_temperature_warmth_is_left_out(scorer: Scorer) -> None:
    parts = scorer.score_pairs(SLOT_PAIRS[0], SOME, OTHERS, Occasion.WORK, None)

    assert not parts[:, :, JUDGED_PARTS.index(Part.WARMTH)].any()
