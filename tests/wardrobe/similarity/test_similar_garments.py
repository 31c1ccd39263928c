import numpy as np
import pytest

from tests.wardrobe.fakes import FakeLooker, MemoryCloset, garment
from wardrobe.errors import Cancelled, InvalidValue
from wardrobe.model.garment import GarmentType, Group
from wardrobe.ports.closet import Picture
from wardrobe.similarity.nearest import Metric
from wardrobe.similarity.similar_garments import (
    Among,
    find_look_alikes,
    looks_of,
    near_duplicates,
)

OWNED = [
    garment(1, GarmentType.SHIRT),
    garment(2, GarmentType.TROUSERS),
    garment(3, GarmentType.SNEAKERS),
    garment(4, GarmentType.HAT),
    garment(5, GarmentType.POLO),
]


def test_each_garment_is_looked_at_once() -> None:
    closet, looker = MemoryCloset(OWNED), FakeLooker()

    first = looks_of(closet, OWNED, looker)
    again = looks_of(closet, OWNED[::-1], looker)

    assert len(looker.looked) == len(OWNED)
    assert np.array_equal(first, again[::-1])


def test_another_version_looks_again() -> None:
    closet, looker, newer = MemoryCloset(OWNED), FakeLooker(), FakeLooker()
    newer.version = "fake 2"
    looks_of(closet, OWNED, looker)

    looks_of(closet, OWNED, newer)

    assert len(newer.looked) == len(OWNED)


def test_looking_can_be_stopped_and_goes_on_where_it_was() -> None:
    closet, looker = MemoryCloset(OWNED), FakeLooker()
    done = []

    with pytest.raises(Cancelled):
        looks_of(
            closet,
            OWNED,
            looker,
            on_progress=lambda *progress: done.append(progress),
            is_cancelled=lambda: len(done) == 2,
        )
    looks_of(closet, OWNED, looker)

    assert done == [(1, 5), (2, 5)]
    assert len(looker.looked) == len(OWNED)


def test_a_damaged_picture_is_like_nothing() -> None:
    class DamagedCloset(MemoryCloset):
        def picture(self, garment_id: int, kind: Picture) -> bytes:
            return b"bad" if garment_id == 2 else super().picture(garment_id, kind)

    looks = looks_of(DamagedCloset(OWNED), OWNED, FakeLooker())

    assert not looks[1].any()
    assert looks[0].any()


def test_an_empty_closet_has_no_look_alikes() -> None:
    looker = FakeLooker()
    looks = looks_of(MemoryCloset(), [], looker)

    assert find_look_alikes(looker.look(b"photo"), [], looks, looker) == []


@pytest.mark.parametrize("metric", Metric)
def test_the_same_photo_is_nearest(metric: Metric) -> None:
    closet, looker = MemoryCloset(OWNED), FakeLooker()
    looks = looks_of(closet, OWNED, looker)
    look = looker.look(closet.picture(3, Picture.PHOTO))

    found = find_look_alikes(look, OWNED, looks, looker, count=3, metric=metric)

    assert found[0].garment.id == 3
    assert found[0].distance == pytest.approx(0, abs=1e-6)
    assert [f.distance for f in found] == sorted(f.distance for f in found)


def test_look_alikes_stay_within_the_group_or_leave_it() -> None:
    looker = FakeLooker()
    looks = looks_of(MemoryCloset(OWNED), OWNED, looker)

    def ids(among: Among) -> set[int]:
        found = find_look_alikes(
            looker.look(b"x"), OWNED, looks, looker, group=Group.TOP, among=among
        )
        return {each.garment.id for each in found}

    assert ids(Among.ALL) == {1, 2, 3, 4, 5}
    assert ids(Among.SAME_GROUP) == {1, 5}
    assert ids(Among.OTHER_GROUPS) == {2, 3}  # a hat is worn with everything


def test_across_groups_only_the_tone_counts() -> None:
    looker = FakeLooker()
    looks = np.zeros((2, 8), np.float32)
    looks[0, [0, 4]] = 1, 1  # another kind of garment, the same tone
    looks[1, [1, 5]] = 1, 1
    look = np.array([0, 1, 0, 0, 1, 0, 0, 0], np.float32)

    found = find_look_alikes(
        look, OWNED[1:3], looks, looker, group=Group.TOP, among=Among.OTHER_GROUPS
    )

    assert [each.garment.id for each in found] == [2, 3]
    assert found[0].distance == pytest.approx(0)


def test_senseless_questions_are_refused() -> None:
    looker = FakeLooker()
    look, looks = np.ones(8, np.float32), np.ones((5, 8), np.float32)

    with pytest.raises(InvalidValue, match="one look-alike"):
        find_look_alikes(look, OWNED, looks, looker, count=0)
    with pytest.raises(InvalidValue, match="group"):
        find_look_alikes(look, OWNED, looks, looker, among=Among.SAME_GROUP)


def test_near_duplicates_are_pairs_of_one_group() -> None:
    shirt = np.array([1, 0, 0, 0, 0, 0, 0, 0], np.float32)
    nearly = shirt + np.float32(0.01)
    looks = np.stack([shirt, shirt, -shirt, shirt, nearly])

    pairs = near_duplicates(OWNED, looks, FakeLooker())

    assert [(p.first.id, p.second.id) for p in pairs] == [(1, 5)]
    assert near_duplicates(OWNED, looks, FakeLooker(), of=[2]) == []
    assert len(near_duplicates(OWNED, looks, FakeLooker(), of=[5])) == 1
