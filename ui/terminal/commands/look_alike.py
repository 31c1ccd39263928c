"""The terminal commands about look-alikes: similar, catalogue, try, gaps and wishes."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ui.terminal.command import Command, NoOptions, argument, repeated
from ui.terminal.outcome import Outcome
from ui.terminal.output import garment_json, garment_line, outfit_json, outfit_lines
from ui.terminal.tools import Tools
from wardrobe.closet.adding import name_of_picture, read_picture
from wardrobe.errors import InvalidValue
from wardrobe.model.embedding import Metric
from wardrobe.model.garment import Garment
from wardrobe.model.occasion import Occasion
from wardrobe.model.parsing import parse
from wardrobe.shopping.gaps import Coverage, Gaps, find_gaps
from wardrobe.shopping.trying import OccasionTrial, Trial
from wardrobe.shopping.trying_pictures import try_picture
from wardrobe.similarity.search import (
    SearchQuestion,
    SearchSubject,
    look_at_picture,
    search,
)
from wardrobe.similarity.similar_garments import Among, LookAlike, find_near_duplicates

# Of `try`, in the terminal.
_OUTFITS_OF_ALL = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _SimilarOptions:
    photo: str = argument(metavar="PHOTO|https://…")
    catalogue: str | None = argument("--catalogue", metavar="NAME")
    metric: str = argument(
        "--metric", default="cosine", metavar="cosine|euclidean|manhattan"
    )
    top: int = argument("--top", type=int, default=5, metavar="N")
    among: str = argument(
        "--among", default="all", metavar="all|same-group|other-groups"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _CatalogueOptions:
    action: str = argument(choices=["add", "list", "remove"])
    name: str | None = argument(nargs="?", metavar="NAME")
    folder: Path | None = argument(nargs="?", type=Path, metavar="FOLDER")
    processes: int | None = argument("--processes", type=int, metavar="N")
    scheduler: str | None = argument("--scheduler", metavar="tcp://HOST:PORT")


@dataclass(frozen=True, slots=True, kw_only=True)
class _TryOptions:
    photo: str = argument(metavar="PHOTO|https://…")
    occasion: list[str] = repeated("--occasion", metavar="O")
    keep: bool = argument("--keep", action="store_true", help="add it to the wish list")


@dataclass(frozen=True, slots=True, kw_only=True)
class _DuplicatesOptions:
    of: list[int] = repeated("--of", type=int, metavar="ID")


@dataclass(frozen=True, slots=True, kw_only=True)
class _WishesOptions:
    bought: list[int] = repeated("--bought", type=int, metavar="ID")
    drop: list[int] = repeated("--drop", type=int, metavar="ID")


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
    ] or [_alike_json(each) for each in found.garments]
    lines = [
        f"{each.distance:.4f}  {each.photo}  {each.words}".rstrip()
        for each in found.photos
    ] or [_alike_line(each) for each in found.garments]
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


def try_photo(tools: Tools, args: _TryOptions) -> Outcome:
    """Show what a garment you don't own would add to your closet."""
    closet = tools.open_closet()
    tried = try_picture(
        read_picture(args.photo, tools.web_photos),
        name_of_picture(args.photo),
        at=tools.now(),
        closet=closet,
        eyes=tools.eyes,
        embedder=tools.embedder,
        scorer=tools.scorer,
        occasions=[parse(Occasion, word, "occasion") for word in args.occasion]
        or tuple(Occasion),
        progress=tools.progress,
    )
    trial, sight = tried.trial, tried.sight
    kept = None
    if args.keep:
        kept = closet.wish(trial.garment, sight.pictures, sight.labels.embedding).id
    said = (f"added to the wish list as garment {kept}",) if kept else ()
    return Outcome(_trial_json(trial, kept), (*_trial_lines(trial), *said))


def gaps(tools: Tools, _args: NoOptions) -> Outcome:
    """Show which garment would add the most good outfits, and which you need least."""
    closet = tools.open_closet()
    found = find_gaps(
        closet.garments(),
        scorer=tools.scorer,
        taste=closet.taste(),
        progress=tools.progress,
    )
    return Outcome(_gaps_json(found), _gaps_lines(found))


def duplicates(tools: Tools, args: _DuplicatesOptions) -> Outcome:
    """List garments that look like one photographed twice."""
    pairs = find_near_duplicates(
        tools.open_closet(), tools.embedder, args.of or None, tools.progress
    )
    return Outcome(
        [
            {"ids": [p.first.id, p.second.id], "distance": round(p.distance, 6)}
            for p in pairs
        ],
        tuple(
            f"{p.distance:.4f}  {p.first.title} [{p.first.id}] and "
            f"{p.second.title} [{p.second.id}]"
            for p in pairs
        )
        or ("no duplicates found",),
    )


def wishes(tools: Tools, args: _WishesOptions) -> Outcome:
    """Show the wish list, or move garments from it to the closet or the trash."""
    closet = tools.open_closet()
    listed = {garment.id for garment in closet.wishes()}
    for garment_id in (*args.bought, *args.drop):
        if garment_id not in listed:
            raise InvalidValue(f"garment {garment_id} isn't on the wish list")
    closet.own(args.bought)
    closet.remove(args.drop)
    wished = closet.wishes()
    lines = tuple(map(garment_line, wished)) or ("the wish list is empty",)
    return Outcome([garment_json(garment) for garment in wished], lines)


def _alike_json(each: LookAlike) -> dict[str, Any]:
    return {"id": each.garment.id, "distance": round(each.distance, 6)}


def _alike_line(each: LookAlike) -> str:
    return f"{each.distance:.4f}  {each.garment.title} [{each.garment.id}]"


def _trial_json(trial: Trial, kept: int | None) -> dict[str, Any]:
    return {
        "garment": _seen_json(trial.garment),
        "nearest": [_alike_json(each) for each in trial.nearest],
        "doubles": [_alike_json(each) for each in trial.doubles],
        "unlocked": trial.unlocked,
        "occasions": [_occasion_json(each) for each in trial.occasions],
        "replaces": [
            {"id": each.garment.id, "share": round(each.share, 4)}
            for each in trial.replaces
        ],
        "missing": trial.missing or None,
        "wish": kept,
    }


def _seen_json(garment: Garment) -> dict[str, Any]:
    return {
        "group": garment.group,
        "type": garment.type,
        "colour": garment.colour,
        "pattern": garment.pattern,
        "confidence": round(garment.confidence, 4),
    }


def _occasion_json(each: OccasionTrial) -> dict[str, Any]:
    return {
        "occasion": each.occasion,
        "possible": each.possible,
        "unlocked": each.unlocked,
        "good": each.good,
        "median": None if each.median is None else round(each.median, 6),
        "outfits": [outfit_json(rank, o) for rank, o in enumerate(each.outfits, 1)],
    }


def _trial_lines(trial: Trial) -> tuple[str, ...]:
    lines = [f"this is a {trial.garment.title}"]
    lines += [
        f"you have one like it: {each.garment.title} [{each.garment.id}] "
        f"({each.distance:.3f} apart)"
        for each in trial.doubles
    ] or ["nothing in the closet does the same job"]
    if trial.missing:
        return (*lines, trial.missing)
    lines.append(f"it makes {trial.unlocked} outfits that rate above your median:")
    lines += [
        f"  {each.occasion:<14}{each.unlocked:>6} of {each.possible}, {each.good} good"
        for each in sorted(trial.occasions, key=lambda each: -each.unlocked)
    ]
    best = sorted(
        ((o, each.occasion) for each in trial.occasions for o in each.outfits[:1]),
        key=lambda pair: -pair[0].rating,
    )[:_OUTFITS_OF_ALL]
    for rank, (outfit, occasion) in enumerate(best, 1):
        lines += [f"for {occasion}:", *outfit_lines(rank, outfit)]
    lines += [
        f"it could replace {each.garment.title} [{each.garment.id}]: better in "
        f"{each.share:.0%} of its outfits"
        for each in trial.replaces
    ]
    return tuple(lines)


def _gaps_json(found: Gaps) -> dict[str, Any]:
    return {
        "thin": found.coverage[0].occasion if found.coverage else None,
        "occasions": [_coverage_json(each) for each in found.coverage],
        "least_useful": [
            {
                "id": use.garment.id,
                "needed": round(use.needed, 4),
                "occasion": use.occasion,
            }
            for use in found.least_useful
        ],
    }


def _coverage_json(each: Coverage) -> dict[str, Any]:
    return {
        "occasion": each.occasion,
        "possible": each.possible,
        "good": each.good,
        "wanted": [
            {
                "type": wanted.descriptor.type,
                "colour": wanted.descriptor.colour,
                "unlocked": wanted.unlocked,
            }
            for wanted in each.wanted
        ],
    }


def _gaps_lines(found: Gaps) -> tuple[str, ...]:
    lines = []
    for each in found.coverage:
        wanted = ", ".join(
            f"{w.descriptor.colour} {w.descriptor.type.words} (+{w.unlocked})"
            for w in each.wanted
        )
        advice = f"; would add the most: {wanted}" if wanted else ""
        lines.append(
            f"{each.occasion:<14}{each.good:>6} good outfits of {each.possible}{advice}"
        )
    lines += [
        f"needed least: {use.garment.title} [{use.garment.id}], in {use.needed:.0%} "
        f"of the good outfits for {use.occasion}"
        for use in found.least_useful
    ]
    return tuple(lines)


COMMANDS = (
    Command("similar", similar, _SimilarOptions),
    Command("catalogue", catalogue, _CatalogueOptions),  # beside the closet, not in it
    Command("try", try_photo, _TryOptions, lambda args: args.keep),
    Command("gaps", gaps, NoOptions),
    Command("duplicates", duplicates, _DuplicatesOptions),
    Command(
        "wishes", wishes, _WishesOptions, lambda args: bool(args.bought or args.drop)
    ),
)
