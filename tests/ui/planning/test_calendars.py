"""Other calendars stand on their days, by rules that are seen and edited."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.fakes import NOW, FakeCloset
from tests.ui.planning.waiting import calm
from ui.calendar.calendar_head import Tool
from ui.calendar.calendar_page import CalendarPage
from ui.planning.calendars_sheet import CalendarsSheet
from ui.planning.plan_export import export_plans
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from wardrobe.calendars.reading import read_calendars
from wardrobe.days.calendar_rules import CalendarRule
from wardrobe.days.plans import PlannedOutfit
from wardrobe.errors import InvalidValue
from wardrobe.model.occasion import Occasion

TODAY = NOW.astimezone().date()


def calendar(*events: tuple[date, str]) -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//x//EN"]
    for number, (day, title) in enumerate(events):
        lines += [
            "BEGIN:VEVENT",
            f"UID:{number}@x",
            "DTSTAMP:20240101T000000Z",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"SUMMARY:{title}",
            "END:VEVENT",
        ]
    return "".join(f"{line}\r\n" for line in [*lines, "END:VCALENDAR"])


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> CalendarPage:
    window.show_page(Page.CALENDAR)
    calm(window, qtbot)
    return window.calendar


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "family.ics"
    events = (TODAY, "Choir"), (TODAY + timedelta(days=1), "Wedding of A & B")
    file.write_text(calendar(*events))
    return file


def choose(page: CalendarPage, file: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.feed.events_changed, timeout=20_000):
        page.feed.choose([file])


def open_calendars(page: CalendarPage) -> CalendarsSheet:
    page._on_tool(Tool.CALENDARS)
    (sheet,) = page.window().findChildren(CalendarsSheet)
    return sheet


def test_events_stand_on_their_days_with_their_occasion(
    page: CalendarPage, file: Path, qtbot: QtBot
) -> None:
    choose(page, file, qtbot)

    tomorrow = TODAY + timedelta(days=1)
    assert page.grid.cell_of(TODAY).shown.events == ["Choir"]
    (event,) = page.feed.events_on(tomorrow)
    assert event.occasion is Occasion.WEDDING_GUEST
    assert "1 event" in page.grid.cell_of(tomorrow).accessibleName()
    page.choose(tomorrow)
    assert page.panel.chooser.occasion is Occasion.WEDDING_GUEST


def test_an_event_is_dressed_when_the_week_is_planned(
    page: CalendarPage, file: Path, closet: FakeCloset, qtbot: QtBot
) -> None:
    choose(page, file, qtbot)

    page.plan_week()
    qtbot.waitUntil(page.planner.waiting.isHidden, timeout=20_000)
    qtbot.waitUntil(lambda: bool(closet.plans()))

    wedding = [e for e in closet.plans() if e.occasion is Occasion.WEDDING_GUEST]
    assert [each.day for each in wedding] == [TODAY + timedelta(days=1)]


def test_a_rule_is_edited_in_the_sheet_and_undone(
    page: CalendarPage,
    file: Path,
    closet: FakeCloset,
    window: MainWindow,
    qtbot: QtBot,
) -> None:
    choose(page, file, qtbot)
    sheet = open_calendars(page)
    field = sheet.rules.fields[Occasion.FORMAL]
    field.setText("choir")

    with qtbot.waitSignal(page.feed.events_changed, timeout=20_000):
        field.editingFinished.emit()
    assert CalendarRule("choir", Occasion.FORMAL) in closet.calendar_rules()
    assert page.feed.events_on(TODAY)[0].occasion is Occasion.FORMAL

    window.history.undo()
    qtbot.waitUntil(lambda: closet.calendar_rules() == [])


def test_words_that_are_too_long_are_refused_where_they_stand(
    page: CalendarPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    sheet = open_calendars(page)
    field = sheet.rules.fields[Occasion.FORMAL]

    field.setText("x" * 81)
    field.editingFinished.emit()

    assert field.property("role") == "wrong"
    assert closet.calendar_rules() == []


def test_a_file_that_is_away_is_said_in_the_sheet_alone(
    page: CalendarPage, tmp_path: Path, window: MainWindow, qtbot: QtBot
) -> None:
    choose(page, tmp_path / "gone.ics", qtbot)
    sheet = open_calendars(page)

    said = [each.text() for each in sheet.findChildren(QLabel)]
    assert any("isn't there" in each for each in said)
    assert window.toasts.toasts() == []

    page.feed.choose([])
    qtbot.waitUntil(lambda: page.feed.said == [])


def test_plans_are_written_for_other_programs(
    page: CalendarPage,
    closet: FakeCloset,
    tmp_path: Path,
    window: MainWindow,
    qtbot: QtBot,
) -> None:
    ids = frozenset({1, 5, 8})
    for day in (TODAY, TODAY - timedelta(days=1)):
        closet.plan(PlannedOutfit(day=day, occasion=Occasion.WORK, garment_ids=ids))

    export_plans(page._parts, tmp_path / "out.ics")
    calm(window, qtbot)

    text = (tmp_path / "out.ics").read_bytes().decode()
    assert text.count("BEGIN:VEVENT") == 1
    assert f"DTSTART;VALUE=DATE:{TODAY:%Y%m%d}\r\n" in text
    assert "SUMMARY:Work: " in text
    assert "1 plan is in out.ics" in window.toasts.toasts()[-1].text
    # What this program wrote is no event of another calendar.
    assert read_calendars([tmp_path], TODAY, TODAY).events == ()


def test_a_name_of_another_kind_is_refused(
    page: CalendarPage,
    tmp_path: Path,
    window: MainWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[Exception] = []
    monkeypatch.setattr(window.jobs, "on_error", said.append)

    export_plans(page._parts, tmp_path / "out.txt")
    calm(window, qtbot)

    assert isinstance(said[0], InvalidValue)
    assert list(tmp_path.glob("out*")) == []
