import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardrobe.model.embedding import Metric
from wardrobe.similarity.nearest import find_nearest, measure


@pytest.mark.parametrize("metric", Metric)
@pytest.mark.parametrize("kind", [np.float32, np.float16])
@given(seed=st.integers(0, 10_000), count=st.integers(1, 60))
def test_the_nearest_are_those_of_a_full_sort(
    metric: Metric, kind: type[np.float16], seed: int, count: int
) -> None:
    rng = np.random.default_rng(seed)
    vectors = rng.normal(size=(50, 7)).astype(kind)
    query = rng.normal(size=7).astype(np.float32)

    found = find_nearest(query, vectors, count, metric)

    every = measure(query, vectors, metric)
    assert found.places.tolist() == np.argsort(every, kind="stable")[:count].tolist()
    assert np.allclose(found.distances, np.sort(every)[:count])


def test_distances_are_what_their_names_say() -> None:
    query = np.array([3.0, 4.0], np.float32)
    vectors = np.array([[3.0, 4.0], [-4.0, 3.0], [0.0, 0.0]], np.float32)

    assert measure(query, vectors[:2], Metric.COSINE) == pytest.approx([0, 1])
    assert measure(query, vectors, Metric.EUCLIDEAN) == pytest.approx([0, 50**0.5, 5])
    assert measure(query, vectors, Metric.MANHATTAN) == pytest.approx([0, 8, 7])


def test_a_photo_itself_is_exactly_no_distance_away() -> None:
    vectors = np.random.default_rng(1).normal(size=(500, 64)).astype(np.float32)

    for metric in (Metric.EUCLIDEAN, Metric.MANHATTAN):
        found = find_nearest(vectors[3], vectors, 1, metric)
        assert (found.places[0], found.distances[0]) == (3, 0.0)


def test_nothing_is_near_in_an_empty_set() -> None:
    found = find_nearest(np.ones(4, np.float32), np.empty((0, 4), np.float32), 5)

    assert len(found.places) == len(found.distances) == 0
