"""The terminal's command about plans, by hand, for days, and from calendars."""

from pathlib import Path

import pytest

from tests.ui.terminal.conftest import Call
from tests.wardrobe.fakes import MemoryCloset, StrictScorer, garment
from wardrobe.model.garment import GarmentType
from wardrobe.model.occasion import Occasion, OwnOccasion
from wardrobe.ports.scorer import Scorer

SET = ("plan", "set", "2026-03-02", 1, 2, 3, "--occasion", "work")
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1
DTSTART;VALUE=DATE:20260302
SUMMARY:Team meeting
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART;VALUE=DATE:20260303
SUMMARY:Dentist
END:VEVENT
BEGIN:VEVENT
UID:3
DTSTART:broken
SUMMARY:Broken
END:VEVENT
BEGIN:VEVENT
UID:4
DTSTART;VALUE=DATE:20260401
SUMMARY:Meeting too far ahead
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def scorer() -> Scorer:
    return StrictScorer([GarmentType.FORMAL_SHOES, GarmentType.BOOTS])


@pytest.fixture
def closet(closet: MemoryCloset) -> MemoryCloset:
    for number, kind in enumerate([GarmentType.SHIRT] * 4 + [GarmentType.BOOTS], 5):
        closet.kept[number] = garment(number, kind)
    return closet


@pytest.fixture
def calendar(tmp_path: Path) -> Path:
    file = tmp_path / "mine.ics"
    file.write_text(CALENDAR)
    return file


def test_a_plan_is_made_shown_and_taken_back(call: Call, closet: MemoryCloset) -> None:
    planned = call(*SET)[1]

    assert planned == {
        "id": 1,
        "date": "2026-03-02",
        "occasion": "work",
        "garments": [1, 2, 3],
        "rating": planned["rating"],
    }
    assert 0 < planned["rating"] <= 1
    assert call("plan")[1] == [planned]
    assert call("plan", "--from", "2026-03-03")[1] == []
    assert "white shirt" in call("plan", is_json=False)[1]
    assert call("plan", "remove", 1)[1] == {"removed": [1]}
    assert call("plan", is_json=False)[1] == "nothing is planned\n"


def test_what_is_no_whole_outfit_has_no_rating(call: Call) -> None:
    planned = call("plan", "set", "2026-03-02", 1, "--occasion", "work")[1]

    assert planned["rating"] is None


def test_a_plan_for_an_occasion_that_was_removed_is_rated_by_its_base(
    call: Call, closet: MemoryCloset
) -> None:
    own = closet.add_occasion(OwnOccasion(name="Picnic", base=Occasion.CASUAL))
    call("plan", "set", "2026-03-02", 1, 2, 3, "--occasion", "picnic")
    closet.remove_occasion(own.number)

    (planned,) = call("plan")[1]

    assert (planned["occasion"], planned["rating"] is None) == ("casual:1", False)


def test_days_are_filled_around_what_is_planned(
    call: Call, closet: MemoryCloset
) -> None:
    call("plan", "set", "2026-03-03", 1, 2, 3, "--occasion", "work")
    week = ("plan", "fill", "--from", "2026-03-02", "--to", "2026-03-05")

    filled = call(*week, "--occasion", "work")[1]

    assert [each["date"][-2:] for each in filled] == ["02", "04", "05"]
    worn = [each["garments"] for each in filled if each["garments"]]
    assert not any(1 in each for each in worn)  # the planned shirt isn't washed by then
    assert len(closet.plans()) == len(worn) + 1
    assert call(*week, "--occasion", "work")[1] == [
        each for each in filled if not each["garments"]
    ]


def test_calendars_are_planned_for(
    call: Call, closet: MemoryCloset, calendar: Path
) -> None:
    code, value, err = call("plan", "import", calendar, "--temperature", 20)

    assert code == 1  # one event could not be read
    assert err.startswith("wardrobe: Broken: ")
    assert [(e["title"], e["occasion"], e["rule"]) for e in value["events"]] == [
        ("Team meeting", "work", "meeting"),
        ("Dentist", None, None),
    ]
    (planned,) = closet.plans()
    assert value["planned"][0]["garments"] == sorted(planned.garment_ids)
    assert (planned.day.isoformat(), planned.temperature_c) == ("2026-03-02", 20)
    assert call("plan", "import", calendar)[1]["planned"] == []
    assert "no rule fits" in call("plan", "import", calendar, is_json=False)[1]


def test_rules_are_shown_and_edited(
    call: Call, closet: MemoryCloset, calendar: Path
) -> None:
    assert {"words": "wedding", "occasion": "wedding-guest"} in call("plan", "rules")[1]

    call("plan", "rules", "Dentist", "--occasion", "casual")
    call("plan", "rules", "team", "meeting", "--occasion", "none")
    call("plan", "rules", "gym")

    rules = call("plan", "rules")[1]
    assert rules[:2] == [
        {"words": "team meeting", "occasion": None},
        {"words": "Dentist", "occasion": "casual"},
    ]
    assert "gym" not in [each["words"] for each in rules]
    value = call("plan", "import", calendar)[1]
    assert [each["occasion"] for each in value["events"]] == [None, "casual"]
    assert [each["date"] for each in value["planned"]] == ["2026-03-03"]


def test_plans_are_written_as_a_calendar_that_is_not_read_again(
    call: Call, tmp_path: Path
) -> None:
    call(*SET)
    file = tmp_path / "plans.ics"

    assert call("plan", "export", file)[1] == {"file": str(file), "plans": 1}

    text = file.read_bytes().decode()
    assert "DTSTART;VALUE=DATE:20260302\r\nDTEND;VALUE=DATE:20260303\r\n" in text
    assert "SUMMARY:work: white shirt\\, navy trousers\\, brown formal shoes" in text
    value = call("plan", "import", file)[1]
    assert value["events"] == []


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["set"], "plan set needs"),
        (["set", "2026-03-02", "--occasion", "work"], "plan set needs"),
        (["set", "2026-03-02", "1"], "plan set needs"),
        (["set", "2026-03-02", "1", "--occasion", "work", "party"], "one --occasion"),
        (["set", "x", "1", "--occasion", "work"], '"x" must be a day'),
        (["set", "2026-03-02", "x", "--occasion", "work"], '"x" must be a number'),
        (["set", "2026-03-02", "99", "--occasion", "work"], "no garment 99"),
        (["set", "2026-03-02", "9" * 40, "--occasion", "work"], "no garment 999"),
        (["set", "2026-03-02", "1", "--occasion", "ball"], "ball"),
        (
            ["set", "2026-03-02", "1", "--occasion", "work", "--temperature", "nan"],
            "a day has -90 to 60 degrees",
        ),
        (["fill", "--occasion", "work"], "--from and --to"),
        (["fill", "--from", "2026-03-02", "--to", "2026-03-03"], "--occasion"),
        (["fill", "1", "--from", "2026-03-02", "--to", "2026-03-03"], "too many"),
        (["remove"], "numbers of plans"),
        (["remove", "7"], "no plan 7"),
        (["remove", "9" * 40], "no plan 999"),
        (["show", "1"], "one word too many"),
        (["import"], "give the calendars"),
        (["import", "nowhere.ics"], "nowhere.ics isn't there"),
        (["import", "nowhere.ics", "--from", "2026-03-02"], "--from and --to"),
        (["export"], "one file"),
        (["rules", "unheard", "of"], 'no rule "unheard of"'),
        (["rules", "x", "--occasion", "work", "party"], "one --occasion"),
        (["rules", "x" * 81, "--occasion", "work"], "at most 80 letters"),
    ],
)
def test_what_makes_no_sense_is_one_sentence(
    call: Call, argv: list[str], sentence: str
) -> None:
    code, value, err = call("plan", *argv)

    assert (code, value) == (1, None)
    assert sentence in err
    assert err.count("\n") == 1


def test_a_file_that_is_there_is_not_written_over(call: Call, calendar: Path) -> None:
    assert "already exists" in call("plan", "export", calendar)[2]
    assert calendar.read_text() == CALENDAR


def test_a_folder_without_calendars_is_one_sentence(call: Call, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("no calendar")

    assert "no calendar there" in call("plan", "import", tmp_path)[2]
    assert "isn't a calendar" in call("plan", "import", tmp_path / "note.txt")[2]
