"""Branch and bound finds what listing everything finds."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wardrobe.ranking import best_triples as module
from wardrobe.ranking.best_triples import best_triples
from wardrobe.ranking.tables import Tables


@given(
    sides=st.tuples(*[st.integers(1, 7)] * 3),
    count=st.integers(1, 20),
    seed=st.integers(0, 999),
    block=st.sampled_from([1, 5, 1 << 20]),
)
def test_it_equals_listing_all(
    sides: tuple[int, int, int], count: int, seed: int, block: int
) -> None:
    rng = np.random.default_rng(seed)
    f, s, t = sides
    pairs = [
        rng.integers(-3, 4, size=shape).astype(np.float32)
        for shape in ((f, s), (f, t), (s, t))
    ]
    pairs[0][rng.random((f, s)) < 0.2] = -np.inf
    every = pairs[0][:, :, None] + pairs[1][:, None, :] + pairs[2][None]
    expected = np.sort(every[np.isfinite(every)])[::-1][:count]

    usual, module.BLOCK = module.BLOCK, block
    try:
        found = best_triples(Tables(*pairs), count)
    finally:
        module.BLOCK = usual

    assert found.scores.tolist() == expected.tolist()
    assert every[found.first, found.second, found.third].tolist() == expected.tolist()
    places = list(zip(found.first, found.second, found.third, strict=True))
    assert len(set(places)) == len(places)
