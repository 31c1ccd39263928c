"""The terminal commands about days: what was worn, looks, and trips."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ui.terminal.arguments import (
    read_day,
    read_degrees,
    read_number,
    read_numbers,
    read_span,
)
from ui.terminal.command import Command, argument
from ui.terminal.outcome import Outcome
from ui.terminal.output import time_json, time_line
from ui.terminal.tools import Tools
from wardrobe.closet.wear_log import worn_by_day
from wardrobe.days.plans import SavedLook
from wardrobe.errors import InvalidValue
from wardrobe.language.spelling import tidy
from wardrobe.model.event import Event
from wardrobe.model.occasion import AnyOccasion, OccasionKey
from wardrobe.model.season import Season
from wardrobe.planning.history import rules_of
from wardrobe.planning.trips import pack_trip, times_of_trip
from wardrobe.ports.closet import Closet
from wardrobe.ranking.own_occasions import find_occasion

# Outfits of one kind on a trip: three a day for a month.
MOST_TIMES = 93


@dataclass(frozen=True, slots=True, kw_only=True)
class _DayOptions:
    first: str | None = argument("--from", metavar="DAY")
    last: str | None = argument("--to", metavar="DAY")


@dataclass(frozen=True, slots=True, kw_only=True)
class _LookOptions:
    action: str = argument(nargs="?", default="show", choices=["show", "add", "remove"])
    ids: list[int] = argument(nargs="*", type=read_number, metavar="ID|NUMBER")
    name: str = argument("--name", default="", metavar="NAME")
    occasion: str | None = argument("--occasion", metavar="O")


@dataclass(frozen=True, slots=True, kw_only=True)
class _TripOptions:
    first: str = argument("--from", required=True, metavar="DAY")
    last: str = argument("--to", required=True, metavar="DAY")
    occasions: list[list[str]] = argument(
        "--occasion", action="append", nargs="+", required=True, metavar="O[=COUNT]"
    )
    temperature: float | None = argument(
        "--temperature", type=read_degrees, metavar="C"
    )
    most: int | None = argument("--most", type=read_number, metavar="PIECES")


def worn_days(tools: Tools, args: _DayOptions) -> Outcome:
    """List what was worn on which day."""
    first = date.min if args.first is None else read_day(args.first)
    last = date.max if args.last is None else read_day(args.last)
    days = worn_by_day(tools.open_closet().events())
    worn = [each for day in sorted(days) if first <= day <= last for each in days[day]]
    value = [
        {
            "date": event.day.isoformat(),
            "garments": list(event.garment_ids),
            "occasion": str(event.occasion),
        }
        for event in _each_once(worn)
    ]
    lines = [
        f"{e.day}  {e.occasion}: {_listed(e.garment_ids)}" for e in _each_once(worn)
    ]
    return Outcome(value, tuple(lines) or ("nothing was worn then",))


def looks(tools: Tools, args: _LookOptions) -> Outcome:
    """List the looks that you keep, keep another, or remove one."""
    closet = tools.open_closet()
    if args.action == "add":
        look = closet.save_look(
            SavedLook(
                garment_ids=frozenset(args.ids),
                made_at=tools.now(),
                name=" ".join(tidy(args.name).split()),
                occasion=_key(args.occasion, closet),
            )
        )
        return Outcome(_look_json(look), (f"kept as look {look.number}",))
    if args.action == "remove":
        if len(args.ids) != 1:
            raise InvalidValue("give the number of one look; `looks` lists them")
        closet.remove_look(args.ids[0])
        return Outcome({"removed": args.ids[0]}, (f"look {args.ids[0]} is removed",))
    if args.ids:
        raise InvalidValue(f'"{args.ids[0]}" is one word too many')
    kept = closet.looks()
    lines = [
        f"{look.number:>5}  {look.name or 'a look'}: "
        f"{_listed(sorted(look.garment_ids))}"
        for look in kept
    ]
    return Outcome([_look_json(e) for e in kept], tuple(lines) or ("no looks yet",))


def trip(tools: Tools, args: _TripOptions) -> Outcome:
    """Pack for a trip: the fewest pieces that make good outfits for all of it."""
    closet = tools.open_closet()
    if args.most is not None and args.most < 1:
        raise InvalidValue("--most must be at least one piece")
    first, last = read_span(args.first, args.last)
    times = times_of_trip(
        first,
        last,
        [_counted(each, closet) for words in args.occasions for each in words],
        args.temperature,
    )
    packed = pack_trip(
        times,
        closet.garments(),
        rules=rules_of(closet),
        scorer=tools.scorer,
        taste=closet.taste(),
        most=args.most,
    )
    value = {
        "days": [
            time_json(each, outfit)
            for each, outfit in zip(times, packed.outfits, strict=True)
        ],
        "pack": [each.id for each in packed.pieces],
        "gap": packed.gap,
    }
    days = [time_line(*each) for each in zip(times, packed.outfits, strict=True)]
    listed = [f"{each.id:>5}  {each.title}" for each in packed.pieces]
    lines = (f"pack {len(listed)} pieces:", *listed, *days)
    if packed.gap:
        lines = (*lines, f"up to {packed.gap} fewer may do: time ran out")
    return Outcome(value, lines)


def _each_once(worn: Sequence[Event]) -> list[Event]:
    """Return wears without those of the same outfit for the same on the same day."""
    unlike: dict[object, Event] = {}
    for each in worn:
        key = each.day, frozenset(each.garment_ids), each.occasion
        unlike.setdefault(key, each)
    return list(unlike.values())


def _look_json(look: SavedLook) -> dict[str, Any]:
    return {
        "id": look.number,
        "name": look.name,
        "garments": sorted(look.garment_ids),
        "occasion": None if look.occasion is None else str(look.occasion),
        "seasons": [str(each) for each in Season if each in look.seasons],
        "tags": list(look.tags),
        "notes": look.notes,
    }


def _counted(text: str, closet: Closet) -> tuple[AnyOccasion, int | None]:
    word, equals, count = text.partition("=")
    if not equals:
        return find_occasion(word, closet.occasions()), None
    (number,) = read_numbers([count])
    if not 1 <= number <= MOST_TIMES:
        raise InvalidValue(f'"{text:.40}" must be 1 to {MOST_TIMES} times, like work=3')
    return find_occasion(word, closet.occasions()), number


def _key(word: str | None, closet: Closet) -> OccasionKey | None:
    return None if word is None else find_occasion(word, closet.occasions()).key


def _listed(ids: Sequence[int]) -> str:
    return " ".join(map(str, ids))


def _changes_looks(args: _LookOptions) -> bool:
    return args.action != "show"


COMMANDS = (
    Command("worn", worn_days, _DayOptions),
    Command("looks", looks, _LookOptions, _changes_looks),
    Command("trip", trip, _TripOptions),
)
