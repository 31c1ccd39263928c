"""Outfits lie on the mat like on a photo: inside it, to scale, shoes at the foot."""

import pytest
from PySide6.QtCore import QRectF

from tests.ui.fakes import make_garment
from ui.outfits.flat_lay import lay
from wardrobe.model.garment import GarmentType
from wardrobe.model.outfit import Outfit

MAT = QRectF(0, 0, 360, 330)
TOP = make_garment(1, GarmentType.T_SHIRT)
MIDDLE = make_garment(2, GarmentType.JEANS)
SHORTS = make_garment(3, GarmentType.SHORTS)
SHOES = make_garment(4, GarmentType.SNEAKERS)
COAT = make_garment(5, GarmentType.COAT)
DRESS = make_garment(6, GarmentType.DRESS)
ASPECTS = {1: 0.95, 2: 0.45, 3: 0.9, 4: 1.6, 5: 0.7, 6: 0.5}
OUTFITS = [
    Outfit(top=TOP, middle=MIDDLE, bottom=SHOES),
    Outfit(top=TOP, middle=SHORTS, bottom=SHOES, outer=COAT),
    Outfit(top=DRESS, middle=None, bottom=SHOES),
    Outfit(top=DRESS, middle=None, bottom=SHOES, outer=COAT),
]


def places(outfit: Outfit, aspects: dict[int, float]) -> dict[int, QRectF]:
    return {each.garment.id: each.place for each in lay(outfit, aspects, MAT)}


@pytest.mark.parametrize("outfit", OUTFITS)
def test_all_lie_inside_and_keep_their_aspect(outfit: Outfit) -> None:
    found = places(outfit, ASPECTS)

    assert set(found) == {garment.id for garment in outfit.garments()}
    for garment_id, place in found.items():
        assert MAT.contains(place)
        assert place.width() / place.height() == pytest.approx(ASPECTS[garment_id])


@pytest.mark.parametrize("outfit", OUTFITS)
def test_an_outfit_lies_in_the_middle_and_fills_the_mat(outfit: Outfit) -> None:
    whole = QRectF()
    for place in places(outfit, ASPECTS).values():
        whole = whole.united(place)

    assert whole.center().x() == pytest.approx(MAT.center().x(), abs=0.5)
    assert whole.center().y() == pytest.approx(MAT.center().y(), abs=0.5)
    assert max(whole.width() / MAT.width(), whole.height() / MAT.height()) > 0.75


def test_trousers_are_longer_than_shirts_and_shoes_smallest_and_lowest() -> None:
    found = places(OUTFITS[0], ASPECTS)

    assert found[2].height() > found[1].height() > found[4].height()
    assert found[4].center().y() > found[1].bottom()
    assert found[1].center().x() < found[2].center().x()


def test_an_outer_layer_lies_under_the_top() -> None:
    order = [each.garment.id for each in lay(OUTFITS[1], ASPECTS, MAT)]

    assert order.index(COAT.id) < order.index(TOP.id)


def test_a_picture_that_is_not_there_yet_is_left_out() -> None:
    assert set(places(OUTFITS[0], {1: 1.0})) == {1}
    assert places(OUTFITS[0], {}) == {}
