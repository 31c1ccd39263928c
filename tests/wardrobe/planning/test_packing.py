"""The fewest pieces: compared with trying every choice, and with a greedy one."""

from itertools import product

import numpy as np
import pytest

from wardrobe.planning.assignment import Choices, Limit
from wardrobe.planning.packing import Packing, pack, pack_greedily


def trip(seed: int, times: int) -> list[Choices]:
    rng = np.random.default_rng(seed)
    outfits = np.array(
        [(top, 4 + m, 7 + b, -1) for top, m, b in product(range(4), range(3), range(3))]
    )
    found = []
    for number in range(times):
        some = rng.permutation(len(outfits))[:6]
        found.append(Choices(number // 2, rng.uniform(0.9, 0.95, 6), outfits[some]))
    return found


def pieces(times: list[Choices], chosen: tuple[int | None, ...]) -> frozenset[int]:
    return frozenset(
        int(garment)
        for each, place in zip(times, chosen, strict=True)
        if place is not None
        for garment in each.members[place]
        if garment >= 0
    )


def keeps(times: list[Choices], chosen: tuple[int, ...], limits: list[Limit]) -> bool:
    for limit in limits:
        days = {
            each.day
            for each, place in zip(times, chosen, strict=True)
            if limit.garment in each.members[place]
        }
        if len(days & limit.days) > limit.most:
            return False
    return True


@pytest.mark.parametrize("seed", range(15))
def test_nothing_less_would_do(seed: int) -> None:
    times = trip(seed, 4)
    limits = [Limit(garment, frozenset({0, 1}), 1) for garment in range(2)]

    found = pack(times, limits, seconds=20)

    ways = product(*(range(len(each.values)) for each in times))
    fewest = min(len(pieces(times, way)) for way in ways if keeps(times, way, limits))
    assert None not in found.chosen
    assert found.gap == 0
    assert found.pieces == pieces(times, found.chosen)
    assert len(found.pieces) == fewest
    assert len(found.pieces) <= len(pack_greedily(times, limits).pieces)


def test_the_luggage_has_a_limit() -> None:
    times = trip(1, 6)

    small = pack(times, [], seconds=10, most=3)

    assert len(small.pieces) <= 3
    assert None in small.chosen
    assert any(place is not None for place in small.chosen)


def test_of_equal_numbers_of_pieces_the_better_outfits_are_packed() -> None:
    outfits = np.array([[0, 1, 2, -1], [3, 1, 2, -1]])
    times = [Choices(0, np.array([0.91, 0.95]), outfits)]

    assert pack(times, [], seconds=5) == Packing((1,), frozenset({1, 2, 3}), 0)


def test_without_time_it_is_no_worse_than_the_greedy_choice() -> None:
    times = trip(2, 8)

    hasty = pack(times, [], seconds=0.0)

    assert len(hasty.pieces) <= len(pack_greedily(times, []).pieces)
