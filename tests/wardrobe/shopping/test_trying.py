import numpy as np
import pytest
from numpy.typing import NDArray

from tests.wardrobe.fake_embedder import FakeEmbedder
from tests.wardrobe.fakes import MemoryCloset, RandomScorer, garment
from wardrobe.errors import Cancelled
from wardrobe.model.colour import Colour
from wardrobe.model.garment import Garment, GarmentType
from wardrobe.model.occasion import Occasion
from wardrobe.model.progress import Progress
from wardrobe.model.unowned import TRIED_ID
from wardrobe.shopping import trying
from wardrobe.shopping.trying import Trial, try_garment
from wardrobe.styling.suggesting import suggest
from wardrobe.taste.taste import Taste

COLOURS = list(Colour)
CLOSET = [
    *(garment(n, GarmentType.SHIRT, COLOURS[n]) for n in range(1, 5)),
    garment(5, GarmentType.BLAZER),
    *(garment(n, GarmentType.JEANS, COLOURS[n]) for n in range(6, 9)),
    *(garment(n, GarmentType.BOOTS, COLOURS[n]) for n in range(9, 11)),
    garment(11, GarmentType.DRESS),
]


def closet_of(owned: list[Garment], embeddings: NDArray[np.float32]) -> MemoryCloset:
    closet = MemoryCloset(owned)
    vectors = {garment.id: row for garment, row in zip(owned, embeddings)}
    closet.keep_embeddings(FakeEmbedder.version, vectors)
    return closet


def trial(tried: Garment, owned: list[Garment], same_as: int = 0) -> Trial:
    embeddings = (
        np.random.default_rng(0).normal(size=(len(owned), 8)).astype(np.float32)
    )
    vector = embeddings[same_as] if owned else np.ones(8, np.float32)
    return try_garment(
        tried,
        vector,
        closet=closet_of(owned, embeddings),
        embedder=FakeEmbedder(),
        scorer=RandomScorer(),
        occasions=[Occasion.WORK, Occasion.PARTY],
    )


def new(garment_type: GarmentType, colour: Colour = Colour.RED) -> Garment:
    return garment(TRIED_ID, garment_type, colour)


@pytest.mark.parametrize("kind", [GarmentType.SHIRT, GarmentType.BLAZER])
def test_unlocked_outfits_are_those_with_it_above_the_median(kind: GarmentType) -> None:
    tried = new(kind)
    every = [
        suggest(each, Occasion.WORK, scorer=RandomScorer(), taste=Taste(), count=1000)
        for each in (CLOSET, [*CLOSET, tried])
    ]
    ratings = sorted(o.rating for o in every[0].outfits)
    median = ratings[(len(ratings) - 1) // 2]
    with_it = [o for o in every[1].outfits if tried in o.outfit.garments()]

    work = trial(tried, CLOSET).occasions[0]

    assert work.possible == len(with_it)
    assert work.unlocked == sum(o.rating > median + 1e-9 for o in with_it)
    assert work.good == sum(o.rating > 0.6 for o in with_it)
    assert work.median == pytest.approx(median, abs=1e-5)


def test_the_outfits_shown_have_it_and_are_the_best() -> None:
    tried = new(GarmentType.SKIRT)

    found = trial(tried, CLOSET).occasions
    assert any(len(each.outfits) > 1 for each in found)
    for each in found:
        assert all(tried in o.outfit.garments() for o in each.outfits)
        assert [o.rating for o in each.outfits] == sorted(
            (o.rating for o in each.outfits), reverse=True
        )


def test_a_garment_that_looks_the_same_is_a_double() -> None:
    result = trial(new(GarmentType.SHIRT, CLOSET[2].colour), CLOSET, same_as=2)

    assert [double.garment for double in result.doubles] == [CLOSET[2]]
    assert result.nearest[0] == result.doubles[0]


@pytest.mark.parametrize("most_counted", [10**7, 0])
def test_it_replaces_what_it_betters_in_most_outfits(
    most_counted: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trying, "MOST_COUNTED", most_counted)

    class Whites(RandomScorer):
        def _parts(self, slots, a, b, occasion):  # type: ignore[no-untyped-def]
            liked = sum(bool(d and d.colour is Colour.WHITE) for d in (a, b))
            return np.array([liked, 0, 0, 0], np.float32)

    shirts = [
        garment(1, GarmentType.SHIRT, Colour.BLACK),
        garment(2, GarmentType.SHIRT, Colour.WHITE),
    ]
    result = try_garment(
        new(GarmentType.SHIRT, Colour.WHITE),
        np.ones(8, np.float32),
        closet=closet_of([*shirts, *CLOSET[5:10]], np.ones((7, 8), np.float32)),
        embedder=FakeEmbedder(),
        scorer=Whites(),
    )

    assert [(r.garment.id, r.share) for r in result.replaces] == [(1, 1.0)]


def test_a_first_garment_unlocks_all_that_it_makes_possible() -> None:
    without_shoes = [g for g in CLOSET if g.type is not GarmentType.BOOTS]

    work = trial(new(GarmentType.SNEAKERS), without_shoes).occasions[0]

    assert work.median is None
    assert work.unlocked == work.possible > 0


@pytest.mark.parametrize(
    ("kind", "owned", "words"),
    [
        (GarmentType.SHIRT, [], "still need trousers"),
        (GarmentType.HAT, CLOSET, "aren't part of outfits"),
    ],
)
def test_what_makes_no_outfit_is_said(
    kind: GarmentType, owned: list[Garment], words: str
) -> None:
    result = trial(new(kind), owned)

    assert words in result.missing
    assert result.occasions == ()
    assert result.unlocked == 0


def test_trying_can_be_stopped() -> None:
    with pytest.raises(Cancelled):
        try_garment(
            new(GarmentType.SHIRT),
            np.ones(8, np.float32),
            closet=closet_of(CLOSET, np.ones((len(CLOSET), 8), np.float32)),
            embedder=FakeEmbedder(),
            scorer=RandomScorer(),
            progress=Progress(is_cancelled=lambda: True),
        )


@pytest.mark.parametrize("colour", Colour)
def test_what_is_tried_is_not_taken_for_what_is_only_imagined(colour: Colour) -> None:
    jeans = [garment(n, GarmentType.JEANS, COLOURS[n]) for n in range(2, 12)]

    missing = trial(new(GarmentType.SKIRT, colour), [CLOSET[0], *jeans]).missing

    assert "shoes" in missing
    assert f"{colour} skirt" in missing
    assert "jeans" not in missing  # the skirt is worn in their place
