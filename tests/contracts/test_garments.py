"""What every store of garments, of their pictures and of wishes promises."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from tests.db.samples import EMBEDDING, PICTURES, a_garment
from wardrobe.errors import DuplicatePhoto, StaleGarment, UnknownGarment
from wardrobe.model.colour import Colour
from wardrobe.model.garment import Garment, State
from wardrobe.model.picture import Picture
from wardrobe.ports.maintenance import GarmentRecord, PhotoRecord, WholeCloset

UNKNOWN = 99


def add(closet: WholeCloset, *photos: str) -> list[Garment]:
    return [closet.add(a_garment(each), PICTURES, EMBEDDING) for each in photos]


def wish(closet: WholeCloset, photo: str) -> Garment:
    return closet.wish(a_garment(photo), PICTURES, EMBEDDING)


def test_what_is_added_comes_back_with_a_number_in_order(closet: WholeCloset) -> None:
    first, second = add(closet, "shirt.jpg", "jeans.jpg")

    assert first == replace(a_garment("shirt.jpg"), id=first.id)
    assert 0 < first.id < second.id
    assert closet.garments() == [first, second]
    assert closet.garment(second.id) == second
    assert closet.garment_of_photo(first.photo_sha256) == first
    assert closet.garment_of_photo("none") is None


def test_a_photo_is_added_once_and_the_garment_of_it_is_named(
    closet: WholeCloset,
) -> None:
    _, second = add(closet, "shirt.jpg", "jeans.jpg")

    with pytest.raises(DuplicatePhoto) as refused:
        add(closet, "jeans.jpg")

    assert refused.value.garment_id == second.id
    assert len(closet.garments()) == 2


def test_a_removed_garment_that_is_added_again_is_as_it_was(
    closet: WholeCloset,
) -> None:
    (shirt,) = add(closet, "shirt.jpg")
    named = replace(shirt, name="Sunday")
    closet.update([named])
    closet.remove([shirt.id])

    assert closet.garment_of_photo(shirt.photo_sha256) is None
    assert add(closet, "shirt.jpg") == [named]
    assert closet.garments() == [named]
    assert closet.trash() == []


def test_a_garment_is_found_by_its_picture_while_it_is_in_use(
    closet: WholeCloset,
) -> None:
    shirt, second = add(closet, "shirt.jpg", "second.jpg")
    photo = PICTURES[Picture.PHOTO]

    assert closet.garment_of_picture(photo) == shirt
    assert closet.garment_of_picture(photo[:-1] + b"?") is None
    assert closet.garment_of_picture(b"") is None
    closet.remove([shirt.id])
    assert closet.garment_of_picture(photo) == second
    closet.own([second.id], is_owned=False)
    assert closet.garment_of_picture(photo) is None


def test_labels_are_saved_all_or_none(closet: WholeCloset) -> None:
    (shirt,) = add(closet, "shirt.jpg")
    changed = replace(shirt, colour=Colour.RED, state=State.LAUNDRY, confidence=1.0)

    with pytest.raises(UnknownGarment):
        closet.update([changed, replace(shirt, id=UNKNOWN)])
    assert closet.garments() == [shirt]

    closet.update([changed])
    assert closet.garments() == [changed]


def test_of_an_edit_only_what_it_changed_is_saved(closet: WholeCloset) -> None:
    shirt, jeans = add(closet, "shirt.jpg", "jeans.jpg")
    theirs = replace(shirt, notes="mended", price_cents=5990)
    closet.update([theirs], [shirt])

    closet.update([replace(shirt, brand="Olymp")], [shirt])
    with pytest.raises(StaleGarment):
        closet.update(
            [replace(jeans, brand="Lee"), replace(shirt, notes="torn")], [jeans, shirt]
        )

    assert closet.garments() == [replace(theirs, brand="Olymp"), jeans]


def test_what_is_removed_last_lies_on_top_of_the_trash(closet: WholeCloset) -> None:
    first, second, third = add(closet, "1.jpg", "2.jpg", "3.jpg")

    closet.remove([second.id])
    closet.remove([first.id])
    closet.remove([second.id])

    assert closet.trash() == [first, second]
    assert closet.garments() == [third]
    assert closet.garment(first.id) == first
    closet.restore([first.id, third.id])
    assert closet.garments() == [first, third]


@pytest.mark.parametrize(
    "ask",
    [
        lambda closet: closet.garment(UNKNOWN),
        lambda closet: closet.remove([1, UNKNOWN]),
        lambda closet: closet.restore([1, UNKNOWN]),
        lambda closet: closet.own([1, UNKNOWN]),
        lambda closet: closet.picture(UNKNOWN, Picture.PHOTO),
        lambda closet: closet.blobs(UNKNOWN),
        lambda closet: closet.mask(UNKNOWN),
        lambda closet: closet.retouch(UNKNOWN, PICTURES, None),
        lambda closet: closet.keep_embeddings("1", {UNKNOWN: np.ones(4, np.float32)}),
    ],
)
def test_what_is_not_there_is_refused_and_nothing_changes(
    closet: WholeCloset, ask: Callable[[WholeCloset], object]
) -> None:
    (shirt,) = add(closet, "shirt.jpg")

    with pytest.raises(UnknownGarment) as refused:
        ask(closet)

    assert refused.value.garment_id == UNKNOWN
    assert closet.garments() == [shirt]
    assert closet.trash() == closet.wishes() == []


def test_pictures_come_back_and_a_retouch_leaves_the_photo(closet: WholeCloset) -> None:
    (shirt,) = add(closet, "shirt.jpg")
    assert closet.blobs(shirt.id) == (PICTURES, EMBEDDING)
    assert closet.mask(shirt.id) is None

    closet.retouch(shirt.id, dict.fromkeys(Picture, b"new"), b"mask")

    assert closet.picture(shirt.id, Picture.PHOTO) == PICTURES[Picture.PHOTO]
    assert closet.picture(shirt.id, Picture.CUTOUT) == b"new"
    assert closet.mask(shirt.id) == b"mask"
    closet.retouch(shirt.id, {}, None)
    assert closet.picture(shirt.id, Picture.CUTOUT) == b"new"
    assert closet.mask(shirt.id) is None


def test_vectors_are_kept_of_one_version_by_garment(closet: WholeCloset) -> None:
    first, second = add(closet, "1.jpg", "2.jpg")
    one, two = np.eye(2, 4, dtype=np.float32)

    closet.keep_embeddings("1", {second.id: two})
    closet.keep_embeddings("1", {first.id: one})

    kept = closet.embeddings("1")
    assert kept.garment_ids == (first.id, second.id)
    assert np.array_equal(kept.vectors, [one, two])
    assert closet.embeddings("2").garment_ids == ()
    closet.keep_embeddings("2", {})
    assert closet.embeddings("1").garment_ids == ()


def test_a_wish_is_not_owned_until_it_is(closet: WholeCloset) -> None:
    wished = wish(closet, "coat.jpg")

    assert wished == replace(a_garment("coat.jpg"), id=wished.id)
    assert (closet.garments(), closet.wishes()) == ([], [wished])
    assert closet.garment(wished.id) == wished
    assert closet.garment_of_photo(wished.photo_sha256) is None
    closet.own([wished.id])
    assert (closet.garments(), closet.wishes()) == ([wished], [])
    closet.own([wished.id], is_owned=False)
    assert (closet.garments(), closet.wishes()) == ([], [wished])


def test_a_photo_is_wished_for_once_and_never_where_it_is_owned(
    closet: WholeCloset,
) -> None:
    (shirt,) = add(closet, "shirt.jpg")
    coat = wish(closet, "coat.jpg")

    for photo, of in (("shirt.jpg", shirt), ("coat.jpg", coat)):
        with pytest.raises(DuplicatePhoto) as refused:
            wish(closet, photo)
        assert refused.value.garment_id == of.id


def test_a_wish_that_is_added_is_owned_and_a_removed_one_can_be_wished_again(
    closet: WholeCloset,
) -> None:
    coat = wish(closet, "coat.jpg")
    assert add(closet, "coat.jpg") == [coat]
    assert closet.wishes() == []

    closet.remove([coat.id])
    assert wish(closet, "coat.jpg") == coat

    assert (closet.garments(), closet.wishes(), closet.trash()) == ([], [coat], [])


@pytest.mark.parametrize("is_removed", [False, True])
@pytest.mark.parametrize("is_wish", [False, True])
def test_a_garment_of_another_closet_lies_where_it_lay(
    closet: WholeCloset, is_removed: bool, is_wish: bool
) -> None:
    brought = GarmentRecord(
        pictures=PICTURES,
        embedding=EMBEDDING,
        mask=b"mask",
        is_removed=is_removed,
        is_wish=is_wish,
    )

    coat = closet.bring_in(a_garment("coat.jpg"), brought)

    assert closet.blobs(coat.id) == (PICTURES, EMBEDDING)
    assert closet.mask(coat.id) == b"mask"
    assert closet.trash() == ([coat] if is_removed else [])
    assert closet.garments() == ([] if is_removed or is_wish else [coat])
    assert closet.wishes() == ([coat] if is_wish and not is_removed else [])
    if is_removed or is_wish:
        with pytest.raises(DuplicatePhoto):
            closet.bring_in(a_garment("coat.jpg"), brought)


def test_further_photos_are_kept_and_one_becomes_the_face(closet: WholeCloset) -> None:
    front, back = add(closet, "front.jpg", "back.jpg")
    seen = {kind: f"the back, {kind}".encode() for kind in Picture}
    (inside,) = [closet.add(a_garment("inside.jpg"), seen, EMBEDDING)]

    (taken,) = closet.take_photos_of(inside.id, front.id)

    assert closet.further_photos(front.id) == [taken]
    assert closet.further_photos(back.id) == []
    assert closet.picture_of_further(taken.number, Picture.PHOTO) == seen[Picture.PHOTO]

    closet.show_further(taken.number)

    assert closet.picture(front.id, Picture.PHOTO) == seen[Picture.PHOTO]
    assert closet.garment(front.id).photo_sha256 == front.photo_sha256
    further = closet.picture_of_further(taken.number, Picture.PHOTO)
    assert further == PICTURES[Picture.PHOTO]
    # It has the very photo of the garment that showed it first.
    assert closet.picture(back.id, Picture.PHOTO) == PICTURES[Picture.PHOTO]

    closet.keep_further([taken.number], is_kept=False)
    assert closet.further_photos(front.id) == []
    closet.keep_further([taken.number], is_kept=True)
    assert [each.number for each in closet.further_photos(front.id)] == [taken.number]


def test_a_garment_comes_in_with_its_further_photos(closet: WholeCloset) -> None:
    further = PhotoRecord(
        photo_sha256="f" * 64, pictures=PICTURES, embedding=EMBEDDING, mask=b"painted"
    )
    brought = GarmentRecord(pictures=PICTURES, embedding=EMBEDDING, further=(further,))

    garment = closet.bring_in(a_garment(), brought)

    assert closet.further_records(garment.id) == [further]
