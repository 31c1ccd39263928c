"""Says on which days an event happens, in a process of its own.

A rule of a calendar may have no end, or a billion times a day: the process ends itself
when one event takes too long, and whoever reads goes on with the next one. Each line of
its input is an event, each line of its output what came of it, both as JSON.
"""

import faulthandler
import json
import os
import re
import sys
import warnings
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

# What an event may take; usual ones take a thousandth.
LONGEST_SECONDS = 2.0
MOST_MEMORY = 1_500_000_000
_ZONE = re.compile(
    r'^DTSTART[^:]*?;TZID=("[^"]*"|[^":;]*)', re.IGNORECASE | re.MULTILINE
)
# Days before and after, which zones can move into the ones that are asked for.
_MARGIN = timedelta(days=2)


def happenings(
    texts: Iterable[str], first: date, last: date
) -> tuple[list[dict[str, Any]], list[str]]:
    """Return when the event of a calendar happens, and notes on it.

    Args:
        texts: The same event in other words; the first that can be read counts.

    Returns:
        Dictionaries of `title`, `first` and `last` day, and `start` of the clock (None
        for all day), by the clock of this machine.

    Raises:
        ValueError: It can't be read.
    """
    problem: Exception | None = None
    for text in texts:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # it guesses zones, and guesses well
                found = list(_happenings(text, first, last))
                notes = _notes(text)
        except Exception as error:  # noqa: BLE001 - whatever a file brings about
            problem = problem or error
        else:
            return found, notes
    raise ValueError(f"{problem!s:.100}" or "it can't be read")


def _happenings(text: str, first: date, last: date) -> Iterator[dict[str, Any]]:
    import icalendar  # noqa: PLC0415 - only this process needs them
    import recurring_ical_events  # noqa: PLC0415

    calendar = icalendar.Calendar.from_ical(text)
    if not isinstance(calendar, icalendar.Calendar):
        raise TypeError("several calendars in one")
    _refuse_broken(calendar)
    seen = set()
    for event in recurring_ical_events.of(calendar).between(
        first - _MARGIN, last + _MARGIN
    ):
        if str(event.get("STATUS", "")).upper() == "CANCELLED":
            continue
        start, end = _local(event.start), _local(event.end)
        days = _days(start, end)
        if days[1] < first or days[0] > last:
            continue
        found = {
            "title": " ".join(str(event.get("SUMMARY", "")).split()),
            "first": max(days[0], first).isoformat(),
            "last": min(days[1], last).isoformat(),
            "start": f"{start:%H:%M}" if isinstance(start, datetime) else None,
        }
        if (key := tuple(found.items())) not in seen:
            seen.add(key)
            yield found


def _refuse_broken(calendar: Any) -> None:
    for event in calendar.walk("VEVENT"):
        if "DTSTART" not in event:
            raise ValueError("it has no start")
        for name, problem in event.errors:
            if name in {"DTSTART", "DTEND", "DURATION", "RRULE", "RECURRENCE-ID"}:
                raise ValueError(f"{name}: {problem}")


def _local(moment: date) -> date:
    """Return a moment by the clock of this machine; without a zone it is that already.

    A day stays a day.
    """
    if isinstance(moment, datetime):
        return moment.astimezone().replace(tzinfo=None) if moment.tzinfo else moment
    return moment


def _days(start: date, end: date) -> tuple[date, date]:
    """Return the first and the last day: that of its start, unless it lasts for days.

    A day of 24 hours is none yet, as a night out ends on the next one.
    """
    if not isinstance(start, datetime):
        return start, max(start, end - timedelta(days=1))
    if not isinstance(end, datetime) or end - start < timedelta(days=1):
        return start.date(), start.date()
    return start.date(), (end - timedelta(microseconds=1)).date()


def _notes(text: str) -> list[str]:
    """Return the names of zones that nothing is known of."""
    import icalendar  # noqa: PLC0415

    calendar: Any = icalendar.Calendar.from_ical(text)
    starts = [each["DTSTART"].dt for each in calendar.walk("VEVENT")]
    if all(each.tzinfo for each in starts if isinstance(each, datetime)):
        return []
    return sorted({name.strip('"') for name in _ZONE.findall(text)})


def main() -> None:
    """Answer for each event on stdin until it ends; this is the process."""
    _limit_memory()
    for line in sys.stdin:
        asked = json.loads(line)
        faulthandler.dump_traceback_later(LONGEST_SECONDS, exit=True)
        first, last = map(date.fromisoformat, (asked["first"], asked["last"]))
        try:
            found, notes = happenings(asked["texts"], first, last)
            answer = {"found": found, "zones": notes}
        except (ValueError, MemoryError, RecursionError) as error:
            answer = {"problem": str(error)}
        faulthandler.cancel_dump_traceback_later()
        sys.stdout.write(f"{json.dumps(answer)}\n")
        sys.stdout.flush()
    os._exit(0)  # at once: nothing is left to do


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
