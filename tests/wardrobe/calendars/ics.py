"""Calendars as programs write them, and the days that their events are on.

Each is written after what the program itself exports: its PRODID, its way with zones,
its properties and its line ends. Days are by the clock of Berlin.
"""

from dataclasses import dataclass

BERLIN = """BEGIN:VTIMEZONE
TZID:{name}
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""
GOOGLE = """PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:me@example.com
X-WR-TIMEZONE:Europe/Berlin
"""
APPLE = """METHOD:PUBLISH
VERSION:2.0
X-WR-CALNAME:Home
PRODID:-//Apple Inc.//macOS 14.5//EN
X-APPLE-CALENDAR-COLOR:#1BADF8
X-WR-TIMEZONE:Europe/Berlin
CALSCALE:GREGORIAN
"""
OUTLOOK = """PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN
VERSION:2.0
METHOD:PUBLISH
X-MS-OLK-FORCEINSPECTOROPEN:TRUE
"""
EXCHANGE = """METHOD:PUBLISH
PRODID:Microsoft Exchange Server 2010
VERSION:2.0
X-WR-CALNAME:Calendar
"""
NEXTCLOUD = """VERSION:2.0
PRODID:-//IDN nextcloud.com//Calendar app 4.7.6//EN
CALSCALE:GREGORIAN
"""


@dataclass(frozen=True)
class Sample:
    """A calendar, and what it holds from 2026-03-23 to 2026-04-12.

    Attributes:
        found: Title, start of the clock, and the days of March (April from 32 on).
    """

    name: str
    text: str
    found: tuple[tuple[str, str | None, tuple[int, ...]], ...]


def sample(
    name: str,
    head: str,
    body: str,
    *found: tuple[str, str | None, tuple[int, ...]],
    zones: str = "",
) -> Sample:
    text = f"BEGIN:VCALENDAR\n{head}{zones}{body.strip()}\nEND:VCALENDAR\n"
    return Sample(name, text.replace("\n", "\r\n"), found)


SAMPLES = (
    sample(
        "Google: all day",
        GOOGLE,
        """BEGIN:VEVENT
DTSTART;VALUE=DATE:20260325
DTEND;VALUE=DATE:20260326
DTSTAMP:20260301T091500Z
UID:4k7q1@google.com
CREATED:20260220T101112Z
SEQUENCE:0
STATUS:CONFIRMED
SUMMARY:Anna's wedding
TRANSP:TRANSPARENT
END:VEVENT""",
        ("Anna's wedding", None, (25,)),
    ),
    sample(
        "Google: in UTC, past midnight here",
        GOOGLE,
        """BEGIN:VEVENT
DTSTART:20260325T233000Z
DTEND:20260326T003000Z
DTSTAMP:20260301T091500Z
UID:5k7q1@google.com
STATUS:CONFIRMED
SUMMARY:Call with Boston
END:VEVENT""",
        ("Call with Boston", "00:30", (26,)),
    ),
    sample(
        "Google: weekly over the change to summer time, one moved, one gone",
        GOOGLE,
        """BEGIN:VEVENT
DTSTART;TZID=Europe/Berlin:20260302T003000
DTEND;TZID=Europe/Berlin:20260302T013000
RRULE:FREQ=WEEKLY;BYDAY=MO
EXDATE;TZID=Europe/Berlin:20260406T003000
DTSTAMP:20260301T091500Z
UID:6k7q1@google.com
SUMMARY:Night shift
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=Europe/Berlin:20260401T003000
DTEND;TZID=Europe/Berlin:20260401T013000
DTSTAMP:20260301T091500Z
UID:6k7q1@google.com
RECURRENCE-ID;TZID=Europe/Berlin:20260330T003000
SUMMARY:Night shift (moved)
END:VEVENT""",
        ("Night shift", "00:30", (23,)),
        ("Night shift (moved)", "00:30", (32,)),
        zones=BERLIN.format(name="Europe/Berlin"),
    ),
    sample(
        "Google: cancelled once",
        GOOGLE,
        """BEGIN:VEVENT
DTSTART;TZID=Europe/Berlin:20260324T180000
DTEND;TZID=Europe/Berlin:20260324T190000
RRULE:FREQ=DAILY;UNTIL=20260326T225959Z
DTSTAMP:20260301T091500Z
UID:7k7q1@google.com
SUMMARY:Yoga
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=Europe/Berlin:20260325T180000
DTEND;TZID=Europe/Berlin:20260325T190000
DTSTAMP:20260301T091500Z
UID:7k7q1@google.com
RECURRENCE-ID;TZID=Europe/Berlin:20260325T180000
STATUS:CANCELLED
SUMMARY:Yoga
END:VEVENT""",
        ("Yoga", "18:00", (24,)),
        ("Yoga", "18:00", (26,)),
        zones=BERLIN.format(name="Europe/Berlin"),
    ),
    sample(
        "Google: a long title in folded lines",
        GOOGLE,
        """BEGIN:VEVENT
DTSTART;VALUE=DATE:20260327
DTEND;VALUE=DATE:20260330
UID:8k7q1@google.com
SUMMARY:Trip to the sea with everybody from the choir\\, and with Grandmoth
 er
END:VEVENT""",
        (
            "Trip to the sea with everybody from the choir, and with Grandmother",
            None,
            (27, 28, 29),
        ),
    ),
    sample(
        "Apple: with a zone of its own and an alarm",
        APPLE,
        """BEGIN:VEVENT
CREATED:20260301T101010Z
UID:3E1B1B0A-0D11-4C0B-9D7C-1C6E7A5B1A11
DTEND;TZID=America/New_York:20260326T203000
SUMMARY:Dinner in New York
DTSTART;TZID=America/New_York:20260326T190000
DTSTAMP:20260301T101012Z
X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Reminder
TRIGGER:-PT15M
X-WR-ALARMUID:1
END:VALARM
END:VEVENT""",
        ("Dinner in New York", "00:00", (27,)),
        zones="""BEGIN:VTIMEZONE
TZID:America/New_York
BEGIN:DAYLIGHT
TZOFFSETFROM:-0500
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
DTSTART:20070311T020000
TZNAME:EDT
TZOFFSETTO:-0400
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:-0400
RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
DTSTART:20071104T020000
TZNAME:EST
TZOFFSETTO:-0500
END:STANDARD
END:VTIMEZONE
""",
    ),
    sample(
        "Apple: floating, as the clock says wherever one is",
        APPLE,
        """BEGIN:VEVENT
UID:3E1B1B0A-0D11-4C0B-9D7C-1C6E7A5B1A12
DTSTART:20260329T023000
DTEND:20260329T033000
SUMMARY:The hour that isn't
END:VEVENT""",
        ("The hour that isn't", "03:30", (29,)),
    ),
    sample(
        "Apple: each year, first on the 29th of February",
        APPLE,
        """BEGIN:VEVENT
UID:3E1B1B0A-0D11-4C0B-9D7C-1C6E7A5B1A13
DTSTART;VALUE=DATE:20240331
DTEND;VALUE=DATE:20240401
RRULE:FREQ=YEARLY
SUMMARY:Mia's birthday party
END:VEVENT""",
        ("Mia's birthday party", None, (31,)),
    ),
    sample(
        "Apple: each month on the last Friday, by number of times",
        APPLE,
        """BEGIN:VEVENT
UID:3E1B1B0A-0D11-4C0B-9D7C-1C6E7A5B1A14
DTSTART;TZID=Europe/Berlin:20260130T200000
DURATION:PT2H
RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=3
SUMMARY:Book club
END:VEVENT""",
        ("Book club", "20:00", (27,)),
        zones=BERLIN.format(name="Europe/Berlin"),
    ),
    sample(
        "Apple: further days in a list",
        APPLE,
        """BEGIN:VEVENT
UID:3E1B1B0A-0D11-4C0B-9D7C-1C6E7A5B1A15
DTSTART;VALUE=DATE:20260310
RDATE;VALUE=DATE:20260324,20260407
SUMMARY:Rehearsal
END:VEVENT""",
        ("Rehearsal", None, (24,)),
        ("Rehearsal", None, (38,)),
    ),
)
