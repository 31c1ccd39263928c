"""The search through four slots finds what listing everything finds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardrobe.ranking import best_outfits as module
from wardrobe.ranking.best_outfits import best_outfits
from wardrobe.ranking.tables import Floats, LayeredTables


def some_tables(sides: tuple[int, ...], seed: int) -> LayeredTables:
    rng = np.random.default_rng(seed)
    t, m, b, o = sides
    pairs = ((t, m), (t, b), (m, b), (t, o), (m, o), (b, o))
    tables = [rng.integers(-3, 4, size=pair).astype(np.float32) for pair in pairs]
    tables[3][rng.random((t, o)) < 0.3] = -np.inf
    return LayeredTables(*tables)


def every_score(tables: LayeredTables) -> Floats:
    tm, tb, mb, to, mo, bo = tables
    return np.asarray(
        tm[:, :, None, None]
        + tb[:, None, :, None]
        + mb[None, :, :, None]
        + to[:, None, None, :]
        + mo[None, :, None, :]
        + bo[None, None, :, :]
    )


@given(
    sides=st.tuples(*[st.integers(1, 6)] * 4),
    count=st.integers(1, 30),
    seed=st.integers(0, 999),
    start=st.sampled_from([1, 2, 24]),
)
def test_it_equals_listing_all(
    sides: tuple[int, int, int, int], count: int, seed: int, start: int
) -> None:
    tables = some_tables(sides, seed)
    every = every_score(tables)
    expected = np.sort(every[np.isfinite(every)])[::-1][:count].tolist()

    usual, module.START = module.START, start
    try:
        found = best_outfits(tables, count)
    finally:
        module.START = usual

    assert [score for score, _ in found] == expected
    assert [every[places] for _, places in found] == expected
    assert len({places for _, places in found}) == len(found)


@pytest.mark.parametrize("seed", range(5))
def test_a_score_is_the_same_to_the_last_bit_however_it_is_asked_for(
    seed: int,
) -> None:
    rng = np.random.default_rng(seed)
    t, m, b, o = 30, 20, 25, 10
    pairs = ((t, m), (t, b), (m, b), (t, o), (m, o), (b, o))
    tables = LayeredTables(*(rng.normal(size=p).astype(np.float32) for p in pairs))

    found = best_outfits(tables, 50)

    every = np.sort(every_score(tables).ravel())[::-1][:50]
    assert [score for score, _ in found] == pytest.approx(every.tolist(), abs=1e-5)
    assert [tables.score_of(*places) for _, places in found] == [s for s, _ in found]
