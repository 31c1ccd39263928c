"""Hangers go; straps, handles and hoods stay."""

import numpy as np
import pytest

from ml.arrays import Floats, Mask
from ml.cutout.hangers import without_hanger

WALL, CLOTH, BLACK = (80.0, 0.0, 0.0), (45.0, 50.0, 20.0), (10.0, 0.0, 0.0)
SHIRT = slice(50, 170), slice(30, 130)
Part = tuple[slice, slice]


def a_shirt() -> tuple[Mask, Floats]:
    """Return a red shirt's mask (192, 160) before a grey wall, and its CIELAB."""
    mask = np.zeros((192, 160), np.bool_)
    lab = np.full((192, 160, 3), WALL, np.float32)
    mask[SHIRT], lab[SHIRT] = True, CLOTH
    return mask, lab


def with_parts(
    parts: list[Part], colour: tuple[float, float, float]
) -> tuple[Mask, Mask]:
    """Return the mask of a shirt with more parts, and the same without its hanger."""
    mask, lab = a_shirt()
    for part in parts:
        mask[part], lab[part] = True, colour
    return mask, without_hanger(mask, lab)


@pytest.mark.parametrize("colour", [BLACK, CLOTH])
def test_a_hook_goes_whatever_its_colour(colour: tuple[float, float, float]) -> None:
    hook = [(slice(30, 50), slice(78, 81)), (slice(28, 31), slice(78, 88))]

    _, mask = with_parts(hook, colour)

    assert np.array_equal(mask, a_shirt()[0])


def test_a_broken_hook_goes_whole() -> None:
    hook = [(slice(36, 50), slice(78, 81)), (slice(26, 34), slice(79, 82))]

    _, mask = with_parts(hook, BLACK)

    assert not mask[:50].any()


def test_a_hook_whose_bow_was_filled_goes_for_its_colour() -> None:
    bow = [(slice(38, 50), slice(75, 85))]

    assert not with_parts(bow, BLACK)[1][:50].any()
    assert with_parts(bow, CLOTH)[1][:50].any()


def test_arms_and_the_wall_between_them_and_the_neckline_go() -> None:
    mask, lab = a_shirt()
    neckline = slice(50, 62), slice(60, 100)
    lab[neckline] = WALL  # the network filled it
    hook, arms = (slice(30, 50), slice(78, 81)), (slice(50, 53), slice(60, 100))
    mask[hook], lab[hook], lab[arms] = True, BLACK, BLACK

    found = without_hanger(mask, lab)

    assert found[neckline].mean() < 0.1
    assert found[64:170, 30:130].all()


@pytest.mark.parametrize(
    "parts",
    [
        [(slice(30, 50), slice(60, 63)), (slice(32, 50), slice(98, 101))],
        [
            (slice(20, 50), slice(55, 58)),
            (slice(20, 50), slice(102, 105)),
            (slice(18, 21), slice(55, 105)),
        ],
        [(slice(36, 50), slice(55, 105))],
        [(slice(30, 50), slice(34, 37))],
    ],
    ids=["straps", "a handle", "a hood", "a shoulder"],
)
def test_what_belongs_to_the_garment_stays(parts: list[Part]) -> None:
    mask, kept = with_parts(parts, CLOTH)

    assert np.array_equal(kept, mask)


def test_the_other_shoe_is_no_hook() -> None:
    mask, lab = a_shirt()
    mask[10:45, 60:100], lab[10:45, 60:100] = True, BLACK

    assert np.array_equal(without_hanger(mask, lab), mask)


def test_nothing_has_no_hanger() -> None:
    assert not without_hanger(np.zeros((9, 9), np.bool_), a_shirt()[1][:9, :9]).any()
