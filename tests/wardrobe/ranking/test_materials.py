"""Suede suffers in the wet, where somebody wrote that it is suede."""

from dataclasses import replace

import numpy as np
import pytest

from tests.wardrobe.fakes import RandomScorer, garment
from wardrobe.model.garment import Garment, GarmentType
from wardrobe.model.occasion import AnyOccasion, Occasion
from wardrobe.model.outfit import DescribedOutfit, Part
from wardrobe.ports.conditions import Sky
from wardrobe.ports.facts import Fact, FactKind
from wardrobe.ranking.materials import is_suede
from wardrobe.ranking.pair_scores import Setting
from wardrobe.ranking.ranking import Ranking
from wardrobe.taste.taste import Taste

BOOTS = garment(5, GarmentType.BOOTS)
SUEDE_BOOTS = replace(garment(6, GarmentType.BOOTS), notes="Suede, from Rome")
BAG = garment(7, GarmentType.BAG)
SUEDE_BAG = replace(garment(8, GarmentType.BAG), name="Wildledertasche")
CLOSET = (
    *(garment(number, GarmentType.SHIRT) for number in (1, 2)),
    *(garment(3, GarmentType.JEANS), garment(4, GarmentType.COAT)),
    *(BOOTS, SUEDE_BOOTS, SUEDE_BAG),
)


class UnderASky(RandomScorer):
    """Finds every outfit fine in wet weather."""

    def __init__(self, sky: Sky) -> None:
        self._sky = sky

    @property
    def sky(self) -> Sky:
        return self._sky

    def facts(
        self,
        outfit: DescribedOutfit,
        occasion: AnyOccasion,
        temperature_c: float | None,
    ) -> tuple[Fact, ...]:
        return (Fact(kind=FactKind.READY_FOR_WET),)


def ranking_under(sky: Sky) -> Ranking:
    return Ranking.of(
        CLOSET, Setting(Occasion.WORK, None), scorer=UnderASky(sky), taste=Taste()
    )


def called(words: str) -> Garment:
    return replace(BOOTS, notes=words)


@pytest.mark.parametrize(
    "words",
    [
        *("Suede, from Rome", "brown suede boots", "nubuck leather", "suede_boots"),
        *("Wildlederstiefel", "aus Veloursleder", "Rauleder", "Nubuk", "VELOURLEDER"),
        "Goes with my jeans. Suede.",
    ],
)
def test_words_that_say_suede(words: str) -> None:
    assert is_suede(called(words))
    assert is_suede(replace(BOOTS, name=words))
    assert is_suede(replace(BOOTS, own_type=words))


@pytest.mark.parametrize(
    "words",
    [
        *("", "leather", "faux suede", "vegan suede boots", "microsuede", "suedette"),
        *("Kunstwildleder", "Wildlederimitat", "Wildleder-Optik", "veganes Wildleder"),
        *("goes with my suede boots", "passt zu meinen Wildlederstiefeln"),
        *("not suede", "kein Wildleder", "waterproof suede", "Wildleder imprägniert"),
    ],
)
def test_words_that_do_not(words: str) -> None:
    assert not is_suede(called(words))


@pytest.mark.parametrize(
    ("sky", "sentence"),
    [
        (Sky.RAIN, "Suede doesn't like rain."),
        (Sky.SNOW, "Suede doesn't like snow."),
    ],
)
def test_suede_in_the_wet_is_rated_lower_and_said(sky: Sky, sentence: str) -> None:
    ranking = ranking_under(sky)
    outfits = ranking.best(ranking.count)

    assert len(outfits) == ranking.count
    for place in outfits:
        rated = place.rated()
        is_spoilt = rated.outfit.bottom is SUEDE_BOOTS
        assert (rated.parts[Part.WARMTH] == -3) is is_spoilt
        assert (sentence in rated.cautions) is is_spoilt
        assert ("Fine in wet weather." in rated.reasons) is not is_spoilt
        assert sum(rated.parts.values()) == pytest.approx(place.logit, abs=1e-5)


def test_on_a_dry_day_nobody_speaks_of_suede() -> None:
    dry, rain = ranking_under(Sky.DRY), ranking_under(Sky.RAIN)

    places = dry.best(dry.count)
    assert len(places) == dry.count > 1
    for place in places:
        rated = place.rated()
        assert rated.cautions == ()
        costs = 3 if rated.outfit.bottom is SUEDE_BOOTS else 0
        wet = rain.place_of(rated.outfit).rated()
        assert sum(wet.parts.values()) == pytest.approx(place.logit - costs, abs=1e-5)


def test_ranks_count_what_the_wet_takes() -> None:
    ranking = ranking_under(Sky.RAIN)
    places = ranking.best(ranking.count)
    logits = np.array([each.logit for each in places])

    ranks = [each.rank for each in ranking.ranked(places)]

    assert ranks == [1 + int((logits > logit).sum()) for logit in logits]


@pytest.mark.parametrize("sky", Sky)
def test_a_suede_bag_stays_at_home_in_the_wet(sky: Sky) -> None:
    rated = ranking_under(sky).best(1)[0].rated()

    assert (SUEDE_BAG in rated.outfit.accessories) is (sky is Sky.DRY)
