"""Insights: what is missing, needed least and there twice, when it is asked."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeCloset
from ui.insights.advice_panel import AdvicePanel
from ui.window.main_window import MainWindow
from ui.window.navigation import Page


@pytest.fixture
def panel(window: MainWindow) -> AdvicePanel:
    window.show_page(Page.INSIGHTS)
    return window.insights.advice


def test_nothing_is_looked_for_before_it_is_asked(panel: AdvicePanel) -> None:
    assert panel.ask_gaps.isVisible()
    assert not panel.gaps.isVisible()
    assert not panel.waiting.isVisible()


def test_what_is_missing_and_needed_least_is_shown(
    panel: AdvicePanel, window: MainWindow, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel._advice.gaps_found, timeout=60_000):
        panel.ask_gaps.click()

    assert len(panel.gaps.cards) == 3
    assert all("good outfit" in card.accessibleName() for card in panel.gaps.cards)
    panel.found.switch.click()
    assert panel.found.table is not None
    assert panel.found.table.model().rowCount() >= 10  # each occasion has a row
    assert len(panel.useless.tiles) == 3
    for tile in panel.useless.tiles:
        said = tile.accessibleName().rsplit(", ", 1)[1]
        assert said.startswith("good for ") or said == "in no good outfit"
    garment = panel.useless.tiles[0].garment
    panel.useless.tiles[0].click()
    assert [g.id for g in window.closet_page.view.selected()] == [garment.id]


def test_what_is_there_twice_is_shown(
    panel: AdvicePanel, closet: FakeCloset, qtbot: QtBot
) -> None:
    random = np.random.default_rng(0)
    vectors = random.normal(size=(len(closet.kept), 8)).astype(np.float32)
    vectors[1] = vectors[0]
    closet.keep_embeddings("fake 1", dict(zip(closet.kept, vectors)))

    with qtbot.waitSignal(panel._advice.duplicates_found):
        panel.ask_twice.click()

    assert [tile.garment.id for tile in panel.twice.tiles] == [1, 2]
    assert not panel.answer.isVisible()


def test_nothing_twice_is_said(
    panel: AdvicePanel, closet: FakeCloset, qtbot: QtBot
) -> None:
    random = np.random.default_rng(0)
    vectors = random.normal(size=(len(closet.kept), 8)).astype(np.float32)
    closet.keep_embeddings("fake 1", dict(zip(closet.kept, vectors)))

    with qtbot.waitSignal(panel._advice.duplicates_found):
        panel.ask_twice.click()

    assert panel.answer.text() == "No duplicates found."


def test_looking_can_be_cancelled(
    panel: AdvicePanel, window: MainWindow, qtbot: QtBot
) -> None:
    panel.ask_gaps.click()
    assert panel.waiting.isVisible()

    panel.waiting.stop.click()

    qtbot.waitUntil(lambda: window.jobs.count_running == 0, timeout=20_000)
    assert not panel.waiting.isVisible()
    assert not panel.gaps.isVisible()


def test_answers_about_another_closet_are_forgotten(
    panel: AdvicePanel, window: MainWindow, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel._advice.gaps_found, timeout=60_000):
        panel.ask_gaps.click()

    window.closet_page.removal_asked.emit([window.closet.garments[0]])

    qtbot.waitUntil(lambda: not panel.gaps.isVisible())
    assert panel.ask_gaps.isVisible()
