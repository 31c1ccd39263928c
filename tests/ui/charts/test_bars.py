"""Bars that one chooses, with the pointer and with keys."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.charts.bars import Bar, BarChart

BARS = [
    Bar(label=word, value=value, text=str(value)) for value, word in enumerate("abc")
]


def make(qtbot: QtBot, *, is_choosable: bool = True) -> tuple[BarChart, list[int]]:
    chart = BarChart("Words", BARS, is_choosable=is_choosable)
    qtbot.addWidget(chart)
    chart.resize(400, chart.height())
    chart.show()
    chosen: list[int] = []
    chart.bar_chosen.connect(chosen.append)
    return chart, chosen


def click(chart: BarChart, y: int) -> None:
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(chart, button, keys, QPoint(50, y))


def test_a_click_chooses_the_bar_below_it(qtbot: QtBot) -> None:
    chart, chosen = make(qtbot)
    row_px = chart.height() // len(BARS)

    click(chart, 2 * row_px + 5)

    assert chosen == [2]


def test_keys_choose_too_and_stay_within(qtbot: QtBot) -> None:
    chart, chosen = make(qtbot)
    chart.setFocus()

    for key in (Qt.Key.Key_Up, *[Qt.Key.Key_Down] * 5, Qt.Key.Key_Return):
        QTest.keyClick(chart, key)

    assert chosen == [2]


def test_what_leads_nowhere_is_not_chosen(qtbot: QtBot) -> None:
    chart, chosen = make(qtbot, is_choosable=False)

    click(chart, 5)

    assert chosen == []
    assert chart.focusPolicy() is Qt.FocusPolicy.NoFocus
