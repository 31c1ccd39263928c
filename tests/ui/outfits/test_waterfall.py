"""The numbers behind a rating add up as they stand."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from ui.outfits.waterfall import Waterfall, steps_of
from wardrobe.model.outfit import Part

PARTS = st.fixed_dictionaries({part: st.floats(-9, 9) for part in Part})


@given(parts=PARTS)
def test_shown_numbers_add_up_to_the_shown_sum(parts: dict[Part, float]) -> None:
    steps = steps_of(parts)

    shown = sum(round(after - before, 1) for _, before, after in steps)

    assert shown == pytest.approx(steps[-1][2] if steps else 0, abs=1e-6)
    for (_, _, after), (_, before, _) in pairwise(steps):
        assert before == after


def test_what_would_show_as_nothing_is_left_out() -> None:
    parts = {Part.OCCASION: 3.21, Part.COLOURS: 0.02, Part.WARMTH: -0.02}

    assert [part for part, *_ in steps_of(parts)] == [Part.OCCASION]


def test_it_says_each_part_and_what_they_come_to(qtbot: QtBot) -> None:
    parts = {**dict.fromkeys(Part, 0.0), Part.OCCASION: 1.24, Part.COLOURS: -0.31}
    waterfall = Waterfall(parts)
    qtbot.addWidget(waterfall)

    assert waterfall.accessibleName() == ("Occasion +1.2, Colours -0.3, Together +0.9")
    waterfall.resize(300, waterfall.height())
    assert not waterfall.grab().isNull()
