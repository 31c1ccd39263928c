"""Toasts lie over whatever page is shown, and have their words whole."""

import pytest
from PySide6.QtWidgets import QApplication

from ui.widgets.toast import Toast
from ui.window.main_window import MainWindow
from ui.window.navigation import Page


def covers(window: MainWindow, toast: Toast) -> bool:
    """Return whether a click on all corners and the middle meets the toast."""
    inner = toast.rect().adjusted(3, 3, -3, -3)
    points = (inner.topLeft(), inner.bottomRight(), inner.center())
    return all(
        found is toast or toast.isAncestorOf(found)
        for found in (window.childAt(toast.mapTo(window, point)) for point in points)
        if found is not None
    ) and all(window.childAt(toast.mapTo(window, point)) for point in points)


@pytest.mark.parametrize("page", list(Page))
def test_a_toast_stays_above_a_page_that_is_shown_after_it(
    window: MainWindow, page: Page
) -> None:
    toast = window.toasts.show_toast("Removed 2 garments.", ("Undo", lambda: None))

    window.show_page(page)
    QApplication.processEvents()

    assert covers(window, toast)


@pytest.mark.parametrize("text", ["Skipped", "words that go on and on " * 12])
def test_a_toast_has_its_words_whole(window: MainWindow, text: str) -> None:
    window.resize(911, 512)
    toast = window.toasts.show_toast(text, ("Show", lambda: None))
    QApplication.processEvents()

    label = toast._label
    assert label.heightForWidth(label.width()) <= label.height()
    assert toast.geometry().bottom() < window.toasts.height()
    assert toast.width() <= 560
