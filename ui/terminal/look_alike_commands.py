"""The terminal commands about look-alikes: similar, catalogue, try, gaps and wishes."""

import hashlib
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ui.terminal.outcome import Outcome
from ui.terminal.output import garment_json, garment_line, outfit_json, outfit_lines
from ui.terminal.tools import Tools
from wardrobe.closet.adding import read_photo
from wardrobe.errors import InvalidValue
from wardrobe.model.garment import Garment
from wardrobe.model.occasion import Occasion
from wardrobe.model.parsing import parse
from wardrobe.shopping.gaps import Coverage, Gaps, find_gaps
from wardrobe.shopping.trying import OccasionTrial, Trial, tried_garment, try_garment
from wardrobe.similarity.nearest import Metric
from wardrobe.similarity.similar_garments import (
    Among,
    LookAlike,
    embeddings_of,
    find_look_alikes,
    groups_among,
    near_duplicates,
    part_among,
)

# Of `try`, in the terminal.
_OUTFITS_OF_ALL = 3


def similar(tools: Tools, args: Namespace) -> Outcome:
    """Find what looks like a photo, in the closet or in a catalogue."""
    metric = parse(Metric, args.metric, "metric")
    among = parse(Among, args.among, "choice of garments")
    content = _content(tools, args.photo)
    sight = tools.eyes.look(content)
    look, group = sight.vector, sight.labels.group
    if args.catalogue:
        found = tools.catalogues.search(
            args.catalogue,
            look,
            _top(args),
            metric,
            groups=groups_among(among, group),
            part=part_among(among, tools.embedder),
        )
        return Outcome(
            [
                {"rank": rank, "photo": str(f.photo), "distance": round(f.distance, 6)}
                for rank, f in enumerate(found, 1)
            ],
            tuple(
                f"{rank:>3}. {f.distance:.4f}  {f.photo}  {f.words}".rstrip()
                for rank, f in enumerate(found, 1)
            ),
        )
    closet = tools.open_closet()
    owned = closet.garments()
    embeddings = embeddings_of(closet, owned, tools.embedder, on_progress=args.on_count)
    alike = find_look_alikes(
        look,
        owned,
        embeddings,
        tools.embedder,
        group=group,
        among=among,
        count=_top(args),
        metric=metric,
    )
    return Outcome(
        [{"rank": rank, **_alike_json(each)} for rank, each in enumerate(alike, 1)],
        tuple(_alike_line(rank, each) for rank, each in enumerate(alike, 1)),
    )


def catalogue(tools: Tools, args: Namespace) -> Outcome:
    """Index a folder of product pictures, list the catalogues, or forget one."""
    if args.action == "list":
        names = tools.catalogues.names()
        return Outcome(names, tuple(names) or ("there is no catalogue yet",))
    if args.name is None:
        raise InvalidValue(f"catalogue {args.action} needs a NAME")
    if args.action == "remove":
        tools.catalogues.remove(args.name)
        return Outcome({"removed": args.name}, (f"{args.name} is forgotten",))
    if args.folder is None:
        raise InvalidValue("catalogue add needs a NAME and a FOLDER")
    report = tools.catalogues.add(
        args.name,
        args.folder,
        workers=args.scheduler or args.processes,
        on_progress=args.on_count,
    )
    value = {
        "catalogue": args.name,
        "indexed": report.indexed,
        "kept": report.kept,
        "total": report.total,
        "failed": [{"photo": str(p), "reason": why} for p, why in report.failed],
    }
    line = (
        f"{report.indexed} photos indexed, {report.kept} known before; "
        f"{args.name} has {report.total}"
    )
    return Outcome(value, (line,), tuple(f"{p}: {why}" for p, why in report.failed))


def try_photo(tools: Tools, args: Namespace) -> Outcome:
    """Say what a garment that is not owned would bring to the closet."""
    content = _content(tools, args.photo)
    sight = tools.eyes.look(content)
    closet = tools.open_closet()
    owned = closet.garments()
    tried = tried_garment(
        sight.labels,
        name=_name_of(args.photo),
        at=tools.now(),
        photo_sha256=hashlib.sha256(content).hexdigest(),
    )
    trial = try_garment(
        tried,
        sight.vector,
        owned,
        embeddings_of(closet, owned, tools.embedder, on_progress=args.on_count),
        embedder=tools.embedder,
        scorer=tools.scorer,
        taste=closet.taste(),
        occasions=[parse(Occasion, word, "occasion") for word in args.occasion]
        or tuple(Occasion),
        on_progress=args.on_count,
    )
    kept = None
    if args.keep:
        kept = closet.wish(tried, sight.pictures, sight.labels.embedding).id
    said = (f"kept on the wish list as garment {kept}",) if kept else ()
    return Outcome(_trial_json(trial, kept), (*_trial_lines(trial), *said))


def gaps(tools: Tools, args: Namespace) -> Outcome:
    """Say which garment would unlock most, and which is of least use."""
    closet = tools.open_closet()
    found = find_gaps(
        closet.garments(),
        scorer=tools.scorer,
        taste=closet.taste(),
        on_progress=args.on_count,
    )
    return Outcome(_gaps_json(found), _gaps_lines(found))


def duplicates(tools: Tools, args: Namespace) -> Outcome:
    """List garments of the closet that look like one photographed twice."""
    closet = tools.open_closet()
    owned = closet.garments()
    embeddings = embeddings_of(closet, owned, tools.embedder, on_progress=args.on_count)
    pairs = near_duplicates(owned, embeddings, tools.embedder, of=args.of or None)
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
        or ("no two garments look like one",),
    )


def wishes(tools: Tools, args: Namespace) -> Outcome:
    """List the wish list, or move garments from it to the closet or the trash."""
    closet = tools.open_closet()
    listed = {garment.id for garment in closet.wishes()}
    for garment_id in (*args.bought, *args.drop):
        if garment_id not in listed:
            raise InvalidValue(f"garment {garment_id} is not on the wish list")
    closet.own(args.bought)
    closet.remove(args.drop)
    wished = closet.wishes()
    lines = tuple(map(garment_line, wished)) or ("the wish list is empty",)
    return Outcome([garment_json(garment) for garment in wished], lines)


def _content(tools: Tools, photo: str) -> bytes:
    if photo.lower().startswith(("http://", "https://")):
        return tools.web_photos.fetch(photo)
    return read_photo(Path(photo))


def _name_of(photo: str) -> str:
    return Path(photo.split("?", maxsplit=1)[0]).stem or "picture"


def _top(args: Namespace) -> int:
    if args.top < 1:
        raise InvalidValue("ask for one look-alike at least")
    return int(args.top)


def _alike_json(each: LookAlike) -> dict[str, Any]:
    return {"id": each.garment.id, "distance": round(each.distance, 6)}


def _alike_line(rank: int, each: LookAlike) -> str:
    garment = each.garment
    return f"{rank:>3}. {each.distance:.4f}  {garment.title} [{garment.id}]"


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
    ] or ["nothing in the closet does for it"]
    if trial.missing:
        return (*lines, trial.missing)
    lines.append(f"it brings {trial.unlocked} outfits above the median of yours:")
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
        advice = f"; most would bring: {wanted}" if wanted else ""
        lines.append(
            f"{each.occasion:<14}{each.good:>6} good outfits of {each.possible}{advice}"
        )
    lines += [
        f"of little use: {use.garment.title} [{use.garment.id}], in {use.needed:.0%} "
        f"of the good outfits for {use.occasion}"
        for use in found.least_useful
    ]
    return tuple(lines)


COMMANDS: dict[str, Callable[[Tools, Namespace], Outcome]] = {
    "similar": similar,
    "catalogue": catalogue,
    "try": try_photo,
    "gaps": gaps,
    "duplicates": duplicates,
    "wishes": wishes,
}

_PHOTO = ("photo", {"metavar": "PHOTO|https://…"})

# What each command takes, as the arguments of `ArgumentParser.add_argument`.
ARGUMENTS: dict[str, tuple[tuple[str, dict[str, Any]], ...]] = {
    "similar": (
        _PHOTO,
        ("--catalogue", {"metavar": "NAME"}),
        ("--metric", {"default": "cosine", "metavar": "cosine|euclidean|manhattan"}),
        ("--top", {"type": int, "default": 5, "metavar": "N"}),
        ("--among", {"default": "all", "metavar": "all|same-group|other-groups"}),
    ),
    "catalogue": (
        ("action", {"choices": ["add", "list", "remove"]}),
        ("name", {"nargs": "?", "metavar": "NAME"}),
        ("folder", {"nargs": "?", "type": Path, "metavar": "FOLDER"}),
        ("--processes", {"type": int, "metavar": "N"}),
        ("--scheduler", {"metavar": "tcp://HOST:PORT"}),
    ),
    "duplicates": (
        ("--of", {"action": "append", "type": int, "default": [], "metavar": "ID"}),
    ),
    "try": (
        _PHOTO,
        ("--occasion", {"action": "append", "default": [], "metavar": "O"}),
        ("--keep", {"action": "store_true", "help": "keep it on the wish list"}),
    ),
    "wishes": (
        ("--bought", {"action": "append", "type": int, "default": [], "metavar": "ID"}),
        ("--drop", {"action": "append", "type": int, "default": [], "metavar": "ID"}),
    ),
}
