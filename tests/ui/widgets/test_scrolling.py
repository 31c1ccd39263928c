"""A page scrolls where its column is taller than itself."""

from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.scrolling import scrolling_column


def test_a_tall_column_scrolls_and_is_as_wide_as_the_page(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = scrolling_column(page, "A page", 8)
    tall = QLabel("tall")
    tall.setMinimumHeight(2000)
    column.addWidget(tall)
    page.resize(400, 300)

    with qtbot.waitExposed(page):
        page.show()

    area = page.findChild(QScrollArea)
    assert area is not None
    assert area.accessibleName() == "A page"
    assert area.verticalScrollBar().maximum() > 1000
    assert area.horizontalScrollBar().maximum() == 0
