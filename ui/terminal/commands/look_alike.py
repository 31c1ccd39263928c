"""The terminal commands about look-alikes: similar, catalogue and duplicates."""

from dataclasses import dataclass
from pathlib import Path

from ui.terminal.arguments import read_count, read_id, read_number, read_path
from ui.terminal.command import Command, argument, repeated
from ui.terminal.garment_output import with_id
from ui.terminal.outcome import Outcome
from ui.terminal.output import alike_json, alike_line
from ui.terminal.tools import Tools
from wardrobe.closet.adding import name_of_picture, read_picture
from wardrobe.errors import InvalidValue
from wardrobe.language.spelling import tidy
from wardrobe.model.embedding import Metric
from wardrobe.model.parsing import parse
from wardrobe.similarity.search import (
    SearchQuestion,
    SearchSubject,
    look_at_picture,
    search,
)
from wardrobe.similarity.similar_garments import Among, find_near_duplicates


@dataclass(frozen=True, slots=True, kw_only=True)
class _SimilarOptions:
    photo: str = argument(metavar="PHOTO|https://…")
    catalogue: str | None = argument("--catalogue", type=tidy, metavar="NAME")
    metric: str = argument(
        "--metric", default="cosine", metavar="cosine|euclidean|manhattan"
    )
    top: int = argument("--top", type=read_count, default=5, metavar="N")
    among: str = argument(
        "--among", default="all", metavar="all|same-group|other-groups"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _CatalogueOptions:
    action: str = argument(choices=["add", "list", "remove"])
    name: str | None = argument(nargs="?", type=tidy, metavar="NAME")
    folder: Path | None = argument(nargs="?", type=read_path, metavar="FOLDER")
    processes: int | None = argument("--processes", type=read_number, metavar="N")
    scheduler: str | None = argument("--scheduler", metavar="tcp://HOST:PORT")


@dataclass(frozen=True, slots=True, kw_only=True)
class _DuplicatesOptions:
    of: list[int] = repeated("--of", type=read_id, metavar="ID")


def similar(tools: Tools, args: _SimilarOptions) -> Outcome:
    """Find what looks like a photo, in the closet or in a catalogue."""
    metric = parse(Metric, args.metric, "metric")
    among = parse(Among, args.among, "choice of garments")
    if args.top < 1:
        raise InvalidValue("ask for at least one look-alike")
    seen = look_at_picture(
        read_picture(args.photo, tools.web_photos),
        name_of_picture(args.photo),
        at=tools.now(),
        eyes=tools.eyes,
    )
    subject = SearchSubject(seen.garment, seen.sight.vector)
    found = search(
        SearchQuestion(subject, args.catalogue or "", among, metric, args.top),
        open_closet=tools.open_closet,
        embedder=tools.embedder,
        catalogues=tools.catalogues,
        progress=tools.progress,
    )
    rows = [
        {"photo": str(each.photo), "distance": round(each.distance, 6)}
        for each in found.photos
    ] or [alike_json(each) for each in found.garments]
    lines = [
        f"{each.distance:.4f}  {each.photo}  {each.words}".rstrip()
        for each in found.photos
    ] or [alike_line(each) for each in found.garments]
    return Outcome(
        [{"rank": rank, **row} for rank, row in enumerate(rows, 1)],
        tuple(f"{rank:>3}. {line}" for rank, line in enumerate(lines, 1)),
    )


def catalogue(tools: Tools, args: _CatalogueOptions) -> Outcome:
    """Index a folder of product pictures, list the catalogues, or remove one."""
    if args.action == "list":
        names = tools.catalogues.names()
        return Outcome(names, tuple(names) or ("there are no catalogues yet",))
    if args.name is None:
        raise InvalidValue(f"catalogue {args.action} needs a NAME")
    if args.action == "remove":
        tools.catalogues.remove(args.name)
        return Outcome({"removed": args.name}, (f"{args.name} was removed",))
    if args.folder is None:
        raise InvalidValue("catalogue add needs a NAME and a FOLDER")
    report = tools.catalogues.add(
        args.name,
        args.folder,
        workers=args.scheduler or args.processes,
        progress=tools.progress,
    )
    value = {
        "catalogue": args.name,
        "indexed": report.indexed,
        "kept": report.kept,
        "total": report.total,
        "failed": [{"photo": str(p), "reason": why} for p, why in report.failed],
    }
    line = (
        f"{report.indexed} photos indexed, {report.kept} already there; "
        f"{args.name} has {report.total}"
    )
    return Outcome(value, (line,), tuple(f"{p}: {why}" for p, why in report.failed))


def duplicates(tools: Tools, args: _DuplicatesOptions) -> Outcome:
    """List garments that look like one photographed twice."""
    closet = tools.open_closet()
    for garment_id in args.of:
        closet.garment(garment_id)  # an unknown id is said as such
    pairs = find_near_duplicates(
        closet, tools.embedder, args.of or None, tools.progress
    )
    return Outcome(
        [
            {"ids": [p.first.id, p.second.id], "distance": round(p.distance, 6)}
            for p in pairs
        ],
        tuple(
            f"{p.distance:.4f}  {with_id(p.first)} and {with_id(p.second)}"
            for p in pairs
        )
        or ("no duplicates found",),
    )


COMMANDS = (
    Command("similar", similar, _SimilarOptions),
    Command("catalogue", catalogue, _CatalogueOptions),  # beside the closet, not in it
    Command("duplicates", duplicates, _DuplicatesOptions),
)
