"""Your taste, in Insights: figures, what was learned, and the way back from all."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow
from tests.ui.fakes import NOW, FakeCloset, make_garments
from tests.wardrobe.logs import LEARNER
from ui.charts.fact_table import FactTable
from ui.taste.activity_view import ActivityRow
from ui.taste.taste_section import TasteSection
from ui.taste.versions_view import VersionRow
from ui.widgets.chips import PickerRow
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from wardrobe.errors import ClosetUnusable
from wardrobe.model.board import Board, ShownOutfit
from wardrobe.model.event import Event, EventKind
from wardrobe.model.occasion import Occasion
from wardrobe.taste.taste import TasteCause


def pick(closet: FakeCloset, number: int, occasion: Occasion) -> None:
    """Wear the outfit with the white shirt from a board of three."""
    middle, bottom = 5 + number % 3, 8 + number // 3 % 3
    outfits = tuple(
        ShownOutfit(top=top, middle=middle, bottom=bottom, outer=None, logit=0.1 * top)
        for top in (1 + number % 2, 3 + number % 2, 2 - number % 2)
    )
    at = NOW - timedelta(days=100 - number)
    shown = closet.record_board(Board(outfits=outfits, occasion=occasion, at=at))
    event = Event(
        kind=EventKind.WEAR,
        garment_ids=(1, middle, bottom),
        occasion=occasion,
        at=at,
        board_number=shown.number,
    )
    closet.record(event, learn=LEARNER.update)


@pytest.fixture
def closet() -> FakeCloset:
    """A closet with 24 picks: work, but every third time a date."""
    closet = FakeCloset(make_garments())
    for number in range(24):
        pick(closet, number, Occasion.WORK if number % 3 else Occasion.DATE)
    closet.relearn(LEARNER.relearn)
    return closet


@pytest.fixture
def section(window: MainWindow, qtbot: QtBot) -> TasteSection:
    window.show_page(Page.MODEL)
    qtbot.waitUntil(window.model_page.taste._after_first.isVisible)
    return window.model_page.taste


def activity_rows(section: TasteSection) -> list[ActivityRow]:
    return [row for row in section.findChildren(ActivityRow) if row.isVisible()]


def version_rows(section: TasteSection) -> list[VersionRow]:
    return [row for row in section.findChildren(VersionRow) if row.isVisible()]


def said(window: MainWindow) -> str:
    return window.toasts.toasts()[-1].text


def test_the_curve_is_drawn_and_said_and_stands_in_tables(
    section: TasteSection,
) -> None:
    view = section.prediction
    assert view.verdict.text().startswith("Of your last 14 picks, ")
    name = view._curve.accessibleName()
    assert name.startswith("First guess right: picks 11–20: your taste ")
    assert "chance 33 %" in name
    blocks, occasions = view.findChildren(FactTable)
    assert blocks.model().rowCount() == 3
    assert {occasions.model().index(row, 0).data() for row in range(2)} == {
        "Work (10)",
        "Date (4)",
    }
    assert not view._curve.grab().toImage().isNull()


def test_another_measure_is_shown(section: TasteSection) -> None:
    section.prediction.measures[1].click()

    name = section.prediction._curve.accessibleName()
    assert name.startswith("Among the first three: ")
    assert "your taste 100 %" in name


def test_few_picks_say_how_many_are_needed(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    closet = FakeCloset(make_garments())
    for number in range(3):
        pick(closet, number, Occasion.WORK)
    window = make_window(closet)
    window.show_page(Page.MODEL)
    view = window.model_page.taste.prediction

    qtbot.waitUntil(lambda: view.verdict.text().startswith("After 17 more picks "))

    assert view.progress.isVisible()
    assert view.progress.value() == 3
    assert not view._curve.isVisible()


def test_without_any_event_only_the_empty_state_is_shown(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_window(FakeCloset(make_garments()))
    window.show_page(Page.MODEL)
    section = window.model_page.taste

    qtbot.waitUntil(lambda: "20 more picks" in section.prediction.verdict.text())
    assert not section._after_first.isVisible()


def test_likes_are_told_for_all_occasions_and_for_one(section: TasteSection) -> None:
    likes = section.learned.likes
    assert "White" in likes.accessibleName()
    assert [chip.text() for chip in section.learned.occasions.values()] == [
        "All occasions",
        "Work",
        "Date",
    ]

    section.learned.occasions[Occasion.DATE].click()

    assert likes.accessibleName().startswith("You like: ")
    assert not likes.grab().toImage().isNull()


def test_an_event_is_forgotten_remembered_and_both_are_undone(
    window: MainWindow, section: TasteSection, closet: FakeCloset, qtbot: QtBot
) -> None:
    row = activity_rows(section)[0]
    assert row.what.text() == "Worn, work"
    row.button.setFocus()
    row.button.click()
    qtbot.waitUntil(lambda: row.what.text() == "Worn, work: forgotten")
    assert len(closet.events()) == 23
    assert said(window) == "Forgotten: worn."
    assert row.button.hasFocus()

    row.button.click()
    qtbot.waitUntil(lambda: row.what.text() == "Worn, work")
    assert len(closet.events()) == 24

    window.history.undo()
    qtbot.waitUntil(lambda: len(closet.events()) == 23)
    window.history.undo()
    qtbot.waitUntil(lambda: len(closet.events()) == 24)


def test_more_of_what_was_done_is_shown_when_asked(section: TasteSection) -> None:
    assert len(activity_rows(section)) == 6
    assert section.activity.rows.more.accessibleName() == "Show more (18)"

    section.activity.rows.more.click()

    assert len(activity_rows(section)) == 12


def test_an_occasion_is_reset_and_brought_back(
    window: MainWindow, section: TasteSection, closet: FakeCloset, qtbot: QtBot
) -> None:
    section.activity.reset.click()
    rows = window.findChildren(PickerRow)
    assert [row.accessibleName() for row in rows] == [
        "Work, forgets 16 choices",
        "Date, forgets 8 choices",
    ]

    rows[1].click()

    qtbot.waitUntil(lambda: len(closet.events()) == 16)
    assert {event.occasion for event in closet.events()} == {Occasion.WORK}
    assert said(window) == "Your taste for a date starts over."
    window.toasts.toasts()[-1].act()
    qtbot.waitUntil(lambda: len(closet.events()) == 24)


def test_the_slider_moves_the_next_board_and_back(
    window: MainWindow, section: TasteSection, closet: FakeCloset, qtbot: QtBot
) -> None:
    slider = section.controls.slider
    slider.setFocus()
    with qtbot.waitSignal(window.taste.taste_set):
        QTest.keyClick(slider, Qt.Key.Key_Home)
    assert closet.taste().share == 0.0
    assert section.controls._words.text() == "The stylist alone"
    shown = len(closet.shown)
    window.show_page(Page.TODAY)
    qtbot.waitUntil(lambda: len(closet.shown) == shown + 1)

    with qtbot.waitSignal(window.taste.taste_set):
        window.history.undo()

    assert closet.taste().share == 1.0
    window.show_page(Page.MODEL)
    qtbot.waitUntil(lambda: slider.value() == 100)


def test_learning_anew_shows_that_it_runs_and_what_became_of_it(
    window: MainWindow, section: TasteSection, closet: FakeCloset, qtbot: QtBot
) -> None:
    pick(closet, 24, Occasion.WORK)  # there is something to learn
    count = len(closet.taste_versions())
    section.controls.anew.click()
    assert section.controls.progress.isVisible()
    assert not section.controls.anew.isEnabled()

    qtbot.waitUntil(lambda: not section.controls.progress.isVisible())

    assert len(closet.taste_versions()) == count + 1
    assert closet.taste_versions()[0].cause is TasteCause.RELEARNED
    assert said(window) == "Relearned from everything you did."
    assert section.controls.anew.isEnabled()
    window.history.undo()
    qtbot.waitUntil(
        lambda: (
            closet.taste_versions()[0].cause
            in (TasteCause.WENT_BACK, TasteCause.RELEARNED)
            and len(closet.taste_versions()) > count + 1
        )
    )


def test_learning_what_is_known_says_that_nothing_is_different(
    window: MainWindow, section: TasteSection, closet: FakeCloset, qtbot: QtBot
) -> None:
    count = len(closet.taste_versions())

    section.controls.anew.click()

    qtbot.waitUntil(lambda: bool(window.toasts.toasts()))
    assert said(window) == "Relearned: nothing changed."
    assert len(closet.taste_versions()) == count


def test_a_lesson_that_fails_is_told_and_can_be_repeated(
    window: MainWindow,
    section: TasteSection,
    closet: FakeCloset,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_learn: object) -> None:
        raise ClosetUnusable("the disk is full")

    monkeypatch.setattr(closet, "relearn", fail)
    section.controls.anew.click()

    qtbot.waitUntil(lambda: bool(window.toasts.toasts()))
    assert said(window) == "The disk is full."
    assert section.controls.anew.isEnabled()


def test_a_version_is_gone_back_to_and_left_again(
    window: MainWindow, section: TasteSection, closet: FakeCloset, qtbot: QtBot
) -> None:
    newest, _, before = version_rows(section)[:3]
    assert not newest.button.isEnabled()
    assert newest.why.text() == "Relearned from everything"
    assert newest._figures.text().endswith("of 14 picks predicted, the stylist 0 %")
    assert before.button.accessibleName() == "Go back to version 23"

    before.button.click()

    qtbot.waitUntil(lambda: len(closet.events()) == 23)
    assert said(window) == "Your taste is back to version 23."
    qtbot.waitUntil(
        lambda: any(
            row.why.text() == "You went back to an earlier version"
            for row in version_rows(section)
        )
    )
    window.history.undo()
    qtbot.waitUntil(lambda: len(closet.events()) == 24)


def test_what_is_done_elsewhere_is_shown_when_the_page_is(
    window: MainWindow, section: TasteSection, closet: FakeCloset, qtbot: QtBot
) -> None:
    window.show_page(Page.TODAY)
    card = window.today.board.cards[0]
    qtbot.waitUntil(card.isVisible)
    with qtbot.waitSignal(window.taste.events_recorded):
        card.event_asked.emit(EventKind.LIKE)

    window.show_page(Page.MODEL)

    qtbot.waitUntil(lambda: activity_rows(section)[0].what.text() == "Liked, casual")


def test_every_button_of_the_section_has_a_name(section: TasteSection) -> None:
    buttons = [
        widget
        for widget in section.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
    ]

    assert buttons
    assert all(button.accessibleName() for button in buttons)


def test_an_action_learns_anew_before_the_page_was_seen(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    pick(closet, 24, Occasion.WORK)  # there is something to learn

    window.commands.learn_anew()

    qtbot.waitUntil(
        lambda: (
            "Relearned from everything you did."
            in [toast.text for toast in window.toasts.toasts()]
        )
    )
    assert window.model_page.isVisible()
    assert closet.taste_versions()[0].cause is TasteCause.RELEARNED


def test_another_closet_is_told_of_and_its_boards_are_not_mixed_up(
    window: MainWindow, section: TasteSection, closet: FakeCloset, qtbot: QtBot
) -> None:
    closet.forget([event.number for event in closet.events()], LEARNER.update)

    window.settings_page.maintenance.closet_replaced.emit()

    qtbot.waitUntil(lambda: "20 more picks" in section.prediction.verdict.text())
    assert window.taste._shown is None
