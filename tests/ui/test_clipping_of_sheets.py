"""No word is cut off in what opens over the window, nor on pages that have seen use.

Every button of every page is pressed; whatever opens is measured at all sizes.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.ui.clipping import clipped
from tests.ui.conftest import MakeWindow, idle
from tests.ui.fakes import NOW, FakeCloset, make_garment, make_garments
from tests.ui.test_clipping import SIZES, language, settle
from tests.wardrobe.fake_maintenance import FakeMaintenance, backup
from tests.wardrobe.logs import LEARNER
from ui.files import file_dialogs
from ui.theme.theme import ThemeChoice
from ui.widgets.overlay import Overlay
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from wardrobe.days.plans import PlannedOutfit, SavedLook
from wardrobe.days.trips import Trip, TripNeed
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import Garment, State
from wardrobe.model.occasion import Occasion, OwnOccasion

__all__ = ["language"]

OUTFIT = (1, 5, 8)
TODAY = NOW.date()
# What leaves the page, the window or the program is no sheet.
_LEAVING = ("RailButton",)
_LEAST_OPENED = 20


@pytest.fixture
def closet() -> FakeCloset:
    """Return a closet as one is after some weeks."""
    closet = FakeCloset([_worn_out(each) for each in make_garments()])
    for days, kind in ((0, EventKind.WEAR), (1, EventKind.WEAR), (3, EventKind.LIKE)):
        at = NOW - timedelta(days=days)
        event = Event(kind=kind, garment_ids=OUTFIT, occasion=Occasion.WORK, at=at)
        closet.record(event, learn=LEARNER.update)
    closet.plan(
        *(
            PlannedOutfit(
                day=TODAY + timedelta(days=days),
                occasion=Occasion.WEDDING_GUEST,
                garment_ids=frozenset(OUTFIT),
            )
            for days in (0, 1, 4)
        )
    )
    closet.save_look(SavedLook(garment_ids=frozenset(OUTFIT), made_at=NOW, name="Ed"))
    closet.save_trip(
        Trip(
            first=TODAY + timedelta(days=5),
            last=TODAY + timedelta(days=9),
            needs=(TripNeed(Occasion.WEDDING_GUEST, 2),),
            garment_ids=frozenset(OUTFIT),
            name="Oslo",
        )
    )
    closet.add_occasion(OwnOccasion(name="Opera", base=Occasion.FORMAL))
    closet.remove([13])
    closet.wish(make_garment(40, name="coat"), {}, b"")
    return closet


def _worn_out(garment: Garment) -> Garment:
    """Give some garments facts, and all the states that there are."""
    state = list(State)[garment.id % len(State)]
    return replace(garment, state=state if garment.id > 9 else State.IN_USE)


def opened(window: MainWindow) -> list[Overlay]:
    return [each for each in window.findChildren(Overlay) if each.isVisible()]


def buttons_of(window: MainWindow) -> list[QAbstractButton]:
    """Return what can be pressed on the page that is shown."""
    return [
        each
        for each in window.findChildren(QAbstractButton)
        if each.isVisible()
        and each.isEnabled()
        and type(each).__name__ not in _LEAVING
        and not any(over.isAncestorOf(each) for over in opened(window))
    ]


def measured(window: MainWindow, what: str) -> Iterator[str]:
    """Yield what cannot be read in what lies over the window, or on its page."""
    for toast in window.toasts.toasts():
        toast.dismiss()  # it may lie over what is below it
    for size in SIZES:
        window.resize(*size)
        settle(window)
        over = opened(window)
        for fault in clipped(over[-1] if over else window):
            yield f"{size} {what}: {fault}"
    window.resize(*SIZES[2])


@pytest.fixture
def used(
    make_window: MakeWindow, closet: FakeCloset, monkeypatch: pytest.MonkeyPatch
) -> MainWindow:
    """Return a window in which nothing can be pressed that leads elsewhere."""
    monkeypatch.setattr(file_dialogs._Dialog, "answer", lambda _dialog: [])
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: 0)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    for leave in ("restart", "quit", "leave_for"):
        monkeypatch.setattr(MainWindow, leave, lambda *_words: None)
    maintenance = FakeMaintenance(closet)
    maintenance.made = [backup(NOW)]
    return make_window(closet, maintenance=maintenance)


def show(window: MainWindow, page: Page, qtbot: QtBot) -> None:
    window.show_page(page)
    if page is Page.REVIEW:
        window.commands.start_review()
    if page is Page.CLOSET:
        window.closet_page.view.select([1])
    idle(window, qtbot)


def name_of(button: QAbstractButton) -> str:
    return f"{button.accessibleName()} {button.text()}"


def press(window: MainWindow, page: Page, name: str) -> bool:
    """Press a button of a page, if it is still there; return whether it was."""
    window.show_page(page)
    settle(window)
    found = next((b for b in buttons_of(window) if name_of(b) == name), None)
    if found is not None:
        found.click()
        settle(window)
    return found is not None


def close_all(window: MainWindow) -> None:
    for each in reversed(opened(window)):
        each.dismiss()


@pytest.mark.parametrize("palette", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_no_word_is_cut_off_in_whatever_opens(
    language: str, palette: ThemeChoice, used: MainWindow, qtbot: QtBot
) -> None:
    used._theme.choose(palette)
    found: list[str] = []
    count_opened = 0
    for page in Page:
        show(used, page, qtbot)
        found += measured(used, page)
        for name in dict.fromkeys(name_of(each) for each in buttons_of(used)):
            if press(used, page, name) and opened(used):
                count_opened += 1
                found += measured(used, f"{page}, {name}")
            close_all(used)

    assert count_opened > _LEAST_OPENED
    assert not found, "\n".join(dict.fromkeys(found))


def test_no_word_is_cut_off_in_what_is_done_with_an_outfit(
    language: str, used: MainWindow, qtbot: QtBot
) -> None:
    """A piece to swap, a locked one, the last page, and days that stay empty."""
    show(used, Page.TODAY, qtbot)
    used.today.swapper.start_first()
    idle(used, qtbot)
    found = list(measured(used, "swap"))
    used.today.board.big.foot.strip.lock.click()
    idle(used, qtbot)
    used.today.swapper.start_first()
    idle(used, qtbot)
    found += measured(used, "swap of a locked piece")
    used.today.tail.show_page(has_more=False, has_earlier=True)
    found += measured(used, "last page")
    show(used, Page.CALENDAR, qtbot)
    used.calendar.planner.plan_week(TODAY)
    idle(used, qtbot)
    found += measured(used, "planned week")

    assert not found, "\n".join(dict.fromkeys(found))
