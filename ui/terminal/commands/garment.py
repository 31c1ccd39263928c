"""The terminal commands about garments: label photos, add, list and correct them."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ui.terminal.arguments import read_field, read_id, read_path
from ui.terminal.command import Command, NoOptions, always, argument
from ui.terminal.commands.laundry import bring_back, dirty_pieces
from ui.terminal.garment_output import (
    NO_LABELS,
    garment_json,
    garment_line,
    labels_json,
    labels_line,
    seen_json,
    worn_json,
)
from ui.terminal.outcome import Outcome
from ui.terminal.tools import Tools
from wardrobe.closet.adding import Added, add_photos, read_photo
from wardrobe.closet.editing import edited
from wardrobe.closet.photo_files import Failed, find_photos
from wardrobe.closet.wear_log import days_worn
from wardrobe.errors import BadPhoto
from wardrobe.model.occasion import Occasion
from wardrobe.ports.closet import Closet

if TYPE_CHECKING:
    from wardrobe.shopping.next_piece import NextPieces

# What most days are dressed for.
_EVERY_DAY = (Occasion.CASUAL, Occasion.WORK)
_NO_GARMENT = "no garment found on this photo; with --anyway it's added all the same"


@dataclass(frozen=True, slots=True, kw_only=True)
class _LabelOptions:
    photos: list[Path] = argument(nargs="+", type=read_path, metavar="PHOTO")


@dataclass(frozen=True, slots=True, kw_only=True)
class _AddOptions:
    paths: list[Path] = argument(nargs="+", type=read_path, metavar="PATH")
    anyway: bool = argument(
        "--anyway",
        action="store_true",
        help="add photos, too, on which no garment is found",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _SetOptions:
    id: int = argument(type=read_id, metavar="ID")
    fields: list[str] = argument(nargs="+", metavar="field=value")


def label(tools: Tools, args: _LabelOptions) -> Outcome:
    """Label photos without saving anything."""
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


def add(tools: Tools, args: _AddOptions) -> Outcome:
    """Add photos, or whole folders of them."""
    closet = tools.open_closet()
    report = add_photos(
        args.paths,
        closet=closet,
        eyes=tools.eyes,
        now=tools.now,
        progress=tools.progress,
        anyway=args.anyway,
    )
    following = _next_pieces(tools, closet) if report.added else None
    failed = [*report.failed]
    failed += [Failed(photo, _NO_GARMENT) for photo in report.without_garment]
    value = {
        "added": [
            {
                "id": a.garment.id,
                "photo": str(a.photo),
                **seen_json(a.garment),
                "pieces": a.count_pieces,
            }
            for a in report.added
        ],
        "duplicates": [{"photo": str(d.photo), "of": d.of} for d in report.duplicates],
        "failed": [{"photo": str(f.photo), "reason": f.reason} for f in failed],
        "left_out": dict(report.left_out),
        "next": _next_json(following),
    }
    lines = [_added_line(each) for each in report.added]
    lines += [f"{d.photo} is already garment {d.of}" for d in report.duplicates]
    lines.append(f"{len(report.added)} added, {len(report.duplicates)} already there")
    if report.left_out:
        others = report.left_out.most_common()
        kinds = [f"{count} {end or 'without an ending'}" for end, count in others]
        lines.append(f"left out, as no photos: {', '.join(kinds)}")
    if following:
        lines.append(following.sentence)
    failures = [f"{f.photo}: {f.reason}" for f in failed]
    if report.was_cancelled:
        failures.append("stopped, as you asked; finished work is kept")
    return Outcome(value, tuple(lines), tuple(failures))


def _next_pieces(tools: Tools, closet: Closet) -> "NextPieces | None":
    from wardrobe.shopping.next_piece import find_next  # noqa: PLC0415 - for `add` alone

    return find_next(
        closet.garments(),
        _EVERY_DAY,
        scorer=tools.scorer,
        taste=closet.taste(),
    )


def _next_json(found: "NextPieces | None") -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "slot": found.slot,
        "occasion": str(found.occasion.key),
        "outfits": found.outfits,
        "wanted": [
            {
                "type": wanted.descriptor.type,
                "colour": wanted.descriptor.colour,
                "unlocked": wanted.unlocked,
            }
            for wanted in found.pieces
        ],
    }


def _added_line(added: Added) -> str:
    line = f"{added.garment.id:>5}  {added.garment.title}  ({added.photo})"
    if added.count_pieces == 1:
        return line
    return f"{line}: {added.count_pieces} pieces seen; part them in the window"


def garments(tools: Tools, _args: NoOptions) -> Outcome:
    """List the garments in the closet."""
    closet = tools.open_closet()
    owned, days = closet.garments(), days_worn(closet.events())
    dirty = {each.id for each in dirty_pieces(tools, closet)}
    rows = [
        {
            **garment_json(each),
            **worn_json(each, days.get(each.id, ())),
            "in_laundry": each.id in dirty,
        }
        for each in owned
    ]
    return Outcome(rows, tuple(map(garment_line, owned)))


def correct(tools: Tools, args: _SetOptions) -> Outcome:
    """Correct a garment, field by field."""
    closet = tools.open_closet()
    fields = dict(read_field(text) for text in args.fields)
    before = closet.garment(args.id)
    garment = edited(before, fields)
    if (
        "state" in fields
        and garment.is_in_use
        and before in dirty_pieces(tools, closet)
    ):
        bring_back(tools, closet, [before])
    closet.update([garment], [before])
    worn = days_worn(closet.events()).get(garment.id, ())
    value = {**garment_json(garment), **worn_json(garment, worn)}
    return Outcome(value, (garment_line(garment),))


COMMANDS = (
    Command("label", label, _LabelOptions),
    Command("add", add, _AddOptions, always, makes_closet=True),
    Command("garments", garments, NoOptions),
    Command("set", correct, _SetOptions, always),
)
