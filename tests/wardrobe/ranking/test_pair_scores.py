"""With a taste for pairs, ranks and counts are what listing all outfits shows."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.wardrobe.closets import (
    WORK,
    capsule,
    closets,
    every_outfit,
    pair_taste_for,
    rating_of,
    taste_for,
)
from tests.wardrobe.fakes import RandomScorer, StrictScorer, garment
from wardrobe.model.colour import Colour
from wardrobe.model.garment import Garment, GarmentType
from wardrobe.model.outfit import Part, Slot
from wardrobe.ranking import pair_scores
from wardrobe.ranking import ranking as ranking_module
from wardrobe.ranking.best_outfits import ScoredPlaces, best_outfits
from wardrobe.ranking.counting_each import count_above_with_each, count_better_than_each
from wardrobe.ranking.pair_scores import PairScores, Setting
from wardrobe.ranking.ranking import Ranking
from wardrobe.ranking.tables import LayeredTables
from wardrobe.taste.features import feature_of
from wardrobe.taste.taste import Taste

SETTING = Setting(WORK, None)


def ranking(owned: list[Garment], taste: Taste) -> Ranking:
    return Ranking.of(owned, SETTING, scorer=RandomScorer(), taste=taste)


def capsule_scores(taste: Taste) -> PairScores:
    (_, scores), *_ = ranking(capsule(), taste).kinds
    return scores


@settings(deadline=None, max_examples=8)
@given(owned=closets().map(lambda each: each[:8]), seed=st.integers(0, 99))
def test_the_best_are_those_that_listing_all_finds(
    owned: list[Garment], seed: int
) -> None:
    taste = pair_taste_for(owned, seed)
    expected = sorted((rating_of(o, taste) for o in every_outfit(owned)), reverse=True)
    assume(expected)

    found = [place.rated() for place in ranking(owned, taste).best(9)]

    ratings = [rated.rating for rated in found]
    assert ratings == pytest.approx(expected[:9], abs=1e-5)
    for rated in found:
        assert rated.rating == pytest.approx(rating_of(rated.outfit, taste), abs=1e-5)


@settings(deadline=None, max_examples=8)
@given(owned=closets().map(lambda each: each[:8]), seed=st.integers(0, 99))
def test_ranks_count_what_is_above(owned: list[Garment], seed: int) -> None:
    taste = pair_taste_for(owned, seed)
    all_of_it = ranking(owned, taste)
    places = all_of_it.best(len(every_outfit(owned)) + 1)
    assume(places)

    ranks = [each.rank for each in all_of_it.ranked(places)]

    logits = [place.scores.logit_of(place.places) for place in places]
    assert ranks == [1 + sum(other > logit for other in logits) for logit in logits]


@pytest.mark.parametrize("slot", Slot)
def test_each_is_counted_with_its_pairs(slot: Slot) -> None:
    scores = capsule_scores(pair_taste_for(capsule(), 5))
    sizes = [len(scores.taste[each]) for each in Slot]
    logits = np.array(
        [scores.logit_of(places) for places in np.ndindex(*sizes)]
    ).reshape(sizes)
    others = tuple(place for place, each in enumerate(Slot) if each is not slot)
    floor = float(np.median(logits))

    above = count_above_with_each(scores, slot, floor)
    better = count_better_than_each(scores, slot, 0)

    assert above.tolist() == (logits > floor).sum(axis=others).tolist()
    own = np.moveaxis(logits, list(Slot).index(slot), 0)
    expected = [(own[0] - each > 1e-5).sum() for each in own]
    assert better.tolist() == expected


def test_the_part_of_taste_holds_pairs_and_all_parts_add_up() -> None:
    scores = capsule_scores(pair_taste_for(capsule(), 5))

    parts = scores.parts_of((0, 1, 0, 0))

    of_pairs = scores.pair_taste_of((0, 1, 0, 0))
    own = scores.taste_of((0, 1, 0, 0))
    assert of_pairs[Slot.TOP, Slot.MIDDLE] != 0
    assert of_pairs[Slot.TOP, Slot.OUTER] == 0  # nothing is worn over
    assert parts[Part.TASTE] == pytest.approx(
        sum(of_pairs.values()) + sum(own.values())
    )
    assert sum(parts.values()) == pytest.approx(scores.logit_of((0, 1, 0, 0)), abs=1e-4)


def test_another_taste_takes_the_place_of_one_for_pairs() -> None:
    owned = capsule()
    for_pieces, for_pairs = taste_for(owned), pair_taste_for(owned, 3)

    there = ranking(owned, for_pieces).with_taste(for_pairs).best(5)
    back = ranking(owned, for_pairs).with_taste(for_pieces).best(5)

    assert [p.logit for p in there] == [
        p.logit for p in ranking(owned, for_pairs).best(5)
    ]
    assert [p.logit for p in back] == [
        p.logit for p in ranking(owned, for_pieces).best(5)
    ]


@settings(deadline=None, max_examples=8)
@given(
    owned=st.permutations(capsule()).map(lambda each: each[:5]), seed=st.integers(0, 99)
)
def test_garments_described_alike_are_ranked_and_counted_one_by_one(
    owned: list[Garment], seed: int
) -> None:
    twins = [replace(each, id=each.id + 100) for each in owned]
    both = [*owned, *twins]
    taste = pair_taste_for(owned, seed)
    every = sorted((rating_of(o, taste) for o in every_outfit(both)), reverse=True)
    all_of_it = ranking(both, taste)

    found = all_of_it.best(len(every) + 1)

    assert [p.rated().rating for p in found] == pytest.approx(every, abs=1e-5)
    assert len({place.garment_ids() for place in found}) == len(every)
    logits = [place.logit for place in found]
    counts = [all_of_it.count_above(logit) for logit in logits]
    assert counts == [sum(other > logit for other in logits) for logit in logits]


@pytest.mark.parametrize("seed", [1, 2])
def test_the_median_of_a_sample_halves_all_outfits_but_for_its_error(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = np.random.default_rng(seed)
    owned = [
        garment(number, GarmentType(word), Colour(colour))
        for number, (word, colour) in enumerate(
            zip(rng.choice(list(GarmentType), 50), rng.choice(list(Colour), 50)), 1
        )
    ]
    ranked = ranking(owned, taste_for(owned))
    exact = ranked.median()
    with monkeypatch.context() as patch:
        patch.setattr(ranking_module, "MOST_COUNTED", 0)
        estimate = ranked.median()
        estimated = ranked.count_above(0.1)

    assert exact is not None
    assert estimate is not None
    assert ranked.count_above(exact) <= ranked.count // 2
    assert abs(ranked.count_above(0.1) - estimated) / ranked.count < 0.004
    assert abs(ranked.count_above(estimate) / ranked.count - 0.5) < 0.004


def test_a_closet_of_thousands_has_a_median() -> None:
    words = [(word, colour) for word in GarmentType for colour in Colour] * 16
    owned = [garment(n, word, colour) for n, (word, colour) in enumerate(words, 1)]
    pleasing = set(GarmentType) - {GarmentType.HEELS}
    scorer = StrictScorer(pleasing)

    ranked = Ranking.of(owned, SETTING, scorer=scorer, taste=Taste())

    assert ranked.count > 10**12
    assert ranked.median() == 3


@settings(deadline=None, max_examples=12)
@given(
    owned=st.permutations(capsule()).map(lambda each: each[:5]),
    seed=st.integers(0, 99),
    count=st.integers(1, 40),
)
def test_what_taste_alone_tells_apart_is_ranked_as_listing_all_ranks_it(
    owned: list[Garment], seed: int, count: int
) -> None:
    both = [*owned, *(replace(each, id=each.id + 100) for each in owned)]
    taste = taste_for_each(both, seed)
    every = sorted((rating_of(o, taste) for o in every_outfit(both)), reverse=True)

    found = ranking(both, taste).best(count)

    assert [p.rated().rating for p in found] == pytest.approx(every[:count], abs=1e-5)
    assert [p.logit for p in found] == [p.scores.logit_of(p.places) for p in found]


def test_of_many_garments_few_are_looked_at_one_by_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    owned = [
        replace(each, id=100 * each.id + number)
        for each in capsule()
        for number in range(30)
    ]
    sides: list[int] = []

    def note(tables: LayeredTables, count: int) -> list[ScoredPlaces]:
        sides.append(max(tables.top_middle.shape))
        return best_outfits(tables, count)

    monkeypatch.setattr(pair_scores, "best_outfits", note)

    all_of_it = ranking(owned, taste_for_each(owned, 1))
    assert all_of_it.best(1)

    assert max(len(kind[Slot.TOP]) for kind, _ in all_of_it.kinds) >= 90
    assert max(sides) <= 30


def taste_for_each(owned: list[Garment], seed: int) -> Taste:
    """Return a taste that is another for each single garment."""
    rng = np.random.default_rng(seed)
    weights = {feature_of(each.id): float(rng.normal()) for each in owned}
    return Taste(version=1, weights={None: weights})
