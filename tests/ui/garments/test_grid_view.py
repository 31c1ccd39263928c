"""The grid places, finds, selects and paints its cells itself; Qt does the rest."""

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from tests.ui.fakes import make_garment
from ui.garments.garment_list import GarmentList
from ui.garments.grid import Grid
from ui.garments.grid_view import CellState, GridView

CELL = QSize(100, 80)
COUNT = 23


class Squares:
    """Draws plain cells, and notes which."""

    def __init__(self) -> None:
        self.drawn: list[tuple[int, CellState]] = []

    def draw(
        self, painter: QPainter, place: QRectF, row: int, state: CellState
    ) -> None:
        self.drawn.append((row, state))
        painter.fillRect(place.adjusted(4, 4, -4, -4), QColor("red"))

    @property
    def rows(self) -> list[int]:
        return [row for row, _state in self.drawn]


@pytest.fixture
def view(qtbot: QtBot) -> GridView:
    """Show four columns, three lines and a half of six."""
    model = GarmentList()
    model.show([make_garment(number + 1) for number in range(COUNT)])
    view = GridView(model, lambda _width: CELL, step_px=20)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.delegate = Squares()
    model.setParent(view)
    qtbot.addWidget(view)
    view.resize(440 + view.verticalScrollBar().sizeHint().width(), 280)
    view.show()
    qtbot.waitExposed(view)
    view.setFocus()
    return view


def place(view: GridView, row: int) -> QRect:
    return view.visualRect(view.model().index(row, 0))


def selected(view: GridView) -> list[int]:
    return sorted(index.row() for index in view.selectedIndexes())


def squares(view: GridView) -> Squares:
    assert isinstance(view.delegate, Squares)
    return view.delegate


@pytest.mark.parametrize("is_mirrored", [False, True])
def test_every_cell_is_found_where_it_lies(is_mirrored: bool) -> None:
    grid = Grid(cell=CELL, width=440, count=COUNT, is_mirrored=is_mirrored)

    places = [grid.place_of(row) for row in range(COUNT)]

    assert [grid.row_at(place.center()) for place in places] == list(range(COUNT))
    assert (places[0].left() < places[3].left()) is not is_mirrored
    assert (grid.columns, grid.lines, grid.height) == (4, 6, 480)


@pytest.mark.parametrize("is_mirrored", [False, True])
def test_nothing_is_found_beside_the_cells(is_mirrored: bool) -> None:
    grid = Grid(cell=CELL, width=440, count=COUNT, is_mirrored=is_mirrored)
    free = 20 if is_mirrored else 420
    behind_last = 20 + 20 if is_mirrored else 320

    points = [(free, 10), (behind_last, 410), (50, -1), (50, 481), (-5, 10), (445, 10)]

    assert {grid.row_at(QPoint(*point)) for point in points} == {-1}


def test_an_area_touches_the_cells_that_it_cuts() -> None:
    grid = Grid(cell=CELL, width=440, count=COUNT)

    touched = [list(run) for run in grid.rows_in(QRect(150, 310, 100, 130))]

    assert touched == [[13, 14], [17, 18], [21, 22]]


def test_cells_lie_as_qt_would_lay_them_out(view: GridView) -> None:
    assert place(view, 5) == QRect(100, 80, 100, 80)
    assert view.verticalScrollBar().maximum() == 480 - view.viewport().height()


def test_cells_lie_from_the_right_where_one_reads_so(view: GridView) -> None:
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    assert place(view, 0).right() == view.viewport().width() - 1
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.currentIndex().row() == 1


@pytest.mark.parametrize(
    ("start", "keys", "row"),
    [
        (0, "Right Right Down", 6),
        (6, "Up Left", 1),
        (3, "Right", 3),
        (4, "Left", 4),
        (19, "Down", 22),  # the last line has no fourth
        (21, "Down", 21),
        (22, "Right", 22),
        (2, "Up", 2),
        (1, "PageDown", 13),
        (13, "PageUp", 1),
        (9, "End", 22),
        (9, "Home", 0),
    ],
)
def test_keys_move_through_the_grid(
    view: GridView, start: int, keys: str, row: int
) -> None:
    view.setCurrentIndex(view.model().index(start, 0))

    for key in keys.split():
        QTest.keyClick(view, getattr(Qt.Key, f"Key_{key}"))

    assert view.currentIndex().row() == row
    assert view.viewport().rect().contains(place(view, row))


def test_shift_selects_on_to_the_cell_that_is_clicked(view: GridView) -> None:
    for row, held in ((6, "NoModifier"), (1, "ShiftModifier")):
        QTest.mouseClick(
            view.viewport(),
            Qt.MouseButton.LeftButton,
            getattr(Qt.KeyboardModifier, held),
            place(view, row).center(),
        )

    assert selected(view) == [1, 2, 3, 4, 5, 6]


def test_shift_and_arrows_select_in_reading_order(view: GridView) -> None:
    view.setCurrentIndex(view.model().index(5, 0))

    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    assert selected(view) == [5, 6, 7, 8, 9]


def test_a_frame_dragged_from_beside_the_cells_selects_what_it_touches(
    view: GridView,
) -> None:
    area, left = view.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(area, left, pos=QPoint(430, 20))
    QTest.mouseMove(area, QPoint(380, 60))
    QTest.mouseMove(area, QPoint(250, 120))

    assert selected(view) == [2, 3, 6, 7]
    QTest.mouseRelease(area, left, pos=QPoint(250, 120))


def test_a_cell_is_scrolled_to_at_once_when_rows_have_come(view: GridView) -> None:
    model = view.model()
    assert isinstance(model, GarmentList)
    model.show([make_garment(number + 1) for number in range(500)])

    view.scrollTo(model.index(499, 0))

    assert view.viewport().rect().contains(place(view, 499))


def test_only_what_scrolls_in_is_painted(view: GridView, qtbot: QtBot) -> None:
    drawn = squares(view)
    qtbot.wait(1)
    drawn.drawn.clear()

    view.verticalScrollBar().setValue(60)

    qtbot.waitUntil(lambda: bool(drawn.drawn))
    # The pointer may lie on the first cell, and over another one after scrolling.
    assert {*range(12, 20)} <= {*drawn.rows} <= {*range(12, 20), 0}


def test_a_delegate_can_tell_what_of_a_cell_is_seen(
    view: GridView, monkeypatch: pytest.MonkeyPatch
) -> None:
    QApplication.processEvents()
    seen: list[QRectF] = []
    monkeypatch.setattr(
        squares(view),
        "draw",
        lambda painter, *_rest: seen.append(painter.clipBoundingRect()),
    )

    view.verticalScrollBar().setValue(10)
    QApplication.processEvents()

    assert seen
    # The pointer may lie on the first cell, which is then painted, too.
    assert {each.height() for each in seen if each.top() > CELL.height()} == {10}


def test_two_cells_far_apart_are_painted_without_those_between(
    view: GridView, qtbot: QtBot
) -> None:
    drawn = squares(view)
    qtbot.wait(1)
    drawn.drawn.clear()

    for row in (0, 11):
        view.update(view.model().index(row, 0))

    qtbot.waitUntil(lambda: bool(drawn.drawn))
    assert drawn.rows == [0, 11]


def test_cells_know_what_the_user_does_with_them(view: GridView, qtbot: QtBot) -> None:
    flag = QItemSelectionModel.SelectionFlag
    view.setCurrentIndex(view.model().index(1, 0))
    view.selectionModel().select(view.model().index(2, 0), flag.Select)
    drawn = squares(view)
    qtbot.wait(1)
    drawn.drawn.clear()

    QTest.mouseMove(view.viewport(), place(view, 4).center())
    view.viewport().repaint()

    states = dict(drawn.drawn)
    assert states[1] == CellState(is_selected=True, has_focus=view.hasFocus())
    assert states[2] == CellState(is_selected=True)
    assert states[3] == CellState()


def test_a_cell_is_painted_again_when_it_is_selected_no_more(
    view: GridView, qtbot: QtBot
) -> None:
    view.setCurrentIndex(view.model().index(1, 0))
    qtbot.wait(1)
    squares(view).drawn.clear()

    view.clearSelection()

    qtbot.waitUntil(lambda: 1 in squares(view).rows)
    assert len(squares(view).rows) < 3


def test_screen_readers_find_the_cells(view: GridView) -> None:
    told = QAccessible.queryAccessibleInterface(view)

    cell = told.child(5)
    assert told.childCount() == COUNT
    assert cell.role() is QAccessible.Role.ListItem
    assert cell.text(QAccessible.Text.Name)
    corner = view.viewport().mapToGlobal(place(view, 5).topLeft())
    assert cell.rect() == QRect(corner, CELL)
