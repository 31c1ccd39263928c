"""The terminal's commands about rest and the laundry."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.ui.terminal.commands.test_day import OUTFIT, wear
from tests.ui.terminal.conftest import Call
from tests.wardrobe.fakes import NOW, MemoryCloset, StrictScorer, garment
from wardrobe.days.resting import Care
from wardrobe.days.trips import Trip, TripNeed
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType, State
from wardrobe.model.occasion import Occasion
from wardrobe.ports.scorer import Scorer

TODAY = NOW.date()


@pytest.fixture
def scorer() -> Scorer:
    """All shoes please, so that every outfit is good."""
    return StrictScorer([GarmentType.FORMAL_SHOES, GarmentType.BOOTS])


@pytest.fixture
def closet(closet: MemoryCloset) -> MemoryCloset:
    closet.kept[5] = garment(5, GarmentType.SHIRT, Colour.BLUE)
    closet.kept[6] = garment(6, GarmentType.BOOTS, Colour.BLACK)
    return closet


def tops(value: dict[str, Any]) -> set[int]:
    return {each["garments"]["top"] for each in value["outfits"]}


def test_what_was_worn_yesterday_rests_and_is_named(call: Call) -> None:
    wear(call, *OUTFIT, on="2026-02-28")

    value = call("suggest", "--occasion", "work")[1]

    worn = [{"id": each, "worn": "2026-02-28"} for each in (1, 2, 3)]
    assert value["resting"] == worn
    assert value["repeated"] == [[1, 2, 3]]
    assert value["with_resting"] is False
    assert [each["garments"] for each in value["outfits"]] == [
        {"top": 5, "middle": 4, "bottom": 6, "outer": None, "accessories": []}
    ]
    said = call("suggest", "--occasion", "work", is_json=False)[1]
    assert "left out: white shirt [1], worn on Saturday, 2026-02-28" in said
    assert "`--no-rest` takes everything" in said


def test_everything_is_suggested_if_asked_for(call: Call) -> None:
    wear(call, *OUTFIT, on="2026-02-28")

    value = call("suggest", "--occasion", "work", "--no-rest")[1]

    assert (value["resting"], value["repeated"]) == ([], [])
    assert tops(value) == {1, 5}
    locked = call("suggest", "--occasion", "work", "--with", 1)[1]
    assert tops(locked) == {1}
    assert [each["id"] for each in locked["resting"]] == [2, 3]


def test_pieces_of_today_may_be_worn_on_but_not_as_the_same_outfit(call: Call) -> None:
    wear(call, *OUTFIT, on="2026-03-01")

    value = call("suggest", "--occasion", "work")[1]

    assert (value["resting"], value["repeated"]) == ([], [[1, 2, 3]])
    assert tops(value) == {1, 5}
    garments = [each["garments"] for each in value["outfits"]]
    found = [{each[slot] for slot in ("top", "middle", "bottom")} for each in garments]
    assert set(OUTFIT) not in found


def pack(closet: MemoryCloset, first: date, *ids: int) -> None:
    closet.save_trip(
        Trip(
            first=first,
            last=first + timedelta(days=1),
            needs=(TripNeed(Occasion.WORK),),
            garment_ids=frozenset(ids),
            packed=frozenset(ids),
        )
    )


def test_what_is_packed_is_left_out_with_a_word(
    call: Call, closet: MemoryCloset
) -> None:
    pack(closet, TODAY + timedelta(days=3), 1, 2)

    value = call("suggest", "--occasion", "work")[1]

    assert (value["away"], value["on_trip"], value["with_away"]) == (
        [1, 2],
        False,
        False,
    )
    assert tops(value) == {5}
    said = call("suggest", "--occasion", "work", is_json=False)[1]
    assert "left out: 2 pieces that are packed" in said
    assert call("suggest", "--occasion", "work", "--with", 1)[1]["away"] == [2]
    assert call("suggest", "--occasion", "work", "--no-rest")[1]["away"] == []


def test_a_day_of_a_trip_wears_what_is_packed(call: Call, closet: MemoryCloset) -> None:
    pack(closet, TODAY, 1, 2, 3)

    value = call("suggest", "--occasion", "work", "--date", TODAY)[1]

    assert (value["away"], value["on_trip"]) == ([4, 5, 6], True)
    assert [each["garments"]["bottom"] for each in value["outfits"]] == [3]
    said = call("suggest", "--occasion", "work", is_json=False)[1]
    assert "left out: 3 pieces at home, as the day is of a trip" in said


def test_another_day_has_another_rest(call: Call) -> None:
    wear(call, *OUTFIT, on="2026-02-28")

    later = call("suggest", "--occasion", "work", "--date", "2026-03-03")[1]
    earlier = call("suggest", "--occasion", "work", "--date", "2026-02-27")[1]

    assert [each["id"] for each in later["resting"]] == [1]  # the rest is rested
    assert earlier["resting"] == []
    assert call("suggest", "--occasion", "work", "--date", "soon")[0] == 1


def test_what_is_planned_until_then_is_worn_by_then(call: Call) -> None:
    call("plan", "set", "2026-03-04", 1, 2, 3, "--occasion", "work")

    before = call("suggest", "--occasion", "work", "--date", "2026-03-03")[1]
    after = call("suggest", "--occasion", "work", "--date", "2026-03-05")[1]

    assert before["resting"] == []
    assert [each["id"] for each in after["resting"]] == [1, 2, 3]


def test_an_outfit_stays_away_for_two_weeks_though_its_pieces_are_rested(
    call: Call, closet: MemoryCloset
) -> None:
    wear(call, *OUTFIT, on="2026-02-20")
    call("laundry", "off")

    value = call("suggest", "--occasion", "work")[1]

    worn = [sorted(filter(None, e["garments"].values())) for e in value["outfits"]]
    assert value["resting"] == []
    assert [1, 2, 3] not in worn
    assert [1, 3, 4] in worn
    said = call("suggest", "--occasion", "work", is_json=False)[1]
    assert "left out: outfits of the last 14 days" in said


def test_if_nothing_good_is_left_everything_is_suggested_and_said(
    call: Call, closet: MemoryCloset
) -> None:
    wear(call, *OUTFIT, on="2026-02-27")
    wear(call, 5, 4, 6, on="2026-02-28")

    value = call("suggest", "--occasion", "work")[1]

    assert value["with_resting"] is True
    assert tops(value) == {1, 5}
    assert [each["id"] for each in value["resting"]] == [1, 5, 6]
    said = call("suggest", "--occasion", "work", is_json=False)[1]
    assert "nothing good is left rested and clean, so this is of everything" in said


def test_worn_pieces_go_into_the_laundry_by_themselves_and_come_back(
    call: Call, closet: MemoryCloset
) -> None:
    closet.kept[4] = replace(closet.kept[4], state=State.LAUNDRY)
    wear(call, *OUTFIT, on="2026-02-27")
    wear(call, 5, 2, 3, on="2026-03-01")

    assert call("laundry")[1] == {"is_on": True, "garments": [1, 4]}
    assert [e["id"] for e in call("garments")[1] if e["in_laundry"]] == [1, 4]
    assert "white shirt" in call("laundry", is_json=False)[1]

    assert call("laundry", "back", 1)[1] == {"back": [1]}
    assert closet.washed() == {1: TODAY}
    assert call("laundry", "back")[1] == {"back": [4]}
    assert closet.garment(4).is_in_use
    assert call("laundry")[1]["garments"] == []
    assert call("laundry", is_json=False)[1] == "all is clean\n"
    assert call("laundry", "back")[1] == {"back": []}


def test_saying_that_a_piece_is_in_use_brings_it_back(
    call: Call, closet: MemoryCloset
) -> None:
    wear(call, *OUTFIT, on="2026-02-27")

    call("set", 1, "state=in-use")
    call("set", 2, "state=in-use")  # was not there, so its wears still count

    assert closet.washed() == {1: TODAY}


def test_the_switch_leaves_the_laundry_to_the_user(
    call: Call, closet: MemoryCloset
) -> None:
    wear(call, *OUTFIT, on="2026-02-20")

    assert call("laundry", "off")[1] == {"is_on": False}

    assert call("laundry")[1] == {"is_on": False, "garments": []}
    assert "`laundry on`" in call("laundry", is_json=False)[1]
    assert call("suggest", "--occasion", "work")[1]["resting"] == []
    call("laundry", "on")
    assert call("laundry")[1]["garments"] == [1]


def test_care_is_shown_and_changed_by_type(call: Call, closet: MemoryCloset) -> None:
    call("laundry", "care", "shirt", "3", "1")
    call("laundry", "care", "jeans", "never")
    call("laundry", "care", "T Shirt", "2")

    rows = {each["type"]: each for each in call("laundry", "care")[1]}

    assert rows["shirt"] == {
        "type": "shirt",
        "wears": 3,
        "rest_days": 1,
        "is_own": True,
    }
    assert (rows["jeans"]["wears"], rows["coat"]["is_own"]) == (None, False)
    assert closet.care()[GarmentType.T_SHIRT] == Care(2)
    assert (
        "shirt: washed after 3, rests 1 days (yours)"
        in call("laundry", "care", is_json=False)[1]
    )
    call("laundry", "care", "shirt", "usual")
    assert GarmentType.SHIRT not in closet.care()


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["back", "9"], "no garment 9"),
        (["back", "x"], '"x" must be a number'),
        (["back", "9" * 5000], "must be a number"),
        (["back", "1"], "isn't in the laundry"),
        (["on", "1"], "one word too many"),
        (["show", "1"], "one word too many"),
        (["care", "toga"], "toga"),
        (["care", "shirt"], "care needs a type"),
        (["care", "shirt", "1", "2", "3"], "care needs a type"),
        (["care", "shirt", "often"], '"often" must be a number'),
        (["care", "shirt", "0"], "1 to 365 wears"),
        (["care", "shirt", "1", "31"], "0 to 30 days"),
    ],
)
def test_what_makes_no_sense_is_one_sentence(
    call: Call, argv: list[str], sentence: str
) -> None:
    code, value, err = call("laundry", *argv)

    assert (code, value) == (1, None)
    assert sentence in err
    assert err.count("\n") == 1
