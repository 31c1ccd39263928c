"""What is said of an outfit: two short, whole sentences, and nothing that isn't so."""

import re
from collections.abc import Mapping

import pytest

from tests.wardrobe.fakes import garment
from wardrobe.days.habits import Habit
from wardrobe.model.colour import Colour
from wardrobe.model.garment import Garment, GarmentType
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Outfit, Part, Slot, Verdict
from wardrobe.ports.facts import Fact, FactKind
from wardrobe.ranking.pair_scores import Setting
from wardrobe.ranking.reasons import OwnWays, cautions_of, part_sentences, reasons_of

K = FactKind
OUTFIT = Outfit(
    top=garment(1, GarmentType.SWEATER, Colour.NAVY),
    middle=garment(2, GarmentType.JEANS, Colour.BLUE),
    bottom=garment(3, GarmentType.SANDALS, Colour.BEIGE),
)
COLD = Setting(Occasion.CASUAL, 4.0)
NO_TASTE: Mapping[Slot, float] = dict.fromkeys(Slot, 0.0)
NOBODY = OwnWays(NO_TASTE)
PRAISE = (
    Fact(kind=K.TONES, colours=(Colour.NAVY, Colour.BLUE)),
    Fact(kind=K.WARM_ENOUGH),
    Fact(kind=K.IN_CODE),
)
SANDALS = Fact(kind=K.COLD_PIECE, slots=(Slot.BOTTOM,))


def test_a_great_outfit_gets_two_true_positive_sentences() -> None:
    said = reasons_of(OUTFIT, PRAISE, NOBODY, COLD, Verdict.GREAT)

    assert said == ("Navy and blue, tone on tone.", "Warm enough for 4 °C.")


def test_a_poor_outfit_says_first_what_is_wrong() -> None:
    said = reasons_of(OUTFIT, (*PRAISE, SANDALS), NOBODY, COLD, Verdict.STRETCH)

    assert said[0] == "4 °C is too cold for the beige sandals."
    assert said[1] == "Navy and blue, tone on tone."


def test_what_is_wrong_is_not_kept_back_from_a_good_outfit() -> None:
    said = reasons_of(OUTFIT, (*PRAISE, SANDALS), NOBODY, COLD, Verdict.GOOD)

    assert said[1] == "4 °C is too cold for the beige sandals."


def test_a_piece_that_is_liked_is_named_and_one_that_is_not_never() -> None:
    liked = OwnWays({**NO_TASTE, Slot.TOP: 1.2, Slot.BOTTOM: -2.0})

    said = reasons_of(OUTFIT, PRAISE, liked, COLD, Verdict.GREAT)

    assert said[0] == "You like the navy sweater."
    assert not any("sandals" in each for each in said)


def test_a_piece_that_is_liked_is_not_named_twice() -> None:
    accent = Fact(kind=K.ONE_ACCENT, slots=(Slot.TOP,))

    liked = OwnWays({**NO_TASTE, Slot.TOP: 1.2})

    said = reasons_of(OUTFIT, (accent, *PRAISE), liked, COLD, Verdict.GREAT)

    assert said == ("You like the navy sweater.", "Navy and blue, tone on tone.")


@pytest.mark.parametrize(
    ("partner", "sentence"),
    [
        (OUTFIT.middle, "You wear the navy sweater with the blue jeans a lot."),
        (GarmentType.JEANS, "You wear the navy sweater with jeans a lot."),
    ],
)
def test_what_is_often_worn_together_is_said_first_and_liked_no_more(
    partner: Garment | GarmentType, sentence: str
) -> None:
    own = OwnWays({**NO_TASTE, Slot.TOP: 1.2}, Habit(OUTFIT.top, partner))

    said = reasons_of(OUTFIT, PRAISE, own, COLD, Verdict.GREAT)

    assert said == (sentence, "Navy and blue, tone on tone.")


def test_a_habit_does_not_hide_what_is_wrong() -> None:
    own = OwnWays(NO_TASTE, Habit(OUTFIT.top, GarmentType.SANDALS))

    said = reasons_of(OUTFIT, (*PRAISE, SANDALS), own, COLD, Verdict.FAIR)

    assert said[0] == "4 °C is too cold for the beige sandals."
    assert said[1] == "You wear the navy sweater with sandals a lot."


def test_cold_is_said_once() -> None:
    facts = (SANDALS, Fact(kind=K.TOO_COLD), Fact(kind=K.LACKS_COAT))

    assert cautions_of(OUTFIT, facts, COLD) == (
        "4 °C is too cold for the beige sandals.",
        "You'd want a coat over this.",
    )


@pytest.mark.parametrize("kind", FactKind)
def test_every_fact_has_a_whole_sentence(kind: FactKind) -> None:
    fact = Fact(
        kind=kind,
        slots=(Slot.TOP, Slot.BOTTOM),
        colours=(Colour.NAVY, Colour.BEIGE),
        types=(GarmentType.BLAZER,),
    )
    verdict = Verdict.STRETCH if kind.is_against else Verdict.GREAT

    (said,) = reasons_of(OUTFIT, (fact,), NOBODY, COLD, verdict)

    assert re.fullmatch(r"[A-Z\d][^{}]*\.", said)
    assert len(said) <= 60


@pytest.mark.parametrize("occasion", Occasion)
def test_what_one_dresses_for_reads_as_a_phrase(occasion: Occasion) -> None:
    setting = Setting(occasion, None)

    (said,) = reasons_of(OUTFIT, (Fact(kind=K.IN_CODE),), NOBODY, setting, Verdict.GOOD)

    assert said.startswith("Right for ")
    assert "wedding guest" not in said


def test_no_part_calls_a_rare_pair_a_clash() -> None:
    parts = dict.fromkeys(Part, -0.4)

    said = part_sentences(parts, COLD)

    assert said[Part.COLOURS] == "its colours are seldom worn together (-0.40)"
    assert not any("clash" in each or "avoid" in each for each in said.values())
