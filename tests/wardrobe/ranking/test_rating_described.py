"""Rating described outfits from CSV rows."""

import pytest

from tests.wardrobe.fakes import RandomScorer
from wardrobe.errors import InvalidValue
from wardrobe.model.garment import GarmentType
from wardrobe.model.occasion import Occasion
from wardrobe.ranking.rating_described import (
    COLUMNS,
    rate_described,
    read_described,
    read_labels,
)

HEADER = ",".join((*COLUMNS, "occasion"))


def read(*rows: str) -> list[tuple[object, Occasion | None]]:
    return list(read_described([HEADER, *rows]))


def rate(*rows: str) -> list[float]:
    return rate_described(read_described([HEADER, *rows]), RandomScorer())


def test_ratings_come_in_row_order_whatever_the_occasions() -> None:
    rows = [
        "shirt,white,jeans,blue,boots,brown,,,work",
        "t-shirt,black,shorts,grey,sandals,brown,,,casual",
        "shirt,white,jeans,blue,boots,brown,coat,black,work",
    ]

    together = rate(*rows)

    assert together == pytest.approx([rate(row)[0] for row in rows])
    assert len(set(together)) == 3


@pytest.mark.parametrize(
    "row",
    [
        "dress,red,,,heels,black,,,party",
        "shirt,white,jeans,blue,boots,brown,,,",
        "shirt,white,jeans,blue,shoes,brown,,,work",
        "shirt,white,jeans,blue,,,,,work",
    ],
)
def test_empty_fields_and_common_words_are_understood(row: str) -> None:
    (rating,) = rate(row)

    assert 0 <= rating <= 1


@pytest.mark.parametrize(
    ("word", "garment_type"),
    [
        ("clogs", GarmentType.FLIP_FLOPS),
        ("Slides", GarmentType.FLIP_FLOPS),
        ("slippers", GarmentType.SLIPPERS),
    ],
)
def test_open_shoes_to_go_out_in_are_flip_flops(
    word: str, garment_type: GarmentType
) -> None:
    ((outfit, _),) = read_described(
        [HEADER, f"t-shirt,white,shorts,blue,{word},black,,,casual"]
    )

    assert outfit.bottom is not None
    assert outfit.bottom.type is garment_type


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            "toga,white,jeans,blue,boots,brown,,,work",
            'line 2: "toga" isn\'t a valid type',
        ),
        (
            "shirt,white,jeans,,boots,brown,,,work",
            "the middle has a type but no colour",
        ),
        (",,,,,,,,work", "no garment"),
        ("shirt,white,jeans,blue,boots,brown,,,ball", "isn't a valid occasion"),
    ],
)
def test_a_row_that_makes_no_sense_is_named(row: str, sentence: str) -> None:
    with pytest.raises(InvalidValue, match=sentence):
        read(row)


def test_a_missing_column_is_named() -> None:
    with pytest.raises(InvalidValue, match="no column bottom_colour"):
        read_described(
            [
                "top_type,top_colour,middle_type,middle_colour,bottom_type,"
                "outer_type,outer_colour"
            ]
        )


def test_labels_are_outfits_with_an_occasion_and_a_rating() -> None:
    rows = [f"{HEADER},rating", "shirt,white,jeans,blue,boots,brown,,,work,0.25"]

    ((outfit, occasion, rating),) = read_labels(rows)

    assert outfit.top is not None
    assert (occasion, rating) == (Occasion.WORK, 0.25)


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("shirt,white,jeans,blue,boots,brown,,,,0.5", "needs an occasion"),
        ("shirt,white,jeans,blue,boots,brown,,,work,good", "from 0 to 1"),
        ("shirt,white,jeans,blue,boots,brown,,,work,7", "from 0 to 1"),
        ("shirt,white,jeans,blue,boots,brown,,,work,", "from 0 to 1"),
    ],
)
def test_a_bad_label_is_said_with_its_row(row: str, sentence: str) -> None:
    with pytest.raises(InvalidValue, match=rf"row 2.*{sentence}"):
        read_labels([f"{HEADER},rating", row])


def test_a_file_without_labels_is_said() -> None:
    with pytest.raises(InvalidValue, match="no rated outfit"):
        read_labels([f"{HEADER},rating"])
