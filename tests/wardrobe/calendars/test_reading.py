"""Calendars of other programs are read right, to the day."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.wardrobe.calendars import ics, ics_of_offices
from tests.wardrobe.calendars.ics import Sample
from tests.zones import in_zone
from wardrobe.calendars import expanding
from wardrobe.calendars.expanding import happenings
from wardrobe.calendars.pieces import pieces_of
from wardrobe.calendars.reading import read_calendars
from wardrobe.errors import InvalidValue

SAMPLES = (*ics.SAMPLES, *ics_of_offices.SAMPLES)
FIRST, LAST = date(2026, 3, 23), date(2026, 4, 12)


@pytest.fixture(autouse=True)
def in_berlin() -> Iterator[None]:
    with in_zone("Europe/Berlin"):
        yield


def day(number: int) -> date:
    return date(2026, 3, 1) + timedelta(days=number - 1)


def wrapped(*events: str) -> str:
    bodies = "".join(f"BEGIN:VEVENT\n{each}\nEND:VEVENT\n" for each in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{bodies}END:VCALENDAR\n"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_calendar_is_right_to_the_day(sample: Sample) -> None:
    found = []
    for piece in pieces_of(sample.text.encode()):
        if piece.may_be_within(FIRST, LAST):
            events, notes = happenings([piece.text()], FIRST, LAST)
            found += events
            assert notes == []

    assert sorted(
        (each["title"], each["start"], each["first"], each["last"]) for each in found
    ) == sorted(
        (title, start, day(days[0]).isoformat(), day(days[-1]).isoformat())
        for title, start, days in sample.found
    )


def test_twenty_ways_of_four_programs_are_read() -> None:
    assert len(SAMPLES) == 20


def test_a_folder_is_read_by_a_process_of_its_own(tmp_path: Path) -> None:
    for number, each in enumerate(SAMPLES):
        (tmp_path / f"{number}.ics").write_bytes(each.text.encode())

    reading = read_calendars([tmp_path], FIRST, LAST)

    assert len(reading.events) == sum(len(each.found) for each in SAMPLES)
    assert (reading.failed, reading.notes) == ((), ())
    assert [each.first for each in reading.events] == sorted(
        each.first for each in reading.events
    )
    trip = next(each for each in reading.events if each.title.startswith("Trip"))
    assert trip.days() == [day(27), day(28), day(29)]


def test_a_rule_without_end_costs_only_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    endless = (
        "UID:2\nDTSTART:19700101T000000\nSUMMARY:Endless\n"
        "RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30"
    )
    file = tmp_path / "a.ics"
    file.write_text(
        wrapped(
            "UID:1\nDTSTART;VALUE=DATE:20260324\nSUMMARY:Before",
            endless,
            "UID:3\nDTSTART;VALUE=DATE:20260325\nSUMMARY:After",
        )
    )

    reading = read_calendars([file], FIRST, LAST)

    assert [each.title for each in reading.events] == ["Before", "After"]
    assert reading.failed == ("Endless: it takes too long to work out",)


@pytest.mark.parametrize(
    "broken",
    [
        "DTSTART:soon",
        "DTSTART:20261345",
        "DTSTART;VALUE=DATE:20260324\nRRULE:FREQ=OFTEN",
        "DTEND:20260324T100000",
        "DTSTART;VALUE=DATE:20260324\nRRULE:FREQ=DAILY\nRECURRENCE-ID:soon",
    ],
)
def test_a_broken_event_costs_only_itself(tmp_path: Path, broken: str) -> None:
    file = tmp_path / "a.ics"
    file.write_text(
        wrapped(
            f"UID:1\nSUMMARY:Broken\n{broken}",
            "UID:2\nDTSTART;VALUE=DATE:20260324\nSUMMARY:Whole",
        )
    )

    reading = read_calendars([file], FIRST, LAST)

    assert [each.title for each in reading.events] == ["Whole"]
    assert len(reading.failed) == 1
    assert reading.failed[0].startswith("Broken: ")


def test_an_event_that_is_cut_off_costs_only_itself() -> None:
    text = (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Cut\n"
        "BEGIN:VEVENT\nUID:2\nDTSTART;VALUE=DATE:20260324\nSUMMARY:Whole\nEND:VEVENT\n"
    )

    assert [each.title for each in pieces_of(text.encode())] == ["Whole"]


def test_an_unknown_zone_is_the_local_one_with_a_note(tmp_path: Path) -> None:
    file = tmp_path / "a.ics"
    start = 'DTSTART;TZID="(UTC+47:00) Phobos":20260324T233000'
    file.write_text(wrapped(f"UID:1\n{start}\nSUMMARY:Landing"))

    reading = read_calendars([file], FIRST, LAST)

    (event,) = reading.events
    assert (event.first, event.start) == (day(24), "23:30")
    assert reading.notes == (
        'the time zone "(UTC+47:00) Phobos" isn\'t known: its times are taken as yours',
    )


def test_what_is_far_away_is_not_worked_out() -> None:
    far, near, again = pieces_of(
        wrapped(
            "UID:1\nDTSTART;VALUE=DATE:20250324",
            "UID:2\nDTSTART;VALUE=DATE:20260413",
            "UID:3\nDTSTART;VALUE=DATE:19990101\nRRULE:FREQ=YEARLY",
        ).encode()
    )

    assert not far.may_be_within(FIRST, LAST)
    assert near.may_be_within(FIRST, LAST)
    assert again.may_be_within(FIRST, LAST)


def test_old_letters_are_read_too() -> None:
    text = wrapped("UID:1\nDTSTART;VALUE=DATE:20260324\nSUMMARY:Frühstück")

    assert pieces_of(text.encode("latin-1"))[0].title == "Frühstück"
    assert pieces_of(text.encode("utf-8-sig"))[0].title == "Frühstück"


def test_what_is_no_calendar_is_refused(tmp_path: Path) -> None:
    (tmp_path / "photo.ics").write_bytes(bytes(range(256)))
    (tmp_path / "own.ics").write_text(wrapped())

    with pytest.raises(InvalidValue, match="isn't a calendar"):
        read_calendars([tmp_path / "photo.ics"], FIRST, LAST)
    reading = read_calendars([tmp_path], FIRST, LAST)
    assert reading.failed == ("photo.ics: this isn't a calendar",)


def test_an_event_may_take_long_but_not_for_ever() -> None:
    assert 1 <= expanding.LONGEST_SECONDS <= 5
