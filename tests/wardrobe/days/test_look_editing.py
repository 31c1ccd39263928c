"""What somebody types of a look becomes part of it, or is refused in a sentence."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from wardrobe.days.layouts import PlacedPiece
from wardrobe.days.look_editing import named, tagged, with_another_piece, with_notes
from wardrobe.days.plans import SavedLook
from wardrobe.errors import InvalidValue

LOOK = SavedLook(
    garment_ids=frozenset({1, 2}), made_at=datetime(2026, 3, 1, 9, tzinfo=UTC)
)


def test_a_name_is_tidied_and_can_be_taken_away() -> None:
    look = named(LOOK, "  Opera \t with\nMum ")

    assert look.name == "Opera with Mum"
    assert named(look, " ").name == ""
    with pytest.raises(InvalidValue, match="80"):
        named(LOOK, "x" * 81)


def test_tags_are_parted_by_commas_and_count_once() -> None:
    assert tagged(LOOK, "comfy, #Warm ,, comfy,WARM").tags == ("comfy", "Warm")
    assert tagged(LOOK, " , ").tags == ()


@pytest.mark.parametrize("text", ["x" * 41, ",".join(map(str, range(21)))])
def test_tags_have_limits(text: str) -> None:
    with pytest.raises(InvalidValue, match="at most"):
        tagged(LOOK, text)


def test_notes_keep_their_lines_and_have_a_limit() -> None:
    assert with_notes(LOOK, " first \nsecond\n").notes == "first\nsecond"
    with pytest.raises(InvalidValue, match=r"2,?000"):
        with_notes(LOOK, "x" * 2001)


def test_another_piece_lies_on_top_of_what_was_arranged() -> None:
    assert with_another_piece(LOOK, 3).layout == ()
    placed = PlacedPiece(garment_id=1, x=0.2, y=0.2, length=0.3)

    look = with_another_piece(replace(LOOK, layout=(placed,)), 3)

    assert look.garment_ids == {1, 2, 3}
    assert [each.garment_id for each in look.layout] == [1, 3]
