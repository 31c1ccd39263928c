"""What is said of how a piece was worn, and of what that cost."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QLocale, QSettings

from tests.wardrobe.fakes import garment
from ui.wording.language import choose_currency, start_speaking, usual_currency
from ui.wording.wear_words import last_worn, said_of
from wardrobe.closet.worth import Wearing
from wardrobe.language.texts import Speech, money, speak, speech

TODAY = date(2026, 11, 28)  # a Saturday


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = speech()
    speak(Speech())
    yield
    speak(before)


def worn(*ago: int, cents: int | None = None) -> Wearing:
    days = frozenset(TODAY - timedelta(days=each) for each in ago)
    return Wearing(replace(garment(1), price_cents=cents), days)


def test_wears_the_last_day_and_the_cost_are_one_sentence() -> None:
    speak(Speech(currency="€"))
    worn_seven = worn(4, 5, 6, 7, 8, 9, 10, cents=4480)

    assert said_of(worn_seven, TODAY) == "worn 7 times, last on Tuesday, €6.40 a wear"


def test_without_a_price_nothing_is_said_of_it() -> None:
    assert said_of(worn(0), TODAY) == "worn once, last today"
    assert said_of(worn(), TODAY) == "not worn yet"


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (0, "today"),
        (1, "yesterday"),
        (6, "on Sunday"),
        (7, "on 21 November"),
        (400, "on 24 October 2025"),
    ],
)
def test_a_day_is_said_as_people_do(ago: int, said: str) -> None:
    assert last_worn(TODAY - timedelta(days=ago), TODAY) == said


@pytest.mark.parametrize(
    ("currency", "said"),
    [("", "6.40"), ("$", "$6.40"), ("CHF", "CHF\N{NO-BREAK SPACE}6.40")],
)
def test_money_is_said_in_the_currency(currency: str, said: str) -> None:
    speak(Speech(currency=currency))

    assert money(640) == said


def test_a_currency_stays_chosen(settings: QSettings) -> None:
    choose_currency(settings, "  kr. ")
    speak(Speech())
    start_speaking(settings)

    assert speech().currency == "kr."


def test_the_usual_currency_is_that_of_the_country() -> None:
    assert usual_currency(QLocale("de_DE")) == "€"
    assert usual_currency(QLocale("en_GB")) == "£"
    assert usual_currency(QLocale.c()) == ""
