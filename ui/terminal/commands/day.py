"""The terminal commands about days: what was worn, looks, plans, and trips."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ui.terminal.command import Command, argument
from ui.terminal.outcome import Outcome
from ui.terminal.tools import Tools
from wardrobe.closet.wear_log import outfit_of
from wardrobe.days.plans import PlannedOutfit, SavedLook
from wardrobe.days.resting import DEFAULT_CARE, RestRules
from wardrobe.errors import InvalidValue, WardrobeError
from wardrobe.model.garment import Garment
from wardrobe.model.occasion import AnyOccasion, OccasionKey
from wardrobe.model.outfit import RatedOutfit
from wardrobe.planning.filling import TimeToFill, fill_times
from wardrobe.planning.history import wear_history
from wardrobe.planning.trips import pack_trip, times_of_trip
from wardrobe.ports.closet import Closet
from wardrobe.ranking.own_occasions import find_occasion
from wardrobe.ranking.pair_scores import Setting
from wardrobe.ranking.ranking import Ranking

LONGEST_PLAN = 31  # days at once


@dataclass(frozen=True, slots=True, kw_only=True)
class _DayOptions:
    first: str | None = argument("--from", metavar="DAY")
    last: str | None = argument("--to", metavar="DAY")


@dataclass(frozen=True, slots=True, kw_only=True)
class _LookOptions:
    action: str = argument(nargs="?", default="show", choices=["show", "add", "remove"])
    ids: list[int] = argument(nargs="*", type=int, metavar="ID|NUMBER")
    name: str = argument("--name", default="", metavar="NAME")
    occasion: str | None = argument("--occasion", metavar="O")


@dataclass(frozen=True, slots=True, kw_only=True)
class _PlanOptions(_DayOptions):
    action: str = argument(
        nargs="?", default="show", choices=["show", "set", "fill", "remove"]
    )
    values: list[str] = argument(nargs="*", metavar="DAY ID…|NUMBER…")
    occasions: list[list[str]] = argument(
        "--occasion", action="append", nargs="+", default=[], metavar="O"
    )
    temperature: float | None = argument("--temperature", type=float, metavar="C")


@dataclass(frozen=True, slots=True, kw_only=True)
class _TripOptions:
    first: str = argument("--from", required=True, metavar="DAY")
    last: str = argument("--to", required=True, metavar="DAY")
    occasions: list[list[str]] = argument(
        "--occasion", action="append", nargs="+", required=True, metavar="O[=COUNT]"
    )
    temperature: float | None = argument("--temperature", type=float, metavar="C")
    most: int | None = argument("--most", type=int, metavar="PIECES")


def worn(tools: Tools, args: _DayOptions) -> Outcome:
    """List what was worn on which day."""
    first, last = _day(args.first), _day(args.last)
    value = [
        {
            "date": event.day.isoformat(),
            "garments": list(event.garment_ids),
            "occasion": str(event.occasion),
        }
        for event in tools.open_closet().events()
        if event.kind.is_worn and (first or date.min) <= event.day <= (last or date.max)
    ]
    lines = [f"{e['date']}  {e['occasion']}: {_listed(e['garments'])}" for e in value]
    return Outcome(value, tuple(lines) or ("nothing was worn then",))


def looks(tools: Tools, args: _LookOptions) -> Outcome:
    """List the looks that you keep, keep another, or remove one."""
    closet = tools.open_closet()
    if args.action == "add":
        look = closet.save_look(
            SavedLook(
                garment_ids=frozenset(args.ids),
                made_at=tools.now(),
                name=args.name,
                occasion=_key(args.occasion, closet),
            )
        )
        return Outcome(_look_json(look), (f"kept as look {look.number}",))
    if args.action == "remove":
        if len(args.ids) != 1:
            raise InvalidValue("give the number of one look; `looks` lists them")
        closet.remove_look(args.ids[0])
        return Outcome({"removed": args.ids[0]}, (f"look {args.ids[0]} is removed",))
    kept = closet.looks()
    lines = [
        f"{look.number:>5}  {look.name or 'a look'}: "
        f"{_listed(sorted(look.garment_ids))}"
        for look in kept
    ]
    return Outcome([_look_json(e) for e in kept], tuple(lines) or ("no looks yet",))


def plan(tools: Tools, args: _PlanOptions) -> Outcome:
    """Show what is planned, plan an outfit for a day, or fill days with the best."""
    return _PLAN_ACTIONS[args.action](tools, args, tools.open_closet())


def trip(tools: Tools, args: _TripOptions) -> Outcome:
    """Pack for a trip: the fewest pieces that make good outfits for all of it."""
    closet = tools.open_closet()
    first, last = _span(args.first, args.last)
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
            _time_json(each, outfit)
            for each, outfit in zip(times, packed.outfits, strict=True)
        ],
        "pack": [each.id for each in packed.pieces],
        "gap": packed.gap,
    }
    days = [_time_line(*each) for each in zip(times, packed.outfits, strict=True)]
    listed = [f"{each.id:>5}  {each.title}" for each in packed.pieces]
    lines = (f"pack {len(listed)} pieces:", *listed, *days)
    if packed.gap:
        lines = (*lines, f"up to {packed.gap} fewer may do: time ran out")
    return Outcome(value, lines)


def rules_of(closet: Closet) -> RestRules:
    """Return how long pieces rest, as the user wants it."""
    return RestRules({**DEFAULT_CARE, **closet.care()})


def _show(tools: Tools, args: _PlanOptions, closet: Closet) -> Outcome:
    _refuse(args.values)
    planned = closet.plans(_day(args.first), _day(args.last))
    value = [_plan_json(each, tools, closet) for each in planned]
    lines = [
        f"{each.number:>5}  {each.day}  {each.occasion}: "
        f"{_listed(sorted(each.garment_ids))}"
        for each in planned
    ]
    return Outcome(value, tuple(lines) or ("nothing is planned",))


def _set(tools: Tools, args: _PlanOptions, closet: Closet) -> Outcome:
    day, ids = _day(next(iter(args.values), None)), _numbers(args.values[1:])
    words = [each for given in args.occasions for each in given]
    if day is None or not ids or len(words) != 1:
        raise InvalidValue("plan set needs a day, garments, and one --occasion")
    (planned,) = closet.plan(
        PlannedOutfit(
            day=day,
            occasion=find_occasion(words[0], closet.occasions()).key,
            garment_ids=frozenset(ids),
            temperature_c=args.temperature,
        )
    )
    line = f"planned for {day} as number {planned.number}"
    return Outcome(_plan_json(planned, tools, closet), (line,))


def _fill(tools: Tools, args: _PlanOptions, closet: Closet) -> Outcome:
    _refuse(args.values)
    first, last = _span(args.first, args.last)
    words = [each for given in args.occasions for each in given]
    if not words:
        raise InvalidValue("plan fill needs at least one --occasion")
    occasions = [find_occasion(each, closet.occasions()) for each in words]
    planned = closet.plans()
    taken = {(each.day, each.occasion) for each in planned}
    times = [
        TimeToFill(day=day, occasion=occasion, temperature_c=args.temperature)
        for day in _days(first, last)
        for occasion in occasions
        if (day, occasion.key) not in taken
    ]
    filled = fill_times(
        times,
        closet.garments(),
        wear_history(closet.events(), washed=closet.washed(), plans=planned),
        rules=rules_of(closet),
        scorer=tools.scorer,
        taste=closet.taste(),
    )
    closet.plan(
        *(
            PlannedOutfit(
                day=time.day,
                occasion=time.occasion.key,
                garment_ids=rated.outfit.ids,
                temperature_c=time.temperature_c,
            )
            for time, rated in zip(times, filled.outfits, strict=True)
            if rated
        )
    )
    both = list(zip(times, filled.outfits, strict=True))
    lines = [_time_line(*each) for each in both]
    if filled.gap:
        lines.append("a slightly better plan may exist: time ran out")
    value = [_time_json(*each) for each in both]
    return Outcome(value, tuple(lines) or ("there was nothing to fill",))


def _remove(_tools: Tools, args: _PlanOptions, closet: Closet) -> Outcome:
    numbers = _numbers(args.values)
    if not numbers:
        raise InvalidValue("give the numbers of plans; `plan` lists them")
    closet.unplan(numbers)
    return Outcome({"removed": numbers}, (f"{len(numbers)} taken back",))


_PLAN_ACTIONS: Mapping[str, Callable[[Tools, _PlanOptions, Closet], Outcome]] = {
    "show": _show,
    "set": _set,
    "fill": _fill,
    "remove": _remove,
}


def _plan_json(each: PlannedOutfit, tools: Tools, closet: Closet) -> dict[str, Any]:
    return {
        "id": each.number,
        "date": each.day.isoformat(),
        "occasion": str(each.occasion),
        "garments": sorted(each.garment_ids),
        "rating": _rating(each, tools, closet),
    }


def _rating(each: PlannedOutfit, tools: Tools, closet: Closet) -> float | None:
    """Return the rating of a planned outfit; None where it is no whole one."""
    garments: list[Garment] = [closet.garment(i) for i in sorted(each.garment_ids)]
    outfit = outfit_of(garments)
    try:
        occasion = find_occasion(_word_of(each.occasion, closet), closet.occasions())
    except WardrobeError:  # an occasion of the user's own that was removed
        return None
    if outfit is None:
        return None
    ranking = Ranking.of(
        outfit.garments(),
        Setting(occasion, each.temperature_c),
        scorer=tools.scorer,
        taste=closet.taste(),
        locked=outfit.ids,
    )
    best = ranking.best(1)
    return round(best[0].rated().rating, 4) if best else None


def _word_of(key: OccasionKey, closet: Closet) -> str:
    own = {str(each.key): each.name for each in closet.occasions()}
    return own.get(str(key), str(key))


def _look_json(look: SavedLook) -> dict[str, Any]:
    return {
        "id": look.number,
        "name": look.name,
        "garments": sorted(look.garment_ids),
        "occasion": None if look.occasion is None else str(look.occasion),
    }


def _time_json(time: TimeToFill, rated: RatedOutfit | None) -> dict[str, Any]:
    return {
        "date": time.day.isoformat(),
        "occasion": str(time.occasion.key),
        "garments": sorted(rated.outfit.ids) if rated else [],
        "rating": round(rated.rating, 4) if rated else None,
    }


def _time_line(time: TimeToFill, rated: RatedOutfit | None) -> str:
    if rated is None:
        return f"{time.day}  {time.occasion.words}: nothing good is left clean"
    titles = ", ".join(each.title for each in rated.outfit.garments())
    return f"{time.day}  {time.occasion.words}: {titles}"


def _counted(text: str, closet: Closet) -> tuple[AnyOccasion, int | None]:
    word, equals, count = text.partition("=")
    if equals and not (count.isdecimal() and int(count)):
        raise InvalidValue(f'"{text}" must look like work or work=3')
    return find_occasion(word, closet.occasions()), int(count) if equals else None


def _key(word: str | None, closet: Closet) -> OccasionKey | None:
    return None if word is None else find_occasion(word, closet.occasions()).key


def _span(first: str | None, last: str | None) -> tuple[date, date]:
    one, other = _day(first), _day(last)
    if one is None or other is None:
        raise InvalidValue("give the days with --from and --to")
    if not timedelta(0) <= other - one < timedelta(days=LONGEST_PLAN):
        raise InvalidValue(f"--to must be 0 to {LONGEST_PLAN - 1} days after --from")
    return one, other


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError as error:
        raise InvalidValue(f'"{text}" must be a day like 2026-03-14') from error


def _numbers(values: Sequence[str]) -> list[int]:
    if not all(value.isdecimal() for value in values):
        raise InvalidValue("numbers are expected here")
    return [int(value) for value in values]


def _refuse(values: Sequence[str]) -> None:
    if values:
        raise InvalidValue(f'"{values[0]}" is one word too many')


def _listed(ids: Sequence[int]) -> str:
    return " ".join(map(str, ids))


def _changes_looks(args: _LookOptions) -> bool:
    return args.action != "show"


def _changes_plans(args: _PlanOptions) -> bool:
    return args.action != "show"


COMMANDS = (
    Command("worn", worn, _DayOptions),
    Command("looks", looks, _LookOptions, _changes_looks),
    Command("plan", plan, _PlanOptions, _changes_plans),
    Command("trip", trip, _TripOptions),
)
