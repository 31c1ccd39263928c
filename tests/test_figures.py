"""A benchmark fails where a goal is missed, and where nothing was measured."""

import pytest

from benchmarks.figures import Figure, print_all


@pytest.mark.parametrize(
    ("holds", "code"),
    [
        ([True, True], 0),
        ([True, None], 0),
        ([True, False], 1),
        ([None, None], 1),
        ([], 1),
    ],
)
def test_the_exit_code_tells_whether_goals_hold(
    holds: list[bool | None], code: int
) -> None:
    assert print_all([Figure("speed", "1", "1", each) for each in holds]) == code
