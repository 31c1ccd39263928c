"""The terminal's commands about taste: what is shown, undone and gone back to."""

from pathlib import Path

import pytest

from tests.ui.terminal.conftest import Call
from tests.wardrobe.fakes import MemoryCloset
from wardrobe.errors import ClosetUnusable
from wardrobe.model.event import EventKind
from wardrobe.ranking.rating_described import read_labels


def test_what_is_worn_of_suggestions_was_chosen_among_them(
    call: Call, closet: MemoryCloset
) -> None:
    found = call("suggest", "--occasion", "work", "--with", 3)[1]["outfits"]
    assert len(found) == 2
    worn = [i for i in found[1]["garments"].values() if i is not None]

    call("event", *worn, "--kind", "wear", "--occasion", "work")

    assert closet.last_board() == closet.boards()[0]
    assert closet.boards()[0].locked == {3}
    assert closet.events()[0].board_number == 1


def test_what_was_not_shown_for_the_occasion_is_of_no_board(
    call: Call, closet: MemoryCloset
) -> None:
    call("suggest", "--occasion", "work", "--with", 2)

    call("event", 1, 4, 3, "--kind", "wear", "--occasion", "work")
    call("event", 1, 2, 3, "--kind", "wear", "--occasion", "casual")

    assert [event.board_number for event in closet.events()] == [None, None]


def test_a_closet_that_cannot_be_written_still_suggests(
    call: Call, closet: MemoryCloset, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_board: object) -> None:
        raise ClosetUnusable("the closet can't be written")

    monkeypatch.setattr(closet, "record_board", refuse)

    code, value, _ = call("suggest", "--occasion", "work")

    assert (code, len(value["outfits"])) == (0, 2)


def test_taste_shows_versions_events_and_how_well_it_foretells(
    call: Call, closet: MemoryCloset
) -> None:
    call("event", 1, 2, 3, "--kind", "wear", "--occasion", "work")
    call("event", 1, 4, 3, "--kind", "rate", "--stars", 2, "--occasion", "casual")
    call("taste", "forget", 2)

    shown = call("taste")[1]

    assert (shown["version"], shown["share"], shown["is_trusted"]) == (3, 1.0, True)
    assert [each["cause"] for each in shown["versions"]] == [
        "forgotten",
        "event",
        "event",
    ]
    assert shown["events"] == [
        {
            "number": 1,
            "kind": EventKind.WEAR,
            "garments": [1, 2, 3],
            "occasion": "work",
            "at": closet.events()[0].at.isoformat(),
            "day": closet.events()[0].day.isoformat(),
            "stars": None,
            "board": None,
        }
    ]
    assert [each["number"] for each in shown["forgotten"]] == [2]
    assert shown["foretold"]["picks"] == 0


def test_what_was_done_can_be_undone(call: Call, closet: MemoryCloset) -> None:
    for occasion in ("work", "casual", "work"):
        call("event", 1, 2, 3, "--kind", "like", "--occasion", occasion)

    call("taste", "reset", "work")
    assert [event.number for event in closet.events()] == [2]
    call("taste", "remember", 1)
    assert [event.number for event in closet.events()] == [1, 2]
    call("taste", "back", 3)
    assert [event.number for event in closet.events()] == [1, 2, 3]
    assert call("taste", "share", 0.25)[1] == {"version": 7, "share": 0.25}
    assert closet.taste().share == 0.25
    assert call("taste", "relearn")[0] == 0


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["share"], "share needs one number"),
        (["share", "much"], "share needs one number"),
        (["share", "2"], "from 0 to 1"),
        (["share", "nan"], "from 0 to 1"),
        (["forget"], "give the numbers"),
        (["forget", "x"], "give the numbers"),
        (["reset"], "one occasion"),
        (["reset", "work"], "nothing has been learned for work yet"),
        (["reset", "moon"], "moon"),
        (["back", "1", "2"], "one version"),
        (["relearn", "now"], '"now" is one word too many'),
    ],
)
def test_what_makes_no_sense_is_one_sentence(
    call: Call, argv: list[str], sentence: str
) -> None:
    code, value, err = call("taste", *argv)

    assert (code, value) == (1, None)
    assert err.startswith("wardrobe: ")
    assert sentence in err


def test_the_ranking_table_gives_labels_to_train_on(call: Call, tmp_path: Path) -> None:
    call("event", 1, 2, 3, "--kind", "wear", "--occasion", "work")
    file = tmp_path / "mine.csv"

    (row,) = call("ranking-table", file)[1]

    assert (row["occasion"], row["rating"], row["source"]) == ("work", 1.0, "user")
    assert row["outfit"]["top"] == {
        "type": "shirt",
        "colour": "white",
        "pattern": "solid",
    }
    assert row["outfit"]["outer"] is None
    assert len(read_labels(file.read_text().splitlines())) == 1
    code, _, err = call("ranking-table", file)
    assert (code, "already exists" in err) == (1, True)
    assert call("ranking-table", tmp_path / "none" / "a.csv")[0] == 1
