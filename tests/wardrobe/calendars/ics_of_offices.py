"""Calendars as Outlook, Exchange and Nextcloud write them."""

from tests.wardrobe.calendars.ics import BERLIN, EXCHANGE, NEXTCLOUD, OUTLOOK, sample

SAMPLES = (
    sample(
        "Outlook: a Windows name with its rules",
        OUTLOOK,
        """BEGIN:VEVENT
CLASS:PUBLIC
CREATED:20260301T090000Z
DTEND;TZID="W. Europe Standard Time":20260324T103000
DTSTAMP:20260301T090000Z
DTSTART;TZID="W. Europe Standard Time":20260324T093000
PRIORITY:5
SEQUENCE:0
SUMMARY;LANGUAGE=en-us:Board meeting
TRANSP:OPAQUE
UID:040000008200E00074C5B7101A82E00801
X-MICROSOFT-CDO-BUSYSTATUS:BUSY
END:VEVENT""",
        ("Board meeting", "09:30", (24,)),
        zones=BERLIN.format(name="W. Europe Standard Time").replace(
            "19700329T020000", "16010325T020000"
        ),
    ),
    sample(
        "Outlook: a Windows name alone",
        OUTLOOK,
        """BEGIN:VEVENT
DTEND;TZID=Tokyo Standard Time:20260325T003000
DTSTART;TZID=Tokyo Standard Time:20260324T233000
SUMMARY:Call with Tokyo
UID:040000008200E00074C5B7101A82E00802
END:VEVENT""",
        ("Call with Tokyo", "15:30", (24,)),
    ),
    sample(
        "Outlook: a zone that it calls customized",
        OUTLOOK,
        """BEGIN:VEVENT
DTEND;TZID="Customized Time Zone":20260331T010000
DTSTART;TZID="Customized Time Zone":20260331T000000
SUMMARY:Deployment
UID:040000008200E00074C5B7101A82E00803
END:VEVENT""",
        ("Deployment", "00:00", (31,)),
        zones=BERLIN.format(name="Customized Time Zone"),
    ),
    sample(
        "Outlook: all day from midnight to midnight",
        OUTLOOK,
        """BEGIN:VEVENT
DTSTART;TZID="W. Europe Standard Time":20260401T000000
DTEND;TZID="W. Europe Standard Time":20260403T000000
SUMMARY:Conference
UID:040000008200E00074C5B7101A82E00804
X-MICROSOFT-CDO-ALLDAYEVENT:TRUE
END:VEVENT""",
        ("Conference", "00:00", (32, 33)),
        zones=BERLIN.format(name="W. Europe Standard Time"),
    ),
    sample(
        "Exchange: every second week, but for a holiday",
        EXCHANGE,
        """BEGIN:VEVENT
RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;WKST=MO
EXDATE;TZID=W. Europe Standard Time:20260408T140000
SUMMARY:Sprint review
DTSTART;TZID=W. Europe Standard Time:20260225T140000
DTEND;TZID=W. Europe Standard Time:20260225T150000
UID:040000008200E00074C5B7101A82E00805
STATUS:CONFIRMED
END:VEVENT""",
        ("Sprint review", "14:00", (25,)),
        zones=BERLIN.format(name="W. Europe Standard Time"),
    ),
    sample(
        "Exchange: over the change to summer time elsewhere",
        EXCHANGE,
        """BEGIN:VEVENT
RRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=20
SUMMARY:Call with Chicago
DTSTART;TZID=Central Standard Time:20260305T163000
DTEND;TZID=Central Standard Time:20260305T173000
UID:040000008200E00074C5B7101A82E00806
END:VEVENT""",
        ("Call with Chicago", "22:30", (26,)),
        ("Call with Chicago", "23:30", (33,)),
        ("Call with Chicago", "23:30", (40,)),
    ),
    sample(
        "Nextcloud: the night of the change",
        NEXTCLOUD,
        """BEGIN:VEVENT
CREATED:20260301T120000Z
DTSTAMP:20260301T120100Z
LAST-MODIFIED:20260301T120100Z
SEQUENCE:2
UID:b1f5b1a0-2d2a-4a51-9f0e-0a6f3a7f0c01
DTSTART;TZID=Europe/Berlin:20260328T210000
DTEND;TZID=Europe/Berlin:20260329T040000
STATUS:CONFIRMED
SUMMARY:Club night
END:VEVENT""",
        ("Club night", "21:00", (28,)),
        zones=BERLIN.format(name="Europe/Berlin"),
    ),
    sample(
        "Nextcloud: daily, each once after an exception for all that follow",
        NEXTCLOUD,
        """BEGIN:VEVENT
UID:b1f5b1a0-2d2a-4a51-9f0e-0a6f3a7f0c02
DTSTART;VALUE=DATE:20260321
DTEND;VALUE=DATE:20260322
RRULE:FREQ=DAILY;UNTIL=20260324
SUMMARY:Fasting
END:VEVENT
BEGIN:VEVENT
UID:b1f5b1a0-2d2a-4a51-9f0e-0a6f3a7f0c03
DTSTART;VALUE=DATE:20260325
DTEND;VALUE=DATE:20260326
RRULE:FREQ=DAILY;COUNT=2
SUMMARY:Fasting with tea
END:VEVENT""",
        ("Fasting", None, (23,)),
        ("Fasting", None, (24,)),
        ("Fasting with tea", None, (25,)),
        ("Fasting with tea", None, (26,)),
    ),
    sample(
        "Nextcloud: a zone with the path of a program",
        NEXTCLOUD,
        """BEGIN:VEVENT
UID:b1f5b1a0-2d2a-4a51-9f0e-0a6f3a7f0c04
DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Lisbon:20260402T233000
DTEND;TZID=/freeassociation.sourceforge.net/Europe/Lisbon:20260403T003000
SUMMARY:Fado concert
END:VEVENT""",
        ("Fado concert", "00:30", (34,)),
    ),
    sample(
        "Nextcloud: weekdays, of which one became a whole day",
        NEXTCLOUD,
        """BEGIN:VEVENT
UID:b1f5b1a0-2d2a-4a51-9f0e-0a6f3a7f0c05
DTSTART;TZID=Europe/Berlin:20260330T080000
DTEND;TZID=Europe/Berlin:20260330T090000
RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE;UNTIL=20260401T215959Z
SUMMARY:Course
END:VEVENT
BEGIN:VEVENT
UID:b1f5b1a0-2d2a-4a51-9f0e-0a6f3a7f0c05
RECURRENCE-ID;TZID=Europe/Berlin:20260331T080000
DTSTART;VALUE=DATE:20260404
DTEND;VALUE=DATE:20260405
SUMMARY:Course outdoors
END:VEVENT""",
        ("Course", "08:00", (30,)),
        ("Course", "08:00", (32,)),
        ("Course outdoors", None, (35,)),
        zones=BERLIN.format(name="Europe/Berlin"),
    ),
)
