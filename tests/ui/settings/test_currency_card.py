"""The setting of the currency: chosen or typed, and followed everywhere."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow, idle
from tests.ui.fakes import FakeCloset
from ui.charts.bars import BarChart
from ui.settings.currency_card import CurrencyCard
from ui.window.navigation import Page
from wardrobe.language.texts import Speech, speak, speech


@pytest.fixture(autouse=True)
def no_currency() -> Iterator[None]:
    before = speech()
    speak(Speech())
    yield
    speak(before)


@pytest.fixture
def card(settings: QSettings, qtbot: QtBot) -> CurrencyCard:
    card = CurrencyCard(settings)
    qtbot.addWidget(card)
    return card


def checked(card: CurrencyCard) -> list[str]:
    return [each for each, chip in card.chips.items() if chip.isChecked()]


def test_a_chip_chooses_one(card: CurrencyCard) -> None:
    assert checked(card) == []

    card.chips["£"].click()

    assert speech().currency == "£"
    assert checked(card) == ["£"]


def test_another_one_is_typed(card: CurrencyCard) -> None:
    card.chips["£"].click()

    card.other.setText("kr")
    card.other.setModified(True)
    card.other.editingFinished.emit()

    assert speech().currency == "kr"
    assert checked(card) == []
    assert card.other.text() == "kr"


def test_what_is_shown_follows(
    make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    first = closet.garments()[0]
    closet.update([replace(first, price_cents=5000)])
    window = make_window(closet)
    window.show_page(Page.INSIGHTS)
    idle(window, qtbot)

    window.settings_page.currency.chips["£"].click()
    window.show_page(Page.SETTINGS)
    window.show_page(Page.INSIGHTS)
    idle(window, qtbot)

    charts = window.insights.findChildren(BarChart)
    assert "Shirt £50" in "".join(each.accessibleName() for each in charts)
