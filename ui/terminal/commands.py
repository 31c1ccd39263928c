"""What each terminal command does: calls a use case and says what came of it."""

import json
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TextIO, TypeVar

from ui.terminal.extractor_table import comparison_lines
from ui.terminal.occasion_commands import own_occasions
from ui.terminal.outcome import Outcome
from ui.terminal.outfit_commands import judge_outfit, suggest_outfits
from ui.terminal.output import (
    NO_LABELS,
    garment_json,
    garment_line,
    labels_json,
    labels_line,
)
from ui.terminal.tools import Tools, TrainingOrder
from wardrobe.closet.adding import add_photos, find_photos, read_photo
from wardrobe.closet.editing import edited
from wardrobe.errors import BadPhoto, InvalidValue
from wardrobe.ranking.rating_described import (
    rate_described,
    read_described,
    read_labels,
)

Rows = TypeVar("Rows")


def label(tools: Tools, args: Namespace) -> Outcome:
    """Look at photos and keep nothing."""
    found = find_photos(args.photos)
    rows = [
        {**NO_LABELS, "photo": str(failed.photo), "error": failed.reason}
        for failed in found.failed
    ]
    for photo in found.photos:
        try:
            labels = tools.eyes.label(read_photo(photo))
            rows.append({"photo": str(photo), **labels_json(labels), "error": None})
        except BadPhoto as error:
            rows.append({**NO_LABELS, "photo": str(photo), "error": str(error)})
    return Outcome(
        rows,
        tuple(labels_line(row) for row in rows if not row["error"]),
        tuple(f"{row['photo']}: {row['error']}" for row in rows if row["error"]),
    )


def add(tools: Tools, args: Namespace) -> Outcome:
    """Import photos and folders."""
    report = add_photos(
        args.paths,
        closet=tools.open_closet(),
        eyes=tools.eyes,
        now=tools.now,
        progress=args.progress,
    )
    value = {
        "added": [{"id": a.garment.id, "photo": str(a.photo)} for a in report.added],
        "duplicates": [{"photo": str(d.photo), "of": d.of} for d in report.duplicates],
        "failed": [{"photo": str(f.photo), "reason": f.reason} for f in report.failed],
    }
    lines = [f"{a.garment.id:>5}  {a.garment.title}  ({a.photo})" for a in report.added]
    lines += [f"{d.photo} is garment {d.of} already" for d in report.duplicates]
    lines.append(f"{len(report.added)} added, {len(report.duplicates)} known before")
    failures = [f"{f.photo}: {f.reason}" for f in report.failed]
    if report.was_cancelled:
        failures.append("stopped, as you asked; what was finished is kept")
    return Outcome(value, tuple(lines), tuple(failures))


def garments(tools: Tools, _args: Namespace) -> Outcome:
    """List the garments of the closet."""
    owned = tools.open_closet().garments()
    return Outcome([garment_json(g) for g in owned], tuple(map(garment_line, owned)))


def correct(tools: Tools, args: Namespace) -> Outcome:
    """Correct fields of a garment."""
    closet = tools.open_closet()
    fields = dict(read_field(text) for text in args.fields)
    garment = edited(closet.garment(args.id), fields)
    closet.update([garment])
    return Outcome(garment_json(garment), (garment_line(garment),))


def rate_descriptors(tools: Tools, args: Namespace) -> Outcome:
    """Rate the outfits described in a CSV file."""
    ratings = rate_described(_read_csv(args.file, read_described), tools.scorer)
    return Outcome(ratings, tuple(f"{rating:.3f}" for rating in ratings))


def train(tools: Tools, args: Namespace) -> Outcome:
    """Train a model on labelled data; a stopped run goes on where it was."""
    order = TrainingOrder(
        data=args.data,
        folder=args.runs,
        start=args.start,
        labels=_read_csv(args.labels, read_labels) if args.labels else None,
    )
    card = tools.trainers[args.model](order, args.tell)
    return Outcome(card, (f"trained; the model and its card are in {args.runs}",))


def evaluate(tools: Tools, args: Namespace) -> Outcome:
    """Evaluate a shipped model on labelled data."""
    report = tools.evaluators[args.model](args.data, args.runs, args.tell)
    if "extractors" in report:
        return Outcome(report, comparison_lines(report))
    return Outcome(report, tuple(json.dumps(report, indent=1).splitlines()))


def _read_csv(file: Path, read: Callable[[TextIO], Rows]) -> Rows:
    try:
        with file.open(newline="", encoding="utf-8-sig") as lines:
            return read(lines)
    except (OSError, UnicodeError) as error:
        raise InvalidValue(f"{file} cannot be read as CSV text") from error


def read_field(text: str) -> tuple[str, str]:
    """Read an argument of the form field=value."""
    name, equals, value = text.partition("=")
    if not equals:
        raise InvalidValue(f'"{text}" is not of the form field=value')
    return name.strip(), value


COMMANDS: dict[str, Callable[[Tools, Namespace], Outcome]] = {
    "label": label,
    "add": add,
    "garments": garments,
    "set": correct,
    "suggest": suggest_outfits,
    "judge": judge_outfit,
    "occasion": own_occasions,
    "rate-descriptors": rate_descriptors,
    "train": train,
    "evaluate": evaluate,
}
