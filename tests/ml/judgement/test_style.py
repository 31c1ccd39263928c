"""The style of stylists: learned from a hand-made taste, lent, served and evaluated."""

import shutil
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest

from ml.judgement.descriptors import COLOURS, EMPTY, TYPES, Codes
from ml.judgement.style import Style, appearance_codes
from ml.training.judgement.backpropagation import random_weights
from ml.training.judgement.cases import descriptor_of
from ml.training.judgement.evaluation import (
    Network,
    fill_in_the_blank,
    occasion_figures,
    pairwise_information,
)
from ml.training.judgement.expert import Expert
from ml.training.judgement.style_training import StyleSettings, fit_style, style_logits
from ml.training.judgement.stylist_outfits import StylistOutfits, area_under_curve
from tests.ml.judgement.outfit_words import STYLE, TABLES, style_of_expert
from wardrobe.errors import ModelUnusable
from wardrobe.model.garment import GarmentType
from wardrobe.model.occasion import Occasion

SETTINGS = StyleSettings(passes=8, batch=32)
WORDS = (
    ("black shirt", "black trousers", "black flats"),
    ("white shirt", "white trousers", "white sneakers"),
    ("black sweater", "black skirt", "black flats"),
    ("white sweater", "white skirt", "white sneakers"),
)


def code_of(words: str) -> tuple[int, int, int]:
    descriptor = descriptor_of(words)
    return TYPES.index(descriptor.type), COLOURS.index(descriptor.colour), 0


@pytest.fixture(scope="module")
def tone_on_tone() -> StylistOutfits:
    """Four hundred outfits of one colour each: what is right is plain."""
    random = np.random.default_rng(1)
    rows = [[*map(code_of, each), EMPTY] for each in WORDS]
    codes: Codes = np.array(rows)[random.integers(len(rows), size=400)]
    return StylistOutfits(codes, random.integers(5, size=400))


@pytest.fixture(scope="module")
def expert() -> Expert:
    return Expert.load(TABLES)


@pytest.fixture(scope="module")
def style(tone_on_tone: StylistOutfits, expert: Expert) -> Style:
    return fit_style(tone_on_tone, expert, SETTINGS)


def with_expert(style: Style, expert: Expert, codes: Codes) -> np.ndarray:
    """Logits without the occasion, of expert and style together."""
    nobody = np.zeros(len(codes), int), np.full(len(codes), np.nan)
    parts = expert.parts_by_pair(codes, *nobody)[:, :, 1:]
    logits: np.ndarray = parts.sum(axis=(0, 2)) + style_logits(style, codes)
    return logits


def test_what_stylists_do_is_rated_above_the_same_recombined(
    tone_on_tone: StylistOutfits, style: Style, expert: Expert
) -> None:
    recombined = tone_on_tone.recombined(np.random.default_rng(2))

    area = area_under_curve(
        with_expert(style, expert, tone_on_tone.codes),
        with_expert(style, expert, recombined),
    )

    assert area > 0.8


def test_types_that_stylists_do_not_name_borrow_from_like_ones(style: Style) -> None:
    heels, flats = (TYPES.index(t) for t in (GarmentType.HEELS, GarmentType.FLATS))

    np.testing.assert_array_equal(
        style.type_colour[:, heels], style.type_colour[:, flats]
    )


def test_what_is_hardly_named_teaches_the_like_type(
    tone_on_tone: StylistOutfits, expert: Expert
) -> None:
    flats, slippers, sandals, flip_flops = (
        TYPES.index(GarmentType(word))
        for word in ("flats", "slippers", "sandals", "flip-flops")
    )
    codes = tone_on_tone.codes.copy()
    codes[:, 2, 0] = np.where(codes[:, 2, 0] == flats, slippers, codes[:, 2, 0])

    style = fit_style(replace(tone_on_tone, codes=codes), expert, SETTINGS)

    assert style.colour_type[1, :, sandals].any()
    for lent in (slippers, flip_flops):
        np.testing.assert_array_equal(
            style.colour_type[:, :, lent], style.colour_type[:, :, sandals]
        )
        assert not style.trust_types[:, :, lent].any()


def test_a_hoodie_is_to_the_style_what_a_sweatshirt_is(
    tone_on_tone: StylistOutfits, expert: Expert
) -> None:
    shirt, sweatshirt, hoodie = (
        TYPES.index(GarmentType(word)) for word in ("shirt", "sweatshirt", "hoodie")
    )
    codes = tone_on_tone.codes.copy()
    codes[:, 0, 0] = np.where(codes[:, 0, 0] == shirt, sweatshirt, codes[:, 0, 0])

    style = fit_style(replace(tone_on_tone, codes=codes), expert, SETTINGS)

    assert style.trust_types[0, sweatshirt].any()
    for table in (style.types, style.trust_types, style.type_colour):
        np.testing.assert_array_equal(table[:, hoodie], table[:, sweatshirt])


def test_the_same_outfits_teach_the_same_style(
    tone_on_tone: StylistOutfits, style: Style, expert: Expert
) -> None:
    again = fit_style(tone_on_tone, expert, SETTINGS)

    for field in fields(Style):
        first, second = (getattr(each, field.name) for each in (style, again))
        np.testing.assert_array_equal(first, second)


def test_tables_by_look_are_the_sum_of_the_cells(style: Style) -> None:
    shirt, trousers = np.array([code_of("white shirt"), code_of("black trousers")])
    first, second = appearance_codes(shirt), appearance_codes(trousers)
    table = style.by_looks()
    size = table.shape[1]
    at = first * size + second  # the pair top, middle comes first
    own = style.looks[style.looks_at == at].sum()

    kept = 1 - style.trust_colours[0, shirt[1], trousers[1]]
    expected = (
        style.colours[0, shirt[1], trousers[1]]
        + kept * style.expert_colours[0, shirt[1], trousers[1]]
        + style.type_colour[0, shirt[0], trousers[1]]
        + style.colour_type[0, shirt[1], trousers[0]]
        + own
    )

    assert table[0, first, second] == pytest.approx(expected, abs=1e-6)


def test_stylists_replace_the_expert_where_they_had_the_choice(style: Style) -> None:
    shirt, tunic, jeans, trousers = (
        TYPES.index(GarmentType(word))
        for word in ("shirt", "tunic", "jeans", "trousers")
    )

    assert style.trust_types[0, shirt, trousers] > 0.9
    assert style.trust_types[0, tunic, jeans] == 0


def test_without_stylists_the_style_is_the_expert_s(expert: Expert) -> None:
    style = style_of_expert(expert.types, expert.colours)

    np.testing.assert_array_equal(style.by_types(), expert.types)
    table = style.by_looks()
    white, black = (
        appearance_codes(np.array(code_of(w))) for w in ("white shirt", "black skirt")
    )
    colours = code_of("white shirt")[1], code_of("black skirt")[1]
    assert table[0, white, black] == pytest.approx(expert.colours[0][colours])


def test_a_missing_or_altered_style_is_said(tmp_path: Path) -> None:
    with pytest.raises(ModelUnusable, match="missing"):
        Style.load(tmp_path / "style.npz")
    for file in (STYLE, STYLE.with_suffix(".json")):
        shutil.copy(file, tmp_path)
    copy = tmp_path / "style.npz"
    copy.write_bytes(copy.read_bytes()[:-1] + b"!")
    with pytest.raises(ModelUnusable, match="reinstall the program"):
        Style.load(copy)


def test_a_fold_holds_whole_products(tone_on_tone: StylistOutfits) -> None:
    learned, unseen = tone_on_tone.fold(2)

    assert set(unseen.folds) == {2}
    assert 2 not in learned.folds
    assert len(learned.codes) + len(unseen.codes) == 400


def test_filling_in_the_blank_by_lot_is_right_one_time_in_four(
    tone_on_tone: StylistOutfits,
) -> None:
    share = fill_in_the_blank(lambda codes: np.zeros(len(codes)), tone_on_tone)

    assert share == pytest.approx(0.25, abs=0.04)


def test_the_baseline_knows_what_goes_together(tone_on_tone: StylistOutfits) -> None:
    score = pairwise_information(tone_on_tone)
    recombined = tone_on_tone.recombined(np.random.default_rng(3))

    assert area_under_curve(score(tone_on_tone.codes), score(recombined)) > 0.8


def test_occasions_are_compared_by_rank(
    monkeypatch: pytest.MonkeyPatch, expert: Expert
) -> None:
    shares = {GarmentType.JEANS: 0.1, GarmentType.SHIRT: 0.2, GarmentType.DRESS: 0.3}
    network = Network(
        random_weights((4, 4), np.random.default_rng(1)),
        style_of_expert(expert.types, expert.colours),
    )

    def by_share(_self: Network, codes: Codes, _occasion: Occasion) -> np.ndarray:
        worn = {TYPES[code] for code in codes[:, :3, 0].ravel() if code < len(TYPES)}
        common = [t for t in shares if (codes[:, :3, 0] == TYPES.index(t)).sum() >= 750]
        assert worn
        return np.full(len(codes), max(shares[t] for t in common))

    monkeypatch.setattr(Network, "ratings", by_share)

    assert occasion_figures(network, {Occasion.DATE: shares}) == {"date": 1.0}
