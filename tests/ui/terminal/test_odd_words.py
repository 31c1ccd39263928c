"""Words on the command line as people, and scripts, may put them."""

from pathlib import Path

import pytest

from main import main
from tests.ui.terminal.conftest import Call
from tests.wardrobe.fakes import NOW, MemoryCloset
from tests.zones import in_zone
from ui.terminal.command_line import parse_arguments

TOMORROW = f"{NOW.date():%Y-%m}-28"


@pytest.mark.parametrize(
    "words",
    [
        "looks add --name Office 1 2 3",
        "looks add 1 --name Office 2 3",
        "looks --name Office add 1 2 3",
        "looks add [1, 2, 3] --name Office",
    ],
)
def test_options_stand_anywhere_between_words(
    call: Call, closet: MemoryCloset, words: str
) -> None:
    code, _, _ = call(*words.split())

    (look,) = closet.looks()
    assert (code, look.name, look.garment_ids) == (0, "Office", frozenset({1, 2, 3}))


def test_an_occasion_is_added_whatever_stands_first(call: Call) -> None:
    code, added, _ = call("occasion", "add", "--like", "date", "Picnic")

    assert (code, added["name"]) == (0, "Picnic")


def test_a_look_is_not_saved_of_a_number_with_a_stroke(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        parse_arguments(["looks", "add", "1_0"])

    assert '"1_0" isn\'t a number' in capsys.readouterr().err


def test_a_plan_is_set_with_its_occasion_before_the_day(
    call: Call, closet: MemoryCloset
) -> None:
    code, _, _ = call("plan", "set", "--occasion", "work", TOMORROW, 1, 2, 3)

    (plan,) = closet.plans()
    assert (code, plan.garment_ids) == (0, frozenset({1, 2, 3}))


def test_a_command_that_an_option_took_is_not_passed_over(call: Call) -> None:
    code, _, err = call("plan", "--occasion", "work", "set", TOMORROW, 1, 2, 3)

    assert (code, err) == (1, 'wardrobe: "work" is one word too many\n')


@pytest.mark.parametrize(
    "option", ["--date", "--season", "--occasion", "--with", "--temperature"]
)
def test_two_dashes_for_a_value_are_wrong_usage(
    option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse_arguments(["suggest", "--occasion", "work", f"{option}=--"])

    assert ended.value.code == 2
    assert f'argument {option}: "--" says nothing' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("suggest --occasion work --with 1 --without 1", "both --with and --without"),
        ("duplicates --of 99", "there's no garment 99 in this closet"),
    ],
)
def test_what_cannot_be_meant_is_said(call: Call, words: str, said: str) -> None:
    code, _, err = call(*words.split())

    assert code == 1
    assert said in err


@pytest.mark.parametrize("words", [["worn"], ["plan"], ["plan", "import", "a.ics"]])
def test_an_empty_day_is_none(call: Call, words: list[str]) -> None:
    code, value, err = call(*words, "--from=")

    assert (code, value) == (1, None)
    assert err.startswith("wardrobe: ")


@pytest.mark.parametrize("command", ["trip", "plan"])
@pytest.mark.parametrize("degrees", ["", "1,5", "warm"])
def test_what_is_no_temperature_is_a_sentence(
    command: str, degrees: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parse_arguments([command, f"--temperature={degrees}"])

    assert f'"{degrees}" isn\'t a temperature' in capsys.readouterr().err


def test_a_day_that_the_clocks_left_out_is_none(
    call: Call, closet: MemoryCloset
) -> None:
    with in_zone("Pacific/Apia"):
        code, _, err = call(
            "event", 1, 2, 3, "--kind=wear", "--occasion=work", "--on=2011-12-30"
        )

    assert (code, closet.events()) == (1, [])
    assert "there was no 2011-12-30" in err


def test_a_time_zone_a_day_away_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with in_zone("UTC+99"):
        assert main(["--closet", str(tmp_path / "x.closet"), "garments"]) == 1

    assert "time zone can't be used" in capsys.readouterr().err
