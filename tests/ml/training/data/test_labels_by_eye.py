"""What was seen by eye replaces coarse labels, but never of the test part."""

from pathlib import Path

import pytest

import assets
from ml.training.data.datasets import Example, Split
from ml.training.data.labels import CLOTHING
from ml.training.data.labels_by_eye import (
    OWN_PHOTOS,
    PRODUCT_TYPES,
    TEST_PHOTOS,
    key_of,
    labels_of_split,
    read_labels_by_eye,
    with_labels_by_eye,
)
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType, Pattern

SHIPPED = Path(assets.__file__).parent / "labels"


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    """Four files; the first three have labels, by eye or by type."""
    files = [tmp_path / f"{number}.jpg" for number in range(4)]
    for number, file in enumerate(files):
        file.write_bytes(bytes([number]))
    first, second, third = (key_of(file) for file in files[:3])
    (tmp_path / OWN_PHOTOS).write_text(
        "photo,types,patterns,colours\n"
        f"{first},boots sneakers,solid,brown black\n"
        f"{second},heels,dotted,red\n"
    )
    (tmp_path / PRODUCT_TYPES).write_text(f"photo,type\n{third},sandals\n")
    return files


def test_labels_by_eye_replace_coarse_ones(photos: list[Path]) -> None:
    shoes = CLOTHING["Shoes"]
    splits = (Split.TRAIN, Split.TEST, Split.TRAIN, Split.VALIDATION)
    examples = [
        Example(path=p, types=shoes, label="Shoes", split=s, is_product=False)
        for p, s in zip(photos, splits, strict=True)
    ]

    boots, test, sandals, nobody = with_labels_by_eye(examples, photos[0].parent)

    assert boots.types == {GarmentType.BOOTS, GarmentType.SNEAKERS}
    assert boots.patterns == {Pattern.SOLID}
    assert boots.colours == {Colour.BROWN, Colour.BLACK}
    assert sandals.types == {GarmentType.SANDALS}
    assert test == examples[1]
    assert nobody == examples[3]


def test_no_test_photo_is_among_those_to_train_on() -> None:
    own = read_labels_by_eye(SHIPPED / OWN_PHOTOS)
    test = labels_of_split(SHIPPED, Split.TEST)

    assert test == read_labels_by_eye(SHIPPED / TEST_PHOTOS)
    assert len(test) == 372
    assert len(own) > 3400
    assert not own.keys() & test.keys()


def test_every_photo_has_a_best_answer() -> None:
    for table in (OWN_PHOTOS, TEST_PHOTOS):
        for seen in read_labels_by_eye(SHIPPED / table).values():
            assert seen.types
            assert seen.patterns
            assert seen.colours
