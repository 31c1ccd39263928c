"""Plans are written so that calendars can read them."""

from datetime import date

from tests.wardrobe.fakes import NOW
from wardrobe.calendars.expanding import happenings
from wardrobe.calendars.pieces import pieces_of
from wardrobe.calendars.writing import MARK, PlanEntry, written_calendar

DAY = date(2026, 3, 29)


def test_a_plan_comes_back_as_it_was_written() -> None:
    title = "Größe; Komma, Strich\\ und sehr viele Wörter mit Ümläuten " * 3
    text = written_calendar([PlanEntry(7, DAY, title, "a\nb")], NOW)

    (piece,) = pieces_of(text.encode())
    (found,), notes = happenings([piece.text()], DAY, DAY)

    assert found["title"] == " ".join(title.split())
    assert (found["first"], found["last"], found["start"]) == (
        DAY.isoformat(),
        DAY.isoformat(),
        None,
    )
    assert notes == []
    assert f"UID:plan-7{MARK}" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_without_plans_the_calendar_is_empty() -> None:
    assert pieces_of(written_calendar([], NOW).encode()) == []
