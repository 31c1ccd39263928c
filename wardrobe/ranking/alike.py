"""Candidates that no outfit tells apart: found once, and counted as often as they are.

Somebody with thousands of garments has many that are described alike. What holds for
one of them holds for all.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np

from wardrobe.ranking.tables import Floats, Indices, IntArray


@dataclass(frozen=True)
class Alike:
    """The candidates of one slot, in groups of those with one descriptor and taste.

    Attributes:
        group: Intp (candidates,): each one's group.
        firsts: Intp (groups,): a candidate of each group.
    """

    group: Indices
    firsts: Indices

    @classmethod
    def of(cls, rows: Indices, taste: Floats) -> Self:
        """Group candidates, in the order in which they come.

        Args:
            rows: (candidates,): the place of each one's descriptor among all.
            taste: (candidates,): each one's own logit.
        """
        keys = list(zip(rows.tolist(), taste.tolist(), strict=True))
        place = {key: group for group, key in enumerate(dict.fromkeys(keys))}
        group = np.array([place[key] for key in keys], np.intp)
        return cls(group, np.unique(group, return_index=True)[1])

    @cached_property
    def sizes(self) -> IntArray:
        """Return int64 (groups,): how many candidates each has."""
        return np.bincount(self.group, minlength=len(self.firsts)).astype(np.int64)

    @cached_property
    def members(self) -> list[list[int]]:
        """Return the places of each group's candidates."""
        places = np.argsort(self.group, kind="stable")
        ends = np.cumsum(self.sizes)[:-1]
        return [each.tolist() for each in np.split(places, ends)]


def ways_to_layer(top: Alike, outer: Alike, same: Mapping[int, int]) -> IntArray:
    """Return int64 (groups, groups): how many tops of one go under outers of another.

    Args:
        same: By the place of a top, that of the same garment among the outers; no
            garment goes under itself.
    """
    ways = np.outer(top.sizes, outer.sizes)
    for one, other in same.items():
        ways[top.group[one], outer.group[other]] -= 1
    return ways
