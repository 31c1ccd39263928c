"""The best outfits for several days at once, exactly: a set packing problem.

Every outfit of every day is a column, worth its rating; each day takes at most one, and
a garment at most so many of some days. There are millions of columns, of which the
linear relaxation needs hundreds: they are priced by its duals and added until none is
left that gains (column generation, Gilmore & Gomory 1961). What could be in a better
whole-numbered plan must then have a reduced cost within the gap; only those are given
to the integer solver (reduced cost fixing, Dantzig, Fulkerson & Johnson 1954). So the
plan is the best of all, and nothing is sampled. It begins with a greedy choice, so that
a plan is there when time runs out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wardrobe.planning.linear_program import Program, optimum

Doubles = NDArray[np.float64]
Indices = NDArray[np.intp]
BoolArray = NDArray[np.bool_]
# By time, the place of the outfit among its choices; None for nothing.
Chosen = tuple[int | None, ...]

# Values closer than this are one rating.
_SAME = 1e-7
# The best of each day to begin with, and how many are added a round.
_FIRST, _MORE = 60, 200
# So many columns are a moment's work for the integer solver.
_MOST_COLUMNS = 20_000


@dataclass(frozen=True, slots=True, eq=False)
class Choices:
    """The outfits that one may wear at one time.

    Attributes:
        day: The number of the day; two times may be on one day.
        values: float64 (N,), what each is worth, above 0.
        members: intp (N, 4), the numbers of its garments; -1 where there is none.
        floor: No outfit that was left out is worth more.
    """

    day: int
    values: Doubles
    members: Indices
    floor: float = -np.inf


@dataclass(frozen=True, slots=True)
class Limit:
    """A garment is worn on at most `most` of some days."""

    garment: int
    days: frozenset[int]
    most: int


@dataclass(frozen=True, slots=True)
class Assignment:
    """What is worn when.

    Attributes:
        chosen: By time, the place of the outfit among its choices; None for nothing.
        value: The sum of the ratings.
        gap: By how much any other plan may be better; 0 where this is proven the best.
    """

    chosen: Chosen
    value: float
    gap: float


def assign(
    times: Sequence[Choices], limits: Sequence[Limit], seconds: float
) -> Assignment:
    """Choose at most one outfit for each time, of the greatest sum, within limits.

    The same garment at two times of one day is worn once; the same outfit is worn on
    one day only.

    Args:
        seconds: After which the best found so far is returned, with its gap.
    """
    return _Search(times, limits, seconds).run()


class _Search:
    """The rows of the problem, and the columns that are in play.

    Rows: one a time; then the items, which are the limits of garments and the outfits
    that could be worn on two days; then the links. A day that holds more than one time
    has a variable for each item (worn that day or not), and a link for each of its
    times.
    """

    def __init__(
        self, times: Sequence[Choices], limits: Sequence[Limit], seconds: float
    ) -> None:
        self._times = times
        # The solver's own time; pricing beside it takes less.
        self._seconds_left = seconds
        self._days = [each.day for each in times]
        self._all_days = frozenset(self._days)
        self._shared = [
            number for number, day in enumerate(self._days) if self._days.count(day) > 1
        ]
        self._limits = [each for each in limits if self._is_tight(each)]
        self._rows_of_garment: dict[int, list[int]] = {}
        for row, limit in enumerate(self._limits):
            self._rows_of_garment.setdefault(limit.garment, []).append(row)
        self._keys = _keys_of(times)
        self._may_repeat = [self._repeatable(each.members) for each in times]
        in_outfits = (int(each.members.max(initial=0)) for each in times)
        limited = (each.garment for each in self._limits)  # also what is in none
        self._garments = 1 + max(*in_outfits, *limited, 0, 0)
        self._outfits: dict[int, int] = {}
        self._links: dict[tuple[int, int], int] = {}

    def run(self) -> Assignment:
        """Price, fix, solve."""
        columns = [_best_of(each.values, _FIRST) for each in self._times]
        best = self._greedy()
        bound, duals, reduced, columns = self._relax(columns)
        best, is_proven = self._solve(columns, best)
        gap = bound - self._value(best)
        if gap > _SAME:
            kept = [np.flatnonzero(each >= -gap - _SAME) for each in reduced]
            kept, is_cut = self._within_reach(kept, reduced)
            best, is_proven = self._solve(kept, best)
            gap = bound - self._value(best) if is_cut or not is_proven else 0.0
        gap = max(gap, bound + self._most_left_out(duals) - self._value(best))
        return Assignment(best, self._value(best), gap if gap > _SAME else 0.0)

    def _greedy(self) -> Chosen:
        """Choose the best that is left for one time after the other."""
        worn: dict[int, set[int]] = {}
        outfits: dict[int, int] = {}
        chosen: list[int | None] = []
        for choices, keys in zip(self._times, self._keys, strict=True):
            spent = {
                limit.garment
                for limit in self._limits
                if choices.day in limit.days
                and len((worn.get(limit.garment, set()) | {choices.day}) & limit.days)
                > limit.most
            }
            repeats = [key for key, day in outfits.items() if day != choices.day]
            is_out = np.isin(choices.members, list(spent)).any(axis=1)
            values = np.where(is_out | np.isin(keys, repeats), -1.0, choices.values)
            place = int(values.argmax()) if len(values) else -1
            if place < 0 or values[place] < 0:
                chosen.append(None)
                continue
            chosen.append(place)
            outfits[int(keys[place])] = choices.day
            for garment in choices.members[place].tolist():
                worn.setdefault(garment, set()).add(choices.day)
        return tuple(chosen)

    def _most_left_out(self, duals: Doubles) -> float:
        """Return the most that an outfit that was left out could add to the bound."""
        left_out = [each.floor - duals[n] for n, each in enumerate(self._times)]
        return max(left_out, default=-np.inf)

    def _relax(
        self, columns: list[Indices]
    ) -> tuple[float, Doubles, list[Doubles], list[Indices]]:
        """Return the bound, the prices, what they leave, and the columns in play."""
        while True:
            solution = optimum(self._program(columns), is_integer=False)
            self._seconds_left -= solution.seconds
            reduced = self._reduced(solution.duals)
            fresh = [
                np.setdiff1d(_best_of(each, _MORE, above=_SAME), held)
                for each, held in zip(reduced, columns, strict=True)
            ]
            if not sum(map(len, fresh)) or self._seconds_left < 0:
                # What still gains on some time raises the bound by its most.
                most = sum(max(0.0, float(e.max(initial=0))) for e in reduced)
                return solution.value + most, solution.duals, reduced, columns
            columns = [np.union1d(*pair) for pair in zip(columns, fresh, strict=True)]

    def _within_reach(
        self, kept: list[Indices], reduced: list[Doubles]
    ) -> tuple[list[Indices], bool]:
        """Keep what the integer solver can do with; tell whether any went."""
        most = _MOST_COLUMNS // max(1, len(kept))
        is_cut = any(len(each) > most for each in kept)
        return [
            rows[_best_of(costs[rows], most)] for rows, costs in zip(kept, reduced)
        ], is_cut

    def _reduced(self, duals: Doubles) -> list[Doubles]:
        """Return by time float64 (N,): what each column gains beyond its prices."""
        found = []
        outfits = np.array(sorted(self._outfits), np.int64)
        for number, choices in enumerate(self._times):
            prices = np.zeros(self._garments + 1)  # the last is that of no garment
            for garment, rows in self._rows_of_garment.items():
                for row in rows:
                    if choices.day in self._limits[row].days:
                        prices[garment] += duals[self._row_of_item(row, number)]
            costs = prices[choices.members].sum(axis=1) + duals[number]
            if len(outfits) and len(costs):
                rows_of = [
                    self._row_of_item(self._outfits[int(key)], number)
                    for key in outfits
                ]
                at = np.searchsorted(outfits, self._keys[number])
                at = np.minimum(at, len(outfits) - 1)
                is_row = outfits[at] == self._keys[number]
                costs += np.where(is_row, duals[rows_of][at], 0.0)
            found.append(choices.values - costs)
        return found

    def _is_tight(self, limit: Limit) -> bool:
        return len(limit.days & self._all_days) > limit.most

    def _repeatable(self, members: Indices) -> BoolArray:
        """Return bool (N,): whether its garments may be worn on two of the days."""
        once = [
            limit.garment
            for limit in self._limits
            if limit.most <= 1 and self._all_days <= limit.days
        ]
        return np.asarray(~np.isin(members, once).any(axis=1))

    def _row_of_item(self, item: int, number: int) -> int:
        """Return the row that a time's use of a limited thing counts in."""
        link = self._links.get((item, number))
        items = len(self._limits) + len(self._outfits)
        return len(self._times) + (item if link is None else items + link)

    def _lay_out(self, columns: list[Indices]) -> None:
        """Give a row to each outfit that these columns would let be worn twice."""
        days_of: dict[int, set[int]] = {}
        for number, held in enumerate(columns):
            may_repeat = held[self._may_repeat[number][held]]
            for key in self._keys[number][may_repeat].tolist():
                days_of.setdefault(key, set()).add(self._days[number])
        twice = sorted(key for key, days in days_of.items() if len(days) > 1)
        first = len(self._limits)
        self._outfits = {key: first + place for place, key in enumerate(twice)}
        links = [
            (item, number)
            for number in self._shared
            for item in range(first + len(twice))
            if item >= first or self._days[number] in self._limits[item].days
        ]
        self._links = {each: place for place, each in enumerate(links)}

    def _program(self, columns: list[Indices]) -> Program:
        self._lay_out(columns)
        program = Program(
            np.concatenate(
                [
                    np.ones(len(self._times)),
                    [limit.most for limit in self._limits],
                    np.ones(len(self._outfits)),
                    np.zeros(len(self._links)),
                ]
            )
        )
        for number, held in enumerate(columns):
            values = self._times[number].values[held].tolist()
            for place, value in zip(held.tolist(), values, strict=True):
                rows = [number, *self._rows_used(number, place)]
                program.add(value, rows, [1.0] * len(rows))
        for (item, _day), numbers in self._days_of_links().items():
            links = [self._row_of_item(item, number) for number in numbers]
            rows = [len(self._times) + item, *links]
            program.add(0.0, rows, [1.0] + [-1.0] * len(links))
        return program

    def _days_of_links(self) -> dict[tuple[int, int], list[int]]:
        """Return by item and day the times that may use it then."""
        found: dict[tuple[int, int], list[int]] = {}
        for item, number in self._links:
            found.setdefault((item, self._days[number]), []).append(number)
        return found

    def _rows_used(self, number: int, place: int) -> list[int]:
        day, key = self._days[number], int(self._keys[number][place])
        items = [
            row
            for garment in self._times[number].members[place].tolist()
            for row in self._rows_of_garment.get(garment, ())
            if day in self._limits[row].days
        ]
        if key in self._outfits:
            items.append(self._outfits[key])
        return [self._row_of_item(each, number) for each in items]

    def _solve(self, columns: list[Indices], begun: Chosen) -> tuple[Chosen, bool]:
        """Return the best choice of these columns or what it begins with; if proven."""
        columns = [
            held if place is None else np.union1d(held, [place]).astype(np.intp)
            for held, place in zip(columns, begun, strict=True)
        ]
        solution = optimum(
            self._program(columns),
            is_integer=True,
            seconds=max(0.05, self._seconds_left),
            start=self._amounts_of(columns, begun),
        )
        self._seconds_left -= solution.seconds
        chosen: list[int | None] = []
        at = 0
        for held in columns:
            taken = np.flatnonzero(solution.amounts[at : at + len(held)] > 0.5)
            chosen.append(int(held[taken[0]]) if len(taken) else None)
            at += len(held)
        found = tuple(chosen)
        better = max(begun, found, key=self._value)
        return better, solution.is_proven

    def _amounts_of(self, columns: list[Indices], chosen: Chosen) -> Doubles:
        """Return the amounts of the program's columns that a choice stands for."""
        parts = [
            (held == (-1 if place is None else place)).astype(np.float64)
            for held, place in zip(columns, chosen, strict=True)
        ]
        used = {
            (row, number)
            for number, place in enumerate(chosen)
            if place is not None
            for row in self._rows_used(number, place)
        }
        worn = [
            float(any((self._row_of_item(item, n), n) in used for n in numbers))
            for (item, _day), numbers in self._days_of_links().items()
        ]
        return np.concatenate([*parts, worn])

    def _value(self, chosen: Chosen) -> float:
        return sum(
            float(choices.values[place])
            for choices, place in zip(self._times, chosen, strict=True)
            if place is not None
        )


def _keys_of(times: Sequence[Choices]) -> list[NDArray[np.int64]]:
    """Return by time int64 (N,): a number for each outfit, whatever the order in it."""
    members = [np.sort(each.members, axis=1) for each in times]
    if not members:
        return []
    whole = np.concatenate(members)
    garments, places = np.unique(whole, return_inverse=True)
    places = places.reshape(whole.shape).astype(np.int64)
    keys = np.zeros(len(whole), np.int64)
    for column in places.T:
        keys = keys * len(garments) + column
    ends = np.cumsum([len(each) for each in members])[:-1]
    return np.split(keys, ends)


def _best_of(values: Doubles, count: int, above: float = -np.inf) -> Indices:
    """Return the places of the greatest values, in ascending order."""
    places = np.flatnonzero(values > above)
    if len(places) > count:
        order = np.argpartition(-values[places], count - 1)[:count]
        places = places[order]
    return np.sort(places)
