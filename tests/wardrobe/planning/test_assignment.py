"""Plans are the best of all plans: compared with trying every one."""

from itertools import product

import numpy as np
import pytest

from wardrobe.planning.assignment import Choices, Limit, assign

GARMENTS = 9  # three tops, three middles, three shoes


def closet(rng: np.random.Generator, days: list[int]) -> list[Choices]:
    """Return all outfits of a small closet for each time, with random ratings."""
    outfits = [(top, 3 + m, 6 + b, -1) for top, m, b in product(range(3), repeat=3)]
    return [
        Choices(day, rng.uniform(0.4, 1.0, len(outfits)).round(3), np.array(outfits))
        for day in days
    ]


def limits(rng: np.random.Generator, days: list[int]) -> list[Limit]:
    """Return limits as rest and laundry make them."""
    found = []
    for garment in range(GARMENTS):
        most = int(rng.integers(1, 4))
        found.append(Limit(garment, frozenset(days), most))
        rest = int(rng.integers(0, 3))
        found += [
            Limit(garment, frozenset(range(day, day + rest + 1)), 1)
            for day in days
            if rest
        ]
    return found


def value_of(
    times: list[Choices], bounds: list[Limit], chosen: tuple[int | None, ...]
) -> float | None:
    """Return the sum of the ratings; None where a limit is broken."""
    days_of: dict[int, set[int]] = {}
    outfits: dict[tuple[int, ...], int] = {}
    total = 0.0
    for each, place in zip(times, chosen, strict=True):
        if place is None:
            continue
        total += float(each.values[place])
        members = tuple(each.members[place].tolist())
        if outfits.setdefault(members, each.day) != each.day:
            return None
        for garment in members:
            if garment >= 0:
                days_of.setdefault(garment, set()).add(each.day)
    for limit in bounds:
        if len(days_of.get(limit.garment, set()) & limit.days) > limit.most:
            return None
    return total


def best_by_trying(times: list[Choices], bounds: list[Limit]) -> float:
    ways = [[*range(len(each.values)), None] for each in times]
    values = (value_of(times, bounds, chosen) for chosen in product(*ways))
    return max(value for value in values if value is not None)


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("days", [[0, 1, 2], [0, 0, 1], [0, 2, 2]])
def test_no_plan_is_better(seed: int, days: list[int]) -> None:
    rng = np.random.default_rng(seed)
    times = [
        Choices(c.day, c.values[:14], c.members[rng.permutation(27)[:14]])
        for c in closet(rng, days)
    ]
    bounds = limits(rng, days)

    found = assign(times, bounds, seconds=20)

    assert value_of(times, bounds, found.chosen) == pytest.approx(found.value)
    assert found.value == pytest.approx(best_by_trying(times, bounds), abs=1e-6)
    assert found.gap == 0


def test_what_cannot_be_filled_stays_empty() -> None:
    outfit = np.array([[0, 1, 2, -1]])
    times = [Choices(day, np.array([0.9]), outfit) for day in range(3)]

    found = assign(times, [Limit(0, frozenset({0, 1, 2}), 1)], seconds=5)

    assert sorted(found.chosen, key=str) == [0, None, None]
    assert found.value == pytest.approx(0.9)


def test_one_outfit_is_worn_on_one_day_though_nothing_needs_rest() -> None:
    outfits = np.array([[0, 1, 2, -1], [3, 1, 2, -1]])
    times = [Choices(day, np.array([0.9, 0.5]), outfits) for day in range(2)]

    found = assign(times, [], seconds=5)

    assert sorted(found.chosen, key=str) == [0, 1]


def test_an_outfit_is_worn_twice_on_one_day_and_not_on_the_next() -> None:
    outfits = np.array([[0, 1, 2, -1], [3, 4, 5, -1]])
    times = [Choices(day, np.array([0.9, 0.5]), outfits) for day in (0, 0, 1)]

    found = assign(times, [], seconds=5)

    assert found.value == pytest.approx(2.3)
    assert found.chosen == (0, 0, 1)


def test_two_times_of_a_day_wear_a_garment_once() -> None:
    outfits = np.array([[0, 1, 2, -1], [0, 1, 3, -1]])
    times = [
        Choices(0, np.array([0.9, 0.1]), outfits),
        Choices(0, np.array([0.1, 0.9]), outfits),
    ]

    found = assign(times, [Limit(0, frozenset({0, 1}), 1)], seconds=5)

    assert (found.chosen, found.gap) == ((0, 1), 0.0)
    assert found.value == pytest.approx(1.8)


def test_no_time_left_says_how_far_it_may_be_from_the_best() -> None:
    rng = np.random.default_rng(0)
    days = list(range(6))
    times, bounds = closet(rng, days), limits(rng, days)

    hasty = assign(times, bounds, seconds=0.0)
    best = assign(times, bounds, seconds=30)

    assert value_of(times, bounds, hasty.chosen) == pytest.approx(hasty.value)
    assert hasty.value > 0.5 * best.value
    assert hasty.value + hasty.gap >= best.value - 1e-6


def test_what_was_left_out_of_the_choices_counts_in_the_gap() -> None:
    outfits = np.array([[0, 1, 2, -1], [0, 3, 4, -1]])
    limit = Limit(0, frozenset({0, 1}), 1)

    def gap(floor: float) -> float:
        times = [Choices(d, np.array([0.9, 0.8]), outfits, floor) for d in range(2)]
        return assign(times, [limit], seconds=5).gap

    assert gap(0.0) == 0
    assert gap(0.7) == pytest.approx(0.7)  # it may not need the one shirt
