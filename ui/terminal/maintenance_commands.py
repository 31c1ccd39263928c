"""The terminal commands that keep the closet from harm."""

from dataclasses import dataclass
from pathlib import Path

from ui.terminal.arguments import read_field
from ui.terminal.command import Command, NoOptions, argument, repeated
from ui.terminal.outcome import Outcome
from ui.terminal.tools import Tools
from wardrobe.errors import InvalidValue
from wardrobe.ports.closet import Finding
from wardrobe.transfer.export_folder import export_closet
from wardrobe.transfer.import_csv import FIELDS, RowChange, TableImport, import_csv
from wardrobe.transfer.import_folder import import_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOptions:
    """What to repair of what is found."""

    repair: list[str] = repeated(
        "--repair", metavar="N", help="repair finding N of the list, or all"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOptions:
    """A closet file to write, or to read."""

    file: Path = argument(type=Path, metavar="FILE")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """Where to write."""

    folder: Path = argument(type=Path, metavar="FOLDER")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """What to bring in; the rest is for a table."""

    path: Path = argument(type=Path, metavar="FOLDER|FILE.csv")
    columns: list[str] = repeated(
        "--map",
        metavar="field=column",
        help=f"which column of a table is: {', '.join(FIELDS)}",
    )
    dry_run: bool = argument(
        "--dry-run", action="store_true", help="say what a table would do"
    )


def check(tools: Tools, args: CheckOptions) -> Outcome:
    """Look for damage in the closet, and repair what you choose."""
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
    lines = () if findings else ("nothing wrong was found",)
    return Outcome(value, lines, tuple(complaints))


def _chosen(findings: list[Finding], numbers: list[str]) -> list[Finding]:
    if "all" in numbers:
        return findings
    by_number = {str(number): each for number, each in enumerate(findings, start=1)}
    for number in numbers:
        if number not in by_number:
            raise InvalidValue(f'there is no finding "{number}" to repair')
        if not by_number[number].repair:
            raise InvalidValue(f"finding {number} is mended by the repair of another")
    return [by_number[number] for number in numbers]


def rescue(tools: Tools, args: FileOptions) -> Outcome:
    """Copy what can be read of a damaged closet to a new file."""
    rescued = tools.maintenance.rescue(args.file, tools.progress)
    kept = ", ".join(f"{count} of {name}" for name, count in rescued.kept.items())
    lost = ", ".join(f"{count} of {name}" for name, count in rescued.lost.items())
    value = {"rescued": str(args.file), "kept": rescued.kept, "lost": rescued.lost}
    lines = (f"kept in {args.file}: {kept}", f"lost: {lost or 'nothing'}")
    return Outcome(value, lines)


def backup(tools: Tools, args: FileOptions) -> Outcome:
    """Write a complete copy of the closet."""
    tools.maintenance.back_up(args.file, tools.progress)
    return Outcome(
        {"backup": str(args.file)}, (f"the closet was copied to {args.file}",)
    )


def backups(tools: Tools, _args: NoOptions) -> Outcome:
    """List the backups that were made by themselves."""
    made = tools.maintenance.backups()
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


def restore(tools: Tools, args: FileOptions) -> Outcome:
    """Make the closet what a backup holds; the closet as it was is kept."""
    kept = tools.maintenance.restore(args.file, tools.progress)
    lines = [f"the closet is as {args.file} holds it"]
    if kept:
        lines.append(f"as it was before, it is kept in {kept}")
    value = {"restored": str(args.file), "kept": str(kept) if kept else None}
    return Outcome(value, tuple(lines))


def export(tools: Tools, args: ExportOptions) -> Outcome:
    """Write photos, cut-outs, CSV, JSON and an HTML page to a new folder."""
    count = export_closet(
        tools.maintenance.open(), args.folder, now=tools.now, progress=tools.progress
    )
    return Outcome(
        {"folder": str(args.folder), "garments": count},
        (f"{count} garments were written to {args.folder}; open its index.html",),
    )


def bring_in(tools: Tools, args: ImportOptions) -> Outcome:
    """Add what an exported folder holds, or the rows of a CSV table."""
    if args.path.is_dir():
        if args.columns or args.dry_run:
            raise InvalidValue("--map and --dry-run go with a table, not with a folder")
        return _import_folder(tools, args)
    return _import_csv(tools, args)


def _import_folder(tools: Tools, args: ImportOptions) -> Outcome:
    report = import_folder(
        args.path,
        tools.maintenance.open(),
        tools.try_open,
        tools.learner.relearn,
        progress=tools.progress,
    )
    value = {
        "added": [garment.id for garment in report.added],
        "known": list(report.known),
        "failed": [
            {"garment": failed.photo.name, "reason": failed.reason}
            for failed in report.failed
        ],
        "occasions": len(report.occasions),
        "events": len(report.events),
    }
    line = (
        f"{len(report.added)} added, {len(report.known)} known before, "
        f"{len(report.occasions)} occasions, {len(report.events)} events"
    )
    failures = tuple(f"{failed.photo}: {failed.reason}" for failed in report.failed)
    return Outcome(value, (line,), failures)


def _import_csv(tools: Tools, args: ImportOptions) -> Outcome:
    into = TableImport(
        closet=tools.maintenance.open(),
        eyes=tools.eyes,
        now=tools.now,
        is_dry=args.dry_run,
    )
    columns = dict(read_field(text) for text in args.columns)
    outcomes = import_csv(args.path, into, columns, tools.progress)
    value = {
        "dry_run": args.dry_run,
        "rows": [
            {
                "row": each.row,
                "change": each.change,
                "garment": (each.garment and each.garment.id) or None,
                "words": each.words,
            }
            for each in outcomes
        ],
    }
    done = [each for each in outcomes if each.change is not RowChange.FAILED]
    lines = [f"row {each.row}: {each.change}: {each.words}" for each in done]
    if args.dry_run:
        lines.append("nothing was changed: this was a dry run")
    failures = [
        f"row {each.row}: {each.words}"
        for each in outcomes
        if each.change is RowChange.FAILED
    ]
    return Outcome(value, tuple(lines), tuple(failures))


COMMANDS = (
    Command("check", check, CheckOptions, lambda args: bool(args.repair)),
    Command("rescue", rescue, FileOptions),
    Command("backup", backup, FileOptions),
    Command("backups", backups, NoOptions),
    Command("restore", restore, FileOptions),  # what it brings, a backup has
    Command("export", export, ExportOptions),
    Command("import", bring_in, ImportOptions, lambda args: not args.dry_run),
)
