"""Takes an iCalendar file apart, so that one broken event costs only itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _

# A line goes on where the next one begins with a blank; some programs cut letters.
_FOLD = re.compile(rb"\r?\n[ \t]")
_DAY = re.compile(r"(?<!\d)(\d{8})(?!\d)")
# Zones that all know, and in which no clock ever changes.
_FIXED_ZONES = ("GMT", "UTC")
# How far zones, and what lasts for a while, move a day.
_SLACK = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class CalendarPiece:
    """The entries of one event: it itself, and its exceptions.

    Attributes:
        title: As it stands in the file, to speak of it.
        events: Its VEVENTs, as lines.
        zones: The VTIMEZONEs that it names, as lines.
        head: What the calendar says of itself, as lines.
    """

    title: str
    events: tuple[str, ...]
    zones: tuple[str, ...]
    head: tuple[str, ...]

    def text(self, *, has_zones: bool = True) -> str:
        """Return a calendar of this event alone."""
        zones = self.zones if has_zones else ()
        lines = ("BEGIN:VCALENDAR", *self.head, *zones, *self.events, "END:VCALENDAR")
        text = "\r\n".join((*lines, ""))
        for name in _FIXED_ZONES:
            if f"TZID:{name}" in zones:  # it may be London, with a summer of its own
                text = re.sub(f"(TZID[:=]){name}(?=[:;\r])", rf"\1{name} here", text)
        return text

    def may_be_within(self, first: date, last: date) -> bool:
        """Tell whether it can happen in some days, without reading it whole."""
        said = [line.upper() for line in self.events]
        if any(line.startswith(("RRULE", "RDATE", "DURATION")) for line in said):
            return True
        times = [line for line in said if line.startswith(("DTSTART", "DTEND"))]
        try:
            days = [
                date.fromisoformat(each)
                for line in times
                for each in _DAY.findall(line)
            ]
        except ValueError:
            return True  # whatever it is, the reader says so
        if not days:
            return True
        return min(days) <= last + _SLACK and max(days) >= first - _SLACK


def pieces_of(content: bytes) -> list[CalendarPiece]:
    """Take a file apart, by the identifiers of its events.

    Raises:
        InvalidValue: It is no calendar.
    """
    lines = _lines(content)
    if not any(line.upper() == "BEGIN:VCALENDAR" for line in lines):
        raise InvalidValue(_("this isn't a calendar"))
    head: list[str] = []
    zones: dict[str, list[str]] = {}
    events: dict[str, list[str]] = {}
    for kind, block in _blocks(lines):
        if kind == "VEVENT":
            uid = _value(block, "UID") or f"no identifier {len(events)}"
            events.setdefault(uid, []).extend(block)
        elif kind == "VTIMEZONE":
            zones[_value(block, "TZID")] = block
        elif kind is None:
            head += block
    return [
        CalendarPiece(
            _value(block, "SUMMARY"),
            tuple(block),
            tuple(
                line
                for name, zone in zones.items()
                if any(name in line for line in block)
                for line in zone
            ),
            tuple(head),
        )
        for block in events.values()
    ]


def _lines(content: bytes) -> list[str]:
    whole = _FOLD.sub(b"", content)
    try:
        text = whole.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = whole.decode("latin-1")
    # Not `splitlines`: a title may hold rarer ends of lines.
    return [line for line in re.split(r"\r\n|\n|\r", text) if line.strip()]


def _blocks(lines: list[str]) -> Iterator[tuple[str | None, list[str]]]:
    """Yield the components below the calendars, and the lines beside them (None)."""
    inside: str | None = None
    block: list[str] = []
    for line in lines:
        word, _colon, name = line.upper().strip().partition(":")
        if inside is None:
            if name == "VCALENDAR" and word in {"BEGIN", "END"}:
                continue
            if word == "BEGIN":
                inside, block = name, [line]
            else:
                yield None, [line]
            continue
        if word == "BEGIN" and name in {"VEVENT", "VCALENDAR"}:
            inside, block = None, []  # what was before it has no end
            if name == "VEVENT":
                inside, block = name, [line]
            continue
        block.append(line)
        if word == "END" and name == inside:
            yield inside, block
            inside = None


def _value(block: list[str], name: str) -> str:
    """Return what a property of a component holds; empty without one."""
    for line in block:
        key, _colon, value = line.partition(":")
        if key.upper().partition(";")[0] == name:
            return value.strip()
    return ""
