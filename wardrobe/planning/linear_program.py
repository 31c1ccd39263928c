"""Linear and integer programs, solved by HiGHS."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]

# A gap between value and bound below this is none.
EXACT = 1e-7


@dataclass(frozen=True, slots=True, eq=False)
class Solution:
    """What a solver found.

    Attributes:
        value: float, of the amounts.
        bound: No other amounts have a greater value than this.
        amounts: float64 (columns,), 0..1.
        duals: float64 (rows,), the price of each row; of a linear program only.
        is_proven: It is the optimum.
        seconds: That the solver took.
    """

    value: float
    bound: float
    amounts: Doubles
    duals: Doubles
    is_proven: bool
    seconds: float


class Program:
    """A linear program: maximise values, rows at most their bounds, amounts 0..1."""

    def __init__(self, most: Doubles) -> None:
        self.most = most
        self.values: list[float] = []
        self.starts: list[int] = [0]
        self.rows: list[int] = []
        self.weights: list[float] = []

    def add(self, value: float, rows: list[int], weights: list[float]) -> None:
        """Add a column."""
        self.values.append(value)
        self.rows += rows
        self.weights += weights
        self.starts.append(len(self.rows))


def optimum(
    program: Program,
    *,
    is_integer: bool,
    seconds: float = 60.0,
    start: Doubles | None = None,
    slack: float = EXACT,
) -> Solution:
    """Solve a program by HiGHS.

    Versions before 1.15 gave wrong optima now and then (ERGO-Code/HiGHS #2957), and
    1.16 writes a line to stdout that nothing can turn off.

    Args:
        is_integer: All amounts are whole.
        seconds: After which the best found so far is returned.
        start: float64 (columns,), amounts to begin with.
        slack: By how much the best value may be missed.
    """
    import highspy  # noqa: PLC0415  # 0.1 s that only plans need

    count, rows = len(program.values), len(program.most)
    lp: Any = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = count, rows
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_ = np.array(program.values)
    lp.col_lower_, lp.col_upper_ = np.zeros(count), np.ones(count)
    lp.row_lower_ = np.full(rows, -highspy.kHighsInf)
    lp.row_upper_ = program.most
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.array(program.starts)
    lp.a_matrix_.index_ = np.array(program.rows)
    lp.a_matrix_.value_ = np.array(program.weights)
    if is_integer:
        lp.integrality_ = [highspy.HighsVarType.kInteger] * count
    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]  # it has no types
    for name, value in (
        ("output_flag", False),
        ("threads", 1),
        ("time_limit", seconds),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", slack),
    ):
        solver.setOptionValue(name, value)
    solver.passModel(lp)
    if start is not None:
        begun: Any = highspy.HighsSolution()
        begun.col_value = start.tolist()
        solver.setSolution(begun)
    solver.run()
    found = solver.getSolution()
    is_proven = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    amounts = np.array(found.col_value) if count else np.zeros(0)
    if len(amounts) != count:  # the time was over before anything was found
        amounts = np.zeros(count)
    duals = np.array(found.row_dual) if not is_integer else np.zeros(rows)
    value = float(amounts @ lp.col_cost_)
    bound = solver.getInfo().mip_dual_bound if is_integer else value
    seconds = solver.getRunTime()
    return Solution(value, max(value, bound), amounts, duals, is_proven, seconds)
