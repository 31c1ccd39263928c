"""The fewest pieces that make a good outfit for every time of a trip, exactly.

A set cover: each time takes one of its outfits, each outfit needs its garments, and
each garment packed costs one. An integer program says how many pieces are needed; the
time limit that cut it is said as a gap.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from wardrobe.planning.assignment import Choices, Indices, Limit
from wardrobe.planning.linear_program import Doubles, Program, optimum

# A time that is dressed is worth more than all the pieces that it can need.
_DRESSED = 10.0
# All ratings together count less than one piece.
_RATINGS = 0.9
# The ratings may be so far from the best that few pieces can have: nobody sees it, and
# to prove the last of it takes most of the time. The pieces stay the fewest.
_SLACK = 0.02


@dataclass(frozen=True, slots=True)
class Packing:
    """What is packed, and worn when.

    Attributes:
        chosen: By time, the place of the outfit among its choices; None for nothing.
        pieces: The numbers of the garments to pack.
        gap: So many pieces fewer may do; 0 where it is proven that they don't.
    """

    chosen: tuple[int | None, ...]
    pieces: frozenset[int]
    gap: int


def pack(
    times: Sequence[Choices],
    limits: Sequence[Limit],
    seconds: float,
    most: int | None = None,
) -> Packing:
    """Dress as many times as can be, with as few pieces as can be, as well as can be.

    Args:
        times: The outfits that would do; all of them count as good enough.
        seconds: After which the best found so far is returned, with its gap.
        most: Of pieces in the luggage; None for as many as it takes.
    """
    layout = _Layout(times, limits)
    program = layout.program(most)
    greedy = pack_greedily(times, limits, most)
    start = layout.amounts_of(greedy)
    solution = optimum(
        program, is_integer=True, seconds=seconds, start=start, slack=_SLACK
    )
    begun = float(start @ np.array(program.values))
    # What is left between value and bound, in whole pieces.
    left = solution.bound - max(begun, solution.value) + 1e-6
    if solution.value < begun:
        return replace(greedy, gap=int(min(left, len(greedy.pieces))))
    chosen: list[int | None] = []
    at = 0
    for choices in times:
        taken = np.flatnonzero(solution.amounts[at : at + len(choices.values)] > 0.5)
        chosen.append(int(taken[0]) if len(taken) else None)
        at += len(choices.values)
    pieces = _pieces_of(times, chosen)
    gap = 0 if solution.is_proven else int(min(left, len(pieces)))
    return Packing(tuple(chosen), pieces, gap)


def pack_greedily(
    times: Sequence[Choices], limits: Sequence[Limit], most: int | None = None
) -> Packing:
    """Take for one time after the other what needs the fewest further pieces."""
    worn: dict[int, set[int]] = {}
    packed: set[int] = set()
    chosen: list[int | None] = []
    for choices in times:
        fresh = np.array(
            [len(_ids(members) - packed) for members in choices.members], np.float64
        )
        order = np.lexsort((-choices.values, fresh))
        found = None
        for place in order.tolist():
            ids = _ids(choices.members[place])
            fits = most is None or len(packed | ids) <= most
            if fits and _is_within(ids, choices.day, worn, limits):
                found = place
                break
        chosen.append(found)
        if found is not None:
            ids = _ids(choices.members[found])
            packed |= ids
            for garment in ids:
                worn.setdefault(garment, set()).add(choices.day)
    return Packing(tuple(chosen), frozenset(packed), 0)


class _Layout:
    """Where what stands in the program.

    Columns: the outfits of each time; each garment of each day (worn or not); each
    garment (packed or not). Rows: one a time; what each time wears of each garment;
    what each day wears of each garment; the limits; all that is packed.
    """

    def __init__(self, times: Sequence[Choices], limits: Sequence[Limit]) -> None:
        self._times, self._limits = times, limits
        self._garments = sorted(
            {g for c in times for g in c.members[c.members >= 0].tolist()}
        )
        self._days = sorted({each.day for each in times})
        self._place = {garment: at for at, garment in enumerate(self._garments)}
        self._first_day_row = len(times) * (1 + len(self._garments))
        self._first_limit = self._first_day_row + len(self._garments) * len(self._days)

    def program(self, most: int | None) -> Program:
        """Return the integer program."""
        bounds = np.zeros(self._first_limit + len(self._limits) + 1)
        bounds[: len(self._times)] = 1
        bounds[self._first_limit : -1] = [limit.most for limit in self._limits]
        bounds[-1] = len(self._garments) if most is None else most
        program = Program(bounds)
        for number, choices in enumerate(self._times):
            self._add_outfits(program, number, choices)
        for garment in self._garments:
            for day in self._days:
                self._add_worn(program, garment, day)
        for garment in self._garments:
            rows = [self._row_worn(garment, day) for day in self._days]
            weights = [-1.0] * len(rows) + [1.0]
            program.add(-1.0, [*rows, len(bounds) - 1], weights)
        return program

    def amounts_of(self, packing: Packing) -> Doubles:
        """Return the amounts of the program's columns that a packing stands for."""
        parts = []
        worn: set[tuple[int, int]] = set()
        for choices, place in zip(self._times, packing.chosen, strict=True):
            taken = np.zeros(len(choices.values))
            if place is not None:
                taken[place] = 1
                worn |= {(g, choices.day) for g in _ids(choices.members[place])}
            parts.append(taken)
        of_days = [
            float((g, day) in worn) for g in self._garments for day in self._days
        ]
        packed = [float(g in packing.pieces) for g in self._garments]
        return np.concatenate([*parts, of_days, packed])

    def _add_outfits(self, program: Program, number: int, choices: Choices) -> None:
        worth = _RATINGS / len(self._times)
        for value, members in zip(choices.values.tolist(), choices.members):
            used = [self._row_used(number, g) for g in sorted(_ids(members))]
            program.add(
                _DRESSED + worth * value, [number, *used], [1.0] * (1 + len(used))
            )

    def _add_worn(self, program: Program, garment: int, day: int) -> None:
        used = [
            self._row_used(number, garment)
            for number, choices in enumerate(self._times)
            if choices.day == day
        ]
        limited = [
            self._first_limit + number
            for number, limit in enumerate(self._limits)
            if limit.garment == garment and day in limit.days
        ]
        rows = [*used, self._row_worn(garment, day), *limited]
        program.add(0.0, rows, [-1.0] * len(used) + [1.0] * (1 + len(limited)))

    def _row_used(self, number: int, garment: int) -> int:
        return len(self._times) + number * len(self._garments) + self._place[garment]

    def _row_worn(self, garment: int, day: int) -> int:
        place = self._place[garment] * len(self._days) + self._days.index(day)
        return self._first_day_row + place


def _pieces_of(
    times: Sequence[Choices], chosen: Sequence[int | None]
) -> frozenset[int]:
    return frozenset(
        garment
        for choices, place in zip(times, chosen, strict=True)
        if place is not None
        for garment in _ids(choices.members[place])
    )


def _ids(members: Indices) -> set[int]:
    return {int(each) for each in members if each >= 0}


def _is_within(
    ids: set[int], day: int, worn: dict[int, set[int]], limits: Sequence[Limit]
) -> bool:
    return all(
        len((worn.get(limit.garment, set()) | {day}) & limit.days) <= limit.most
        for limit in limits
        if limit.garment in ids and day in limit.days
    )
