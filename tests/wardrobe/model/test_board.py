"""Boards: what was shown, in which place, and what can be said of it."""

import pytest

from tests.wardrobe.fakes import NOW, RandomScorer
from tests.wardrobe.logs import OWNED, WORK, board, event, wear
from wardrobe.errors import InvalidValue
from wardrobe.model.board import Board, ShownOutfit, SystemMode, check_fits
from wardrobe.model.event import EventKind
from wardrobe.model.outfit import Part, Slot
from wardrobe.styling.suggesting import suggest
from wardrobe.taste.taste import Taste


def test_an_outfit_is_kept_as_the_judge_alone_rated_it() -> None:
    (rated,) = suggest(
        OWNED, WORK, scorer=RandomScorer(), taste=Taste(), count=1
    ).outfits

    shown = ShownOutfit.of(rated)

    judged = sum(v for part, v in rated.parts.items() if part is not Part.TASTE)
    assert shown.logit == judged
    assert shown.garment_ids() == {g.id for g in rated.outfit.garments()}
    assert [slot for _, slot in shown.worn()] == [Slot.TOP, Slot.MIDDLE, Slot.BOTTOM]


def test_a_board_knows_its_mode_and_the_places_of_its_outfits() -> None:
    shown = board(3)
    ids = [each for each, _ in shown.outfits[2].worn()]

    assert shown.place_of(ids[::-1]) == 2
    assert shown.place_of([1, 2, 3]) is None
    assert shown.mode is SystemMode.OPEN


def test_a_board_around_a_piece_says_so() -> None:
    shown = Board(
        outfits=board(3).outfits, occasion=WORK, at=NOW, locked=frozenset({1})
    )

    assert shown.mode is SystemMode.AROUND


def test_an_empty_board_is_refused() -> None:
    with pytest.raises(InvalidValue, match="at least one outfit"):
        Board(outfits=(), occasion=WORK, at=NOW)


def test_an_event_must_fit_the_board_that_it_names() -> None:
    shown = board(1)
    ids = [each for each, _ in shown.outfits[0].worn()]
    check_fits(wear(shown, 0), shown)
    check_fits(event(*ids[:2], 99, kind=EventKind.SWAP, swapped=(ids[2], 99)), shown)

    with pytest.raises(InvalidValue, match="wasn't on the board"):
        check_fits(event(99), shown)
    with pytest.raises(InvalidValue, match="can't be on it"):
        check_fits(event(*ids, kind=EventKind.OTHER, board_number=1), shown)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"kind": EventKind.SWAP}, "taken out and the one put in"),
        (
            {"kind": EventKind.SWAP, "swapped": (1, 9)},
            "new garment must be in the outfit",
        ),
        (
            {"kind": EventKind.SWAP, "swapped": (2, 1)},
            "new garment must be in the outfit",
        ),
        ({"swapped": (3, 1)}, "of the kind swap"),
        ({"kind": EventKind.OTHER}, "needs the board"),
    ],
)
def test_an_event_that_makes_no_sense_is_refused(
    more: dict[str, object], sentence: str
) -> None:
    with pytest.raises(InvalidValue, match=sentence):
        event(1, 2, **more)
