"""Heads keep their tools together: at the right, or all on the next line."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.flow import head_of

_HIGH_PX, _GAP_PX = 30, 10


def part(width_px: int) -> QWidget:
    made = QWidget()
    made.setFixedSize(width_px, _HIGH_PX)
    return made


def shown(qtbot: QtBot, width_px: int, *parts: QWidget) -> QWidget:
    head = head_of(*parts, gap=_GAP_PX)
    qtbot.addWidget(head)
    head.resize(width_px, 3 * _HIGH_PX)
    head.show()
    return head


def test_the_tools_of_a_head_lie_at_the_right_though_the_first_is_hidden(
    qtbot: QtBot,
) -> None:
    title, hidden, tool = part(100), part(50), part(80)
    hidden.hide()

    head = shown(qtbot, 400, title, hidden, tool)

    assert head.isVisible()
    assert title.x() == 0
    assert tool.geometry().right() == 399


@pytest.mark.parametrize(
    ("width_px", "places"),
    [
        (300, [(110, 0), (200, 0)]),  # at the right of the line
        (270, [(0, 40), (90, 40)]),  # on the next, and none is left behind
        (150, [(0, 40), (0, 80)]),  # together they are wider than any line
    ],
)
def test_tools_that_have_no_room_beside_the_title_go_below_it_together(
    qtbot: QtBot, width_px: int, places: list[tuple[int, int]]
) -> None:
    title, first, second = part(100), part(80), part(100)

    head = shown(qtbot, width_px, title, first, second)

    assert head.isVisible()
    assert [(each.x(), each.y()) for each in (first, second)] == places
