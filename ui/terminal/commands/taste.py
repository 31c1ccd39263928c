"""The terminal commands about taste: say what was done, see and undo its lessons."""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import Any

from ui.terminal.arguments import read_day, read_id, read_number, read_path, write_new
from ui.terminal.command import Command, always, argument
from ui.terminal.outcome import Outcome
from ui.terminal.tools import Tools
from wardrobe.closet.recording import learn_if_due, record_events
from wardrobe.errors import ClosetUnusable, InvalidValue
from wardrobe.model.board import Board, ShownOutfit
from wardrobe.model.event import Event, EventKind
from wardrobe.model.occasion import AnyOccasion
from wardrobe.model.outfit import RatedOutfit, Slot
from wardrobe.model.parsing import parse
from wardrobe.ports.closet import Closet
from wardrobe.ranking.own_occasions import find_occasion
from wardrobe.ranking.rating_described import csv_of_labels
from wardrobe.taste.learning import of_occasion
from wardrobe.taste.replay_metrics import (
    HitRates,
    ReplayComparison,
    compare_replay,
    compare_replay_by_occasion,
)
from wardrobe.taste.taste import Taste, TasteVersion

# Nobody looks at more of a list, so what stands below was not passed over.
MOST_SEEN = 24
NOON = time(12)


@dataclass(frozen=True, slots=True, kw_only=True)
class _EventOptions:
    ids: list[int] = argument(nargs="+", type=read_id, metavar="ID")
    kind: str = argument("--kind", required=True, metavar="wear|like|skip|reject|rate")
    stars: int | None = argument("--stars", type=read_number, metavar="1..5")
    occasion: str = argument("--occasion", required=True, metavar="O")
    on: str | None = argument("--on", metavar="DAY")


@dataclass(frozen=True, slots=True, kw_only=True)
class _TasteOptions:
    action: str = argument(
        nargs="?",
        default="show",
        choices=["show", "relearn", "share", "forget", "remember", "reset", "back"],
    )
    values: list[str] = argument(nargs="*", metavar="SHARE|EVENT…|OCCASION|VERSION")


@dataclass(frozen=True, slots=True, kw_only=True)
class _TableOptions:
    file: Path | None = argument(nargs="?", type=read_path, metavar="FILE.csv")


def record_event(tools: Tools, args: _EventOptions) -> Outcome:
    """Record what you did with an outfit, and learn from it."""
    closet = tools.open_closet()
    event = Event(
        kind=parse(EventKind, args.kind, "kind of event"),
        garment_ids=tuple(args.ids),
        occasion=find_occasion(args.occasion, closet.occasions()).key,
        at=_moment(args.on, tools.now()),
        stars=args.stars,
    )
    # What was done on another day was not done with the board of today.
    is_today = event.day == tools.now().date()
    recorded = record_events(
        [event],
        shown=closet.last_board() if is_today else None,
        closet=closet,
        learner=tools.learner,
    )
    learned = learn_if_due(recorded.taste, closet, tools.learner)
    line = f"recorded; your taste is now version {learned.version}"
    return Outcome(learned.version, (line,))


def _moment(on: str | None, now: datetime) -> datetime:
    """Return noon of a day that was, by the clock of this place; today, it is now."""
    day = now.date() if on is None else read_day(on)
    if day > now.date():
        raise InvalidValue(f"{day} is still to come; `plan set` plans for it")
    moment = now if day == now.date() else datetime.combine(day, NOON).astimezone()
    if moment.date() != day:  # as on Samoa, where 2011-12-30 was left out
        raise InvalidValue(f"there was no {day} by the clock of this machine")
    return moment


def log_board(
    tools: Tools,
    outfits: Sequence[RatedOutfit],
    occasion: AnyOccasion,
    temperature_c: float | None,
    locked: Collection[int],
) -> None:
    """Write what was shown: what is done next is done with one of these.

    A closet that cannot be written can still be asked for outfits.
    """
    board = Board(
        outfits=tuple(map(ShownOutfit.of, outfits[:MOST_SEEN])),
        occasion=occasion.key,
        at=tools.now(),
        temperature_c=temperature_c,
        locked=frozenset(locked),
    )
    with suppress(ClosetUnusable):
        tools.open_closet().record_board(board)


def taste(tools: Tools, args: _TasteOptions) -> Outcome:
    """Show what was learned about you and how well it predicts; change or undo it."""
    closet = tools.open_closet()
    if args.action == "show":
        return _shown(tools, closet)
    learned = _ACTIONS[args.action](tools, closet, args.values)
    line = f"your taste is now version {learned.version}"
    return Outcome({"version": learned.version, "share": learned.share}, (line,))


def _relearn(tools: Tools, closet: Closet, values: Sequence[str]) -> Taste:
    _refuse(values)
    return closet.relearn(tools.learner.relearn)


def _share(_tools: Tools, closet: Closet, values: Sequence[str]) -> Taste:
    try:
        (share,) = map(float, values)
    except ValueError as error:
        raise InvalidValue(
            "share needs one number, from 0 (the stylist alone) to 1 (yours alone)"
        ) from error
    return closet.share_taste(share)


def _forget(tools: Tools, closet: Closet, values: Sequence[str]) -> Taste:
    return closet.forget(_numbers(values), tools.learner.relearn)


def _remember(tools: Tools, closet: Closet, values: Sequence[str]) -> Taste:
    return closet.remember(_numbers(values), tools.learner.relearn)


def _reset(tools: Tools, closet: Closet, values: Sequence[str]) -> Taste:
    if len(values) != 1:
        raise InvalidValue("reset needs one occasion")
    occasion = find_occasion(values[0], closet.occasions())
    numbers = of_occasion(closet.evidence(), occasion.key)
    if not numbers:
        raise InvalidValue(f"nothing has been learned for {occasion.phrase} yet")
    return closet.forget(numbers, tools.learner.relearn)


def _back(tools: Tools, closet: Closet, values: Sequence[str]) -> Taste:
    numbers = _numbers(values)
    if len(numbers) != 1:
        raise InvalidValue("back needs one version; `taste` lists them")
    return closet.go_back(numbers[0], tools.learner.relearn)


_ACTIONS: Mapping[str, Callable[[Tools, Closet, Sequence[str]], Taste]] = {
    "relearn": _relearn,
    "share": _share,
    "forget": _forget,
    "remember": _remember,
    "reset": _reset,
    "back": _back,
}


def _numbers(values: Sequence[str]) -> list[int]:
    if not values or not all(value.isdecimal() and len(value) < 10 for value in values):
        raise InvalidValue("give the numbers that `taste` lists")
    return [int(value) for value in values]


def _refuse(values: Sequence[str]) -> None:
    if values:
        raise InvalidValue(f'"{values[0]}" is one word too many')


def _shown(tools: Tools, closet: Closet) -> Outcome:
    learned, log = closet.taste(), closet.evidence()
    foretold = tools.learner.replay(log, learned)
    versions, whole = closet.taste_versions(), compare_replay(foretold)
    value = {
        "version": learned.version,
        "share": learned.share,
        "is_trusted": learned.is_trusted,
        "changed_at_event": learned.since,
        "foretold": _comparison_json(whole),
        "by_occasion": {
            str(key): _comparison_json(each)
            for key, each in compare_replay_by_occasion(foretold).items()
        },
        "versions": [_version_json(each) for each in versions],
        "events": [_event_json(each) for each in log.events],
        "forgotten": [_event_json(each) for each in closet.forgotten()],
    }
    lines = [
        f"version {learned.version}, learned from {len(log.events)} events, "
        f"counting {learned.share:.0%}"
    ]
    if whole.count_picks:
        lines.append(
            f"of the last {whole.count_picks} picks it ranked {whole.mine.at_1:.0%} "
            f"first; the stylist alone {whole.expert.at_1:.0%}, "
            f"chance {whole.chance.at_1:.0%}"
        )
    lines += [
        f"{e.number:>5}  {e.day}  {e.kind} {e.occasion}: "
        f"{' '.join(map(str, e.garment_ids))}"
        for e in log.events
    ]
    return Outcome(value, tuple(lines))


def _comparison_json(each: ReplayComparison) -> dict[str, Any]:
    return {
        "picks": each.count_picks,
        "taste": _hits_json(each.mine),
        "expert": _hits_json(each.expert),
        "chance": _hits_json(each.chance),
    }


def _hits_json(hits: HitRates) -> dict[str, float]:
    return {"hit@1": hits.at_1, "hit@3": hits.at_3, "mrr": hits.mrr}


def _version_json(each: TasteVersion) -> dict[str, Any]:
    return {
        "version": each.version,
        "at": each.at.astimezone().isoformat(),
        "cause": each.cause,
        "event": each.event_number,
        "foretold": each.count_foretold,
        "hits": each.hits,
        "hits_of_expert": each.hits_of_expert,
    }


def _event_json(event: Event) -> dict[str, Any]:
    return {
        "number": event.number,
        "kind": event.kind,
        "garments": list(event.garment_ids),
        "occasion": str(event.occasion),
        "at": event.at.isoformat(),
        "day": event.day.isoformat(),
        "stars": event.stars,
        "board": event.board_number,
    }


def ranking_table(tools: Tools, args: _TableOptions) -> Outcome:
    """Show the ranking table, or write your ratings to a file to train a ranker."""
    rows = tools.open_closet().ratings()
    value = [
        {
            "outfit": {
                str(slot): descriptor._asdict() if descriptor else None
                for slot, descriptor in zip(Slot, row.outfit.in_slots(), strict=True)
            },
            "occasion": row.occasion,
            "rating": row.rating,
            "source": row.source,
            "weight": row.weight,
        }
        for row in rows
    ]
    lines = tuple(
        f"{row.rating:.2f}  {row.source:7}  {row.weight:5.2f}  {row.occasion}: "
        + ", ".join(f"{d.colour} {d.type}" for d in row.outfit.in_slots() if d)
        for row in rows
    )
    if args.file:
        write_new(args.file, csv_of_labels(rows))
        lines = (f"your ratings are in {args.file}; use with: train ranker --labels",)
    return Outcome(value, lines or ("no outfits have been shown or rated yet",))


COMMANDS = (
    Command("event", record_event, _EventOptions, always),
    Command("taste", taste, _TasteOptions, lambda args: args.action != "show"),
    Command("ranking-table", ranking_table, _TableOptions),
)
