"""A measured figure beside its goal, and how a table of them is printed."""

import json
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of a benchmark's table.

    Attributes:
        figure: What was measured.
        value: What came out, with its unit.
        goal: What it should be.
        holds: Whether it is; None where it could not be measured.
    """

    figure: str
    value: str
    goal: str
    holds: bool | None


def table_of(figures: Sequence[Figure]) -> str:
    """Return the figures as aligned lines."""
    rows = [("figure", "value", "goal", "holds")]
    words = {True: "yes", False: "NO", None: "-"}
    rows += [(f.figure, f.value, f.goal, words[f.holds]) for f in figures]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    ]
    return "\n".join(line.rstrip() for line in lines)


def json_of(figures: Sequence[Figure]) -> str:
    """Return the figures as a JSON list of objects."""
    return json.dumps(
        [
            {"figure": f.figure, "value": f.value, "goal": f.goal, "holds": f.holds}
            for f in figures
        ]
    )
