"""What the tables say of outfits: true, and of the right pieces."""

import pytest

from ml.judgement.stylist import Stylist
from ml.training.judgement.cases import described_outfit_of, read_classics
from tests.ml.judgement.outfit_words import MODEL, TABLES
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Slot
from wardrobe.ports.conditions import DressCode, Sky
from wardrobe.ports.facts import FactKind

K = FactKind


@pytest.fixture(scope="module")
def stylist() -> Stylist:
    return Stylist.load(MODEL, TABLES)


def kinds(
    stylist: Stylist,
    words: str,
    occasion: str = "casual",
    celsius: float | None = None,
    *,
    sky: Sky = Sky.DRY,
) -> set[FactKind]:
    scorer = stylist.under(sky, DressCode.USUAL)
    outfit = described_outfit_of(words)
    return {fact.kind for fact in scorer.facts(outfit, Occasion(occasion), celsius)}


@pytest.mark.parametrize(
    ("words", "occasion", "celsius", "there", "absent"),
    [
        (
            "beige sweater + blue jeans + white sneakers",
            "casual",
            12.0,
            {K.IN_CODE, K.WARM_ENOUGH},
            {K.LOUD_COLOURS},
        ),
        (
            "black t-shirt + black jeans + white sneakers",
            "casual",
            None,
            {K.EASY_NEUTRALS},
            {K.LOUD_COLOURS, K.ONE_COLOUR},
        ),
        (
            "white shirt + navy trousers + navy heels",
            "work",
            None,
            {K.SMART_NEUTRALS, K.IN_CODE},
            {K.EASY_NEUTRALS},
        ),
        ("black dress + black heels", "party", None, {K.ONE_COLOUR}, {K.ONE_ACCENT}),
        (
            "red sweater + green trousers + white sneakers",
            "casual",
            None,
            {K.LOUD_COLOURS},
            {K.ONE_ACCENT, K.ONE_COLOUR},
        ),
        (
            "multicolour dress + black heels",
            "party",
            None,
            set(),
            {K.ONE_ACCENT, K.ONE_COLOUR},
        ),
        (
            "white striped shirt + grey checked trousers + brown boots",
            "casual",
            None,
            {K.TWO_PATTERNS},
            {K.ONE_PATTERN},
        ),
        (
            "white shirt + blue jeans + black formal-shoes + navy blazer",
            "business",
            None,
            {K.OUT_OF_CODE},
            {K.IN_CODE},
        ),
        (
            "white t-shirt + navy trousers + brown formal-shoes",
            "work",
            None,
            {K.LACKS},
            {K.IN_CODE},
        ),
        (
            "white t-shirt + blue jeans + beige sandals",
            "casual",
            10.0,
            {K.COLD_PIECE},
            {K.WARM_ENOUGH, K.LIGHT_ENOUGH},
        ),
        (
            "grey sweater + grey trousers + white flats + black coat",
            "date",
            -3.0,
            set(),
            {K.WARM_ENOUGH},
        ),
        (
            "grey sweater + blue jeans + brown boots + grey jacket",
            "casual",
            2.0,
            {K.LACKS_COAT},
            {K.WARM_ENOUGH},
        ),
        (
            "white t-shirt + beige shorts + white sneakers",
            "casual",
            30.0,
            {K.LIGHT_ENOUGH},
            {K.TOO_COLD, K.TOO_WARM},
        ),
        (
            "navy blazer + grey track-pants + white sneakers",
            "casual",
            None,
            {K.TOO_DRESSY},
            {K.IN_CODE},
        ),
    ],
)
def test_what_is_said(
    stylist: Stylist,
    *,
    words: str,
    occasion: str,
    celsius: float | None,
    there: set[FactKind],
    absent: set[FactKind],
) -> None:
    found = kinds(stylist, words, occasion, celsius)

    assert there <= found
    assert not absent & found


def test_the_piece_that_is_out_is_named(stylist: Stylist) -> None:
    outfit = described_outfit_of("white shirt + navy trousers + beige sandals")

    facts = stylist.facts(outfit, Occasion.BUSINESS, None)

    out = [fact for fact in facts if fact.kind is K.OUT_OF_CODE]
    assert [fact.slots for fact in out] == [(Slot.BOTTOM,)]


def test_what_the_wet_would_spoil_is_named(stylist: Stylist) -> None:
    words = "grey sweater + blue jeans + {} boots + black coat"

    for sky in (Sky.RAIN, Sky.SNOW):
        assert K.WET_PIECE in kinds(stylist, words.format("white"), sky=sky)
    assert K.READY_FOR_WET in kinds(stylist, words.format("black"), sky=Sky.RAIN)
    assert K.READY_FOR_WET not in kinds(stylist, words.format("black"))


@pytest.mark.parametrize(("coat", "is_fine"), [("beige", True), ("white", False)])
def test_no_white_coat_is_fine_in_wet_weather(
    stylist: Stylist, coat: str, *, is_fine: bool
) -> None:
    words = f"grey sweater + blue jeans + black boots + {coat} coat"

    assert (K.READY_FOR_WET in kinds(stylist, words, sky=Sky.RAIN)) is is_fine


def test_no_classic_is_said_to_clash(stylist: Stylist) -> None:
    classics = read_classics(TABLES)

    clashing = [
        each.better
        for each in classics
        if kinds(stylist, each.better, each.occasion) & {K.LOUD_COLOURS, K.TWO_PATTERNS}
    ]

    assert len(classics) >= 60
    assert clashing == []


@pytest.mark.parametrize(
    ("words", "occasion", "celsius", "absent"),
    [
        ("blue long-sleeve + blue jeans + blue sneakers", "casual", 28.0, "light"),
        ("white t-shirt + blue jeans + white sneakers", "casual", 28.0, "light"),
        (
            "white shirt + navy trousers + black heels + navy blazer",
            "work",
            6.0,
            "warm",
        ),
        ("blue floral dress + white sneakers + navy blazer", "party", 6.0, "warm"),
    ],
)
def test_what_is_not_made_for_the_weather_is_not_praised_for_it(
    stylist: Stylist, words: str, occasion: str, celsius: float, absent: str
) -> None:
    said = kinds(stylist, words, occasion, celsius)

    assert FactKind(f"{absent}-enough") not in said
    assert K.COLD_PIECE not in said


@pytest.mark.parametrize(
    ("words", "celsius", "kind"),
    [
        ("white t-shirt + blue shorts + white sneakers", 28.0, K.LIGHT_ENOUGH),
        ("white t-shirt + blue jeans + white sneakers", 26.0, K.LIGHT_ENOUGH),
        ("beige sweater + blue jeans + brown boots + blue jacket", 6.0, K.WARM_ENOUGH),
    ],
)
def test_what_is_made_for_the_weather_is(
    stylist: Stylist, words: str, celsius: float, kind: FactKind
) -> None:
    assert kind in kinds(stylist, words, "casual", celsius)
