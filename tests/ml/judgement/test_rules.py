"""Rules that are served as they stand: dress codes as one reads them, and weather."""

import numpy as np
import pytest

from ml.judgement.expert_tables import ExpertTables
from ml.judgement.formality import read_rows
from ml.judgement.stylist import Stylist
from tests.ml.judgement.outfit_words import MODEL, TABLES, in_slots, parts_of, rating
from wardrobe.model.garment import GarmentType
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Part
from wardrobe.ports.conditions import DressCode, Sky
from wardrobe.ranking.pair_scores import JUDGED_PARTS

WORK, CASUAL = Occasion.WORK, Occasion.CASUAL
OCCASION, WARMTH = map(JUDGED_PARTS.index, (Part.OCCASION, Part.WARMTH))
CASES = read_rows(TABLES / "warmth_cases.csv")


@pytest.fixture(scope="module")
def stylist() -> Stylist:
    return Stylist.load(MODEL, TABLES)


def ruled(
    stylist: Stylist,
    words: str,
    occasion: Occasion,
    temperature_c: float | None = None,
    *,
    sky: Sky = Sky.DRY,
    code: DressCode = DressCode.USUAL,
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """(4,): what the rules alone add to an outfit, by part."""
    worn = list(in_slots(words).values())
    with_rules = parts_of(stylist.under(sky, code), worn, occasion, temperature_c)
    without = parts_of(stylist.network, worn, occasion, temperature_c)
    total: np.ndarray[tuple[int], np.dtype[np.float64]] = (
        with_rules.sum(axis=0) - without.sum(axis=0)
    ).astype(np.float64)
    return total


@pytest.mark.parametrize(
    ("code", "words", "is_out"),
    [
        (
            DressCode.STRICT,
            "white shirt + navy jeans + brown boots + navy blazer",
            True,
        ),
        (
            DressCode.USUAL,
            "white shirt + navy jeans + brown boots + navy blazer",
            False,
        ),
        (DressCode.USUAL, "white shirt + navy jeans + brown boots", True),
        (DressCode.USUAL, "white shirt + blue jeans + brown boots + navy blazer", True),
        (DressCode.RELAXED, "white shirt + blue jeans + brown boots", False),
        (
            DressCode.STRICT,
            "white shirt + navy trousers + white sneakers + navy blazer",
            True,
        ),
        (
            DressCode.USUAL,
            "white shirt + navy trousers + white sneakers + navy blazer",
            False,
        ),
        (
            DressCode.USUAL,
            "white shirt + navy trousers + red sneakers + navy blazer",
            True,
        ),
        (DressCode.USUAL, "white shirt + navy trousers + white sneakers", True),
        (DressCode.RELAXED, "white shirt + navy trousers + white sneakers", False),
    ],
)
def test_published_codes_disagree_and_the_setting_decides(
    stylist: Stylist, code: DressCode, words: str, *, is_out: bool
) -> None:
    added = ruled(stylist, words, WORK, code=code)[OCCASION]

    assert bool(added < -5) is is_out


@pytest.mark.parametrize(
    ("code", "is_out"),
    [(DressCode.STRICT, True), (DressCode.USUAL, True), (DressCode.RELAXED, False)],
)
def test_a_t_shirt_needs_a_blazer_at_work(
    stylist: Stylist, code: DressCode, *, is_out: bool
) -> None:
    without = "white t-shirt + navy trousers + brown formal-shoes"
    reading = stylist.under(Sky.DRY, code)

    ratings = [
        rating(reading, words, WORK) for words in (without, f"{without} + navy blazer")
    ]

    assert (ratings[0] < 0.1) is is_out
    assert ratings[1] > 0.5


@pytest.mark.parametrize("occasion", ["business", "formal", "wedding-guest"])
@pytest.mark.parametrize("code", DressCode)
def test_loud_checks_are_casual_in_every_reading(
    stylist: Stylist, occasion: str, code: DressCode
) -> None:
    rest = "navy trousers + brown formal-shoes + navy blazer"
    flannel, plain = (
        ruled(stylist, f"{shirt} + {rest}", Occasion(occasion), code=code)[OCCASION]
        for shirt in ("red checked shirt", "blue checked shirt")
    )

    assert flannel - plain == pytest.approx(-6, abs=1e-3)


@pytest.mark.parametrize("code", DressCode)
@pytest.mark.parametrize(
    ("better", "worse", "occasion"),
    [
        (
            "white shirt + navy trousers + black formal-shoes + navy blazer",
            "blue shirt + navy trousers + black formal-shoes + navy blazer",
            "formal",
        ),
        (
            "white shirt + navy trousers + black formal-shoes + navy blazer",
            "white shirt + navy trousers + brown formal-shoes + navy blazer",
            "formal",
        ),
        (
            "white shirt + navy trousers + black heels + navy coat",
            "navy blazer + navy trousers + black heels + navy coat",
            "formal",
        ),
        (
            "white shirt + grey trousers + black flats",
            "navy blazer + grey trousers + black flats",
            "business",
        ),
        (
            "white blouse + grey trousers + black flats + navy blazer",
            "red cardigan + grey trousers + black flats + navy blazer",
            "business",
        ),
        (
            "white blouse + grey trousers + black heels + navy blazer",
            "beige sweater + grey trousers + black heels + navy blazer",
            "wedding-guest",
        ),
    ],
)
def test_what_codes_ask_for_under_a_jacket_is_rated_higher(
    stylist: Stylist, better: str, worse: str, occasion: str, code: DressCode
) -> None:
    added = [
        ruled(stylist, words, Occasion(occasion), code=code)[OCCASION]
        for words in (better, worse)
    ]

    assert added[0] - added[1] >= 0.79


@pytest.mark.parametrize(
    ("words", "celsius", "least", "most"),
    [
        ("white t-shirt + blue jeans + beige sandals", 14.9, -20.0, -6.0),
        ("white t-shirt + blue jeans + beige sandals", 15.0, 0.0, 0.0),
        ("grey sweater + blue jeans + brown boots", 4.9, -20.0, -6.0),
        ("grey sweater + blue jeans + brown boots + grey coat", 4.9, 0.0, 0.0),
        ("grey sweater + blue jeans + brown boots + grey jacket", 4.9, -3.6, -3.4),
        ("grey coat + blue jeans + brown boots", 4.9, 0.0, 0.0),
        ("grey sweater + blue jeans + brown boots", 27.0, -20.0, -4.0),
        ("white t-shirt + blue shorts + white sneakers", 25.0, 0.0, 0.0),
    ],
)
def test_it_is_hard_where_people_would_freeze_or_boil(
    stylist: Stylist, words: str, celsius: float, least: float, most: float
) -> None:
    added = ruled(stylist, words, CASUAL, celsius)[WARMTH]

    assert least - 1e-3 <= added <= most + 1e-3


def test_wet_weather_counts_without_a_temperature(stylist: Stylist) -> None:
    words = "grey sweater + blue jeans + white sneakers + grey jacket"

    dry, rain, snow = (ruled(stylist, words, CASUAL, sky=sky)[WARMTH] for sky in Sky)

    assert dry == 0
    assert rain == pytest.approx(-1.5, abs=1e-3)
    assert snow < rain


def test_a_rule_never_touches_an_empty_slot(stylist: Stylist) -> None:
    worn = [*in_slots("navy dress + black heels + grey coat").values()]
    assert worn[1] is None

    added = ruled(stylist, "navy dress + black heels + grey coat", WORK, 2.0)

    assert added[WARMTH] == pytest.approx(0, abs=1e-3)


def test_rules_of_one_reading_only_are_not_learned() -> None:
    tables = ExpertTables.read(TABLES)

    served = [rule for rule in tables.rules if rule.codes]

    assert {GarmentType.JEANS, GarmentType.SNEAKERS} <= {
        each for rule in served for each in rule.types
    }


def test_warmth_cases_are_rated_the_right_way_round(stylist: Stylist) -> None:
    assert len(CASES) >= 60
    wrong = []
    for case in CASES:
        scorer = stylist.under(Sky(case["sky"]), DressCode.USUAL)
        better, worse = (
            parts_of(
                scorer,
                list(in_slots(case[which]).values()),
                Occasion(case["occasion"]),
                float(case["temperature_c"]),
            ).sum()
            for which in ("better", "worse")
        )
        if better <= worse:
            wrong.append(case)
    assert len(wrong) <= 2, wrong
