"""Reads the command line, runs one command, and prints what came of it."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from ui.terminal import (
    commands,
    look_alike_commands,
    maintenance_commands,
    taste_commands,
)
from ui.terminal.occasion_commands import ACTIONS
from ui.terminal.progress_line import show_progress
from ui.terminal.tools import Tools
from wardrobe.errors import Cancelled, WardrobeError

EXIT_DONE, EXIT_FAILED = 0, 1


_FILE: dict[str, Any] = {"type": Path, "metavar": "FILE"}
_DATA: dict[str, Any] = {"type": Path, "metavar": "FOLDER"}

_WEATHER: tuple[tuple[str, dict[str, Any]], ...] = (
    ("--temperature", {"type": float, "metavar": "C"}),
    ("--season", {"metavar": "north|south"}),
)

# What each command takes, as the arguments of `ArgumentParser.add_argument`.
ARGUMENTS: dict[str, tuple[tuple[str, dict[str, Any]], ...]] = {
    "label": (("photos", {"nargs": "+", "type": Path, "metavar": "PHOTO"}),),
    "add": (("paths", {"nargs": "+", "type": Path, "metavar": "PATH"}),),
    "set": (
        ("id", {"type": int, "metavar": "ID"}),
        ("fields", {"nargs": "+", "metavar": "field=value"}),
    ),
    "suggest": (
        ("--occasion", {"required": True, "metavar": "O"}),
        (
            "--with",
            {"dest": "with_ids", "action": "append", "type": int, "default": []},
        ),
        (
            "--without",
            {"dest": "without_ids", "action": "append", "type": int, "default": []},
        ),
        *_WEATHER,
        ("--top", {"type": int, "default": 10, "metavar": "N"}),
        ("--what-if", {"action": "store_true"}),
    ),
    "judge": (
        ("ids", {"nargs": "+", "type": int, "metavar": "ID"}),
        ("--occasion", {"required": True, "metavar": "O"}),
        *_WEATHER,
    ),
    "occasion": (
        ("action", {"nargs": "?", "choices": ACTIONS, "default": "list"}),
        ("name", {"nargs": "?", "metavar": "NAME"}),
        ("--like", {"metavar": "O"}),
        ("--more-formal", {"type": int, "default": 0, "metavar": "-2..2"}),
        ("--require", {"action": "append", "default": [], "metavar": "TYPE"}),
        ("--no-type", {"action": "append", "default": [], "metavar": "TYPE"}),
        ("--no-colour", {"action": "append", "default": [], "metavar": "COLOUR"}),
    ),
    "rate-descriptors": (("file", _FILE),),
    "train": (
        ("model", {"choices": ["classifier", "ranker", "look-alikes", "cut-out"]}),
        ("--data", _DATA),
        ("--runs", {"default": Path("runs"), **_DATA}),
        ("--start", {"type": Path, "metavar": "FILE.safetensors"}),
        ("--labels", {"type": Path, "metavar": "FILE.csv"}),
    ),
    "evaluate": (
        ("model", {"choices": ["classifier", "colour", "ranker", "similar"]}),
        ("--data", {"required": True, **_DATA}),
        ("--runs", {"default": Path("runs"), **_DATA}),
    ),
    **taste_commands.ARGUMENTS,
    **look_alike_commands.ARGUMENTS,
    **maintenance_commands.ARGUMENTS,
}
COMMANDS = (
    commands.COMMANDS
    | taste_commands.COMMANDS
    | maintenance_commands.COMMANDS
    | look_alike_commands.COMMANDS
)


def parse_arguments(argv: list[str]) -> argparse.Namespace:
    """Read the command line; `command` is None when the window is asked for."""
    # Both options may stand before or after the command.
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--closet", type=Path, metavar="FILE", default=argparse.SUPPRESS
    )
    shared.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
    parser = argparse.ArgumentParser(
        prog="wardrobe",
        description="A digital wardrobe. Without a command the window opens.",
        parents=[shared],
    )
    children = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, command in COMMANDS.items():
        summary = (command.__doc__ or "").splitlines()[0]
        child = children.add_parser(
            name, parents=[shared], help=summary, description=summary
        )
        for flag, settings in ARGUMENTS.get(name, ()):
            child.add_argument(flag, **settings)
    defaults = argparse.Namespace(closet=None, json=False)
    return parser.parse_args(argv, defaults)


def run(args: argparse.Namespace, tools: Tools) -> int:
    """Run the command, print, and return the exit code."""
    args.tell = _tell
    try:
        with show_progress() as args.progress:
            outcome = COMMANDS[args.command](tools, args)
    except WardrobeError as error:
        return fail(error)
    except KeyboardInterrupt:
        return fail(Cancelled("stopped, as you asked; what was finished is kept"))
    if args.json:
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
        sys.stdout.write(f"{line}\n")


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def _complain(sentence: str) -> None:
    sys.stderr.write(f"wardrobe: {' '.join(sentence.split())}\n")
