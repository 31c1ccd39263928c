"""Writes plans as a calendar, for other programs to show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

# Tells what this program wrote, so that it does not read it as new.
MARK = "@digital-wardrobe.invalid"
# Octets a line, and what begins the next one (RFC 5545, 3.1).
_LONGEST_LINE = 75
_PRODUCT = "-//digital wardrobe//plans//EN"


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """A plan as others read it.

    Attributes:
        number: The closet's number for it, by which another export replaces it.
    """

    number: int
    day: date
    title: str
    details: str


def written_calendar(plans: Iterable[PlanEntry], at: datetime) -> str:
    """Return an iCalendar text of plans, each for its whole day.

    Args:
        at: When it is written, with time zone.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODUCT}"]
    for plan in plans:
        lines += [
            "BEGIN:VEVENT",
            f"UID:plan-{plan.number}{MARK}",
            f"DTSTAMP:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
            f"DTSTART;VALUE=DATE:{plan.day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{plan.day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_escaped(plan.title)}",
            f"DESCRIPTION:{_escaped(plan.details)}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _escaped(text: str) -> str:
    for letter in "\\;,":
        text = text.replace(letter, f"\\{letter}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> list[str]:
    """Return the parts of a long line, none of which cuts a letter."""
    parts, part = [], ""
    for letter in line:
        if len(f"{part}{letter}".encode()) > _LONGEST_LINE:
            parts.append(part)
            part = " "
        part += letter
    return [*parts, part]
