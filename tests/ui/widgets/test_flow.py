"""Rows fold into lines, and heads keep their tools together."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.flow import FlowLayout, head_of

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


@pytest.fixture
def row(qtbot: QtBot) -> QWidget:
    """Show three words in room for two."""
    row = QWidget()
    qtbot.addWidget(row)
    flow = FlowLayout(row, gap=10)
    for name in "abc":
        label = QLabel(name)
        label.setFixedSize(100, 20)
        flow.addWidget(label)
    row.resize(230, 200)
    row.show()
    qtbot.waitExposed(row)
    return row


def places(row: QWidget) -> list[tuple[int, int]]:
    labels = row.findChildren(QLabel)
    return [(label.x(), label.y()) for label in labels if label.isVisible()]


def test_what_does_not_fit_goes_on_in_the_next_line(row: QWidget) -> None:
    assert places(row) == [(0, 0), (110, 0), (0, 30)]
    layout = row.layout()
    assert layout is not None
    assert [layout.heightForWidth(width) for width in (320, 230, 90)] == [20, 50, 80]


def test_lines_follow_what_becomes_of_their_parts(row: QWidget, qtbot: QtBot) -> None:
    first, second, _third = row.findChildren(QLabel)

    second.hide()
    qtbot.waitUntil(lambda: places(row) == [(0, 0), (110, 0)])
    second.show()
    first.setFixedSize(200, 20)
    qtbot.waitUntil(lambda: places(row) == [(0, 0), (0, 30), (110, 30)])
    row.resize(340, 200)
    qtbot.waitUntil(lambda: places(row) == [(0, 0), (210, 0), (0, 30)])


def test_a_part_that_comes_is_laid_out(row: QWidget, qtbot: QtBot) -> None:
    flow = row.layout()
    assert isinstance(flow, FlowLayout)
    new = QLabel("new")
    new.setFixedSize(50, 20)

    flow.insert_widget(0, new)
    new.show()

    qtbot.waitUntil(lambda: places(row)[-1] == (0, 0))
    assert places(row)[0] == (60, 0)
