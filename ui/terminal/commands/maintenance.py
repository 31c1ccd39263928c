"""The terminal commands that keep the closet from harm."""

from dataclasses import dataclass
from pathlib import Path

from ui.terminal.arguments import read_path
from ui.terminal.command import Command, NoOptions, argument, repeated
from ui.terminal.outcome import Outcome
from ui.terminal.tools import Tools
from wardrobe.errors import InvalidValue
from wardrobe.model.maintenance import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class _CheckOptions:
    repair: list[str] = repeated(
        "--repair", metavar="N", help="repair finding N from the list, or all"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _FileOptions:
    file: Path = argument(type=read_path, metavar="FILE")


def check(tools: Tools, args: _CheckOptions) -> Outcome:
    """Check the closet for damage, and repair what you choose."""
    findings = tools.maintenance.check(tools.progress)
    if args.repair:
        chosen = _chosen(findings, args.repair)
        tools.maintenance.repair(chosen, tools.progress)
        findings = tools.maintenance.check(tools.progress)
    repairs = [finding.repair or None for finding in findings]
    value = {"findings": [each.message for each in findings], "repairs": repairs}
    complaints = [
        f"{number}. {each.message}"
        + (f" (--repair {number}: {each.repair})" if each.repair else "")
        for number, each in enumerate(findings, start=1)
    ]
    lines = () if findings else ("no problems found",)
    return Outcome(value, lines, tuple(complaints))


def _chosen(findings: list[Finding], numbers: list[str]) -> list[Finding]:
    if "all" in numbers:
        return findings
    by_number = {str(number): each for number, each in enumerate(findings, start=1)}
    for number in numbers:
        if number not in by_number:
            raise InvalidValue(f'there is no finding "{number}" to repair')
        if not by_number[number].repair:
            raise InvalidValue(f"finding {number} is fixed by repairing another one")
    return [by_number[number] for number in numbers]


def rescue(tools: Tools, args: _FileOptions) -> Outcome:
    """Copy whatever can be read from a damaged closet to a new file."""
    rescued = tools.maintenance.rescue(args.file, tools.progress)
    kept = ", ".join(f"{count} of {name}" for name, count in rescued.kept.items())
    lost = ", ".join(f"{count} of {name}" for name, count in rescued.lost.items())
    value = {"rescued": str(args.file), "kept": rescued.kept, "lost": rescued.lost}
    lines = (f"kept in {args.file}: {kept}", f"lost: {lost or 'nothing'}")
    return Outcome(value, lines)


def backup(tools: Tools, args: _FileOptions) -> Outcome:
    """Write a complete copy of the closet."""
    tools.maintenance.back_up(args.file, tools.progress)
    return Outcome(
        {"backup": str(args.file)}, (f"the closet was copied to {args.file}",)
    )


def backups(tools: Tools, _args: NoOptions) -> Outcome:
    """List the automatic backups."""
    made = tools.maintenance.backups()
    rows = [
        {
            "file": str(each.file),
            "at": each.at.astimezone().isoformat(),
            "reason": each.reason,
            "bytes": each.bytes,
        }
        for each in made
    ]
    lines = [
        f"{each.at.astimezone():%Y-%m-%d %H:%M}  {each.bytes / 1e6:8.1f} MB  "
        f"{each.reason:<15}{each.file}"
        for each in made
    ]
    return Outcome(rows, tuple(lines or ["there are no backups yet"]))


def restore(tools: Tools, args: _FileOptions) -> Outcome:
    """Make the closet what a backup holds; the closet as it was is kept."""
    kept = tools.maintenance.restore(args.file, tools.progress)
    lines = [f"the closet was restored from {args.file}"]
    if kept:
        lines.append(f"the closet as it was is kept in {kept}")
    value = {"restored": str(args.file), "kept": str(kept) if kept else None}
    return Outcome(value, tuple(lines))


COMMANDS = (
    Command(
        "check",
        check,
        _CheckOptions,
        lambda args: bool(args.repair),
        can_be_undone=False,  # a backup is made before
    ),
    Command("rescue", rescue, _FileOptions),
    Command("backup", backup, _FileOptions),
    Command("backups", backups, NoOptions),
    Command("restore", restore, _FileOptions),  # what it brings, a backup has
)
