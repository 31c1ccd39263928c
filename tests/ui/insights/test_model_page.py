"""About the model: the eyes' own quality, as bars and tables."""

from typing import Any

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.charts.bars import BarChart
from ui.insights.model_card import confusion, quality, said_of_labels
from ui.window.main_window import MainWindow
from ui.window.navigation import Page


def a_card() -> dict[str, Any]:
    figure = {"value": 0.975, "count": 200, "interval": [0.95, 0.99]}
    measures = dict.fromkeys(("sensitivity", "specificity", "accuracy"), figure)
    top = {"TP": 195, "FN": 5, "FP": 3, "TN": 150, **measures}
    labels = {"Dress": {"right": 9, "photos": 10, "said": {"dress": 9, "coat": 1}}}
    own = {"photos": 353, "groups": {"top": top}, "labels": labels}
    return {"figures": {"test": {"own": own}}}


def test_the_model_card_is_read_as_bars_with_intervals() -> None:
    bars, rows, photos = quality(a_card())

    assert photos == 353
    assert [bar.text for bar in bars] == ["97.5 %"] * 3
    assert bars[0].interval == (0.95, 0.99)
    assert rows[0] == ["Tops: sensitivity", "97.5 %", "95.0 – 99.0 %"]
    assert confusion(a_card()) == [["Tops", "195", "5", "3", "150"]]
    assert said_of_labels(a_card()) == [["Dress", "9 of 10", "dress 9, coat 1"]]


def test_a_card_without_figures_shows_nothing() -> None:
    assert quality({}) == ([], [], 0)


def test_the_page_shows_the_card_and_the_taste(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = window.model_page
    page._read_card = a_card

    window.show_page(Page.MODEL)
    qtbot.waitUntil(lambda: bool(page.findChildren(BarChart)))
    QApplication.processEvents()

    assert page.taste.isVisible()
    assert window.navigation._pages[Page.INSIGHTS].isChecked()
