"""Rows fold into as many lines as they need, also when a part changes."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.flow import FlowLayout


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
