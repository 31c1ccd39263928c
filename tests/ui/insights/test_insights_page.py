"""Insights: wearing first, each chart leads to its pieces and can be kept."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow, idle
from tests.ui.fakes import NOW, FakeCloset
from ui.charts import chart_saving
from ui.charts.bars import BarChart
from ui.charts.chart_section import ChartSection
from ui.insights.shelf import Shelf
from ui.look_alikes.tiles import GarmentTile
from ui.widgets.overlay import Overlay
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import GarmentType, State
from wardrobe.model.occasion import Occasion

WHITE_SHIRT, JEANS, BOOTS = 1, 5, 9


def wear(closet: FakeCloset, ids: Sequence[int], *ago: int) -> None:
    closet.log += [
        Event(
            kind=EventKind.WEAR,
            garment_ids=tuple(ids),
            occasion=Occasion.CASUAL,
            at=NOW - timedelta(days=days),
        )
        for days in ago
    ]


def own_for(closet: FakeCloset, days: int, *, price_cents: int | None = None) -> None:
    """Let all have been bought so long ago, for so much."""
    day = (NOW - timedelta(days=days)).date()
    closet.update(
        [
            replace(each, bought_on=day, price_cents=price_cents)
            for each in closet.garments()
        ]
    )


def open_insights(
    make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot
) -> MainWindow:
    window = make_window(closet)
    window.show_page(Page.INSIGHTS)
    idle(window, qtbot)
    return window


def titles(window: MainWindow) -> list[str]:
    """Return the heads of the page, from the top."""
    return [
        label.text()
        for label in sorted(
            window.insights._area.findChildren(QLabel),
            key=lambda each: each.mapTo(window, each.rect().topLeft()).y(),
        )
        if label.property("role") == "heading" and label.isVisible()
    ]


def section(window: MainWindow, title: str) -> ChartSection:
    return next(
        each
        for each in window.insights.findChildren(ChartSection)
        if each._title == title
    )


def chart(window: MainWindow, name: str) -> BarChart:
    found = section(window, name).chart
    assert isinstance(found, BarChart)
    return found


def on_the_shelf(shelf: Shelf) -> set[int]:
    return {tile.garment.id for tile in shelf.tiles if tile.isVisible()}


def test_the_page_begins_with_what_is_worn(
    make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    wear(closet, [BOOTS], 0, 1, 2)
    wear(closet, [JEANS], 3)
    own_for(closet, 500, price_cents=3000)

    window = open_insights(make_window, closet, qtbot)

    assert titles(window) == [
        *("Worn most", "Not worn for 90 days", "Best value, per wear"),
        *("Worth of the closet", "Gaps and duplicates", "What you could let go"),
        *("2024 in pictures", "Colours", "Types", "Patterns"),
    ]
    said = chart(window, "Worn most").accessibleName()
    assert said == "Worn most: Brown boots 3 times; Blue jeans once"
    assert "Brown boots 10.00" in chart(window, "Best value, per wear").accessibleName()


def test_what_nobody_wore_or_priced_is_not_charted(
    make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    window = open_insights(make_window, closet, qtbot)

    assert titles(window) == [*("Gaps and duplicates", "Colours", "Types", "Patterns")]


def test_a_bar_leads_to_its_piece(
    make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    wear(closet, [BOOTS], 0)
    window = open_insights(make_window, closet, qtbot)

    chart(window, "Worn most").bar_chosen.emit(0)

    assert window.closet_page.isVisible()
    assert [each.id for each in window.closet_page.view.selected()] == [BOOTS]


def test_a_bar_of_a_type_leads_to_its_pieces(
    make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    own_for(closet, 1, price_cents=3000)
    window = open_insights(make_window, closet, qtbot)

    chart(window, "Worth of the closet").bar_chosen.emit(0)

    assert window.closet_page.isVisible()
    assert window.closet_page.filters.filter.types == {GarmentType.BLAZER}


def test_what_hangs_unworn_stands_on_a_shelf(
    make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    own_for(closet, 100)
    wear(closet, [BOOTS, JEANS], 5)
    window = open_insights(make_window, closet, qtbot)

    shelf = section(window, "Not worn for 90 days").chart
    assert isinstance(shelf, Shelf)
    assert len(on_the_shelf(shelf)) < 10
    shelf.more.click()
    assert on_the_shelf(shelf) == {each.id for each in closet.garments()} - {
        BOOTS,
        JEANS,
    }
    shelf.tiles[0].click()

    assert window.closet_page.isVisible()


def test_what_is_gone_is_no_part_of_it(
    make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    own_for(closet, 500)
    closet.update([replace(each, state=State.GONE) for each in closet.garments()[1:]])
    window = open_insights(make_window, closet, qtbot)

    shelf = section(window, "What you could let go").chart
    assert isinstance(shelf, Shelf)
    assert [tile.garment.id for tile in shelf.tiles] == [WHITE_SHIRT]


def test_a_month_opens_with_its_pieces(
    make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    wear(closet, [BOOTS, JEANS], 0, 400)
    window = open_insights(make_window, closet, qtbot)
    year = window.insights.year

    assert year.view is not None
    assert [each.isEnabled() for each in year.view.months].index(True) == 4  # May
    assert not year.later.isEnabled()
    year.earlier.click()
    year.view.months[3].click()  # April 2023
    sheet = window.findChild(Overlay)
    assert sheet is not None
    tiles = sheet.findChildren(GarmentTile)
    assert {tile.garment.id for tile in tiles} == {BOOTS, JEANS}
    tiles[0].click()

    assert window.closet_page.isVisible()


def test_a_chart_is_read_as_a_table(
    make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    window = open_insights(make_window, closet, qtbot)
    colours = section(window, "Colours")

    colours.switch.click()

    assert colours.table is not None
    assert colours.table.isVisible()
    assert not colours.chart.isVisible()
    assert colours.table.model().rowCount() == 10
    colours.switch.click()
    assert colours.chart.isVisible()


def test_a_chart_is_saved_as_a_picture_and_as_a_table(
    make_window: MakeWindow,
    closet: FakeCloset,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wear(closet, [BOOTS], 0)
    window = open_insights(make_window, closet, qtbot)
    picture, table = tmp_path / "worn.png", tmp_path / "worn"
    answers = iter([picture, table])
    monkeypatch.setattr(chart_saving, "ask_new_file", lambda *_asked: next(answers))
    most = section(window, "Worn most")

    most._on_chosen("picture")
    most._on_chosen("table")
    idle(window, qtbot)

    image = QImage(str(picture))
    assert image.width() == 2 * (most.chart.width() + 48)
    rows = (tmp_path / "worn.csv").read_text("utf-8-sig").splitlines()
    assert rows[0] == "Garment,Times worn,Last worn,Cost per wear"
    assert rows[1] == "Brown boots,1,2024-05-16,"


def test_a_file_that_cannot_be_written_is_said(
    make_window: MakeWindow,
    closet: FakeCloset,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_insights(make_window, closet, qtbot)
    nowhere = tmp_path / "no folder" / "colours.csv"
    monkeypatch.setattr(chart_saving, "ask_new_file", lambda *_asked: nowhere)
    told: list[Exception] = []
    monkeypatch.setattr(window.jobs, "on_error", told.append)

    section(window, "Colours")._on_chosen("table")
    idle(window, qtbot)

    assert str(told[0]).startswith("colours.csv can't be written: ")


def test_the_same_is_not_drawn_again(
    make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    wear(closet, [BOOTS], 0)
    window = open_insights(make_window, closet, qtbot)
    before = section(window, "Worn most")

    window.show_page(Page.TODAY)
    window.show_page(Page.INSIGHTS)
    idle(window, qtbot)

    assert section(window, "Worn most") is before


def test_the_model_is_one_click_away_and_leads_back(window: MainWindow) -> None:
    window.show_page(Page.INSIGHTS)

    window.insights.model.click()
    assert window.model_page.isVisible()
    window.model_page.back.click()

    assert window.insights.isVisible()


def test_an_empty_closet_says_what_to_do(make_window: MakeWindow) -> None:
    window = make_window(FakeCloset())
    window.show_page(Page.INSIGHTS)

    assert window.insights._empty.isVisible()
