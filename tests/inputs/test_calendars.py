"""Calendars after what users of other programs reported; each id names the report."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.zones import in_zone
from wardrobe.calendars.reading import read_calendars

FIRST, LAST = date(2026, 3, 23), date(2026, 4, 12)
PARIS = ";TZID=Europe/Paris"
LONDON = """BEGIN:VTIMEZONE
TZID:GMT
BEGIN:STANDARD
DTSTART:20001029T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20000326T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
END:VTIMEZONE
"""
# What an event says, and its days and hours by the clock of Berlin.
EVENTS: dict[str, tuple[str, list[str]]] = {
    "khal 129: a day that ends as it begins": (
        "DTSTART;VALUE=DATE:20260324\nDTEND;VALUE=DATE:20260324",
        ["03-24 to 03-24"],
    ),
    "khal 444: an hour that ends as it begins": (
        "DTSTART:20260324T200000\nDTEND:20260324T200000",
        ["03-24 to 03-24 20:00"],
    ),
    "GAS-ICS-Sync 55: a day that does not say it is one": (
        "DTSTART:20260324\nDTEND:20260324",
        ["03-24 to 03-24"],
    ),
    "thunderbird appointment 407: a day by its duration": (
        "DTSTART;VALUE=DATE:20260324\nDURATION:P1D",
        ["03-24 to 03-24"],
    ),
    "iCalcreator 102: a zone of Windows, over night": (
        "DTSTART;TZID=W. Europe Standard Time:20260324T090000\n"
        "DTEND;TZID=W. Europe Standard Time:20260325T140000",
        ["03-24 to 03-25 09:00"],
    ),
    "home-assistant 179613: the kind of value after the zone": (
        "DTSTART;TZID=W. Europe Standard Time;VALUE=DATE-TIME:20260324T130000",
        ["03-24 to 03-24 13:00"],
    ),
    "elementary 572: an evening in Ecuador": (
        "DTSTART;TZID=SA Pacific Standard Time:20260324T200000",
        ["03-25 to 03-25 02:00"],
    ),
    "khal 770: each week in Chicago, over the change of clocks": (
        "DTSTART;TZID=Central Standard Time:20260107T203000\n"
        "RRULE:FREQ=WEEKLY;UNTIL=20261024T150000Z;INTERVAL=1;BYDAY=WE;WKST=SU",
        ["03-26 to 03-26 02:30", "04-02 to 04-02 03:30", "04-09 to 04-09 03:30"],
    ),
    "ics-parser 262: what is left out counts": (
        f"DTSTART{PARIS}:20260323T050000\nRRULE:FREQ=DAILY;COUNT=5\n"
        f"EXDATE{PARIS}:20260326T050000\nEXDATE{PARIS}:20260325T050000",
        ["03-23 to 03-23 05:00", "03-24 to 03-24 05:00", "03-27 to 03-27 05:00"],
    ),
    "ics-parser 298: the first is left out": (
        f"DTSTART{PARIS}:20260323T050000\nRRULE:FREQ=DAILY;COUNT=2\n"
        f"EXDATE{PARIS}:20260323T050000",
        ["03-24 to 03-24 05:00"],
    ),
    "recurring-ical-events 27: left out in UTC, until in local time": (
        "DTSTART;TZID=Europe/Berlin:20260323T140000\n"
        "RRULE:FREQ=DAILY;UNTIL=20260325T140000\nEXDATE:20260324T130000Z",
        ["03-23 to 03-23 14:00", "03-25 to 03-25 14:00"],
    ),
    "ics-py 14: Exchange's weekdays without a zone": (
        "DTSTART:20260323T083000\nRRULE:FREQ=WEEKLY;COUNT=3;BYDAY=MO,TU,WE\n"
        "EXDATE:20260324T083000",
        ["03-23 to 03-23 08:30", "03-25 to 03-25 08:30"],
    ),
    "pretalx 2588: summer in a zone that is called GMT": (
        "DTSTART;TZID=GMT:20260401T233000\nDTEND;TZID=GMT:20260401T234500",
        ["04-02 to 04-02 00:30"],
    ),
}


@pytest.fixture(autouse=True)
def in_berlin() -> Iterator[None]:
    with in_zone("Europe/Berlin"):
        yield


def calendar(folder: Path, event: str) -> Path:
    file = folder / "a.ics"
    zones = LONDON if "TZID=GMT:" in event else ""
    lines = f"BEGIN:VEVENT\nUID:1\nSUMMARY:x\n{event}\nEND:VEVENT\n"
    file.write_text(f"BEGIN:VCALENDAR\nVERSION:2.0\n{zones}{lines}END:VCALENDAR\n")
    return file


@pytest.mark.parametrize("report", EVENTS)
def test_an_event_is_on_its_days(tmp_path: Path, report: str) -> None:
    event, days = EVENTS[report]

    reading = read_calendars([calendar(tmp_path, event)], FIRST, LAST)

    assert (reading.notes, reading.failed) == ((), ())
    assert [
        f"{e.first:%m-%d} to {e.last:%m-%d} {e.start or ''}".strip()
        for e in reading.events
    ] == days


@pytest.mark.parametrize(
    "zone",
    ['"(UTC+01:00) Amsterdam\\, Berlin\\, Bern"', "GMT Standard Time 1"],
    ids=["icalparser 27", "GAS-ICS-Sync 254"],
)
def test_a_zone_that_nobody_knows_is_said(tmp_path: Path, zone: str) -> None:
    file = calendar(tmp_path, f"DTSTART;TZID={zone}:20260324T160000")

    reading = read_calendars([file], FIRST, LAST)

    assert [each.start for each in reading.events] == ["16:00"]
    assert len(reading.notes) == 1
    assert "isn't known" in reading.notes[0]
