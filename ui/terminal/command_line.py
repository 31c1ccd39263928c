"""Reads the command line, runs one command, and prints what came of it."""

import argparse
import json
import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from ui.terminal.arguments import read_closet
from ui.terminal.command import Call, Command
from ui.terminal.display import CLOSET_ENDING, asks_for_window
from ui.terminal.mixed_parser import MixedParser
from ui.terminal.noted_changes import ChangeRecorder, words_of
from ui.terminal.outcome import Outcome
from ui.terminal.progress_line import show_progress
from ui.terminal.tools import Tools
from wardrobe.errors import (
    Cancelled,
    ClosetNewer,
    ClosetUnusable,
    WardrobeError,
    reason_of,
)

EXIT_DONE, EXIT_FAILED = 0, 1
# Embeddings, overrides and isolates: a name with one rearranges what stands behind it.
_TURNING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))

# In which module of `ui.terminal.commands` each command is; those of other subjects
# are not loaded for it.
_SUBJECTS = {
    "garment": ("label", "add", "garments", "set"),
    "undo": ("remove", "trash", "undo"),
    "phone": ("phone",),
    "outfit": ("suggest", "judge", "rate-descriptors"),
    "occasion": ("occasion",),
    "day": ("worn", "looks", "trip"),
    "plan": ("plan",),
    "laundry": ("laundry",),
    "taste": ("event", "taste", "ranking-table"),
    "look_alike": ("similar", "catalogue", "duplicates"),
    "shopping": ("try", "gaps", "wishes"),
    "maintenance": ("check", "rescue", "backup", "backups", "restore"),
    "transfer": ("export", "import"),
    "training": ("train", "evaluate"),
}


class Commands(Mapping[str, Command[Any]]):
    """All commands by their names; one is loaded when it is asked for."""

    def __init__(self, subjects: Mapping[str, Sequence[str]]) -> None:
        self._subjects = {name: key for key in subjects for name in subjects[key]}

    def __getitem__(self, name: str) -> Command[Any]:
        """Return a command; KeyError where there is none of that name."""
        module = import_module(f"ui.terminal.commands.{self._subjects[name]}")
        return next(each for each in module.COMMANDS if each.name == name)

    def __iter__(self) -> Iterator[str]:
        """Go through the names in the order of `--help`."""
        return iter(self._subjects)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._subjects)


COMMANDS = Commands(_SUBJECTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arguments:
    """What the command line says.

    Attributes:
        closet: The closet file, if not the usual one.
        call: None when the window is asked for.
    """

    closet: Path | None
    is_json: bool
    call: Call | None


def parse_arguments(argv: list[str]) -> Arguments:
    """Read the command line; what makes no sense ends the program with code 2."""
    # Both options may stand before or after the command.
    shared = MixedParser(add_help=False)
    shared.add_argument(
        "--closet", type=read_closet, metavar="FILE", default=argparse.SUPPRESS
    )
    shared.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
    parser = argparse.ArgumentParser(
        prog="wardrobe",
        description="A digital wardrobe. Without a command, the window opens.",
        parents=[shared],
    )
    children = parser.add_subparsers(
        dest="command", metavar="COMMAND", parser_class=MixedParser
    )
    for name in _names_in(argv):
        command = COMMANDS[name]
        summary = command.summary
        child = children.add_parser(
            name, parents=[shared], help=summary, description=summary
        )
        command.add_arguments(child)
    defaults = argparse.Namespace(closet=None, json=False)
    given = parser.parse_args(_with_option(argv), defaults)
    chosen = COMMANDS[given.command] if given.command else None
    call = chosen.call(given) if chosen else None
    return Arguments(
        closet=given.closet,
        is_json=given.json,
        call=call and replace(call, words=words_of(argv, shared)),
    )


def _names_in(argv: list[str]) -> Iterable[str]:
    """Return the commands that may be meant: all where none is named."""
    if asks_for_window(argv):
        return ()
    return [name for name in COMMANDS if name in argv] or COMMANDS


def _with_option(argv: list[str]) -> list[str]:
    """Let a closet stand alone, as a desktop hands over what was double-clicked."""
    is_closet = len(argv) == 1 and argv[0].endswith(CLOSET_ENDING)
    return ["--closet", *argv] if is_closet else argv


def run(call: Call, tools: Tools, *, is_json: bool) -> int:
    """Run a command, print, back up what it changed, and return the exit code."""
    recorder = ChangeRecorder(call, tools)
    is_usable = True
    try:
        _refuse_zone(tools)
        with show_progress() as progress, recorder.noting():
            announce = partial(_announce, is_json=is_json)
            outcome = call.run(
                replace(
                    tools,
                    open_closet=recorder.open_closet,
                    progress=progress,
                    announce=announce,
                )
            )
        code = _print(outcome, is_json=is_json)
    except BrokenPipeError:
        code = end_quietly()
    except WardrobeError as error:
        code, is_usable = fail(error), not isinstance(error, ClosetUnusable)
    except OSError as error:
        code = _fail_at(error)
    except KeyboardInterrupt:
        code = fail(Cancelled("stopped, as you asked; finished work is kept"))
    # What was finished before a failure, too; but why none can be made is said already.
    if call.changes_closet and is_usable:
        _back_up(tools)
    return code


def _refuse_zone(tools: Tools) -> None:
    """Say so where the machine has no time, as if TZ is a day away from UTC."""
    try:
        tools.now()
    except ValueError as error:
        raise WardrobeError(
            f"this machine's time zone can't be used: {error}"
        ) from error


def _back_up(tools: Tools) -> None:
    try:
        tools.maintenance.back_up_if_due()
    except WardrobeError as error:  # what was asked for is done all the same
        fail(error)


def _announce(value: Any, line: str, *, is_json: bool) -> None:
    if not is_json:
        say(line)
    elif value is not None:
        say(json.dumps(value))
    sys.stdout.flush()  # who reads it acts on it now


def _print(outcome: Outcome, *, is_json: bool) -> int:
    if is_json:
        if outcome.value is not None:
            say(json.dumps(outcome.value))
    else:
        say(*outcome.lines)
    for failure in outcome.failures:
        _complain(failure)
    return EXIT_FAILED if outcome.failures else EXIT_DONE


def fail(error: WardrobeError) -> int:
    """Say why nothing came of it and return the exit code for that."""
    copy = error.copy if isinstance(error, ClosetNewer) else None
    _complain(
        f"{error}, or restore the copy from before: {copy}" if copy else f"{error}"
    )
    return EXIT_FAILED


def _fail_at(error: OSError) -> int:
    """Say which file could not be used, and why; return the exit code for that."""
    if error.filename is None:  # perhaps what was to be said, as on a full disk
        end_quietly()
        return fail(ClosetUnusable(f"not all could be written: {reason_of(error)}"))
    name = error.filename
    return fail(ClosetUnusable(f"{name!s:.200} can't be used: {reason_of(error)}"))


def say(*lines: str) -> None:
    """Print lines for people, or the one of a program's answer."""
    for line in lines:
        sys.stdout.write(f"{printable(line)}\n")
    sys.stdout.flush()  # a pipe that is closed is noticed here


def end_quietly() -> int:
    """Say no more to a reader that went away, as `head` does; return the exit code."""
    # Else Python says at its end that it could not write the rest.
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return EXIT_DONE


def printable(line: str) -> str:
    """Return a line that does nothing to a terminal but stand there."""
    return "".join(_escaped(each) if _is_control(each) else each for each in line)


def _is_control(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cc", "Zl", "Zp"} or sign in _TURNING


def _escaped(sign: str) -> str:
    return sign.encode("unicode_escape").decode("ascii")


def _complain(sentence: str) -> None:
    sys.stderr.write(f"wardrobe: {printable(' '.join(sentence.split()))}\n")
