"""A start loads and builds what it shows; a page comes when it is asked for."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow
from tests.ui.fakes import FakeCloset, make_garments
from ui.garments.garment_filter import GarmentFilter
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from ui.window.pages import LatePage
from wardrobe.model.garment import Group

_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from main import tools_for, window_parts
from ui.theme.theme import Theme
from ui.today.board import BoardView
from ui.window.main_window import MainWindow

app = QApplication([])
closet, settings = Path(sys.argv[1]), QSettings(sys.argv[2], QSettings.Format.IniFormat)
tools = tools_for(closet)
parts = window_parts(tools, tools.open_closet(), closet)
window = MainWindow(parts, theme=Theme(app, settings), settings=settings)
window.show()
window.start()
while window.jobs.count_running:
    app.processEvents()
print(*sys.modules)
window.close()
"""
_LATER = {
    *("ui.closet.closet_page", "ui.looks.looks_page"),
    *("ui.try_page.try_page", "ui.closet.review_page"),
    *("ui.calendar.calendar_page", "ui.trips.trips_page", "ui.taste.taste_section"),
    *("ui.insights.insights_page", "ui.insights.model_page", "ui.charts.bars"),
    *("ui.settings.settings_page", "ui.maintenance.maintenance_section"),
    *("ml.photos.photo", "ml.cutout.cutout", "pi_heif", "onnxruntime"),
}


def test_a_start_loads_no_page_that_is_not_shown(tmp_path: Path) -> None:
    files = [str(tmp_path / name) for name in ("my.closet", "window.ini")]

    done = subprocess.run(
        [sys.executable, "-c", _START, *files],
        capture_output=True,
        text=True,
        check=True,
    )

    loaded = set(done.stdout.split())
    assert "ui.today.today_page" in loaded
    assert not _LATER & loaded


def test_every_page_can_be_asked_for(window: MainWindow) -> None:
    for page in Page:
        window.show_page(page)
        widget = window._pages.widget(page)
        assert widget.isVisible()
        assert widget is window._pages.widget(page)
        assert widget.window() is window


def test_a_page_is_made_once_and_followed_whenever_one_asked(qtbot: QtBot) -> None:
    made: list[QWidget] = []
    told: list[tuple[str, QWidget]] = []

    def make() -> QWidget:
        made.append(QWidget())
        return made[-1]

    page = LatePage(make)
    page.once_made(lambda widget: told.append(("before", widget)))
    page.if_made(lambda widget: told.append(("too soon", widget)))
    assert not made

    assert page() is page()
    page.once_made(lambda widget: told.append(("after", widget)))
    page.if_made(lambda widget: told.append(("now", widget)))

    (widget,) = made
    assert told == [("before", widget), ("after", widget), ("now", widget)]


def started_again_with_a_filter(make_window: MakeWindow) -> MainWindow:
    """Return a window whose gallery is not there yet, and kept a filter."""
    window = make_window(FakeCloset(make_garments()))
    window.closet_page.show_filter(GarmentFilter(group=Group.MIDDLE))
    window.show_page(Page.TODAY)
    window.close()
    again = make_window(FakeCloset(make_garments()))
    assert again._pages.closet._page is None
    return again


def test_a_gallery_that_comes_late_shows_what_is_there(
    make_window: MakeWindow,
) -> None:
    again = started_again_with_a_filter(make_window)

    assert again.closet_page.filters.filter.group is Group.MIDDLE
    assert again.closet_page.list.row_of(5) >= 0
    assert again.closet_page.list.row_of(1) < 0


def test_new_photos_are_in_sight_in_a_gallery_that_comes_late(
    make_window: MakeWindow,
) -> None:
    again = started_again_with_a_filter(make_window)

    again.photos.garments_came.emit([1])

    assert again._pages.closet._page is None
    assert again.closet_page.list.row_of(1) >= 0
