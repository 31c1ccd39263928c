"""Labels of other people's data sets, and the fixed splits."""

import csv
from pathlib import Path

import pytest

from ml.training.data.datasets import Split, fixed_split, read_examples
from ml.training.data.labels import (
    CLOTHING,
    PRODUCTS,
    pattern_of_name,
    types_of_product,
    types_of_word,
)
from ml.training.reports.published import TYPES_OF_CLASS
from wardrobe.errors import InvalidValue
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType, Group, Pattern

V = Split.VALIDATION


def write_csv(file: Path, *rows: dict[str, str]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


@pytest.mark.parametrize("label", [*CLOTHING, *PRODUCTS])
def test_a_coarse_label_never_mixes_shoes_with_other_groups(label: str) -> None:
    types = types_of_word(label)

    assert types
    groups = {garment_type.group for garment_type in types}
    assert len(groups) == 1


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("Turtle Check Men Navy Blue Shirt", Pattern.CHECKED),
        ("Stripes Black Polo Tshirt", Pattern.STRIPED),
        ("Women Polka Dot Top", Pattern.DOTTED),
        ("Floral Print Kurta", Pattern.FLORAL),
        ("Men Printed T-shirt", Pattern.PRINTED),
        ("Men Solid White Shirt", Pattern.SOLID),
        ("Peter England Men Party Blue Jeans", None),
        ("Dotcom Belt", None),
    ],
)
def test_a_products_name_tells_its_pattern(name: str, pattern: Pattern | None) -> None:
    assert pattern_of_name(name) is pattern


def test_a_products_name_can_say_more_than_its_article_type() -> None:
    boots = types_of_product("Casual Shoes", "Timberland Brown Boot")

    assert boots == frozenset({GarmentType.BOOTS})
    assert types_of_product("Perfume", "Blue") is None


@pytest.mark.parametrize(
    ("article_type", "name", "garment_type"),
    [
        ("Sweatshirts", "Puma Men Ess Hooded Grey Sweatshirt", GarmentType.HOODIE),
        ("Sweatshirts", "Puma Men Grey Sweatshirt", GarmentType.SWEATSHIRT),
        ("Sandals", "Crocs Kids Navy Clogs", GarmentType.FLIP_FLOPS),
        ("Sandals", "ADIDAS Men Recovery Slide Navy Blue", GarmentType.FLIP_FLOPS),
        ("Sandals", "Nike Women Sandals", GarmentType.SANDALS),
    ],
)
def test_hoods_clogs_and_slides_are_told_by_name(
    article_type: str, name: str, garment_type: GarmentType
) -> None:
    assert types_of_product(article_type, name) == frozenset({garment_type})


def test_a_hoodie_is_a_hoodie() -> None:
    assert types_of_word("Hoodie") == frozenset({GarmentType.HOODIE})


def test_every_type_is_in_one_published_class() -> None:
    placed = [each for types in TYPES_OF_CLASS.values() for each in types]

    assert sorted(placed) == sorted(GarmentType)


def test_splits_are_fixed_and_of_about_the_right_sizes() -> None:
    splits = [fixed_split(str(key)) for key in range(2000)]

    assert splits == [fixed_split(str(key)) for key in range(2000)]
    assert 150 < splits.count(Split.TEST) < 250
    assert 150 < splits.count(Split.VALIDATION) < 250


def test_all_known_data_sets_are_read(tmp_path: Path) -> None:
    write_csv(
        tmp_path / "clothing" / "images.csv",
        {"image": "a", "label": "Pants", "split": "test"},
        {"image": "b", "label": "Hat", "split": "extra"},
        {"image": "c", "label": "Not sure", "split": "extra"},
    )
    product = {
        "articleType": "Shirts",
        "masterCategory": "Apparel",
        "subCategory": "Topwear",
        "baseColour": "Navy Blue",
    }
    name = "Men Checks Shirt"
    write_csv(
        tmp_path / "products" / "styles.csv",
        {"id": "1", **product, "productDisplayName": name},
        {"id": "2", **product, "productDisplayName": name},
    )
    (tmp_path / "products" / "images").mkdir()
    (tmp_path / "products" / "images" / "1.jpg").touch()
    (tmp_path / "mine" / "track pants").mkdir(parents=True)
    (tmp_path / "mine" / "track pants" / "x.png").touch()
    (tmp_path / "mine" / "none").mkdir()
    (tmp_path / "mine" / "none" / "cat.png").touch()
    (tmp_path / "mine" / "nonsense").mkdir()
    (tmp_path / "mine" / "nonsense" / "y.png").touch()

    examples = read_examples(tmp_path)

    labels = ["Pants", "Hat", "Shirts", "none", "track pants"]
    assert [e.label for e in examples] == labels
    pants, hat, shirt, cat, own = examples
    assert [e.is_garment for e in examples] == [True, True, True, False, True]
    assert cat.types == frozenset()
    assert (pants.split, hat.split) == (Split.TEST, Split.TRAIN)
    assert pants.group is Group.MIDDLE
    assert (shirt.patterns, shirt.is_product) == (frozenset({Pattern.CHECKED}), True)
    assert shirt.colours == {Colour.NAVY}
    assert own.types == {GarmentType.TRACK_PANTS}


def test_whole_senders_are_held_out_and_the_test_part_stays(tmp_path: Path) -> None:
    rows = [
        {"image": f"{sender}-{split}", "label": "Hat", "split": split, "sender": sender}
        for sender in ("3", "4", "11", "12")
        for split in ("train", "validation", "extra", "test")
    ]
    write_csv(tmp_path / "clothing" / "images.csv", *rows)

    split_of = {e.path.stem: e.split for e in read_examples(tmp_path)}

    held_out = {name.split("-")[0] for name, split in split_of.items() if split is V}
    assert held_out == {"3", "11"}
    for row in rows:
        is_test = split_of[row["image"]] is Split.TEST
        assert is_test == (row["split"] == "test")
        if row["sender"] in held_out and not is_test:
            assert split_of[row["image"]] is V


def test_a_folder_without_labelled_photos_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidValue, match="no labelled photos"):
        read_examples(tmp_path)
