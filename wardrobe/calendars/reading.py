"""Reads calendars: files and folders, for the days that are asked for."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from wardrobe.calendars import expanding
from wardrobe.calendars.pieces import CalendarPiece, pieces_of
from wardrobe.calendars.writing import MARK
from wardrobe.errors import InvalidValue, reason_of
from wardrobe.language.texts import _

MOST_BYTES = 50_000_000
# Events of all calendars that are looked at once, and for how long at most.
LONGEST_SECONDS = 30.0
# So many events may take too long before the rest is left unread.
MOST_ENDLESS = 5
_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """An event of a calendar, on the days that were asked for.

    Attributes:
        start: The time of its start, such as `09:30`; None for all day.
    """

    title: str
    first: date
    last: date
    start: str | None

    def days(self) -> list[date]:
        """Return the days that it is on."""
        count = (self.last - self.first).days + 1
        return [self.first + timedelta(days=each) for each in range(count)]


@dataclass(frozen=True, slots=True)
class CalendarReading:
    """What calendars hold for some days.

    Attributes:
        events: By day and time.
        notes: What was taken as well as could be, each in a sentence.
        failed: What could not be read, each in a sentence.
    """

    events: tuple[CalendarEvent, ...]
    notes: tuple[str, ...]
    failed: tuple[str, ...]


def read_calendars(paths: Sequence[Path], first: date, last: date) -> CalendarReading:
    """Read what calendars hold from a day to a day, both included.

    What this program wrote is left out: those are plans already.

    Args:
        paths: `.ics` files, and folders of such.

    Raises:
        InvalidValue: A path is not there, or no file of them is a calendar.
    """
    failed: list[str] = []
    pieces: list[CalendarPiece] = []
    count_read = 0
    for file in _files(paths):
        try:
            pieces += pieces_of(_content(file))
            count_read += 1
        except InvalidValue as error:
            failed.append(_("{file}: {problem}", file=file.name, problem=error))
    if not count_read:
        raise InvalidValue("; ".join(failed) or _("there's no calendar there"))
    wanted = [
        each
        for each in pieces
        if each.may_be_within(first, last) and not any(MARK in e for e in each.events)
    ]
    expansion = _Expansion(wanted, first, last)
    expansion.run()
    by_day = sorted(expansion.events, key=lambda e: (e.first, e.start or "", e.title))
    notes = tuple(dict.fromkeys(expansion.notes))
    return CalendarReading(tuple(by_day), notes, (*failed, *expansion.failed))


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(path.rglob("*.ics"))
        elif path.exists():
            yield path
        else:
            raise InvalidValue(_("{path} isn't there", path=path))


def _content(file: Path) -> bytes:
    try:
        if not file.is_file() or file.stat().st_size > MOST_BYTES:
            raise InvalidValue(_("it is too large, or no file"))
        return file.read_bytes()
    except OSError as error:
        raise InvalidValue(reason_of(error)) from error


@dataclass(slots=True)
class _Expansion:
    """The events of pieces, by processes that may end over one of them."""

    pieces: Sequence[CalendarPiece]
    first: date
    last: date
    events: list[CalendarEvent] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def run(self) -> None:
        left = list(self.pieces)
        for _again in range(MOST_ENDLESS):
            if not left:
                return
            answers = self._answers(left)
            for piece, answer in zip(left, answers):
                self._take(piece, answer)
            left = left[len(answers) :]
            if left:
                self._fail(left.pop(0), _("it takes too long to work out"))
        if left:
            self.failed.append(_("{count} events were not read", count=str(len(left))))

    def _answers(self, pieces: Sequence[CalendarPiece]) -> list[dict[str, Any]]:
        """Return the answers of a process, up to the event that was too much."""
        process = subprocess.Popen(
            [sys.executable, "-m", expanding.__name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            cwd=_ROOT,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        questions = "".join(f"{self._question(each)}\n" for each in pieces)
        try:
            said, _silence = process.communicate(questions, timeout=LONGEST_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            said, _silence = process.communicate()
        return [
            json.loads(line)
            for line in said.splitlines(keepends=True)
            if line[-1] == "\n"
        ]

    def _question(self, piece: CalendarPiece) -> str:
        days = {"first": self.first.isoformat(), "last": self.last.isoformat()}
        texts = [piece.text(), *([piece.text(has_zones=False)] if piece.zones else [])]
        return json.dumps({"texts": texts, **days})

    def _take(self, piece: CalendarPiece, answer: dict[str, Any]) -> None:
        if "problem" in answer:
            self._fail(piece, answer["problem"])
            return
        for found in answer["found"]:
            first, last = map(date.fromisoformat, (found["first"], found["last"]))
            event = CalendarEvent(found["title"], first, last, found["start"])
            self.events.append(event)
        for zone in answer["zones"] if answer["found"] else ():
            said = _(
                'the time zone "{zone}" isn\'t known: its times are taken as yours',
                zone=zone,
            )
            self.notes.append(said)

    def _fail(self, piece: CalendarPiece, problem: str) -> None:
        title = piece.title[:60] or _("an event without a name")
        self.failed.append(_("{title}: {problem}", title=title, problem=problem))
