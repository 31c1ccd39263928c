"""Counting above floors finds what listing everything finds."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wardrobe import counting as module
from wardrobe.counting import count_above


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

    usual, module.BLOCK = module.BLOCK, block
    try:
        one, two, three = pairs
        found = count_above(one, two, three, np.array(floors, np.float32))
    finally:
        module.BLOCK = usual

    assert found.tolist() == [int((every > floor).sum()) for floor in floors]


def test_a_score_is_not_above_itself_whatever_the_rounding() -> None:
    rng = np.random.default_rng(5)
    shapes = ((30, 20), (30, 25), (20, 25))
    one, two, three = (rng.normal(size=each).astype(np.float32) for each in shapes)
    every = one[:, :, None] + two[:, None, :] + three[None]
    floors = rng.choice(every.ravel(), 50)

    found = count_above(one, two, three, floors)

    assert found.tolist() == [int((every > floor).sum()) for floor in floors]
