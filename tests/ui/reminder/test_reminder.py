"""The reminder: once a day at its hour, quietly, and off until wanted."""

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow, idle
from tests.ui.fakes import NOW, FakeCloset
from ui.reminder import portal, tray
from ui.reminder.reminder import Reminder
from ui.reminder.reminder_setting import ReminderSetting
from ui.settings import reminder_card
from ui.settings.reminder_card import ReminderCard
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from wardrobe.model.event import EventKind


class Told:
    """What a reminder told; its clock can be set."""

    def __init__(self, reminder: Reminder) -> None:
        self.words: list[str] = []
        self.refusals: list[str] = []
        self.now = NOW.astimezone()
        reminder._now = lambda: self.now
        reminder.told.connect(lambda _title, words: self.words.append(words))
        reminder.refused.connect(self.refusals.append)

    def set_clock(self, hour: int, minute: int = 0, *, days: int = 0) -> None:
        day = NOW.astimezone() + timedelta(days=days)
        self.now = day.replace(hour=hour, minute=minute)


class Shown:
    """An icon of the tray."""

    def __init__(self) -> None:
        self._is_shown = False

    def setVisible(self, is_shown: bool) -> None:  # noqa: N802  as Qt has it
        self._is_shown = is_shown

    def isVisible(self) -> bool:  # noqa: N802  as Qt has it
        return self._is_shown


@pytest.fixture
def told(window: MainWindow) -> Told:
    return Told(window.reminder)


def card_of(window: MainWindow) -> ReminderCard:
    window.show_page(Page.SETTINGS)
    return window.settings_page.reminder


def look(window: MainWindow, qtbot: QtBot) -> None:
    window.reminder.remind_if_due()
    idle(window, qtbot)


def test_it_is_off_until_it_is_wanted(
    window: MainWindow, told: Told, qtbot: QtBot
) -> None:
    told.set_clock(8)
    look(window, qtbot)

    assert told.words == []
    assert card_of(window).off.isChecked()
    assert not card_of(window).hour.isVisible()
    assert not window.tray.icon.isVisible()


def test_off_it_does_not_even_ask_for_a_tray(
    make_window: MakeWindow, closet: FakeCloset, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = iter([True])
    for module in (tray, reminder_card):
        monkeypatch.setattr(module, "has_tray", lambda: next(asked))

    window = make_window(closet)
    window.show_page(Page.SETTINGS)
    window.close()

    assert next(asked)  # nobody took it


def test_it_comes_once_a_day_at_its_hour(
    window: MainWindow, told: Told, qtbot: QtBot
) -> None:
    told.set_clock(6)
    card_of(window).on.click()
    look(window, qtbot)
    assert told.words == []

    for hour in (7, 8, 9):
        told.set_clock(hour, 30)
        look(window, qtbot)
    assert len(told.words) == 1
    told.set_clock(8, days=1)
    look(window, qtbot)

    assert len(told.words) == 2


def test_an_hour_that_is_long_over_is_let_pass(
    window: MainWindow, told: Told, qtbot: QtBot
) -> None:
    told.set_clock(18)
    card_of(window).on.click()
    look(window, qtbot)

    assert told.words == []


def test_another_hour_counts_today_already(
    window: MainWindow, told: Told, qtbot: QtBot
) -> None:
    card = card_of(window)
    told.set_clock(8)
    card.on.click()
    idle(window, qtbot)
    assert len(told.words) == 1

    card.hour.setTime(card.hour.time().fromString("09:00", "HH:mm"))
    told.set_clock(9, 1)
    look(window, qtbot)

    assert len(told.words) == 2


def test_another_is_told_and_then_worn(
    window: MainWindow, closet: FakeCloset, told: Told, qtbot: QtBot
) -> None:
    window.reminder.remind()
    idle(window, qtbot)
    window.tray.another.trigger()
    outfit = window.reminder.outfit
    assert outfit is not None
    assert len(set(told.words)) == 2
    assert window.tray.outfit.text() == told.words[-1]

    window.tray.wear.trigger()
    idle(window, qtbot)

    worn = [event for event in closet.events() if event.kind is EventKind.WEAR]
    assert set(worn[0].garment_ids) == {each.id for each in outfit.garments}
    assert not window.tray.wear.isEnabled()
    assert window.reminder.outfit is None


def test_who_tries_it_is_told_why_there_is_none(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_window(FakeCloset())
    told = Told(window.reminder)

    card_of(window).trial.click()
    idle(window, qtbot)

    assert told.words == []
    assert len(told.refusals) == 1


def test_a_tray_keeps_the_program_until_it_is_quit(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Without a desktop, Qt warns of what an icon of its own asks for.
    in_tray = Shown()
    monkeypatch.setattr(window.tray, "icon", in_tray)
    monkeypatch.setattr(window, "raise_", lambda: None)
    monkeypatch.setattr(tray, "has_tray", lambda: True)
    card_of(window).on.click()
    assert window.tray.is_there

    window.close()
    assert not window.isVisible()
    window.tray.open.trigger()
    assert window.isVisible()
    assert window.today.isVisible()
    window.tray.quit.trigger()

    assert not window.isVisible()
    assert not in_tray.isVisible()


def test_without_a_tray_the_portal_is_asked(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[tuple[str, str]] = []
    monkeypatch.setattr(tray, "notify_by_portal", lambda *words: asked.append(words))

    window.reminder.remind()
    idle(window, qtbot)

    assert [title for title, _words in asked] == ["Today's outfit"]


def test_without_a_desktop_nothing_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")

    assert not portal.notify_by_portal("Today's outfit", "White shirt")


def test_a_damaged_setting_is_as_good_as_none(settings: QSettings) -> None:
    settings.setValue("reminder/at", "25 o'clock")
    settings.setValue("reminder/last", "yesterday")
    saved = ReminderSetting(settings)

    assert saved.at == time(7, 30)
    assert saved.last is None
    assert not saved.is_on


def test_the_hour_is_kept(settings: QSettings) -> None:
    ReminderSetting(settings).at = time(6, 5)
    ReminderSetting(settings).last = date(2026, 11, 28)

    assert ReminderSetting(settings).at == time(6, 5)
    assert str(ReminderSetting(settings).last) == "2026-11-28"
