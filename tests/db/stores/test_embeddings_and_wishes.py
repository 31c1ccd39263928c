from collections.abc import Callable

import numpy as np
import pytest

from db.closet import SqliteCloset
from tests.db.samples import EMBEDDING, PICTURES, a_garment
from wardrobe.errors import DuplicatePhoto, UnknownGarment
from wardrobe.model.picture import Picture


def test_kept_looks_come_back_for_their_version_only(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    first, second = add("a.jpg"), add("b.jpg")
    vector = np.array([0.6, 0.8], np.float32)

    fresh_closet.keep_embeddings("one", {first: vector})
    fresh_closet.keep_embeddings("one", {second: -vector})

    kept = fresh_closet.embeddings("one")
    assert kept.garment_ids == (first, second)
    assert np.allclose(kept.vectors, [vector, -vector], atol=1e-3)
    assert kept.vectors.dtype == np.float32
    assert fresh_closet.embeddings("two").garment_ids == ()


def test_looks_of_an_older_version_go(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    first, second = add("a.jpg"), add("b.jpg")
    vector = np.ones(4, np.float32)
    fresh_closet.keep_embeddings("one", {first: vector, second: vector})

    fresh_closet.keep_embeddings("two", {first: vector})

    assert fresh_closet.embeddings("one").garment_ids == ()
    assert fresh_closet.embeddings("two").garment_ids == (first,)


def test_looks_of_nothing_are_refused(fresh_closet: SqliteCloset) -> None:
    with pytest.raises(UnknownGarment):
        fresh_closet.keep_embeddings("one", {7: np.ones(4, np.float32)})


def test_a_wish_is_not_in_the_closet_but_has_its_pictures(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    owned = add("shirt.jpg")

    wish = fresh_closet.wish(a_garment("coat.jpg"), PICTURES, EMBEDDING)

    assert [g.id for g in fresh_closet.garments()] == [owned]
    assert fresh_closet.wishes() == [wish]
    assert fresh_closet.picture(wish.id, Picture.CUTOUT) == PICTURES[Picture.CUTOUT]
    assert fresh_closet.garment_of_photo(wish.photo_sha256) is None
    assert fresh_closet.check() == []


def test_a_wish_that_came_true_is_owned_and_can_be_taken_back(
    fresh_closet: SqliteCloset,
) -> None:
    wish = fresh_closet.wish(a_garment(), PICTURES, EMBEDDING)

    fresh_closet.own([wish.id])
    assert fresh_closet.garments() == [wish]
    assert fresh_closet.wishes() == []

    fresh_closet.own([wish.id], is_owned=False)
    assert fresh_closet.garments() == []
    assert fresh_closet.wishes() == [wish]


def test_adding_the_photo_of_a_wish_makes_it_owned(fresh_closet: SqliteCloset) -> None:
    wish = fresh_closet.wish(a_garment(), PICTURES, EMBEDDING)

    added = fresh_closet.add(a_garment(), PICTURES, EMBEDDING)

    assert added.id == wish.id
    assert fresh_closet.garments() == [wish]
    assert fresh_closet.wishes() == []


def test_a_removed_wish_can_come_back(fresh_closet: SqliteCloset) -> None:
    wish = fresh_closet.wish(a_garment(), PICTURES, EMBEDDING)

    fresh_closet.remove([wish.id])
    assert fresh_closet.wishes() == []

    fresh_closet.restore([wish.id])
    assert fresh_closet.wishes() == [wish]


def test_the_same_photo_is_wished_for_once_and_not_if_it_is_owned(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    wish = fresh_closet.wish(a_garment("coat.jpg"), PICTURES, EMBEDDING)
    owned = add("shirt.jpg")

    with pytest.raises(DuplicatePhoto) as first:
        fresh_closet.wish(a_garment("coat.jpg"), PICTURES, EMBEDDING)
    with pytest.raises(DuplicatePhoto) as second:
        fresh_closet.wish(a_garment("shirt.jpg"), PICTURES, EMBEDDING)

    assert (first.value.garment_id, second.value.garment_id) == (wish.id, owned)
