"""Accessories go with an outfit where they help; none is forced, any may be locked."""

from dataclasses import replace

import pytest

from tests.wardrobe.fakes import RandomScorer, garment
from wardrobe.model.colour import Colour
from wardrobe.model.garment import Garment
from wardrobe.model.garment import GarmentType as T
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Outfit
from wardrobe.ranking.accessories import Accessories
from wardrobe.ranking.pair_scores import Setting
from wardrobe.styling.suggesting import suggest
from wardrobe.taste.taste import Taste

SUIT = Outfit(
    top=garment(1, T.SHIRT, Colour.WHITE),
    middle=garment(2, T.TROUSERS, Colour.NAVY),
    bottom=garment(3, T.FORMAL_SHOES, Colour.BROWN),
)
DRESS = Outfit(
    top=garment(4, T.DRESS, Colour.BLACK),
    middle=None,
    bottom=garment(5, T.HEELS, Colour.BLACK),
)
BROWN_BELT, BLACK_BELT = (
    garment(6, T.BELT, Colour.BROWN),
    garment(7, T.BELT, Colour.BLACK),
)
TOTE = replace(garment(8, T.BAG, Colour.BROWN), name="Leather tote")
CLUTCH = replace(garment(9, T.BAG, Colour.BLACK), name="Clutch")
STRAW = replace(garment(10, T.HAT, Colour.BEIGE), name="Straw fedora")
BEANIE = replace(garment(11, T.HAT, Colour.GREY), name="Beanie")
SCARF, PIN = garment(12, T.SCARF, Colour.GREY), garment(13, T.ACCESSORY, Colour.GOLD)
ALL = (BROWN_BELT, BLACK_BELT, TOTE, CLUTCH, STRAW, BEANIE, SCARF, PIN)


@pytest.mark.parametrize(
    ("outfit", "occasion", "celsius", "expected"),
    [
        (SUIT, Occasion.WORK, None, {BROWN_BELT, TOTE}),
        (DRESS, Occasion.PARTY, None, {CLUTCH}),
        (SUIT, Occasion.CASUAL, 30.0, {BROWN_BELT, TOTE, STRAW}),
        (SUIT, Occasion.CASUAL, 2.0, {BROWN_BELT, TOTE, BEANIE, SCARF}),
        (SUIT, Occasion.BUSINESS, 2.0, {BROWN_BELT, TOTE, SCARF}),
        (SUIT, Occasion.SPORTS, 2.0, {BEANIE}),
    ],
)
def test_what_goes_with_an_outfit(
    outfit: Outfit, occasion: Occasion, celsius: float | None, expected: set[Garment]
) -> None:
    chosen = Accessories(ALL).to_go_with(outfit, Setting(occasion, celsius))

    assert set(chosen) == expected


def test_a_belt_that_does_not_match_the_shoes_is_left_at_home() -> None:
    assert (
        Accessories((BLACK_BELT,)).to_go_with(SUIT, Setting(Occasion.WORK, None)) == ()
    )


def test_a_second_loud_colour_is_not_added() -> None:
    pink = replace(SUIT, top=garment(20, T.SHIRT, Colour.PINK))
    bag = replace(TOTE, colour=Colour.GREEN)

    setting = Setting(Occasion.CASUAL, None)

    assert Accessories((bag,)).to_go_with(SUIT, setting) == (bag,)
    assert Accessories((bag,)).to_go_with(pink, setting) == ()


def test_a_locked_accessory_is_on_every_outfit_and_changes_no_rating() -> None:
    owned = [*SUIT.garments(), garment(21, T.POLO, Colour.BLACK), PIN, BLACK_BELT]

    def suggested(locked: list[int]) -> list[tuple[float, tuple[int, ...]]]:
        found = suggest(
            owned, Occasion.WORK, scorer=RandomScorer(), taste=Taste(), locked=locked
        )
        return [
            (each.rating, tuple(piece.id for piece in each.outfit.accessories))
            for each in found.outfits
        ]

    assert suggested([]) == [(rating, ()) for rating, _ in suggested([PIN.id])]
    assert all(ids == (PIN.id,) for _, ids in suggested([PIN.id]))
    assert len(suggested([PIN.id, 21])) == 1
