"""The terminal command about plans: made by hand, for days at once, from calendars."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from ui.terminal.arguments import (
    read_day,
    read_degrees,
    read_numbers,
    read_span,
    write_new,
)
from ui.terminal.command import Command, argument
from ui.terminal.outcome import Outcome
from ui.terminal.output import time_json, time_line
from ui.terminal.tools import Tools
from wardrobe.calendars.occasions import DressedEvent, dressed, times_of
from wardrobe.calendars.reading import read_calendars
from wardrobe.calendars.writing import PlanEntry, written_calendar
from wardrobe.closet.wear_log import outfit_of
from wardrobe.days.calendar_rules import DEFAULT_RULES, CalendarRule
from wardrobe.days.plans import PlannedOutfit
from wardrobe.errors import InvalidValue
from wardrobe.language.spelling import tidy
from wardrobe.model.occasion import AnyOccasion, OccasionKey
from wardrobe.planning.filling import TimeToFill
from wardrobe.planning.weeks import WeekPlan, fill_empty
from wardrobe.ports.closet import Closet
from wardrobe.ranking.own_occasions import find_occasion, occasion_of
from wardrobe.ranking.pair_scores import Setting
from wardrobe.ranking.ranking import Ranking

# What of a calendar is read where no days are given: today, and these after it.
DAYS_AHEAD = 6
# The word for events that want no outfit of their own.
NOTHING = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class _PlanOptions:
    action: str = argument(
        nargs="?",
        default="show",
        choices=["show", "set", "fill", "remove", "import", "export", "rules"],
    )
    values: list[str] = argument(nargs="*", metavar="DAY ID…|NUMBER…|FILE.ics…|WORDS")
    first: str | None = argument("--from", metavar="DAY")
    last: str | None = argument("--to", metavar="DAY")
    occasions: list[list[str]] = argument(
        "--occasion", action="append", nargs="+", default=[], metavar="O"
    )
    temperature: float | None = argument(
        "--temperature", type=read_degrees, metavar="C"
    )


def plan(tools: Tools, args: _PlanOptions) -> Outcome:
    """Show what is planned, plan an outfit for a day, or fill days with the best."""
    return _ACTIONS[args.action](tools, args, tools.open_closet())


def _show(tools: Tools, args: _PlanOptions, closet: Closet) -> Outcome:
    # `--occasion` takes words as they come, also a "set" that stands behind it.
    _refuse([*args.values, *_words(args)])
    planned = closet.plans(*_between(args))
    value = [_plan_json(each, tools, closet) for each in planned]
    lines = [
        f"{each.number:>5}  {each.day}  {_words_of(each.occasion, closet)}: "
        f"{_titles(each, closet)}"
        for each in planned
    ]
    return Outcome(value, tuple(lines) or ("nothing is planned",))


def _set(tools: Tools, args: _PlanOptions, closet: Closet) -> Outcome:
    words, values = _words(args), args.values
    if not values:  # `--occasion` stands before them, and took them
        words, values = words[:1], words[1:]
    if len(values) < 2 or len(words) != 1:
        raise InvalidValue("plan set needs a day, garments, and one --occasion")
    day, ids = read_day(values[0]), read_numbers(values[1:])
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
    first, last = read_span(args.first, args.last)
    words = _words(args)
    if not words:
        raise InvalidValue("plan fill needs at least one --occasion")
    occasions = [find_occasion(each, closet.occasions()) for each in words]
    wanted = {(day, o): None for day in _days(first, last) for o in occasions}
    found = _filled(wanted, tools, args, closet)
    lines = _lines(found)
    return Outcome(
        [time_json(*each) for each in zip(found.times, found.outfits, strict=True)],
        tuple(lines) or ("there was nothing to fill",),
    )


def _filled(
    wanted: Iterable[tuple[date, AnyOccasion]],
    tools: Tools,
    args: _PlanOptions,
    closet: Closet,
) -> WeekPlan:
    """Plan the best for times that are empty; return them and what is worn."""
    times = [
        TimeToFill(day=day, occasion=occasion, temperature_c=args.temperature)
        for day, occasion in wanted
    ]
    found = fill_empty(times, closet, tools.scorer, tools.now().date())
    closet.plan(*found.plans)
    return found


def _lines(found: WeekPlan) -> list[str]:
    times = zip(found.times, found.outfits, strict=True)
    lines = [time_line(*each) for each in times]
    if found.gap:
        lines.append("a slightly better plan may exist: time ran out")
    return lines


def _remove(_tools: Tools, args: _PlanOptions, closet: Closet) -> Outcome:
    numbers = read_numbers(args.values)
    if not numbers:
        raise InvalidValue("give the numbers of plans; `plan` lists them")
    closet.unplan(numbers)
    return Outcome({"removed": numbers}, (f"{len(numbers)} taken back",))


def _import(tools: Tools, args: _PlanOptions, closet: Closet) -> Outcome:
    """Read calendars, and plan for the occasions that their events are."""
    if not args.values or "" in args.values:
        raise InvalidValue("give the calendars: .ics files, or folders of them")
    today = tools.now().date()
    first, last = today, today + timedelta(days=DAYS_AHEAD)
    if args.first is not None or args.last is not None:
        first, last = read_span(args.first, args.last)
    reading = read_calendars([Path(each) for each in args.values], first, last)
    events = dressed(reading.events, closet.calendar_rules())
    wanted = [(day, _find(key, closet)) for day, key in times_of(events)]
    found = _filled(wanted, tools, args, closet)
    planned = zip(found.times, found.outfits, strict=True)
    value = {
        "events": [_event_json(each) for each in events],
        "planned": [time_json(*each) for each in planned],
        "notes": list(reading.notes),
    }
    lines = [_event_line(each, closet) for each in events] or ["no events then"]
    lines += [*_lines(found), *reading.notes]
    return Outcome(value, tuple(lines), reading.failed)


def _event_json(each: DressedEvent) -> dict[str, Any]:
    return {
        "title": each.event.title,
        "from": each.event.first.isoformat(),
        "to": each.event.last.isoformat(),
        "start": each.event.start,
        "occasion": None if each.occasion is None else str(each.occasion),
        "rule": each.rule.words if each.rule else None,
    }


def _event_line(each: DressedEvent, closet: Closet) -> str:
    event, rule = each.event, each.rule
    day = (
        f"{event.first}" if event.first == event.last else f"{event.first}–{event.last}"
    )
    if rule is None:
        return f"{day}  {event.title}: no rule fits; `plan rules WORDS --occasion O`"
    said = _words_of(rule.occasion, closet) if rule.occasion else "no outfit of its own"
    return f'{day}  {event.title}: {said}, by the rule "{rule.words}"'


def _export(tools: Tools, args: _PlanOptions, closet: Closet) -> Outcome:
    """Write plans as a calendar."""
    if len(args.values) != 1 or not args.values[0]:
        raise InvalidValue("give one file to write: plan export FILE.ics")
    planned = closet.plans(*_between(args))
    entries = [
        PlanEntry(
            each.number,
            each.day,
            f"{_words_of(each.occasion, closet)}: {_titles(each, closet)}",
            "\n".join(closet.garment(i).name for i in sorted(each.garment_ids)),
        )
        for each in planned
    ]
    file = Path(args.values[0])
    write_new(file, written_calendar(entries, tools.now()))
    value = {"file": str(file), "plans": len(entries)}
    return Outcome(value, (f"{len(entries)} plans are in {file}",))


def _rules(_tools: Tools, args: _PlanOptions, closet: Closet) -> Outcome:
    """Show the rules for calendars, add or change one, or remove it."""
    rules = closet.calendar_rules() or list(DEFAULT_RULES)
    if args.values:
        words, occasion = tidy(" ".join(args.values)), _words(args)
        kept = [e for e in rules if e.words.casefold() != words.casefold()]
        if len(occasion) > 1:
            raise InvalidValue("a rule has one --occasion")
        if not occasion and len(kept) == len(rules):
            raise InvalidValue(f'there\'s no rule "{words:.80}"; --occasion makes one')
        fresh = [CalendarRule(words, _rule_key(e, closet)) for e in occasion]
        rules = [*fresh, *kept]
        closet.set_calendar_rules(rules)
    value = [
        {"words": e.words, "occasion": None if e.occasion is None else str(e.occasion)}
        for e in rules
    ]
    lines = [
        f"{e.words}: {_words_of(e.occasion, closet) if e.occasion else NOTHING}"
        for e in rules
    ]
    return Outcome(value, tuple(lines))


def _rule_key(word: str, closet: Closet) -> OccasionKey | None:
    return None if word == NOTHING else find_occasion(word, closet.occasions()).key


_ACTIONS: Mapping[str, Callable[[Tools, _PlanOptions, Closet], Outcome]] = {
    "show": _show,
    "set": _set,
    "fill": _fill,
    "remove": _remove,
    "import": _import,
    "export": _export,
    "rules": _rules,
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
    outfit = outfit_of([closet.garment(i) for i in sorted(each.garment_ids)])
    if outfit is None:
        return None
    ranking = Ranking.of(
        outfit.garments(),
        Setting(_find(each.occasion, closet), each.temperature_c),
        scorer=tools.scorer,
        taste=closet.taste(),
        locked=outfit.ids,
    )
    best = ranking.best(1)
    return round(best[0].rated().rating, 4) if best else None


def _find(key: OccasionKey, closet: Closet) -> AnyOccasion:
    return occasion_of(key, closet.occasions())


def _words_of(key: OccasionKey, closet: Closet) -> str:
    return _find(key, closet).words


def _titles(each: PlannedOutfit, closet: Closet) -> str:
    return ", ".join(closet.garment(i).title for i in sorted(each.garment_ids))


def _between(args: _PlanOptions) -> tuple[date | None, date | None]:
    return (
        None if args.first is None else read_day(args.first),
        None if args.last is None else read_day(args.last),
    )


def _words(args: _PlanOptions) -> list[str]:
    return [each for given in args.occasions for each in given]


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _refuse(values: Sequence[str]) -> None:
    if values:
        raise InvalidValue(f'"{values[0]}" is one word too many')


def _changes(args: _PlanOptions) -> bool:
    is_read = args.action in {"show", "export"}
    return not (is_read or (args.action == "rules" and not args.values))


COMMANDS = (Command("plan", plan, _PlanOptions, _changes),)
