"""The terminal contract, with a closet, eyes and a judge in memory."""

import json
import signal
from pathlib import Path

import pytest

from tests.ui.terminal.conftest import Call, MakeTools
from tests.wardrobe.fake_maintenance import FakeMaintenance
from tests.wardrobe.fakes import FakeEyes, MemoryCloset, StrictScorer
from ui.terminal.command_line import COMMANDS, parse_arguments, run
from wardrobe.errors import WardrobeError
from wardrobe.model.garment import GarmentType
from wardrobe.model.picture import Recognition


def test_label_answers_for_each_photo_in_order(call: Call, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.jpg", tmp_path / "bad.jpg"
    good.write_bytes(b"good")
    bad.write_bytes(b"bad")

    code, rows, err = call("label", bad, good)

    assert code == 1
    assert [row["photo"] for row in rows] == [str(bad), str(good)]
    assert rows[0]["error"] == "the fake eyes cannot see this"
    assert rows[0]["type"] is None
    assert rows[1] == {
        "photo": str(good),
        "group": "top",
        "type": "t-shirt",
        "type_confidence": 0.8,
        "group_confidence": 0.9,
        "colour": "black",
        "colours": [{"name": "black", "share": 1.0}],
        "colour_confidence": 0.9,
        "pattern": "solid",
        "pattern_confidence": 0.9,
        "is_garment": True,
        "error": None,
    }
    assert err == f"wardrobe: {bad}: the fake eyes cannot see this\n"


def test_add_says_what_became_of_each_file(
    call: Call, tmp_path: Path, closet: MemoryCloset
) -> None:
    for name in ("one.jpg", "same.jpg"):
        (tmp_path / name).write_bytes(b"one")
    (tmp_path / "bad.jpg").write_bytes(b"bad")

    code, value, err = call("add", tmp_path)

    assert code == 1
    assert value["added"] == [
        {
            "id": 5,
            "photo": str(tmp_path / "one.jpg"),
            "group": "top",
            "type": "t-shirt",
            "colour": "black",
            "pattern": "solid",
            "confidence": 0.8,
            "pattern_confidence": 0.9,
            "colour_confidence": 0.9,
            "pieces": 1,
        }
    ]
    assert value["duplicates"] == [{"photo": str(tmp_path / "same.jpg"), "of": 5}]
    assert [row["photo"] for row in value["failed"]] == [str(tmp_path / "bad.jpg")]
    assert err.count("\n") == 1
    assert len(closet.garments()) == 5


def test_add_stops_after_the_present_photo_and_says_what_was_added(
    call: Call, closet: MemoryCloset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.jpg", "b.jpg"):
        (tmp_path / name).write_bytes(name.encode())
    look = FakeEyes.look

    def look_and_be_stopped(eyes: FakeEyes, content: bytes) -> Recognition:
        signal.raise_signal(signal.SIGINT)
        return look(eyes, content)

    monkeypatch.setattr(FakeEyes, "look", look_and_be_stopped)

    code, value, err = call("add", tmp_path)

    assert code == 1
    assert [row["id"] for row in value["added"]] == [closet.garments()[-1].id]
    assert err == "wardrobe: stopped, as you asked; finished work is kept\n"


def test_garments_are_listed(call: Call) -> None:
    code, rows, _ = call("garments")

    assert code == 0
    assert [row["id"] for row in rows] == [1, 2, 3, 4]
    assert {"group", "type", "colour", "pattern", "confidence"} <= set(rows[0])
    assert {"pattern_confidence", "colour_confidence"} <= set(rows[0])


def test_set_corrects_a_garment(call: Call, closet: MemoryCloset) -> None:
    code, value, _ = call("set", 1, "type=polo", "colour=red")

    assert code == 0
    assert (value["id"], value["type"], value["colour"]) == (1, "polo", "red")
    assert closet.garment(1).type is GarmentType.POLO


def test_suggest_ranks_with_reasons(call: Call) -> None:
    code, value, _ = call("suggest", "--occasion", "work", "--top", 5)

    assert code == 0
    assert value["outfits_considered"] == 2
    assert [o["rank"] for o in value["outfits"]] == [1, 2]
    first = value["outfits"][0]
    slots = {"top", "middle", "bottom", "outer"}
    assert first["garments"].keys() == {*slots, "accessories"}
    assert first["garments"]["accessories"] == []
    assert first["verdict"] in {"great", "good", "fair", "stretch"}
    assert first["garments"]["outer"] is None
    assert 0 <= first["rating"] <= 1
    assert all(isinstance(reason, str) for reason in first["reasons"])


def test_suggest_builds_around_locked_garments(call: Call) -> None:
    _, value, _ = call("suggest", "--occasion", "work", "--with", 4, "--with", 1)

    assert [o["garments"]["middle"] for o in value["outfits"]] == [4]


def test_an_occasion_of_ones_own_is_used_like_any_other(
    call: Call, closet: MemoryCloset
) -> None:
    more = ["--more-formal", "-1", "--no-type", "Formal shoes", "--no-colour", "navy"]
    code, picnic, _ = call("occasion", "add", "Garden picnic", "--like", "date", *more)

    assert code == 0
    assert picnic == {
        "number": 1,
        "name": "Garden picnic",
        "like": "date",
        "more_formal": -1,
        "required": [],
        "types_out": ["formal-shoes"],
        "colours_out": ["navy"],
    }
    assert call("occasion")[1] == [picnic]
    _, value, _ = call("suggest", "--occasion", "garden-picnic")
    assert len(value["outfits"]) == 2
    assert call("event", 1, 2, 3, "--kind=wear", "--occasion=garden picnic")[0] == 0
    assert str(closet.events()[0].occasion) == "date:1"


def test_a_removed_occasion_can_be_brought_back(call: Call) -> None:
    call("occasion", "add", "Gala", "--like", "formal", "--require", "dress")

    assert call("occasion", "remove", "gala")[0] == 0
    assert call("occasion", "list")[1] == []
    assert call("suggest", "--occasion", "Gala")[0] == 1
    assert call("occasion", "restore", 1)[1]["name"] == "Gala"
    assert len(call("occasion")[1]) == 1


def test_suggest_takes_the_temperature_of_the_season(call: Call) -> None:
    answers = [
        call("suggest", "--occasion", "work", *flags)[1]["temperature_c"]
        for flags in ([], ["--season", "north"], ["--season", "south"])
    ]

    assert answers == [None, 10.0, 25.0]


def test_suggest_leaves_out_what_is_put_aside(call: Call) -> None:
    _, value, _ = call("suggest", "--occasion", "work", "--without", 4)

    assert [o["garments"]["middle"] for o in value["outfits"]] == [2]


def test_suggest_says_what_is_missing(
    capsys: pytest.CaptureFixture[str], make_tools: MakeTools
) -> None:
    tools = make_tools(scorer=StrictScorer([GarmentType.HEELS]))
    args = parse_arguments(["suggest", "--occasion", "work"])
    assert args.call

    answers = []
    for is_json in (True, False):
        run(args.call, tools, is_json=is_json)
        answers.append(capsys.readouterr().out)

    missing = json.loads(answers[0])["missing"]
    assert missing["slots"] == [{"slot": "bottom", "types": ["heels"]}]
    assert answers[1].startswith(
        "Nothing in the closet is good enough for work; other shoes would help: "
        "heels.\nThe closest:\n"
    )


def test_what_if_says_which_swap_lifts_each_outfit(call: Call) -> None:
    _, value, _ = call("suggest", "--occasion", "work", "--what-if")

    best, worst = value["outfits"]
    assert best["what_if"] is None
    assert worst["what_if"]["slot"] == "middle"
    assert (worst["what_if"]["rank"], worst["what_if"]["new_rank"]) == (2, 1)
    assert worst["what_if"]["new"] == best["garments"]["middle"]
    assert worst["what_if"]["sentence"].endswith("would take it from 2nd to 1st")


def test_an_outfit_of_ones_own_is_judged(call: Call) -> None:
    work = ("--occasion", "work", "--temperature", "12")
    _, suggested, _ = call("suggest", *work)
    last = suggested["outfits"][-1]

    ids = [each for each in last["garments"].values() if each]
    code, value, _ = call("judge", *ids, *work)

    assert code == 0
    assert (value["rank"], value["outfits_considered"]) == (2, 2)
    assert value["rating"] == last["rating"]
    assert value["garments"] == last["garments"]
    assert value["part_sentences"].keys() == {"occasion", "colours", "types", "warmth"}
    assert value["what_if"]["new_rank"] == 1


def test_an_event_answers_with_the_version_of_the_taste(call: Call) -> None:
    versions = [
        call("event", 1, 2, 3, "--kind", kind, "--occasion", "work")[1]
        for kind in ("wear", "skip")
    ]

    assert versions == [1, 2]


def test_described_outfits_are_rated_in_row_order(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "outfits.csv"
    file.write_text(
        "top_type,top_colour,middle_type,middle_colour,bottom_type,bottom_colour,"
        "outer_type,outer_colour,occasion\n"
        "shirt,white,jeans,blue,boots,brown,,,casual\n"
        "dress,red,,,heels,black,,,\n"
    )

    code, ratings, _ = call("rate-descriptors", file)

    assert code == 0
    assert len(ratings) == 2


def test_evaluate_prints_the_report(call: Call) -> None:
    answer = call("evaluate", "classifier", "--data", "x", "--runs", "r")[1]
    assert answer == {"data": "x to r"}


@pytest.mark.parametrize(
    "argv",
    [
        ["suggest", "--occasion", "ball"],
        ["suggest", "--occasion", "work", "--with", "99"],
        ["suggest", "--occasion", "work", "--top", "0"],
        ["set", "99", "type=polo"],
        ["set", "1", "type"],
        ["set", "1", "colour=octarine"],
        ["suggest", "--occasion", "work", "--season", "west"],
        [*("suggest", "--occasion", "work"), "--season=north", "--temperature=3"],
        ["occasion", "add"],
        ["occasion", "add", "Gala"],
        ["occasion", "add", "Work", "--like", "date"],
        ["occasion", "add", "1", "--like", "date"],
        ["occasion", "add", "Gala", "--like", "dinner"],
        ["occasion", "add", "Gala", "--like", "date", "--more-formal", "9"],
        ["occasion", "add", "Gala", "--like", "date", "--no-type", "crown"],
        ["occasion", "remove", "Gala"],
        ["occasion", "restore", "Gala"],
        ["occasion", "restore", "9"],
        ["judge", "1", "2", "--occasion", "work"],
        ["judge", "1", "2", "99", "--occasion", "work"],
        ["event", "1", "99", "--kind", "wear", "--occasion", "work"],
        ["event", "1", "--kind", "adore", "--occasion", "work"],
        ["event", "1", "--kind", "rate", "--occasion", "work"],
        ["rate-descriptors", "no-such-file.csv"],
    ],
)
def test_what_makes_no_sense_is_one_sentence_and_exit_1(
    call: Call, argv: list[str]
) -> None:
    code, value, err = call(*argv)

    assert (code, value) == (1, None)
    assert err.startswith("wardrobe: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "argv",
    [
        ["dance"],
        ["suggest"],
        ["set", "x", "type=polo"],
        ["label"],
        ["evaluate", "soup", "--data", "x"],
    ],
)
def test_wrong_usage_is_exit_2(argv: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        parse_arguments(argv)

    assert stop.value.code == 2


@pytest.mark.parametrize(
    "argv",
    [["--json", "--closet", "x", "garments"], ["garments", "--json", "--closet", "x"]],
)
def test_json_and_closet_may_stand_before_or_after_the_command(argv: list[str]) -> None:
    args = parse_arguments(argv)

    assert (args.is_json, args.closet) == (True, Path("x"))
    assert args.call


def test_without_a_command_the_window_is_asked_for() -> None:
    assert parse_arguments([]).call is None


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_does(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        parse_arguments([name, "--help"])

    assert stop.value.code == 0
    said = " ".join(capsys.readouterr().out.split())
    assert COMMANDS[name].summary in said
    assert COMMANDS[name].summary.endswith(".")


CHANGING = [
    ["set", "1", "type=polo"],
    ["event", "1", "2", "3", "--kind", "wear", "--occasion", "work"],
    ["taste", "share", "0.5"],
    ["taste", "relearn"],
    ["occasion", "add", "Picnic", "--like", "date"],
    ["wishes", "--bought", "9"],
    ["wishes", "--drop", "9"],
    ["try", "https://shop.example/a.jpg", "--keep"],
    ["check", "--repair", "all"],
    ["import", "table.csv"],
    ["add", "no-such.jpg"],
]
NOT_CHANGING = [
    ["garments"],
    ["taste"],
    ["occasion"],
    ["wishes"],
    ["try", "https://shop.example/a.jpg"],
    ["check"],
    ["import", "table.csv", "--dry-run"],
    ["suggest", "--occasion", "work"],
]


@pytest.mark.parametrize("argv", CHANGING, ids=" ".join)
def test_what_changes_the_closet_is_backed_up_after(
    call: Call, maintenance: FakeMaintenance, argv: list[str]
) -> None:
    call(*argv)

    assert maintenance.asked[-1] == ("back up if due", None)


@pytest.mark.parametrize("argv", NOT_CHANGING, ids=" ".join)
def test_what_only_looks_is_not_backed_up_after(
    call: Call, maintenance: FakeMaintenance, argv: list[str]
) -> None:
    call(*argv)

    assert maintenance.asked == []


def test_a_backup_that_fails_is_said_and_the_command_is_done(
    call: Call, maintenance: FakeMaintenance
) -> None:
    maintenance.failure = WardrobeError("the disk is full")

    code, value, err = call("taste", "share", "0.5")

    assert (code, value["share"], err) == (0, 0.5, "wardrobe: the disk is full\n")
