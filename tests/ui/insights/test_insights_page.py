"""Insights: counts, wearing, and the eyes' own quality, as charts and tables."""

from datetime import timedelta
from typing import Any

from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow
from tests.ui.fakes import NOW, FakeCloset
from ui.charts.bars import BarChart
from ui.charts.fact_table import FactTable
from ui.insights.model_card import confusion, quality, said_of_labels
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from wardrobe.model.event import Event, EventKind
from wardrobe.model.occasion import Occasion


def a_card() -> dict[str, Any]:
    figure = {"value": 0.975, "count": 200, "interval": [0.95, 0.99]}
    measures = dict.fromkeys(("sensitivity", "specificity", "accuracy"), figure)
    top = {"TP": 195, "FN": 5, "FP": 3, "TN": 150, **measures}
    labels = {"Dress": {"right": 9, "photos": 10, "said": {"dress": 9, "coat": 1}}}
    own = {"photos": 353, "groups": {"top": top}, "labels": labels}
    return {"figures": {"test": {"own": own}}}


def chart(window: MainWindow, name: str) -> BarChart:
    return next(
        chart
        for chart in window.insights.findChildren(BarChart)
        if chart.accessibleName().startswith(name)
    )


def test_the_closet_is_counted_in_charts_and_tables(window: MainWindow) -> None:
    window.show_page(Page.INSIGHTS)

    assert "White 2" in chart(window, "Colours").accessibleName()
    tables = window.insights.findChildren(FactTable)
    assert len(tables) == 4
    assert all(table.model().rowCount() for table in tables)


def test_what_is_worn_most_comes_first(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    closet.log += [
        Event(
            kind=EventKind.WEAR,
            garment_ids=(9,),
            occasion=Occasion.CASUAL,
            at=NOW - timedelta(days=day),
        )
        for day in (0, 0, 1, 2)
    ]

    window.show_page(Page.INSIGHTS)

    qtbot.waitUntil(
        lambda: (
            chart(window, "How often worn")
            .accessibleName()
            .startswith("How often worn: Brown boots 3")
        )
    )


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


def test_an_empty_closet_says_what_to_do(make_window: MakeWindow) -> None:
    window = make_window(FakeCloset())
    window.show_page(Page.INSIGHTS)

    assert window.insights._empty.isVisible()
