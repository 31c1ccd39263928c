"""Reads the command line, runs one command, and prints what came of it."""

import argparse
import json
import os
import sys
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from ui.terminal.command import Call, Command
from ui.terminal.commands import (
    day,
    garment,
    laundry,
    look_alike,
    maintenance,
    occasion,
    outfit,
    phone,
    plan,
    shopping,
    taste,
    training,
    transfer,
    undo,
)
from ui.terminal.noted_changes import ChangeRecorder, words_of
from ui.terminal.outcome import Outcome
from ui.terminal.progress_line import show_progress
from ui.terminal.tools import Tools
from wardrobe.errors import Cancelled, WardrobeError

EXIT_DONE, EXIT_FAILED = 0, 1
# Embeddings, overrides and isolates: a name with one rearranges what stands behind it.
_TURNING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))

_SUBJECTS: tuple[tuple[Command[Any], ...], ...] = (
    garment.COMMANDS,
    undo.COMMANDS,
    phone.COMMANDS,
    outfit.COMMANDS,
    occasion.COMMANDS,
    day.COMMANDS,
    plan.COMMANDS,
    laundry.COMMANDS,
    taste.COMMANDS,
    look_alike.COMMANDS,
    shopping.COMMANDS,
    maintenance.COMMANDS,
    transfer.COMMANDS,
    training.COMMANDS,
)
COMMANDS = {command.name: command for commands in _SUBJECTS for command in commands}


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
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--closet", type=Path, metavar="FILE", default=argparse.SUPPRESS
    )
    shared.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
    parser = argparse.ArgumentParser(
        prog="wardrobe",
        description="A digital wardrobe. Without a command, the window opens.",
        parents=[shared],
    )
    children = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, command in COMMANDS.items():
        summary = command.summary
        child = children.add_parser(
            name, parents=[shared], help=summary, description=summary
        )
        command.add_arguments(child)
    given = parser.parse_args(argv, argparse.Namespace(closet=None, json=False))
    chosen = COMMANDS.get(given.command)
    call = chosen.call(given) if chosen else None
    return Arguments(
        closet=given.closet,
        is_json=given.json,
        call=call and replace(call, words=words_of(argv, shared)),
    )


def run(call: Call, tools: Tools, *, is_json: bool) -> int:
    """Run a command, print, back up what it changed, and return the exit code."""
    recorder = ChangeRecorder(call, tools)
    try:
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
        code = fail(error)
    except KeyboardInterrupt:
        code = fail(Cancelled("stopped, as you asked; finished work is kept"))
    if call.changes_closet:  # what was finished before a failure, too
        _back_up(tools)
    return code


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
    _complain(str(error))
    return EXIT_FAILED


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
