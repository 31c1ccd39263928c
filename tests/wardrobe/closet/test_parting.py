"""A photo of several becomes several garments; photos of one become one."""

from dataclasses import replace

import numpy as np

from tests.wardrobe.fakes import NOW, FakeEyes, MemoryCloset, garment
from wardrobe.closet.joining import join_photos
from wardrobe.closet.parting import part_garment
from wardrobe.model.garment import GarmentType, Guess, Pattern
from wardrobe.model.picture import Picture


def masks() -> list[np.ndarray]:
    made = np.zeros((3, 8, 8), np.uint8)
    for number, mask in enumerate(made):
        mask[number] = 255
    return list(made)


def test_each_piece_becomes_a_garment_with_the_same_photo() -> None:
    closet = MemoryCloset([garment(1), garment(2)])
    photo = closet.picture(1, Picture.PHOTO)

    parted = part_garment(
        1,
        masks(),
        lambda mask: mask.tobytes(),
        closet=closet,
        eyes=FakeEyes(),
        now=lambda: NOW,
    )

    ids = [each.id for each in parted.pieces]
    assert [each.id for each in closet.garments()] == [2, *ids]
    assert closet.removed == {1}
    assert len({each.photo_sha256 for each in parted.pieces}) == 3
    for garment_id, mask in zip(ids, masks(), strict=True):
        assert closet.picture(garment_id, Picture.PHOTO) == photo
        assert closet.mask(garment_id) == mask.tobytes()


def test_photos_of_one_garment_are_labelled_together() -> None:
    shirt, polo = GarmentType.SHIRT, GarmentType.POLO
    front = replace(
        garment(1, shirt),
        confidence=0.5,
        guesses=(Guess(shirt, 0.5), Guess(polo, 0.4)),
        pattern_confidence=0.6,
    )
    back = replace(
        garment(2, polo, pattern=Pattern.STRIPED),
        guesses=(Guess(polo, 0.9),),
        pattern_confidence=0.8,
    )
    closet = MemoryCloset([front, back])

    joined = join_photos([front, back], closet)

    assert joined.after.type is polo
    assert joined.after.confidence == 0.65
    assert joined.after.pattern is Pattern.STRIPED
    assert closet.garments() == [joined.after]
    assert [each.number for each in closet.further_photos(1)] == list(joined.numbers)


def test_what_a_person_set_stays() -> None:
    front = replace(garment(1, GarmentType.SHIRT), confidence=1.0)
    closet = MemoryCloset([front, garment(2, GarmentType.POLO)])

    joined = join_photos([front, closet.garment(2)], closet)

    assert joined.after.type is GarmentType.SHIRT
    assert joined.after.confidence == 1.0
