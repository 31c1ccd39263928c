"""What a taste has learned, thing by thing."""

from dataclasses import replace

import pytest

from tests.wardrobe.fakes import garment
from tests.wardrobe.logs import LEARNER, OWNED, WORK, log_of, picks_of
from wardrobe.model.colour import Colour
from wardrobe.model.garment import Garment, GarmentType, Pattern
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Slot
from wardrobe.taste.learned_features import LearnedFeature, learned_by_node
from wardrobe.taste.taste import Node, Taste


def learned_at(
    node: Node, taste: Taste, garments: list[Garment]
) -> list[LearnedFeature]:
    return learned_by_node(taste, [node], garments)[node]


def test_what_is_liked_comes_first_and_what_is_avoided_last() -> None:
    events, boards = picks_of(lambda g: float(g.colour is Colour.RED), 60)
    taste = LEARNER.relearn(log_of(events, boards), Taste())

    learned = learned_at(None, taste, OWNED)

    assert learned[0].colour is Colour.RED
    logits = [each.logit for each in learned]
    assert logits == sorted(logits, reverse=True)
    assert all(abs(logit) >= 0.15 for logit in logits)


@pytest.mark.parametrize(
    ("feature", "told"),
    [
        ("garment:3", LearnedFeature(logit=1.0, garment_id=3)),
        ("type:shirt", LearnedFeature(logit=1.0, type=GarmentType.SHIRT)),
        ("pattern:solid", LearnedFeature(logit=1.0, pattern=Pattern.SOLID)),
        ("colour:navy", LearnedFeature(logit=1.0, colour=Colour.NAVY)),
        ("top:navy", LearnedFeature(logit=1.0, colour=Colour.NAVY, slot=Slot.TOP)),
        ("formality", LearnedFeature(logit=1.0, is_formality=True)),
        ("lightness", LearnedFeature(logit=1.0, is_lightness=True)),
    ],
)
def test_each_kind_of_feature_is_told(feature: str, told: LearnedFeature) -> None:
    taste = Taste(weights={None: {feature: 1.0}})

    assert learned_at(None, taste, OWNED) == [told]


def test_what_nobody_owns_is_not_told() -> None:
    taste = Taste(weights={None: {"colour:gold": 2.0, "garment:99": 2.0}})

    assert learned_at(None, taste, OWNED) == []


def test_an_occasion_adds_to_what_holds_for_all() -> None:
    taste = Taste(
        weights={None: {"colour:red": 0.5}, WORK: {"colour:red": -1.0}},
    )

    (at_work,) = learned_at(WORK, taste, OWNED)
    (on_dates,) = learned_at(Occasion.DATE, taste, OWNED)

    assert (at_work.logit, on_dates.logit) == (-0.5, 0.5)


def test_logits_are_beside_the_judges_scale() -> None:
    taste = Taste(weights={None: {"colour:red": 0.5}}, scale=0.5)

    assert learned_at(None, taste, OWNED)[0].logit == 1.0
    assert learned_at(None, replace(taste, scale=0.0), OWNED)[0].logit == 2.0


def test_a_blazer_is_told_over_it_and_as_a_top() -> None:
    blazer = garment(9, GarmentType.BLAZER, Colour.GOLD)
    taste = Taste(weights={None: {"top:gold": 1.0, "outer:gold": 2.0}})

    slots = [each.slot for each in learned_at(None, taste, [blazer])]

    assert slots == [Slot.OUTER, Slot.TOP]


def test_a_hat_is_worn_in_no_slot() -> None:
    hat = garment(9, GarmentType.HAT, Colour.GOLD)
    taste = Taste(weights={None: {"colour:gold": 1.0}})

    assert learned_at(None, taste, [hat]) == []
