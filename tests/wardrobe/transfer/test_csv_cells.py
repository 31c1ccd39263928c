import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardrobe.transfer.csv_cells import armed_again, defused


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "=cmd|' /C calc'!A0"],
)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(cell: str) -> None:
    assert defused(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "navy shirt", "'tis a shirt", "a=b", "7"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert defused(cell) == cell


@given(st.text(alphabet="'=+-@\t\r\nax ", max_size=8))
def test_every_cell_comes_back_as_it_was_and_none_is_a_formula(cell: str) -> None:
    assert armed_again(defused(cell)) == cell
    assert not defused(cell).startswith(tuple("=+-@\t\r\n"))
