"""The terminal commands about shopping: try, gaps and wishes."""

from dataclasses import dataclass
from typing import Any

from ui.terminal.arguments import read_id
from ui.terminal.command import Command, NoOptions, argument, repeated
from ui.terminal.garment_output import garment_json, garment_line, seen_json, with_id
from ui.terminal.outcome import Outcome
from ui.terminal.output import alike_json, outfit_json, outfit_lines
from ui.terminal.tools import Tools
from wardrobe.closet.adding import name_of_picture, read_picture
from wardrobe.errors import InvalidValue
from wardrobe.model.occasion import Occasion
from wardrobe.model.parsing import parse
from wardrobe.shopping.gaps import Coverage, Gaps, find_gaps
from wardrobe.shopping.trying import OccasionTrial, Trial
from wardrobe.shopping.trying_pictures import try_picture

# Of `try`, in the terminal.
_OUTFITS_OF_ALL = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _TryOptions:
    photo: str = argument(metavar="PHOTO|https://…")
    occasion: list[str] = repeated("--occasion", metavar="O")
    keep: bool = argument("--keep", action="store_true", help="add it to the wish list")


@dataclass(frozen=True, slots=True, kw_only=True)
class _WishesOptions:
    bought: list[int] = repeated("--bought", type=read_id, metavar="ID")
    drop: list[int] = repeated("--drop", type=read_id, metavar="ID")


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


def wishes(tools: Tools, args: _WishesOptions) -> Outcome:
    """Show the wish list, or move garments from it to the closet or the trash."""
    closet = tools.open_closet()
    listed = {garment.id for garment in closet.wishes()}
    for garment_id in (*args.bought, *args.drop):
        if garment_id not in listed:
            raise InvalidValue(f"garment {garment_id} isn't on the wish list")
    if args.bought or args.drop:  # a list is also shown where nothing can be written
        closet.own(args.bought)
        closet.remove(args.drop)
    wished = closet.wishes()
    lines = tuple(map(garment_line, wished)) or ("the wish list is empty",)
    return Outcome([garment_json(garment) for garment in wished], lines)


def _trial_json(trial: Trial, kept: int | None) -> dict[str, Any]:
    return {
        "garment": seen_json(trial.garment),
        "nearest": [alike_json(each) for each in trial.nearest],
        "doubles": [alike_json(each) for each in trial.doubles],
        "unlocked": trial.unlocked,
        "occasions": [_occasion_json(each) for each in trial.occasions],
        "replaces": [
            {"id": each.garment.id, "share": round(each.share, 4)}
            for each in trial.replaces
        ],
        "missing": trial.missing or None,
        "wish": kept,
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
        f"you have one like it: {with_id(each.garment)} ({each.distance:.3f} apart)"
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
        lines += [f"for {occasion.phrase}:", *outfit_lines(rank, outfit)]
    lines += [
        f"it could replace {with_id(each.garment)}: better in "
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
        f"needed least: {with_id(use.garment)}, in {use.needed:.0%} "
        f"of the good outfits for {use.occasion.phrase}"
        for use in found.least_useful
    ]
    return tuple(lines)


COMMANDS = (
    Command("try", try_photo, _TryOptions, lambda args: args.keep),
    Command("gaps", gaps, NoOptions),
    Command(
        "wishes", wishes, _WishesOptions, lambda args: bool(args.bought or args.drop)
    ),
)
