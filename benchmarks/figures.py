"""A measured figure beside its goal, how one is timed, and a table of them."""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass


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


def at_most(name: str, value: float, goal: float, unit: str, digits: int = 0) -> Figure:
    """Return the figure of what should be no larger than its goal."""
    measured, most = f"{value:.{digits}f} {unit}", f"at most {goal:g} {unit}"
    return Figure(name, measured.rstrip(), most.rstrip(), value <= goal)


def seconds_of(work: Callable[[], object]) -> float:
    """Return how long a piece of work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def print_all(figures: Sequence[Figure], *, as_json: bool = False) -> int:
    """Print figures; return the exit code, 0 when every goal that was measured holds.

    Where nothing could be measured, no goal holds.
    """
    print(_json_of(figures) if as_json else _table_of(figures))
    is_measured = any(figure.holds is not None for figure in figures)
    is_short = any(figure.holds is False for figure in figures)
    return 0 if is_measured and not is_short else 1


def _table_of(figures: Sequence[Figure]) -> str:
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


def _json_of(figures: Sequence[Figure]) -> str:
    return json.dumps([asdict(figure) for figure in figures])
