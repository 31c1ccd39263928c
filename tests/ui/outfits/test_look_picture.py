"""Looks are drawn as they were arranged, or laid out with all of their pieces."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRectF

from tests.ui.fakes import NOW, make_garments
from ui.outfits.flat_lay import MAT_ASPECT
from ui.outfits.look_picture import LaidPiece, canvas_in, laid_pieces, placed_pieces
from wardrobe.days.layouts import PlacedPiece
from wardrobe.days.plans import SavedLook
from wardrobe.model.garment import Garment

BY_ID = {each.id: each for each in make_garments()}
SHIRT, JEANS, SHOES, HAT = 1, 5, 8, 13
CANVAS = QRectF(0, 0, 1000, 1000 * MAT_ASPECT)


def pieces(*ids: int) -> list[Garment]:
    return [BY_ID[each] for each in ids]


def look(*ids: int, layout: tuple[PlacedPiece, ...] = ()) -> SavedLook:
    return SavedLook(garment_ids=frozenset(ids), made_at=NOW, layout=layout)


def places(kept: SavedLook, aspect: float = 0.7) -> dict[int, QRectF]:
    garments = pieces(*sorted(kept.garment_ids))
    aspects = dict.fromkeys(kept.garment_ids, aspect)
    placed = placed_pieces(kept, garments, aspects)
    return {e.garment_id: e.place for e in laid_pieces(placed, aspects, CANVAS)}


@pytest.mark.parametrize(
    "ids",
    [
        (SHIRT, JEANS, SHOES, HAT),
        (SHIRT, JEANS, SHOES, 11, HAT),
        (12, SHOES, HAT),
        (SHIRT, HAT),
        (HAT,),
        (1, 2, 3, 4, 5, 6, 7),
        (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13),
    ],
)
@pytest.mark.parametrize("aspect", [0.3, 1.0, 3.0])
def test_every_piece_lies_on_the_canvas(ids: tuple[int, ...], aspect: float) -> None:
    laid = places(look(*ids), aspect)

    assert set(laid) == set(ids)
    for place in laid.values():
        assert CANVAS.adjusted(-1, -1, 1, 1).contains(place)


def test_what_is_no_part_of_the_outfit_covers_nothing_where_there_is_room() -> None:
    laid = places(look(SHIRT, JEANS, SHOES, HAT), 0.5)

    hat = laid.pop(HAT)
    assert not any(hat.intersects(each) for each in laid.values())


def test_pieces_that_are_no_outfit_lie_beside_one_another() -> None:
    laid = list(places(look(SHIRT, 2, 3)).values())

    assert not any(
        one.intersects(other) for n, one in enumerate(laid) for other in laid[n + 1 :]
    )


def test_an_arranged_look_lies_as_it_was_arranged() -> None:
    placed = PlacedPiece(garment_id=SHIRT, x=0.25, y=0.5, length=0.5, turn=90)
    kept = look(SHIRT, JEANS, layout=(replace(placed, garment_id=JEANS), placed))

    found = placed_pieces(kept, pieces(SHIRT, JEANS), {SHIRT: 0.5, JEANS: 0.5})
    (_, shirt) = laid_pieces(found, {SHIRT: 0.5, JEANS: 2.0}, CANVAS)

    assert [each.garment_id for each in found] == [JEANS, SHIRT]
    assert shirt.place.center() == QPointF(250, 460)
    assert shirt.place.height() == pytest.approx(460)
    assert shirt.place.width() == pytest.approx(230)


def test_what_joined_an_arranged_look_elsewhere_is_seen_too() -> None:
    placed = PlacedPiece(garment_id=SHIRT, x=0.25, y=0.5, length=0.5)

    assert set(places(look(SHIRT, HAT, layout=(placed,)))) == {SHIRT, HAT}


def test_a_turned_piece_is_hit_where_it_is_seen() -> None:
    piece = LaidPiece(SHIRT, QRectF(400, 450, 200, 100), 90)

    assert piece.has(QPointF(500, 590))
    assert not piece.has(QPointF(590, 500))


def test_a_canvas_is_as_large_as_its_room_lets_it() -> None:
    assert canvas_in(QRectF(0, 0, 2000, 92)) == QRectF(950, 0, 100, 92)
    assert canvas_in(QRectF(0, 0, 100, 192)) == QRectF(0, 50, 100, 92)
