"""A page scrolls where its column is taller than itself."""

from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.scrolling import fill_scrolling_page


def test_a_tall_column_scrolls_and_is_as_wide_as_the_page(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    tall = QLabel("tall")
    tall.setMinimumHeight(2000)
    fill_scrolling_page(page, "A page", tall, gap=8)
    page.resize(400, 300)

    with qtbot.waitExposed(page):
        page.show()

    area = page.findChild(QScrollArea)
    assert area is not None
    assert area.accessibleName() == "A page"
    assert area.verticalScrollBar().maximum() > 1000
    assert area.horizontalScrollBar().maximum() == 0
