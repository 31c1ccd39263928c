"""Colours are named from the garment's own pixels, the main one first."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import assets
from ml.arrays import Floats, Pixels
from ml.eyes.colour_names import (
    ColourModel,
    colour_histograms,
    name_colours,
    score_names,
)
from ml.imaging.lab import to_lab
from ml.imaging.light import neutralise
from ml.training.colours.colour_training import (
    ColourSettings,
    learn_main_names,
    learn_pixel_names,
)
from wardrobe.errors import ModelUnusable
from wardrobe.model.colour import Colour, ColourShare

Paint = tuple[int, int, int]
MODEL = ColourModel.load(Path(assets.__file__).parent / "models" / "colour.json")


def shirt(*paints: Paint, background: Paint = (250, 250, 250)) -> tuple[Pixels, Pixels]:
    """Return a photo of a garment in vertical bands of paint, and its alpha."""
    rgb = np.full((200, 160, 3), background, np.uint8)
    bands = np.array_split(np.arange(30, 130), len(paints))
    for paint, columns in zip(paints, bands):
        rgb[30:170, columns] = paint
    rng = np.random.default_rng(0)
    rgb = np.clip(rgb + rng.normal(0, 3, rgb.shape), 0, 255).astype(np.uint8)
    alpha = np.zeros((200, 160), np.uint8)
    alpha[30:170, 30:130] = 255
    return rgb, alpha


def named(rgb: Pixels, alpha: Pixels) -> tuple[ColourShare, ...]:
    """Return the colours where the network has no opinion."""
    return name_colours(MODEL, rgb, alpha, np.zeros(len(Colour), np.float32)).shares


@pytest.mark.parametrize(
    ("paint", "name"),
    [
        ((18, 18, 20), Colour.BLACK),
        ((244, 244, 244), Colour.WHITE),
        ((140, 140, 142), Colour.GREY),
        ((190, 20, 35), Colour.RED),
        ((235, 205, 50), Colour.YELLOW),
        ((40, 120, 60), Colour.GREEN),
        ((40, 90, 190), Colour.BLUE),
        ((28, 34, 70), Colour.NAVY),
        ((110, 50, 150), Colour.PURPLE),
        ((240, 120, 180), Colour.PINK),
        ((95, 60, 38), Colour.BROWN),
        ((214, 196, 164), Colour.BEIGE),
    ],
)
def test_a_plain_garment_has_its_colour(paint: Paint, name: Colour) -> None:
    colours = named(*shirt(paint))

    assert colours[0].name is name
    assert colours[0].share > 0.5


def test_a_second_colour_is_named_with_its_share() -> None:
    red, black = (190, 20, 35), (18, 18, 20)

    colours = named(*shirt(red, red, black, red))

    assert [colour.name for colour in colours[:2]] == [Colour.RED, Colour.BLACK]
    assert 0.1 < colours[1].share < 0.4


def test_the_background_has_no_say() -> None:
    on_green = named(*shirt((190, 20, 35), background=(40, 120, 60)))

    assert on_green[0].name is Colour.RED
    assert Colour.GREEN not in [colour.name for colour in on_green]


def test_many_colours_are_multicolour_where_the_network_says_so() -> None:
    """Pixels alone name the colours; that they are many is the network's to say."""
    paints = [(190, 20, 35), (235, 205, 50), (40, 120, 60), (40, 90, 190)]
    many = np.zeros(len(Colour), np.float32)
    many[list(Colour).index(Colour.MULTICOLOUR)] = 4.0

    colours = name_colours(MODEL, *shirt(*paints), many).shares

    assert colours[0].name is Colour.MULTICOLOUR
    painted = {Colour.RED, Colour.YELLOW, Colour.GREEN, Colour.BLUE}
    assert {colour.name for colour in colours[1:]} == painted


@settings(max_examples=40, deadline=None)
@given(
    height=st.integers(8, 60),
    width=st.integers(8, 60),
    seed=st.integers(0, 2**32 - 1),
    level=st.sampled_from([0, 1, 128, 255]),
)
def test_shares_always_make_one_whole(
    height: int, width: int, seed: int, level: int
) -> None:
    rng = np.random.default_rng(seed)
    rgb = rng.integers(0, 256, (height, width, 3), np.uint8)
    alpha = rng.integers(0, level + 1, (height, width)).astype(np.uint8)

    colours = named(rgb, alpha)

    assert sum(colour.share for colour in colours) == pytest.approx(1)
    assert len({colour.name for colour in colours}) == len(colours)
    rest = [colour.share for colour in colours[1:]]
    assert rest == sorted(rest, reverse=True)
    assert colours[0].share >= max(rest, default=0)


@pytest.mark.parametrize(("height", "width"), [(8, 1280), (1280, 8), (1, 1280)])
def test_strange_shapes_have_colours_too(height: int, width: int) -> None:
    rgb = np.full((height, width, 3), (190, 20, 35), np.uint8)

    colours = named(rgb, np.full((height, width), 255, np.uint8))

    assert colours[0].name is Colour.RED


def test_histograms_count_the_garment_only() -> None:
    palette = to_lab(np.array([(190, 20, 35), (250, 250, 250)], np.uint8))

    histograms = colour_histograms(*shirt((190, 20, 35)), palette)

    assert histograms.shape == (2, 2)
    assert np.allclose(histograms.sum(axis=1), 1, atol=1e-4)
    assert histograms[:, 0].min() > 0.99


def test_a_missing_file_of_names_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ModelUnusable, match="reinstall"):
        ColourModel.load(tmp_path / "none.json")


@pytest.mark.parametrize(
    ("rgb", "lab"),
    [
        ((255, 255, 255), (100, 0, 0)),
        ((0, 0, 0), (0, 0, 0)),
        ((255, 0, 0), (53.24, 80.09, 67.20)),
        ((0, 255, 0), (87.73, -86.18, 83.18)),
        ((0, 0, 255), (32.30, 79.19, -107.86)),
        ((119, 119, 119), (50.03, 0, 0)),
    ],
)
def test_cielab_has_the_known_values(rgb: Paint, lab: tuple[float, ...]) -> None:
    assert np.allclose(to_lab(np.array(rgb, np.uint8)), lab, atol=0.05)


def test_yellow_light_on_a_white_wall_is_taken_back_in_part() -> None:
    rgb, alpha = shirt((120, 110, 80), background=(230, 215, 190))

    mended = neutralise(rgb, alpha)

    before, after = rgb[100, 80].astype(int), mended[100, 80].astype(int)
    assert after[2] - after[0] > before[2] - before[0]
    assert np.abs(after / before - 1).max() < 0.17


@pytest.mark.parametrize("background", [(255, 255, 255), (150, 20, 40), (60, 60, 60)])
def test_other_backgrounds_say_nothing_about_the_light(background: Paint) -> None:
    rgb, alpha = shirt((120, 110, 80), background=background)

    assert np.abs(neutralise(rgb, alpha).astype(int) - rgb).max() <= 2


def labelled_histograms() -> tuple[Floats, Floats]:
    """Return 300 garments whose first palette colours stand for the first names."""
    rng = np.random.default_rng(0)
    names = rng.integers(0, 4, 300)
    histograms = np.full((300, 2, 8), 0.02, np.float32)
    histograms[np.arange(300), :, names] += 0.5
    histograms += rng.uniform(0, 0.1, histograms.shape).astype(np.float32)
    shares = np.eye(len(Colour), dtype=np.float32)[names]
    return histograms / histograms.sum(axis=2, keepdims=True), shares


def test_pixel_names_are_learned_from_labelled_photos() -> None:
    histograms, names = labelled_histograms()

    learned = learn_pixel_names(histograms[:, 0], names)

    assert learned.shape == (8, 13)
    assert np.allclose(learned.sum(axis=0), 1, atol=1e-4)
    assert learned[:, :4].argmax(axis=0).tolist() == [0, 1, 2, 3]


def test_main_names_are_learned_from_labelled_photos() -> None:
    histograms, names = labelled_histograms()
    empty = np.zeros((0, 0), np.float32)
    model = ColourModel(empty, empty, empty, empty, np.ones(2, np.float32))

    learned = learn_main_names(model, histograms, names, ColourSettings(epochs=200))

    told = score_names(learned, histograms).argmax(axis=1)
    assert (told == names.argmax(axis=1)).mean() > 0.98


def test_the_network_has_its_say_about_the_main_colour() -> None:
    model = replace(MODEL, trust=np.array([0.1, 1.0], np.float32))
    teal = np.zeros(len(Colour), np.float32)
    teal[list(Colour).index(Colour.GREEN)] = 9.0

    colours = name_colours(model, *shirt((40, 90, 190)), teal)

    assert colours.shares[0].name is Colour.GREEN
    assert 0.9 < colours.confidence < 1
