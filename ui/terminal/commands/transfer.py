"""The terminal commands that take a closet along: export it, and bring in another."""

from dataclasses import dataclass
from pathlib import Path

from ui.terminal.arguments import read_field, read_path
from ui.terminal.command import Command, argument, repeated
from ui.terminal.garment_output import facts_line, garment_json
from ui.terminal.outcome import Outcome
from ui.terminal.tools import Tools
from wardrobe.errors import InvalidValue
from wardrobe.language.spelling import tidy
from wardrobe.transfer.export_folder import export_closet
from wardrobe.transfer.import_csv import RowChange, TableImport, import_csv, read_table
from wardrobe.transfer.import_folder import import_folder
from wardrobe.transfer.table_columns import FIELDS
from wardrobe.transfer.table_values import DateOrder

# Of a dry run, rows that are shown with all that they would be.
_COUNT_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _ExportOptions:
    folder: Path = argument(type=read_path, metavar="FOLDER")


@dataclass(frozen=True, slots=True, kw_only=True)
class _ImportOptions:
    path: Path = argument(type=read_path, metavar="FOLDER|FILE.csv")
    columns: list[str] = repeated(
        "--map",
        type=tidy,
        metavar="field=column",
        help=f"which column of the table holds: {', '.join(FIELDS)}",
    )
    dates: str | None = argument(
        "--dates",
        choices=[*DateOrder],
        help="what stands first in dates, where a table's columns don't tell",
    )
    dry_run: bool = argument(
        "--dry-run", action="store_true", help="show what a table would do"
    )


def export(tools: Tools, args: _ExportOptions) -> Outcome:
    """Write photos, cut-outs, CSV, JSON and an HTML page to a new folder."""
    count = export_closet(
        tools.open_closet(), args.folder, now=tools.now, progress=tools.progress
    )
    return Outcome(
        {"folder": str(args.folder), "garments": count},
        (f"{count} garments written to {args.folder}; open its index.html",),
    )


def bring_in(tools: Tools, args: _ImportOptions) -> Outcome:
    """Import an exported folder, or the rows of a table (CSV or JSON)."""
    if args.path.is_dir():
        if args.columns or args.dry_run:
            raise InvalidValue("--map and --dry-run work with a table, not a folder")
        return _import_folder(tools, args)
    return _import_csv(tools, args)


def _import_folder(tools: Tools, args: _ImportOptions) -> Outcome:
    report = import_folder(
        args.path,
        tools.open_closet(),
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
        "plans": len(report.days.plans),
        "looks": len(report.days.looks),
        "photos_of_days": len(report.days.photos),
    }
    line = (
        f"{len(report.added)} added, {len(report.known)} already there, "
        f"{len(report.occasions)} occasions, {len(report.events)} events, "
        f"{len(report.days.plans)} plans, {len(report.days.looks)} looks"
    )
    failures = tuple(f"{failed.photo}: {failed.reason}" for failed in report.failed)
    return Outcome(value, (line,), failures)


def _import_csv(tools: Tools, args: _ImportOptions) -> Outcome:
    into = TableImport(
        closet=tools.open_closet(),
        eyes=tools.eyes,
        now=tools.now,
        is_dry=args.dry_run,
        dates=DateOrder(args.dates) if args.dates else None,
    )
    columns = dict(read_field(text) for text in args.columns)
    unused = read_table(args.path, columns).unused
    outcomes = import_csv(args.path, into, columns, tools.progress)
    value = {
        "dry_run": args.dry_run,
        "unused_columns": list(unused),
        "rows": [
            {
                "row": each.row,
                "change": each.change,
                "garment": (each.garment and each.garment.id) or None,
                "words": each.words,
                "problems": list(each.problems),
                "becomes": garment_json(each.garment) if each.garment else None,
            }
            for each in outcomes
        ],
    }
    done = [each for each in outcomes if each.change is not RowChange.FAILED]
    lines: list[str] = []
    for number, each in enumerate(done):
        lines.append(f"row {each.row}: {each.change}: {each.words}")
        if args.dry_run and number < _COUNT_SHOWN and each.garment:
            lines.append(f"       {facts_line(each.garment)}")
    if unused:
        lines.append(
            f"columns without a field, for notes of what is new: {', '.join(unused)}"
        )
    if args.dry_run:
        lines.append("this was a dry run: nothing was changed")
    failures = [
        f"row {each.row}: {each.words}"
        for each in outcomes
        if each.change is RowChange.FAILED
    ]
    failures += [
        f"row {each.row}: {problem}; the rest of the row is used"
        for each in done
        for problem in each.problems
    ]
    return Outcome(value, tuple(lines), tuple(failures))


COMMANDS = (
    Command("export", export, _ExportOptions),
    Command(
        "import",
        bring_in,
        _ImportOptions,
        lambda args: not args.dry_run,
        makes_closet=True,
    ),
)
