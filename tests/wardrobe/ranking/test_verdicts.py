"""What a rating means: words from a scale that one scorer gives all closets."""

import numpy as np
import pytest

from ml.judgement.stylist import Stylist
from tests.ml.judgement.outfit_words import MODEL, TABLES
from tests.wardrobe.fakes import RandomScorer
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Verdict
from wardrobe.ranking.verdicts import VerdictScale, verdict_scale


def test_great_is_the_best_tenth_of_what_is_accepted() -> None:
    logits = np.concatenate([np.full(500, -3.0), np.linspace(0, 10, 1001)])

    scale = VerdictScale.of(logits.astype(np.float32))

    assert scale.good == pytest.approx(5, abs=0.02)
    assert scale.great == pytest.approx(9, abs=0.02)
    assert [scale.verdict(each) for each in (9.5, 6, 1, -1)] == list(Verdict)


def test_with_hardly_any_accepted_the_words_are_the_usual_ones() -> None:
    assert VerdictScale.of(np.full(500, -3, np.float32)) == VerdictScale()


def test_standing_rises_evenly_and_tells_great_outfits_apart() -> None:
    scale = VerdictScale(great=2.0, good=1.0)

    standings = [scale.standing(each) for each in (-9, scale.fair, 1, 2, 3, 4, 9)]

    assert scale.standing(9, Verdict.GOOD) == pytest.approx(0.6)
    assert standings == pytest.approx([0, 0.2, 0.4, 0.6, 0.8, 1, 1])


@pytest.mark.parametrize("occasion", Occasion)
def test_the_shipped_scorer_has_a_scale_for_each_occasion(occasion: Occasion) -> None:
    scale = verdict_scale(Stylist.load(MODEL, TABLES), occasion, None)

    assert scale != VerdictScale()
    assert scale.fair < scale.good < scale.great


def test_a_scorer_gives_the_same_scale_again() -> None:
    once, again = (verdict_scale(RandomScorer(), Occasion.WORK, None) for _ in range(2))

    assert once is again
