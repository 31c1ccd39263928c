import numpy as np
import pytest

from tests.wardrobe.fake_embedder import FakeEmbedder
from tests.wardrobe.fakes import MemoryCloset, garment
from wardrobe.errors import Cancelled, ClosetReadOnly, InvalidValue
from wardrobe.model.embedding import Metric
from wardrobe.model.garment import GarmentType, Group
from wardrobe.model.picture import Picture
from wardrobe.model.progress import Progress
from wardrobe.similarity.similar_garments import (
    Among,
    embeddings_of,
    find_look_alikes,
    find_near_duplicates,
)

OWNED = [
    garment(1, GarmentType.SHIRT),
    garment(2, GarmentType.TROUSERS),
    garment(3, GarmentType.SNEAKERS),
    garment(4, GarmentType.HAT),
    garment(5, GarmentType.POLO),
]


def test_each_garment_is_looked_at_once() -> None:
    closet, embedder = MemoryCloset(OWNED), FakeEmbedder()

    first = embeddings_of(closet, OWNED, embedder)
    again = embeddings_of(closet, OWNED[::-1], embedder)

    assert len(embedder.looked) == len(OWNED)
    assert np.array_equal(first, again[::-1])


def test_look_alikes_are_found_where_nothing_can_be_written() -> None:
    class ReadOnlyCloset(MemoryCloset):
        def keep_embeddings(self, version: str, vectors: object) -> None:
            raise ClosetReadOnly("it's on a disc")

    vectors = embeddings_of(ReadOnlyCloset(OWNED), OWNED, FakeEmbedder())

    assert len(vectors) == len(OWNED)


def test_another_version_looks_again() -> None:
    closet, embedder, newer = MemoryCloset(OWNED), FakeEmbedder(), FakeEmbedder()
    newer.version = "fake 2"
    embeddings_of(closet, OWNED, embedder)

    embeddings_of(closet, OWNED, newer)

    assert len(newer.looked) == len(OWNED)


def test_looking_can_be_stopped_and_goes_on_where_it_was() -> None:
    closet, embedder = MemoryCloset(OWNED), FakeEmbedder()
    done = []

    with pytest.raises(Cancelled):
        embeddings_of(
            closet,
            OWNED,
            embedder,
            Progress(
                tell=lambda *progress: done.append(progress),
                is_cancelled=lambda: len(done) == 2,
            ),
        )
    embeddings_of(closet, OWNED, embedder)

    assert done == [(1, 5), (2, 5)]
    assert len(embedder.looked) == len(OWNED)


def test_a_damaged_picture_is_like_nothing() -> None:
    class DamagedCloset(MemoryCloset):
        def picture(self, garment_id: int, kind: Picture) -> bytes:
            return b"bad" if garment_id == 2 else super().picture(garment_id, kind)

    embeddings = embeddings_of(DamagedCloset(OWNED), OWNED, FakeEmbedder())

    assert not embeddings[1].any()
    assert embeddings[0].any()


def test_an_empty_closet_has_no_look_alikes() -> None:
    embedder = FakeEmbedder()
    embeddings = embeddings_of(MemoryCloset(), [], embedder)

    assert find_look_alikes(embedder.embed(b"photo"), [], embeddings, embedder) == []


@pytest.mark.parametrize("metric", Metric)
def test_the_same_photo_is_nearest(metric: Metric) -> None:
    closet, embedder = MemoryCloset(OWNED), FakeEmbedder()
    embeddings = embeddings_of(closet, OWNED, embedder)
    vector = embedder.embed(closet.picture(3, Picture.PHOTO))

    found = find_look_alikes(
        vector, OWNED, embeddings, embedder, count=3, metric=metric
    )

    assert found[0].garment.id == 3
    assert found[0].distance == pytest.approx(0, abs=1e-6)
    assert [f.distance for f in found] == sorted(f.distance for f in found)


def test_look_alikes_stay_within_the_group_or_leave_it() -> None:
    embedder = FakeEmbedder()
    embeddings = embeddings_of(MemoryCloset(OWNED), OWNED, embedder)

    def ids(among: Among) -> set[int]:
        found = find_look_alikes(
            embedder.embed(b"x"),
            OWNED,
            embeddings,
            embedder,
            group=Group.TOP,
            among=among,
        )
        return {each.garment.id for each in found}

    assert ids(Among.ALL) == {1, 2, 3, 4, 5}
    assert ids(Among.SAME_GROUP) == {1, 5}
    assert ids(Among.OTHER_GROUPS) == {2, 3}  # a hat is worn with everything


def test_across_groups_only_the_tone_counts() -> None:
    embedder = FakeEmbedder()
    embeddings = np.zeros((2, 8), np.float32)
    embeddings[0, [0, 4]] = 1, 1  # another kind of garment, the same tone
    embeddings[1, [1, 5]] = 1, 1
    vector = np.array([0, 1, 0, 0, 1, 0, 0, 0], np.float32)

    found = find_look_alikes(
        vector,
        OWNED[1:3],
        embeddings,
        embedder,
        group=Group.TOP,
        among=Among.OTHER_GROUPS,
    )

    assert [each.garment.id for each in found] == [2, 3]
    assert found[0].distance == pytest.approx(0)


def test_senseless_questions_are_refused() -> None:
    embedder = FakeEmbedder()
    vector, embeddings = np.ones(8, np.float32), np.ones((5, 8), np.float32)

    with pytest.raises(InvalidValue, match="one look-alike"):
        find_look_alikes(vector, OWNED, embeddings, embedder, count=0)
    with pytest.raises(InvalidValue, match="group"):
        find_look_alikes(vector, OWNED, embeddings, embedder, among=Among.SAME_GROUP)


def test_near_duplicates_are_pairs_of_one_group() -> None:
    shirt = np.array([1, 0, 0, 0, 0, 0, 0, 0], np.float32)
    nearly = shirt + np.float32(0.01)
    embeddings = np.stack([shirt, shirt, -shirt, shirt, nearly])

    closet, embedder = MemoryCloset(OWNED), FakeEmbedder()
    vectors = {garment.id: row for garment, row in zip(OWNED, embeddings)}
    closet.keep_embeddings(embedder.version, vectors)

    pairs = find_near_duplicates(closet, embedder)

    assert [(p.first.id, p.second.id) for p in pairs] == [(1, 5)]
    assert find_near_duplicates(closet, embedder, of=[2]) == []
    assert len(find_near_duplicates(closet, embedder, of=[5])) == 1
