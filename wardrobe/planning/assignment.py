"""The best outfits for several days at once, exactly: a set packing problem.

Every outfit of every day is a column, worth its rating; each day takes at most one, and
a garment at most so many of some days. There are millions of columns, of which the
linear relaxation needs hundreds: they are priced by its duals and added until none is
left that gains (column generation, Gilmore & Gomory 1961). What could be in a better
whole-numbered plan must then have a reduced cost within the gap; only those are given
to the integer solver (reduced cost fixing, Dantzig, Fulkerson & Johnson 1954). So the
plan is the best of all, and nothing is sampled.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from wardrobe.planning.linear_program import Program, optimum

Doubles = NDArray[np.float64]
Indices = NDArray[np.intp]

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

    chosen: tuple[int | None, ...]
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
    """The rows of the problem, and the columns that are in play."""

    def __init__(
        self, times: Sequence[Choices], limits: Sequence[Limit], seconds: float
    ) -> None:
        self._times = times
        # The solver's own time; pricing beside it takes less.
        self._seconds_left = seconds
        self._days = [each.day for each in times]
        self._limits = [each for each in limits if self._is_tight(each)]
        self._rows_of_garment: dict[int, list[int]] = {}
        for row, limit in enumerate(self._limits):
            self._rows_of_garment.setdefault(limit.garment, []).append(row)
        self._repeats: list[frozenset[int]] = []
        self._garments = 1 + max(
            (int(each.members.max(initial=0)) for each in times), default=0
        )
        # Rows: one a time; then the limits; then, for each limit, the days that hold
        # more than one time have a variable of their own (worn that day or not), with a
        # row for each of their times; then the outfits that must not be worn twice.
        shared = [
            (row, number)
            for row, limit in enumerate(self._limits)
            for number, day in enumerate(self._days)
            if day in limit.days and self._days.count(day) > 1
        ]
        self._links = {each: place for place, each in enumerate(shared)}

    def run(self) -> Assignment:
        """Price, fix, solve; again while an outfit is worn on two days."""
        while True:
            columns = [_best_of(each.values, _FIRST) for each in self._times]
            bound, duals, columns = self._relax(columns)
            chosen, value, _ = self._solve(columns, bound)
            gap = bound - value
            if gap > _SAME:
                reduced = self._reduced(duals)
                kept = [np.flatnonzero(each >= -gap - _SAME) for each in reduced]
                kept, is_cut = self._within_reach(kept, reduced)
                chosen, value, is_proven = self._solve(kept, bound)
                gap = bound - value if is_cut or not is_proven else 0.0
            repeated = self._repeated(chosen)
            if repeated is None:
                unseen = bound + self._most_left_out(duals) - value
                gap = max(gap, unseen)
                return Assignment(chosen, value, gap if gap > _SAME else 0.0)
            self._repeats.append(repeated)

    def _most_left_out(self, duals: Doubles) -> float:
        """Return the most that an outfit that was left out could add to the bound."""
        left_out = [each.floor - duals[n] for n, each in enumerate(self._times)]
        return max(left_out, default=-np.inf)

    def _relax(self, columns: list[Indices]) -> tuple[float, Doubles, list[Indices]]:
        """Return the bound, the prices of the rows, and the columns in play."""
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
                return solution.value + most, solution.duals, columns
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
        for number, choices in enumerate(self._times):
            prices = np.zeros(self._garments + 1)  # the last is that of no garment
            for garment, rows in self._rows_of_garment.items():
                for row in rows:
                    if choices.day in self._limits[row].days:
                        prices[garment] += duals[self._row_of_limit(row, number)]
            costs = prices[choices.members].sum(axis=1) + duals[number]
            for row, outfit in enumerate(self._repeats):
                costs += duals[self._first_repeat + row] * _is(choices.members, outfit)
            found.append(choices.values - costs)
        return found

    def _is_tight(self, limit: Limit) -> bool:
        return len(limit.days & set(self._days)) > limit.most

    @property
    def _first_link(self) -> int:
        return len(self._times) + len(self._limits)

    @property
    def _first_repeat(self) -> int:
        return self._first_link + len(self._links)

    def _row_of_limit(self, row: int, number: int) -> int:
        """Return the row that a time's use of a limited garment counts in."""
        link = self._links.get((row, number))
        return len(self._times) + row if link is None else self._first_link + link

    def _program(self, columns: list[Indices]) -> Program:
        program = Program(
            np.concatenate(
                [
                    np.ones(len(self._times)),
                    [limit.most for limit in self._limits],
                    np.zeros(len(self._links)),
                    np.ones(len(self._repeats)),
                ]
            )
        )
        for number, (choices, held) in enumerate(
            zip(self._times, columns, strict=True)
        ):
            for place in held.tolist():
                members = choices.members[place]
                rows = [number, *self._rows_used(number, members)]
                program.add(float(choices.values[place]), rows, [1.0] * len(rows))
        of_days: dict[tuple[int, int], list[int]] = {}
        for (row, number), link in self._links.items():
            key = row, self._days[number]
            of_days.setdefault(key, []).append(self._first_link + link)
        for (row, _day), links in of_days.items():
            rows = [len(self._times) + row, *links]
            program.add(0.0, rows, [1.0] + [-1.0] * len(links))
        return program

    def _rows_used(self, number: int, members: Indices) -> list[int]:
        day, ids = self._days[number], frozenset(members[members >= 0].tolist())
        rows = [
            self._row_of_limit(row, number)
            for garment in sorted(ids)
            for row in self._rows_of_garment.get(garment, ())
            if day in self._limits[row].days
        ]
        repeats = [
            self._first_repeat + row
            for row, outfit in enumerate(self._repeats)
            if outfit == ids
        ]
        return rows + repeats

    def _solve(
        self, columns: list[Indices], bound: float
    ) -> tuple[tuple[int | None, ...], float, bool]:
        """Return the best choice of these columns, its value, and if that is proven."""
        left = max(0.05, self._seconds_left)
        solution = optimum(self._program(columns), is_integer=True, seconds=left)
        self._seconds_left -= solution.seconds
        chosen: list[int | None] = []
        at = 0
        for held in columns:
            taken = np.flatnonzero(solution.amounts[at : at + len(held)] > 0.5)
            chosen.append(int(held[taken[0]]) if len(taken) else None)
            at += len(held)
        value = sum(
            float(choices.values[place])
            for choices, place in zip(self._times, chosen, strict=True)
            if place is not None
        )
        return tuple(chosen), value, solution.is_proven or value >= bound - _SAME

    def _repeated(self, chosen: Sequence[int | None]) -> frozenset[int] | None:
        """Return an outfit that is worn on two days, if there is one."""
        worn = sorted(
            (tuple(sorted(choices.members[place].tolist())), choices.day)
            for choices, place in zip(self._times, chosen, strict=True)
            if place is not None
        )
        for (one, day), (other, another) in pairwise(worn):
            if one == other and day != another:
                return frozenset(one) - {-1}
        return None


def _best_of(values: Doubles, count: int, above: float = -np.inf) -> Indices:
    """Return the places of the greatest values, in ascending order."""
    places = np.flatnonzero(values > above)
    if len(places) > count:
        order = np.argpartition(-values[places], count - 1)[:count]
        places = places[order]
    return np.sort(places)


def _is(members: Indices, outfit: frozenset[int]) -> Doubles:
    """Return float64 (N,): 1 where the members are those of an outfit."""
    is_in = np.isin(members, list(outfit)) | (members < 0)
    counts = (members >= 0).sum(axis=1)
    is_all: Doubles = (is_in.all(axis=1) & (counts == len(outfit))).astype(np.float64)
    return is_all
