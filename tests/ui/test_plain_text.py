"""What users and files are called is never taken for HTML, on any page."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow, decode
from tests.ui.fakes import FakeCloset, make_garments
from ui import errors
from ui.importing.left_out import LeftOut
from ui.state.photo_previews import PhotoPreviews
from ui.window.navigation import Page
from wardrobe.closet.adding import AddReport
from wardrobe.closet.photo_files import Failed
from wardrobe.errors import ClosetUnusable

SPITEFUL = '<b>my</b> <img src="file:///etc/hostname"> <a href="http://x">x</a>'


def guessed_as_rich(window: QWidget) -> list[str]:
    """Return the texts of labels and tooltips that Qt would show as HTML."""
    found = [
        label.text()
        for label in window.findChildren(QLabel)
        if label.textFormat() is not Qt.TextFormat.PlainText and "<" in label.text()
    ]
    tips = [widget.toolTip() for widget in window.findChildren(QWidget)]
    return found + [tip for tip in tips if "<img" in tip or "<b>" in tip]


@pytest.mark.parametrize("page", list(Page))
def test_no_page_takes_a_garments_name_for_html(
    make_window: MakeWindow, qtbot: QtBot, page: Page
) -> None:
    closet = FakeCloset([replace(each, name=SPITEFUL) for each in make_garments()])
    window = make_window(closet)
    window.show_page(page)
    window.closet_page.view.select([1])
    qtbot.waitUntil(lambda: window.jobs.count_running == 0)

    assert guessed_as_rich(window) == []


def test_no_error_and_no_list_of_bad_files_takes_a_file_name_for_html(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_window(FakeCloset())
    failed = Failed(Path(f"{SPITEFUL}.jpg"), f"{SPITEFUL} can't be read")

    errors.show_error(window, ClosetUnusable(f"{SPITEFUL} is damaged"))
    report = AddReport(
        added=(),
        duplicates=(),
        failed=(failed,),
        without_garment=(Path(f"{SPITEFUL}.png"),),
        was_cancelled=False,
    )
    LeftOut(report, PhotoPreviews(decode, window.jobs)).setParent(window)

    assert guessed_as_rich(window) == []
