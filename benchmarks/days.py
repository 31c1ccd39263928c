"""Days ahead: mornings, weeks and trips, against what would be wrong or wasteful."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from statistics import median

import numpy as np

from benchmarks.figures import Figure, at_most, seconds_of
from benchmarks.garments import numbered_garment
from main import ASSETS, MODELS
from ml.judgement.formality import ExpertFormality
from ml.judgement.stylist import Stylist
from wardrobe.days.resting import RestRules, WearHistory
from wardrobe.model.colour import Colour
from wardrobe.model.garment import Descriptor, Garment, GarmentType, Group, Pattern
from wardrobe.model.occasion import Occasion
from wardrobe.planning.assignment import Choices, Limit, assign
from wardrobe.planning.filling import FilledTimes, TimeToFill, fill_times, limits_of
from wardrobe.planning.history import with_worn
from wardrobe.planning.packing import pack_greedily
from wardrobe.planning.rested import suggest_rested
from wardrobe.planning.trips import PackedTrip, choices_of_trip, pack_trip
from wardrobe.ports.scorer import Scorer
from wardrobe.ranking.own_occasions import OwnOccasionScorer
from wardrobe.styling.suggesting import Suggestions, suggest
from wardrobe.taste.taste import Taste

MONDAY = date(2026, 3, 2)
RULES = RestRules()
TASTE = Taste()
MORNINGS = 10
# Of a trip in early summer.
DEGREES = 18.0


def measure(_data: Path, is_quick: bool) -> Iterator[Figure]:
    """Yield the figures; `is_quick` takes fewer closets and trips."""
    formality = ExpertFormality(ASSETS / "expert")
    scorer = OwnOccasionScorer(
        Stylist.load(MODELS / "judge.npz", MODELS.parent / "expert"), formality
    )
    yield from _mornings(scorer, 4 if is_quick else 20)
    yield from _week(scorer)
    yield _against_brute_force(40 if is_quick else 200)
    yield from _trips(scorer, 20 if is_quick else 100)


def closet(seed: int, tops: int, middles: int, bottoms: int) -> list[Garment]:
    """Return garments at random but fixed, outer layers and one-pieces among them."""
    rng = random.Random(seed)
    owned: list[Garment] = []
    counts = {Group.TOP: tops, Group.MIDDLE: middles, Group.BOTTOM: bottoms}
    for group, count in counts.items():
        kinds = [each for each in GarmentType if each.group is group]
        for _ in range(count):
            pattern = rng.choice([Pattern.SOLID, Pattern.SOLID, *Pattern])
            look = Descriptor(rng.choice(kinds), rng.choice(list(Colour)), pattern)
            owned.append(numbered_garment(len(owned) + 1, look))
    return owned


def _mornings(scorer: Scorer, count: int) -> Iterator[Figure]:
    """Wear the first outfit on ten mornings in a row, in closets of 40 and more."""
    repeated = dirty = undressed = 0
    for seed in range(count):
        owned = closet(seed, 22 + seed, 12, 8)
        history = WearHistory()
        worn: list[frozenset[int]] = []
        for number in range(MORNINGS):
            day = MONDAY + timedelta(days=number)
            outfit = _first(owned, history, day, scorer)
            undressed += not outfit
            repeated += outfit in worn
            dirty += sum(
                not RULES.is_clean(each, history, day)
                for each in owned
                if each.id in outfit
            )
            worn.append(outfit)
            history = with_worn(history, {day: [outfit]})
    name = f"ten mornings in {count} closets of 42 and more: outfits repeated"
    yield at_most(name, repeated, 0, "")
    yield at_most("  pieces worn dirty", dirty, 0, "")
    yield at_most("  mornings without an outfit", undressed, 0, "")


def _first(
    owned: Sequence[Garment], history: WearHistory, day: date, scorer: Scorer
) -> frozenset[int]:
    def ask(without: object, not_again: object) -> Suggestions:
        return suggest(
            owned,
            Occasion.CASUAL,
            scorer=scorer,
            taste=TASTE,
            without=list(without),  # type: ignore[call-overload]
            not_again=list(not_again),  # type: ignore[call-overload]
            count=1,
        )

    resting = RULES.resting(owned, history, day)
    rested = suggest_rested(ask, resting, RULES.repeated(history, day))
    return rested.found.outfits[0].outfit.ids


def _week(scorer: Scorer) -> Iterator[Figure]:
    """Plan a week in any weather, and one of which each day has its own forecast."""
    name = "plan a week for 60 tops, 40 middles, 20 bottoms"
    yield from _weeks(scorer, [None] * 7, name)
    yield from _weeks(scorer, [8.0 + 2 * n for n in range(7)], "  by seven forecasts")


def _weeks(
    scorer: Scorer, temperatures: Sequence[float | None], name: str
) -> Iterator[Figure]:
    owned = closet(3, 60, 40, 20)
    seconds, gaps = [], []
    for occasion in (Occasion.WORK, Occasion.CASUAL, Occasion.DATE):
        times = [
            TimeToFill(
                day=MONDAY + timedelta(days=n),
                occasion=occasion,
                temperature_c=temperature_c,
            )
            for n, temperature_c in enumerate(temperatures)
        ]
        filled: list[FilledTimes] = []

        def fill(
            times: Sequence[TimeToFill] = times,
            filled: list[FilledTimes] = filled,
        ) -> None:
            filled.append(
                fill_times(
                    times,
                    owned,
                    WearHistory(),
                    rules=RULES,
                    scorer=scorer,
                    taste=TASTE,
                )
            )

        seconds.append(min(seconds_of(fill) for _ in range(3)))
        gaps.append(max(each.gap for each in filled))
    yield at_most(f"{name}: time", max(seconds), 1.0, "s", 2)
    yield at_most("  gap to the best of all plans", max(gaps), 0, "", 4)


def _against_brute_force(count: int) -> Figure:
    different = 0
    for seed in range(count):
        times, limits = _small(np.random.default_rng(seed))
        found = assign(times, limits, seconds=30)
        best = max(_value(times, limits, each) for each in _plans(times))
        different += abs(found.value - best) > 1e-6 or found.gap != 0
    name = f"plans of {count} small closets against all plans there are: differences"
    return at_most(name, different, 0, "")


def _small(rng: np.random.Generator) -> tuple[list[Choices], list[Limit]]:
    """Return four times of three or four days, and what few garments can be worn."""
    days = sorted(rng.integers(0, 4, size=4).tolist())
    count_garments = int(rng.integers(4, 8))
    times = []
    for day in days:
        rows = {
            tuple(sorted(rng.choice(count_garments, size=3, replace=False).tolist()))
            for _ in range(int(rng.integers(2, 7)))
        }
        members = np.array([[*row, -1] for row in sorted(rows)], np.intp)
        times.append(Choices(day, rng.uniform(0.5, 1, len(rows)), members))
    limits = [
        Limit(garment, frozenset(days), int(rng.integers(1, 3)))
        for garment in range(count_garments)
    ]
    return times, limits


def _plans(times: Sequence[Choices]) -> Iterator[tuple[int | None, ...]]:
    yield from product(*([None, *range(len(each.values))] for each in times))


def _value(
    times: Sequence[Choices], limits: Sequence[Limit], plan: Sequence[int | None]
) -> float:
    """Return the sum of the ratings of a plan; less than nothing if it may not be."""
    worn: dict[int, set[int]] = {}
    outfits: dict[frozenset[int], set[int]] = {}
    value = 0.0
    for time, place in zip(times, plan, strict=True):
        if place is None:
            continue
        ids = frozenset(time.members[place].tolist()) - {-1}
        outfits.setdefault(ids, set()).add(time.day)
        for garment in ids:
            worn.setdefault(garment, set()).add(time.day)
        value += float(time.values[place])
    is_within = all(
        len(worn.get(each.garment, set()) & each.days) <= each.most for each in limits
    )
    is_unlike = all(len(days) == 1 for days in outfits.values())
    return value if is_within and is_unlike else -1.0


@dataclass(frozen=True, slots=True)
class _TripOutcome:
    packed: PackedTrip
    pieces_of_greedy: int
    seconds: float


def _trips(scorer: Scorer, count: int) -> Iterator[Figure]:
    """Pack for a week and ten occasions; compare where greed dresses all of them too.

    Greed takes for one time after the other what needs the fewest further pieces.
    """
    outcomes: list[_TripOutcome] = []
    worse_dressed = seed = 0
    while len(outcomes) < count:
        rng = random.Random(seed)
        owned = closet(seed, 50, 30, 20)
        seed += 1
        days = [n if n < 7 else rng.randrange(7) for n in range(10)]
        kinds = rng.sample(list(Occasion), 4)
        times = [
            TimeToFill(
                day=MONDAY + timedelta(days=day),
                occasion=rng.choice(kinds),
                temperature_c=DEGREES,
            )
            for day in sorted(days)
        ]
        packed: list[PackedTrip] = []

        def pack(
            times: Sequence[TimeToFill] = times,
            owned: Sequence[Garment] = owned,
            packed: list[PackedTrip] = packed,
        ) -> None:
            packed.append(
                pack_trip(times, owned, rules=RULES, scorer=scorer, taste=TASTE)
            )

        seconds = seconds_of(pack)
        choices = choices_of_trip(times, owned, scorer=scorer, taste=TASTE)
        limits = limits_of(times, owned, WearHistory(), RULES)
        greedy = pack_greedily([each for each, _ in choices], limits)
        dressed = sum(each is not None for each in packed[0].outfits)
        dressed_by_greed = sum(each is not None for each in greedy.chosen)
        worse_dressed += dressed < dressed_by_greed
        if dressed == dressed_by_greed:
            outcomes.append(_TripOutcome(packed[0], len(greedy.pieces), seconds))
    pieces = [(len(e.packed.pieces), e.pieces_of_greedy) for e in outcomes]
    fewer = sum(mine < theirs for mine, theirs in pieces) / count
    name = f"{count} trips of 7 days, 10 occasions: more pieces than a greedy choice"
    yield at_most(name, sum(mine > theirs for mine, theirs in pieces), 0, "")
    yield at_most(f"  fewer times dressed, of {seed}", worse_dressed, 0, "")
    yield Figure("  fewer pieces", f"{fewer:.0%}", "at least 50%", fewer >= 0.5)
    saved = median(theirs - mine for mine, theirs in pieces)
    yield Figure("  pieces saved, median", f"{saved:g}", "-", None)
    yield at_most("  slowest", max(e.seconds for e in outcomes), 2.0, "s", 2)
    proven = sum(not e.packed.gap for e in outcomes) / count
    yield Figure("  proven the fewest", f"{proven:.0%}", "-", None)
