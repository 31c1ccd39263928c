"""Counting above floors finds what listing everything finds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardrobe.ranking import counting as module
from wardrobe.ranking.counting import Weights, count_above, count_lifted, middle_of
from wardrobe.ranking.tables import Tables


@given(
    sides=st.tuples(*[st.integers(1, 7)] * 3),
    floors=st.lists(st.integers(-9, 9), max_size=4),
    seed=st.integers(0, 999),
    block=st.sampled_from([1, 5, 1 << 17]),
)
def test_it_equals_listing_all(
    sides: tuple[int, int, int], floors: list[int], seed: int, block: int
) -> None:
    rng = np.random.default_rng(seed)
    f, s, t = sides
    pairs = [
        rng.integers(-3, 4, size=shape).astype(np.float32)
        for shape in ((f, s), (f, t), (s, t))
    ]
    pairs[0][rng.random((f, s)) < 0.2] = -np.inf
    pairs[1][rng.random((f, t)) < 0.1] = -np.inf
    every = pairs[0][:, :, None] + pairs[1][:, None, :] + pairs[2][None]
    weights = [rng.integers(0, 4, size=side) for side in sides]

    usual, module.BLOCK = module.BLOCK, block
    try:
        lows = np.array(floors, np.float32)
        found = count_above(Tables(*pairs), lows)
        weighed = count_above(Tables(*pairs), lows, Weights(*weights))
    finally:
        module.BLOCK = usual

    assert found.tolist() == [int((every > floor).sum()) for floor in floors]
    times = np.einsum("f,s,t->fst", *weights)
    assert weighed.tolist() == [int(times[every > floor].sum()) for floor in floors]


def test_a_score_is_not_above_itself_whatever_the_rounding() -> None:
    rng = np.random.default_rng(5)
    shapes = ((30, 20), (30, 25), (20, 25))
    one, two, three = (rng.normal(size=each).astype(np.float32) for each in shapes)
    every = one[:, :, None] + two[:, None, :] + three[None]
    floors = rng.choice(every.ravel(), 50)

    found = count_above(Tables(one, two, three), floors)

    assert found.tolist() == [int((every > floor).sum()) for floor in floors]


@given(
    scores=st.lists(st.floats(-1e6, 1e6, width=32), min_size=1, max_size=30),
)
def test_half_of_the_scores_are_above_the_middle_and_no_more(
    scores: list[float],
) -> None:
    every = np.array(scores, np.float32)

    middle = middle_of(
        lambda floors: np.array([(every > floor).sum() for floor in floors]), len(every)
    )

    assert middle == sorted(every)[(len(every) - 1) // 2]


@pytest.mark.parametrize("block", [1, 7, 1 << 17])
def test_lifted_are_those_above_after_and_not_before(
    block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = np.random.default_rng(3)
    before, after = (
        Tables(
            *(
                rng.normal(size=shape).astype(np.float32)
                for shape in ((6, 5), (6, 4), (5, 4))
            )
        )
        for _ in range(2)
    )
    monkeypatch.setattr(module, "BLOCK", block)

    found = count_lifted(before, after, 0.5)

    low, high = (
        one[:, :, None] + two[:, None, :] + three[None]
        for one, two, three in (before, after)
    )
    assert found == int(((low <= 0.5) & (high > 0.5)).sum())
