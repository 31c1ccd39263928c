"""The terminal commands about outfits: suggest, judge, and rate described ones."""

import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from ui.terminal.arguments import (
    read_count,
    read_csv,
    read_day,
    read_id,
    read_path,
    read_temperature,
)
from ui.terminal.command import Command, argument, repeated
from ui.terminal.commands.taste import log_board
from ui.terminal.outcome import Outcome
from ui.terminal.output import (
    explanation_json,
    explanation_lines,
    missing_json,
    outfit_json,
    outfit_lines,
    resting_json,
    resting_lines,
    swap_json,
)
from ui.terminal.tools import Tools
from ui.wording.taxonomy_words import as_sentence
from wardrobe.days.habits import Habits
from wardrobe.errors import InvalidValue
from wardrobe.model.garment import Garment
from wardrobe.model.parsing import parse
from wardrobe.model.season import climate_of
from wardrobe.planning.rested import AtRest, at_rest, suggest_rested
from wardrobe.ports.closet import Closet
from wardrobe.ports.conditions import DressCode, Sky
from wardrobe.ports.scorer import Scorer
from wardrobe.ranking.own_occasions import find_occasion
from wardrobe.ranking.pair_scores import Setting
from wardrobe.ranking.ranking import Ranking
from wardrobe.ranking.rating_described import rate_described, read_described
from wardrobe.styling.composing import ways_to_wear
from wardrobe.styling.explaining import Swap, explain
from wardrobe.styling.suggesting import Suggestions, suggest


@dataclass(frozen=True, slots=True, kw_only=True)
class _WeatherOptions:
    temperature: float | None = argument(
        "--temperature", type=read_temperature, metavar="C"
    )
    season: str | None = argument("--season", metavar="north|south|PLACE")
    weather: str = argument("--weather", default=Sky.DRY, metavar="dry|rain|snow")
    dress_code: str = argument(
        "--dress-code", default=DressCode.USUAL, metavar="strict|usual|relaxed"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _SuggestOptions(_WeatherOptions):
    occasion: str = argument("--occasion", required=True, metavar="O")
    with_ids: list[int] = repeated("--with", type=read_id, metavar="ID")
    without_ids: list[int] = repeated("--without", type=read_id, metavar="ID")
    top: int = argument("--top", type=read_count, default=10, metavar="N")
    what_if: bool = argument("--what-if", action="store_true")
    day: str | None = argument("--date", metavar="DAY")
    no_rest: bool = argument("--no-rest", action="store_true")


@dataclass(frozen=True, slots=True, kw_only=True)
class _JudgeOptions(_WeatherOptions):
    ids: list[int] = argument(nargs="+", type=read_id, metavar="ID")
    occasion: str = argument("--occasion", required=True, metavar="O")


@dataclass(frozen=True, slots=True, kw_only=True)
class _RateOptions:
    file: Path = argument(type=read_path, metavar="FILE")


def suggest_outfits(tools: Tools, args: _SuggestOptions) -> Outcome:
    """Rank all outfits for an occasion."""
    closet = tools.open_closet()
    occasion = find_occasion(args.occasion, closet.occasions())
    for garment_id in (*args.with_ids, *args.without_ids):
        closet.garment(garment_id)  # an unknown id is said as such
    if both := {*args.with_ids} & {*args.without_ids}:
        raise InvalidValue(f"garment {min(both)} can't be both --with and --without")
    temperature_c = _temperature_c(tools, args)
    owned, taste, scorer = closet.garments(), closet.taste(), _scorer(tools, args)
    rest = _at_rest(tools, closet, owned, args)
    habits = Habits.of(closet.events(), owned)

    def ask(
        without: Collection[int], not_again: Collection[frozenset[int]]
    ) -> Suggestions:
        return suggest(
            owned,
            occasion,
            scorer=scorer,
            taste=taste,
            locked=args.with_ids,
            without=[*args.without_ids, *without],
            not_again=not_again,
            habits=habits,
            temperature_c=temperature_c,
            count=args.top,
        )

    started = time.perf_counter()
    not_again = {*rest.outfits, *rest.worn}
    rested = suggest_rested(ask, rest.pieces, not_again, rest.away)
    found = rested.found
    seconds = time.perf_counter() - started
    log_board(tools, found.outfits, occasion, temperature_c, args.with_ids)
    outfits = [outfit_json(rank, o) for rank, o in enumerate(found.outfits, 1)]
    lines = [outfit_lines(rank, o) for rank, o in enumerate(found.outfits, 1)]
    if args.what_if:
        for outfit, said, swap in zip(outfits, lines, _swaps(found)):
            outfit["what_if"] = swap_json(swap)
            if swap:
                said.append(f"       what if: {swap.sentence}")
    value = {
        "outfits_considered": found.outfits_considered,
        "seconds": round(seconds, 4),
        "outfits": outfits,
        "temperature_c": temperature_c,
        "missing": missing_json(found.missing),
        **resting_json(rested),
    }
    considered = f"{found.outfits_considered} outfits considered in {seconds:.2f} s"
    if found.missing:
        lines.insert(0, [f"{as_sentence(found.missing.sentence)}.", "The closest:"])
    lines.append([considered, *resting_lines(rested, owned)])
    return Outcome(value, tuple(line for said in lines for line in said))


def _at_rest(
    tools: Tools, closet: Closet, owned: Sequence[Garment], args: _SuggestOptions
) -> AtRest:
    """Return the pieces that rest on the day, and the outfits not to come back yet."""
    today = tools.now().date()
    day = today if args.day is None else read_day(args.day)
    if args.no_rest:
        return AtRest()
    free = [each for each in owned if each.id not in args.with_ids]
    return at_rest(free, closet, day, today=today)


def judge_outfit(tools: Tools, args: _JudgeOptions) -> Outcome:
    """Rate your own outfit: its rank, its parts, and what would make it better."""
    closet = tools.open_closet()
    occasion = find_occasion(args.occasion, closet.occasions())
    chosen = [closet.garment(garment_id) for garment_id in args.ids]
    others = [g for g in closet.garments() if g.id not in args.ids]
    ranking = Ranking.of(
        [*others, *chosen],
        Setting(occasion, _temperature_c(tools, args)),
        scorer=_scorer(tools, args),
        taste=closet.taste(),
        habits=Habits.of(closet.events(), [*others, *chosen]),
    )
    look = explain(ranking, ways_to_wear(chosen))
    return Outcome(explanation_json(look), tuple(explanation_lines(look)))


def rate_descriptors(tools: Tools, args: _RateOptions) -> Outcome:
    """Rate the outfits described in a CSV file."""
    ratings = rate_described(read_csv(args.file, read_described), tools.scorer)
    return Outcome(ratings, tuple(f"{rating:.3f}" for rating in ratings))


def _temperature_c(tools: Tools, args: _WeatherOptions) -> float | None:
    if args.season is None:
        return args.temperature
    if args.temperature is not None:
        raise InvalidValue("give a temperature or a season, not both")
    return climate_of(args.season).usual_c(tools.now())


def _scorer(tools: Tools, args: _WeatherOptions) -> Scorer:
    sky = parse(Sky, args.weather, "weather")
    return tools.scorer.under(sky, parse(DressCode, args.dress_code, "dress code"))


def _swaps(found: Suggestions) -> list[Swap | None]:
    return [explain(found.ranking, [each.outfit]).swap for each in found.outfits]


COMMANDS = (
    # A board is noted down, but no backup is made for what nobody has chosen yet.
    Command("suggest", suggest_outfits, _SuggestOptions),
    Command("judge", judge_outfit, _JudgeOptions),
    Command("rate-descriptors", rate_descriptors, _RateOptions),
)
