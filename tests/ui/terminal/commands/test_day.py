"""The terminal's commands about days: what was worn, looks, and trips."""

from datetime import date
from typing import Any

import pytest

from tests.ui.terminal.conftest import Call
from tests.wardrobe.fakes import MemoryCloset, garment
from wardrobe.model.garment import GarmentType

OUTFIT = (1, 2, 3)


def wear(call: Call, *ids: int, on: str, occasion: str = "work") -> int:
    argv = ("event", *ids, "--kind", "wear", "--occasion", occasion, "--on", on)
    code, _value, err = call(*argv)
    assert err == ""
    return code


def test_an_event_is_recorded_for_the_day_that_it_was_on(
    call: Call, closet: MemoryCloset
) -> None:
    wear(call, *OUTFIT, on="2025-07-14")

    (event,) = closet.events()
    assert event.day == date(2025, 7, 14)
    assert event.at.hour == 12
    assert event.at.tzinfo is not None


def test_today_is_now_and_of_the_board_that_was_shown(
    call: Call, closet: MemoryCloset
) -> None:
    call("suggest", "--occasion", "work", "--with", 2)
    ids = OUTFIT

    wear(call, *ids, on="2026-03-01")
    wear(call, *ids, on="2026-02-20")

    before, today = closet.events()
    assert (today.at.hour, today.board_number) == (8, 1)
    assert before.board_number is None


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2026-03-02", "2026-03-02 is still to come; `plan set` plans for it"),
        ("2026-02-30", '"2026-02-30" must be a day like 2026-03-14'),
        ("yesterday", "must be a day"),
        ("20260301", "must be a day"),
        ("2026-W09-1", "must be a day"),
        ("0001-01-01", "must be a day"),
        ("9999-12-31", "must be a day"),
        ("٢٠٢٦-03-01", "must be a day"),
    ],
)
def test_a_day_that_makes_no_sense_is_one_sentence(
    call: Call, closet: MemoryCloset, day: str, sentence: str
) -> None:
    code, value, err = call(
        "event", 1, 2, 3, "--kind", "wear", "--occasion", "work", "--on", day
    )

    assert (code, value) == (1, None)
    assert sentence in err
    assert closet.events() == []


def test_what_was_worn_is_listed_by_day_and_twice_a_day_is_once(call: Call) -> None:
    wear(call, *OUTFIT, on="2026-02-27")
    wear(call, *OUTFIT, on="2026-02-25")
    wear(call, 3, 2, 1, on="2026-02-25")
    wear(call, *OUTFIT, on="2026-02-25", occasion="party")
    call("event", 1, 4, 3, "--kind", "like", "--occasion", "work")

    both = [
        {"date": "2026-02-25", "garments": [1, 2, 3], "occasion": "work"},
        {"date": "2026-02-25", "garments": [1, 2, 3], "occasion": "party"},
    ]
    last = {"date": "2026-02-27", "garments": [1, 2, 3], "occasion": "work"}
    assert call("worn")[1] == [*both, last]
    assert call("worn", "--from", "2026-02-26")[1] == [last]
    assert call("worn", "--to", "2026-02-26")[1] == both
    assert call("worn", "--from", "2026-02-28")[1] == []
    assert "2026-02-25  work: 1 2 3" in call("worn", is_json=False)[1]
    assert "nothing" in call("worn", "--to", "2020-01-01", is_json=False)[1]


def test_garments_say_how_often_they_were_worn_and_what_a_wear_cost(
    call: Call,
) -> None:
    call("set", 1, "price=60")
    for day in ("2026-02-25", "2026-02-27", "2026-02-27"):
        wear(call, *OUTFIT, on=day)
    wear(call, 1, 4, 3, on="2026-02-20")

    shirt, trousers, _shoes, jeans = call("garments")[1]

    assert (shirt["worn"], shirt["last_worn"]) == (3, "2026-02-27")
    assert shirt["cost_per_wear"] == 20
    assert (trousers["worn"], trousers["cost_per_wear"]) == (2, None)
    assert (jeans["worn"], jeans["last_worn"]) == (1, "2026-02-20")
    changed = call("set", 1, "name=Best")[1]
    assert (changed["worn"], changed["cost_per_wear"]) == (3, 20)


def test_what_was_never_worn_has_no_day_and_no_cost(call: Call) -> None:
    call("set", 1, "price=60")

    shirt = call("garments")[1][0]

    assert (shirt["worn"], shirt["last_worn"]) == (0, None)
    assert shirt["cost_per_wear"] is None


def test_looks_are_kept_listed_and_removed(call: Call, closet: MemoryCloset) -> None:
    argv = ("looks", "add", 3, 1, 2, "--name", " Opera\nnight ", "--occasion", "date")

    kept = call(*argv)[1]

    assert kept == {
        "id": 1,
        "name": "Opera night",
        "garments": [1, 2, 3],
        "occasion": "date",
        "seasons": [],
        "tags": [],
        "notes": "",
    }
    assert call("looks", "add", 4)[1]["occasion"] is None
    assert [each["id"] for each in call("looks")[1]] == [2, 1]
    assert "Opera night: 1 2 3" in call("looks", is_json=False)[1]
    assert call("looks", "remove", 1)[1] == {"removed": 1}
    assert [each.number for each in closet.looks()] == [2]
    assert closet.restore_look(1).name == "Opera night"


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["looks", "add"], "at least one garment"),
        (["looks", "add", "9"], "no garment 9"),
        (["looks", "add", str(10**40)], "no garment 1000"),
        (["looks", "add", "1", "--name", "x" * 81], "at most 80 letters"),
        (["looks", "add", "1", "--occasion", "ball"], "ball"),
        (["looks", "remove"], "number of one look"),
        (["looks", "remove", "1", "2"], "number of one look"),
        (["looks", "remove", "7"], "no look 7"),
        (["looks", "show", "7"], '"7" is one word too many'),
        (["worn", "--from", "soon"], '"soon" must be a day'),
        (["trip", "--from", "2026-03-02", "--to", "2026-03-01"], "0 to 30 days"),
        (["trip", "--from", "2026-03-02", "--to", "2026-05-01"], "0 to 30 days"),
        (["trip", "--from", "x", "--to", "2026-05-01"], '"x" must be a day'),
    ],
)
def test_what_makes_no_sense_is_one_sentence(
    call: Call, argv: list[str], sentence: str
) -> None:
    words = ["--occasion", "work"] if argv[0] == "trip" else []

    code, value, err = call(*argv, *words)

    assert (code, value) == (1, None)
    assert err.startswith("wardrobe: ")
    assert sentence in err
    assert err.count("\n") == 1


WEEKEND = ("trip", "--from", "2026-03-06", "--to", "2026-03-08", "--occasion")


@pytest.fixture
def travelled(closet: MemoryCloset) -> MemoryCloset:
    kinds = [GarmentType.SHIRT] * 8 + [GarmentType.JEANS] * 3
    kinds += [GarmentType.BOOTS] * 3
    for number, kind in enumerate(kinds, 5):
        closet.kept[number] = garment(number, kind)
    return closet


def test_a_trip_says_what_to_pack_and_what_to_wear_when(
    call: Call, travelled: MemoryCloset
) -> None:
    value: dict[str, Any] = call(*WEEKEND, "casual", "party=1")[1]

    times = [(each["date"], each["occasion"]) for each in value["days"]]
    assert times == [
        ("2026-03-06", "casual"),
        ("2026-03-06", "party"),
        ("2026-03-07", "casual"),
        ("2026-03-08", "casual"),
    ]
    worn = {each for day in value["days"] for each in day["garments"]}
    assert worn == set(value["pack"])
    assert value["gap"] == 0
    assert "pack" in call(*WEEKEND, "casual", is_json=False)[1]


def test_a_bag_holds_no_more_than_it_can(call: Call, travelled: MemoryCloset) -> None:
    value = call(*WEEKEND, "casual", "--most", 3)[1]

    assert len(value["pack"]) <= 3


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["work=0"], "1 to 93 times"),
        (["work=" + "9" * 30], "1 to 93 times"),
        (["work=two"], '"two" must be a number'),
        (["work="], "must be a number"),
        (["ball"], "ball"),
        (["work", "--most", "0"], "at least one piece"),
    ],
)
def test_a_trip_of_what_makes_no_sense_is_one_sentence(
    call: Call, words: list[str], sentence: str
) -> None:
    code, value, err = call(*WEEKEND, *words)

    assert (code, value) == (1, None)
    assert sentence in err
