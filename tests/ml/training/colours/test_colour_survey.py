"""Plain garments in survey colours are imagined as histograms."""

import numpy as np

from ml.imaging.lab import to_lab
from ml.training.colours.colour_survey import SURVEY, synthetic_garments
from wardrobe.model.colour import Colour

WITHOUT_ANCHORS = {Colour.GOLD, Colour.SILVER, Colour.MULTICOLOUR}


def test_every_colour_of_a_pixel_has_anchors() -> None:
    assert set(SURVEY) == set(Colour) - WITHOUT_ANCHORS


def test_a_plain_garment_counts_as_its_own_colour() -> None:
    palette = to_lab(np.array([(0, 0, 0), (229, 0, 0), (255, 255, 255)], np.uint8))

    histograms, names = synthetic_garments(palette, 5.0, 2, np.random.default_rng(0))

    anchors = sum(len(values.split()) for values in SURVEY.values())
    assert histograms.shape == (anchors * 3 * 2, 2, 3)
    assert np.allclose(histograms.sum(axis=2), 1, atol=1e-4)
    is_black = names == list(Colour).index(Colour.BLACK)
    assert (histograms[is_black].argmax(axis=2) == 0).all()


def test_light_orange_is_orange() -> None:
    assert "fdaa48" in SURVEY[Colour.ORANGE]
    assert "fdaa48" not in SURVEY[Colour.YELLOW]
