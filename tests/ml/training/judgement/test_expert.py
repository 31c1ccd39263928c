"""The expert's tables, and what the expert makes of them."""

import csv
import shutil
from pathlib import Path

import numpy as np
import pytest

from ml.judgement.descriptors import COLOURS, EMPTY, EMPTY_TYPE, SIZES, TYPES, encode
from ml.training.judgement.expert import Expert
from ml.training.judgement.expert_tables import ExpertTables
from ml.training.judgement.samples import draw_samples
from ml.training.judgement.style_training import style_logits
from ml.training.judgement.stylist_outfits import StylistOutfits, area_under_curve
from tests.ml.judgement.outfit_words import TABLES, in_slots, style_of_expert
from wardrobe.errors import ModelUnusable
from wardrobe.model.garment import Descriptor, GarmentType, Group
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Part, Slot
from wardrobe.ranking.pair_scores import JUDGED_PARTS

WARMTH = JUDGED_PARTS.index(Part.WARMTH)


@pytest.fixture(scope="module")
def expert() -> Expert:
    return Expert.load(TABLES)


def logit(
    expert: Expert, words: str, occasion: Occasion, temperature_c: float = np.nan
) -> float:
    codes = np.stack([encode(s, [d]) for s, d in in_slots(words).items()], axis=1)
    place = np.array([list(Occasion).index(occasion)])
    parts = expert.parts_by_pair(codes, place, np.array([temperature_c]))
    style = style_of_expert(expert.types, expert.colours)
    return float(parts.sum() + style_logits(style, codes)[0])


@pytest.mark.parametrize("file", sorted(TABLES.glob("*.csv")), ids=lambda f: f.name)
def test_every_row_of_a_table_names_its_source(file: Path) -> None:
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert rows
    assert all(row["source"] and None not in row for row in rows)


def test_tables_know_all_words_that_can_be_worn() -> None:
    tables = ExpertTables.read(TABLES)
    worn = [kind.group is not Group.OTHER for kind in TYPES]
    for name in ("formality", "warmth_clo"):
        np.testing.assert_array_equal(~np.isnan(tables.types[name][:-2]), worn)
    assert not any(np.isnan(column).any() for column in tables.occasions.values())


def test_tables_hold_of_a_hoodie_what_they_hold_of_a_sweatshirt() -> None:
    tables = ExpertTables.read(TABLES)
    hoodie, sweatshirt = GarmentType.HOODIE, GarmentType.SWEATSHIRT
    one, other = TYPES.index(hoodie), TYPES.index(sweatshirt)

    np.testing.assert_array_equal(tables.posts[:, one], tables.posts[:, other])
    pairs = tables.type_pairs
    np.testing.assert_array_equal(pairs[:, one], pairs[:, other])
    np.testing.assert_array_equal(pairs[:, :, one], pairs[:, :, other])
    assert tables.types["warmth_clo"][one] > tables.types["warmth_clo"][other]
    assert all((hoodie in r.types) == (sweatshirt in r.types) for r in tables.rules)


def test_a_missing_or_damaged_table_is_said(tmp_path: Path) -> None:
    with pytest.raises(ModelUnusable, match="expert tables"):
        Expert.load(tmp_path)
    shutil.copytree(TABLES, tmp_path / "tables")
    damaged = tmp_path / "tables" / "dress_codes.csv"
    damaged.write_text(damaged.read_text("utf-8").replace("jeans", "genes"), "utf-8")
    with pytest.raises(ModelUnusable, match="genes"):
        Expert.load(tmp_path / "tables")


def test_warmth_of_the_pairs_sums_to_the_square_of_what_is_off(expert: Expert) -> None:
    tables = ExpertTables.read(TABLES)
    clo = dict(zip(TYPES, tables.types["warmth_clo"]))
    worn = ("sweater", "jeans", "boots", "coat")
    codes = [[[TYPES.index(GarmentType(name)), 0, 0] for name in worn]]
    place = np.array([list(Occasion).index(Occasion.SPORTS)])  # 0 °C, felt as 10
    parts = expert.parts_by_pair(np.array(codes), place, np.array([0.0]))
    _, wanted, tolerance = tables.warmth[tables.warmth[:, 0] == 10][0]
    off = sum(clo[GarmentType(name)] for name in worn) - wanted
    assert parts[:, 0, WARMTH].sum() == pytest.approx(0.3 - (off / tolerance) ** 2)


def test_without_temperature_warmth_is_zero(expert: Expert) -> None:
    samples = draw_samples(500, np.random.default_rng(1))
    unknown = np.full(500, np.nan)
    parts = expert.parts_by_pair(samples.outfits, samples.occasions, unknown)
    assert np.isfinite(parts).all()
    assert not parts[:, :, WARMTH].any()


@pytest.mark.parametrize("occasion", Occasion)
def test_what_is_no_outfit_is_rated_lowest(expert: Expert, occasion: Occasion) -> None:
    for impossible in (
        "black dress + blue jeans + black heels",
        "white shirt + black heels",
    ):
        assert logit(expert, impossible, occasion) < -4


def test_an_outer_top_alone_is_possible_but_less_good(expert: Expert) -> None:
    closed = "navy blazer + grey trousers + brown formal-shoes"
    over = "white shirt + grey trousers + brown formal-shoes + navy blazer"
    assert logit(expert, closed, Occasion.WORK) > -1
    assert logit(expert, closed, Occasion.WORK) < logit(expert, over, Occasion.WORK)


def test_a_t_shirt_needs_a_blazer_at_work(expert: Expert) -> None:
    without = "white t-shirt + navy trousers + brown formal-shoes"
    assert logit(expert, without, Occasion.WORK) < -2.2  # a rating below .1
    assert logit(expert, f"{without} + navy blazer", Occasion.WORK) > 0


def test_a_coat_is_for_the_cold(expert: Expert) -> None:
    plain = "grey sweater + blue jeans + brown boots"
    for degrees, is_better in ((-5.0, True), (28.0, False)):
        with_coat, without = (
            logit(expert, words, Occasion.CASUAL, degrees)
            for words in (f"{plain} + black coat", plain)
        )
        assert (with_coat > without) is is_better


def test_encoding_knows_empty_and_misplaced() -> None:
    shirt = Descriptor(TYPES[2], COLOURS[1])
    np.testing.assert_array_equal(
        encode(Slot.TOP, [shirt, None]), [[2, 1, 0], list(EMPTY)]
    )
    misplaced = encode(Slot.MIDDLE, [shirt])[0, 0]
    assert misplaced == EMPTY_TYPE + 1 == SIZES[0] - 1
    assert encode(Slot.TOP, []).shape == (0, 3)


def test_recombined_outfits_have_the_same_garments() -> None:
    codes = draw_samples(200, np.random.default_rng(2)).outfits
    other = StylistOutfits(codes, np.zeros(200, int)).recombined(
        np.random.default_rng(3)
    )
    assert (other != codes).any()
    for slot in range(4):
        assert sorted(map(tuple, other[:, slot])) == sorted(map(tuple, codes[:, slot]))
    np.testing.assert_array_equal(other[:, [0, 3]], codes[:, [0, 3]])


def test_area_under_curve_counts_ties_half() -> None:
    better, worse = np.array([1.0, 2.0, 3.0]), np.array([0.0, 2.0])
    assert area_under_curve(better, worse) == pytest.approx((1 + 1.5 + 2) / 6)
