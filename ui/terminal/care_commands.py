"""The terminal commands that keep the closet from harm."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ui.terminal.outcome import Outcome
from ui.terminal.tools import Tools

_FILE: dict[str, Any] = {"type": Path, "metavar": "FILE"}
_FOLDER: dict[str, Any] = {"type": Path, "metavar": "FOLDER"}

ARGUMENTS: dict[str, tuple[tuple[str, dict[str, Any]], ...]] = {
    "backup": (("file", _FILE),),
    "restore": (("file", _FILE),),
}


def check(tools: Tools, args: Namespace) -> Outcome:
    """Look for damage in the closet."""
    findings = [finding.message for finding in tools.care.check(args.watch)]
    lines = () if findings else ("nothing wrong was found",)
    return Outcome({"findings": findings}, lines, tuple(findings))


def backup(tools: Tools, args: Namespace) -> Outcome:
    """Write a complete copy of the closet."""
    tools.care.back_up(args.file, args.watch)
    return Outcome(
        {"backup": str(args.file)}, (f"the closet was copied to {args.file}",)
    )


def backups(tools: Tools, _args: Namespace) -> Outcome:
    """List the backups that were made by themselves."""
    made = tools.care.backups()
    rows = [
        {
            "file": str(each.file),
            "at": each.at.isoformat(),
            "reason": each.reason,
            "bytes": each.bytes,
        }
        for each in made
    ]
    lines = [
        f"{each.at:%Y-%m-%d %H:%M}  {each.bytes / 1e6:8.1f} MB  {each.reason:<15}"
        f"{each.file}"
        for each in made
    ]
    return Outcome(rows, tuple(lines or ["there are no backups yet"]))


def restore(tools: Tools, args: Namespace) -> Outcome:
    """Make the closet what a backup holds; the closet as it was is kept."""
    kept = tools.care.restore(args.file, args.watch)
    lines = [f"the closet is as {args.file} holds it"]
    if kept:
        lines.append(f"as it was before, it is kept in {kept}")
    value = {"restored": str(args.file), "kept": str(kept) if kept else None}
    return Outcome(value, tuple(lines))


COMMANDS: dict[str, Callable[[Tools, Namespace], Outcome]] = {
    "check": check,
    "backup": backup,
    "backups": backups,
    "restore": restore,
}
