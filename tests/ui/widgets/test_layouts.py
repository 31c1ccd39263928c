"""Rows and columns lay out what they are given, in its order."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.layouts import STRETCH, clear, column_of, discard, row_of


def test_a_row_holds_its_items_in_order_with_what_is_said_of_them(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    first, second = QLabel("first"), QLabel("second")
    inner = column_of(QLabel("inner"))

    row = row_of(
        first,
        8,
        (second, 2, Qt.AlignmentFlag.AlignRight),
        (inner, 3),
        STRETCH,
        gap=5,
        margins=(1, 2, 3, 4),
        inside=page,
    )

    assert page.layout() is row
    assert row.spacing() == 5
    assert row.contentsMargins().right() == 3
    assert [row.indexOf(each) for each in (first, second)] == [0, 2]
    assert [row.stretch(at) for at in range(5)] == [0, 0, 2, 3, 1]
    item = row.itemAt(2)
    assert item is not None
    assert item.alignment() == Qt.AlignmentFlag.AlignRight


def test_there_are_no_margins_unless_they_are_given(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)

    assert column_of(inside=page).contentsMargins().isNull()


def test_what_is_taken_out_is_hidden_at_once(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    labels = [QLabel(str(at)) for at in range(3)]
    column = column_of(*labels, inside=page)

    discard(column, labels[1])
    assert [column.indexOf(label) for label in labels] == [0, -1, 1]
    assert labels[1].isHidden()

    clear(column)
    assert column.count() == 0
    assert all(label.isHidden() for label in labels)
