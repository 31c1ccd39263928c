from pathlib import Path

import numpy as np
import pytest

from ml.look_alikes.head import PARTS, SIZE, Head
from ml.model_file import npz_of, write_models
from ml.training.look_alikes.fit_head import (
    FitSettings,
    TwoPhotos,
    contrastive_loss,
    fit_head,
)
from ml.training.look_alikes.measures import (
    discounted_relevance,
    hit_rate_at_1,
    measure_retrieval,
)
from wardrobe.errors import ModelUnusable

EVEN = np.full(4, 0.25, np.float32)


@pytest.fixture(scope="module")
def garments() -> TwoPhotos:
    """Features in which types, colours and garments are sums of directions."""
    rng = np.random.default_rng(0)
    types, colours = rng.integers(0, 4, 300), rng.integers(0, 5, 300)
    first = (
        3 * rng.normal(size=(4, 140))[types]
        + 3 * rng.normal(size=(5, 140))[colours]
        + rng.normal(size=(300, 140))
    ).astype(np.float32)
    second = first + 0.3 * rng.normal(size=first.shape).astype(np.float32)
    labels = np.stack([types, colours, np.where(types == 0, colours % 2, -1)])
    return TwoPhotos(first, second, labels)


@pytest.fixture(scope="module")
def head(garments: TwoPhotos) -> Head:
    return fit_head(garments, EVEN, FitSettings(epochs=6, batch=60, hidden=16))


def test_vectors_have_length_one_and_parts_of_their_shares(
    head: Head, garments: TwoPhotos
) -> None:
    vectors = head.vectors(garments.first[:9])

    assert vectors.shape == (9, SIZE)
    assert vectors.dtype == np.float32
    ends = np.cumsum([*PARTS.values()])[:-1]
    for part in np.split(vectors, ends, axis=1):
        assert (part**2).sum(axis=1) == pytest.approx([0.25] * 9, abs=1e-5)


def test_fitting_brings_types_colours_and_photos_together(
    head: Head, garments: TwoPhotos
) -> None:
    kinds = garments.labels[0] * 10 + garments.labels[1]

    first, second = head.vectors(garments.first), head.vectors(garments.second)

    assert measure_retrieval(first, kinds).precision > 0.95
    assert hit_rate_at_1(first, second) > 0.95


def test_the_slope_is_that_of_the_loss() -> None:
    rng = np.random.default_rng(0)
    outputs = rng.normal(size=(12, 5)).astype(np.float32)
    labels = np.array([0, 0, 1, 1, 1, 2, 2, 2, 3, -1, -1, 0])
    _, slope = contrastive_loss(outputs, labels, 0.5)

    for row, column in [(0, 0), (3, 2), (8, 1), (9, 4)]:
        step = np.zeros_like(outputs)
        step[row, column] = 1e-2
        more = contrastive_loss(outputs + step, labels, 0.5)[0]
        less = contrastive_loss(outputs - step, labels, 0.5)[0]
        assert slope[row, column] == pytest.approx((more - less) / 2e-2, abs=2e-4)


def test_a_saved_head_comes_back_equal(
    head: Head, garments: TwoPhotos, tmp_path: Path
) -> None:
    model = tmp_path / "looks.npz"
    write_models(tmp_path, {model.name: (npz_of(head), {})})

    again = Head.load(model)

    vectors = head.vectors(garments.first)
    assert np.array_equal(again.vectors(garments.first), vectors)
    model.write_bytes(model.read_bytes() + b" ")
    with pytest.raises(ModelUnusable):
        Head.load(model)


def test_measures_of_a_ranking_by_hand() -> None:
    angles = np.deg2rad([0, 1, 10, 12, 90, 95, 180])
    vectors = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    labels = np.array([0, 0, 1, 0, 2, 2, 3])

    ranking = measure_retrieval(vectors, labels)

    # 0 asks: right, wrong, right, wrong, wrong: average precision (1 + 2/3) / 2.
    assert ranking.queries == 5  # nothing is like the third and the last
    assert ranking.precision == pytest.approx((2 / 5 * 3 + 1 / 5 * 2) / 5)
    averages = [(1 + 2 / 3) / 2, (1 + 2 / 3) / 2, (1 / 2 + 2 / 3) / 2, 1, 1]
    assert ranking.mean_average_precision == pytest.approx(np.mean(averages))


def test_relevance_weighs_the_order() -> None:
    scores = discounted_relevance(
        np.array([[1, 0, 0, 0, 0], [0, 0, 0, 0, 1]], np.bool_)
    )

    whole = 1 + 1 / 2 + 1 / 3 + 1 / 4 + 1 / 5
    assert scores == pytest.approx([1 / whole, 0.2 / whole])
