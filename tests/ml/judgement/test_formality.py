"""The formality that own occasions are tilted by, from the expert's tables."""

from pathlib import Path

import pytest

import assets
from ml.judgement.formality import ExpertFormality
from wardrobe.errors import ModelUnusable
from wardrobe.model.colour import Colour
from wardrobe.model.garment import Descriptor, GarmentType
from wardrobe.model.occasion import Occasion

FORMALITY = ExpertFormality(Path(assets.__file__).parent / "expert")


def test_darker_and_dressier_is_more_formal() -> None:
    blazer, tee = (
        FORMALITY.of(Descriptor(each, Colour.NAVY))
        for each in (GarmentType.BLAZER, GarmentType.T_SHIRT)
    )

    assert blazer > tee + 2
    assert FORMALITY.of(Descriptor(GarmentType.T_SHIRT, Colour.ORANGE)) < tee


def test_every_type_and_occasion_has_points() -> None:
    for each in GarmentType:
        assert -1 <= FORMALITY.of(Descriptor(each, Colour.GREY)) <= 5
    for occasion in Occasion:
        target, tolerance = FORMALITY.wanted(occasion)
        assert 0 <= target <= 5
        assert tolerance > 0


def test_missing_tables_are_said(tmp_path: Path) -> None:
    with pytest.raises(ModelUnusable, match="reinstall the program"):
        ExpertFormality(tmp_path).wanted(Occasion.WORK)
