"""The judge in service, with the model that is shipped."""

import shutil
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from ml.judgement.descriptors import encode
from ml.judgement.network import WARMTH, Weights
from ml.judgement.scorer import BLOCK, NumpyScorer
from ml.judgement.style import Style
from ml.training.judgement.backpropagation import forward
from ml.training.judgement.cases import descriptor_of as descriptor
from ml.training.judgement.cases import misranked_cases, read_cases
from ml.training.judgement.style_training import style_logits
from tests.ml.judgement.outfit_words import (
    MODEL,
    SLOTS,
    STYLE,
    TABLES,
    parts_of,
    rating,
)
from wardrobe.errors import ModelUnusable
from wardrobe.model.colour import Colour
from wardrobe.model.garment import Descriptor, GarmentType, Pattern
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import GOOD_ENOUGH, Slot
from wardrobe.ports.scorer import Scorer
from wardrobe.ranking.pair_scores import SLOT_PAIRS

TOPS = [descriptor(each) for each in ("white shirt", "navy striped t-shirt")]
MIDDLES = [descriptor("blue jeans"), None, descriptor("black checked skirt")]


@pytest.fixture(scope="module")
def scorer() -> NumpyScorer:
    return NumpyScorer.load(MODEL)


def test_it_fulfils_the_port(scorer: NumpyScorer) -> None:
    port: Scorer = scorer
    pair = (Slot.TOP, Slot.MIDDLE)
    parts = port.score_pairs(pair, TOPS, MIDDLES, Occasion.WORK, 12.5)
    assert parts.shape == (2, 3, 4)
    assert parts.dtype == np.float32
    assert np.isfinite(parts).all()


@pytest.mark.parametrize("pair", SLOT_PAIRS, ids="-".join)
def test_nobody_to_judge(scorer: NumpyScorer, pair: tuple[Slot, Slot]) -> None:
    assert scorer.score_pairs(pair, [], [None], Occasion.DATE, None).shape == (0, 1, 4)
    assert scorer.score_pairs(pair, [None], [], Occasion.DATE, 3).shape == (1, 0, 4)


@pytest.mark.parametrize("temperature_c", [None, -30.0, 14.0, 45.0])
def test_pairs_sum_to_what_the_network_gives_each_outfit(
    scorer: NumpyScorer, temperature_c: float | None
) -> None:
    outfit = [TOPS[1], MIDDLES[0], descriptor("white sneakers"), None]
    codes = np.stack([encode(s, [d]) for s, d in zip(SLOTS, outfit)], axis=1)
    degrees = np.array([np.nan if temperature_c is None else temperature_c])
    place = np.array([list(Occasion).index(Occasion.TRAVEL)])
    weights = Weights(**np.load(MODEL))
    expected = forward(weights, codes, place, degrees).parts[:, 0].sum()
    expected += style_logits(Style.load(STYLE), codes)[0]
    given = parts_of(scorer, outfit, Occasion.TRAVEL, temperature_c).sum()
    assert given == pytest.approx(expected, abs=1e-3)


def test_blocks_do_not_show(scorer: NumpyScorer) -> None:
    tops = [
        Descriptor(GarmentType.SHIRT, colour, pattern)
        for colour, pattern in product(Colour, Pattern)
    ]
    assert len(tops) ** 2 > BLOCK
    pair = (Slot.TOP, Slot.OUTER)
    all_at_once = scorer.score_pairs(pair, tops, tops, Occasion.PARTY, 20)
    for row in (0, 50, len(tops) - 1):
        alone = scorer.score_pairs(pair, [tops[row]], tops, Occasion.PARTY, 20)
        np.testing.assert_allclose(all_at_once[row], alone[0], rtol=1e-5, atol=1e-5)


def test_without_temperature_warmth_is_exactly_zero(scorer: NumpyScorer) -> None:
    for pair in SLOT_PAIRS:
        parts = scorer.score_pairs(pair, [None], [None], Occasion.WORK, None)
        assert not parts[:, :, WARMTH].any()


def test_temperature_hardly_moves_the_other_parts(scorer: NumpyScorer) -> None:
    outfit = [TOPS[0], descriptor("navy trousers"), descriptor("brown formal-shoes")]
    without, at_20 = (
        parts_of(scorer, [*outfit, None], Occasion.WORK, degrees).sum(axis=0)
        for degrees in (None, 20.0)
    )
    np.testing.assert_allclose(without[:WARMTH], at_20[:WARMTH], atol=0.5)


def test_a_hat_is_no_top(scorer: NumpyScorer) -> None:
    outfit = "blue jeans + white sneakers"
    worn = [descriptor("black hat"), *map(descriptor, outfit.split(" + ")), None]
    assert parts_of(scorer, worn, Occasion.CASUAL).sum() < -3


def test_a_missing_or_altered_model_is_said(tmp_path: Path) -> None:
    model = tmp_path / "judge.npz"
    with pytest.raises(ModelUnusable, match="missing"):
        NumpyScorer.load(model)
    for file in (MODEL, STYLE):
        shutil.copy(file, tmp_path)
        shutil.copy(file.with_suffix(".json"), tmp_path)
    NumpyScorer.load(model)
    model.write_bytes(model.read_bytes()[:-1] + b"!")
    with pytest.raises(ModelUnusable, match="reinstall the program"):
        NumpyScorer.load(model)


def test_dress_codes_are_kept(scorer: NumpyScorer) -> None:
    cases = read_cases(TABLES)
    assert len(cases) >= 60
    wrong = list(misranked_cases(cases, scorer))
    assert len(wrong) <= len(cases) / 30, wrong


@pytest.mark.parametrize(
    ("words", "occasion"),
    [
        ("white shirt + navy trousers + brown formal-shoes + navy blazer", "work"),
        ("white shirt + navy trousers + brown formal-shoes + navy blazer", "business"),
        ("white shirt + black trousers + black formal-shoes + black blazer", "formal"),
        ("white t-shirt + blue jeans + white sneakers", "casual"),
        ("white t-shirt + blue jeans + white sneakers", "travel"),
        ("black dress + black heels", "party"),
        ("blue floral dress + beige heels", "wedding-guest"),
        ("black tank-top + black leggings + black sports-shoes", "sports"),
    ],
)
def test_plain_and_right_is_near_the_top(
    scorer: NumpyScorer, words: str, occasion: str
) -> None:
    assert rating(scorer, words, Occasion(occasion)) > 0.8


@pytest.mark.parametrize(
    ("words", "occasion"),
    [
        ("white shirt + blue jeans + black formal-shoes + navy blazer", "business"),
        ("white t-shirt + navy trousers + black formal-shoes", "business"),
        ("white shirt + grey trousers + white sneakers", "work"),
        ("white dress + beige heels", "wedding-guest"),
        ("white shirt + navy trousers + brown formal-shoes", "sports"),
        ("black dress + black flip-flops", "party"),
    ],
)
def test_breaking_a_dress_code_rates_below_a_tenth(
    scorer: NumpyScorer, words: str, occasion: str
) -> None:
    assert rating(scorer, words, Occasion(occasion)) < 0.1


SHOES_FOR = {
    "white shirt + navy trousers + {}": ("work", "business", "formal", "wedding-guest"),
    "navy shirt + black trousers + {}": ("date", "party"),
    "white t-shirt + blue jeans + {}": ("travel", "school"),
    "white t-shirt + black shorts + {}": ("sports",),
}


@pytest.mark.parametrize(
    ("words", "occasion"),
    [(words, each) for words, occasions in SHOES_FOR.items() for each in occasions],
)
def test_slippers_go_to_no_occasion(
    scorer: NumpyScorer, words: str, occasion: str
) -> None:
    assert rating(scorer, words.format("grey slippers"), Occasion(occasion)) < 0.1


@pytest.mark.parametrize(
    "clothes", ["grey sweatshirt + grey track-pants", "white t-shirt + blue jeans"]
)
def test_slippers_are_a_makeshift_below_other_easy_shoes(
    scorer: NumpyScorer, clothes: str
) -> None:
    slippers, *others = (
        rating(scorer, f"{clothes} + black {each}", Occasion.CASUAL)
        for each in ("slippers", "flip-flops", "sandals", "sports-shoes", "sneakers")
    )

    assert slippers < GOOD_ENOUGH
    assert slippers < min(others)


@pytest.mark.parametrize("occasion", Occasion)
def test_a_hoodie_is_rated_as_a_sweatshirt_is(
    scorer: NumpyScorer, occasion: Occasion
) -> None:
    words = "grey {} + blue jeans + white sneakers"

    hoodie, sweatshirt = (
        rating(scorer, words.format(each), occasion)
        for each in ("hoodie", "sweatshirt")
    )

    assert hoodie == pytest.approx(sweatshirt, abs=0.15)
