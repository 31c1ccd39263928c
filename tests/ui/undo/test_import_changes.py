"""What came in from a folder or a table is told, and undone as one change."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow, idle
from tests.ui.fakes import NOW, FakeCloset, make_garments
from tests.wardrobe.logs import LEARNER
from ui.window.main_window import MainWindow
from wardrobe.closet.photo_files import Failed
from wardrobe.days.plans import PlannedOutfit, SavedLook
from wardrobe.model.event import Event, EventKind
from wardrobe.model.occasion import Occasion, OwnOccasion
from wardrobe.transfer.import_csv import RowChange, RowOutcome
from wardrobe.transfer.import_days import DayImport
from wardrobe.transfer.import_folder import FolderImport

PLAN = PlannedOutfit(
    day=NOW.date(), occasion=Occasion.WORK, garment_ids=frozenset({1, 5, 8})
)
LOOK = SavedLook(garment_ids=frozenset({1, 5, 8}), made_at=NOW)


@pytest.fixture
def window(make_window: MakeWindow, closet: FakeCloset) -> MainWindow:
    return make_window(closet)


def said(window: MainWindow, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: bool(window.toasts.toasts()))
    return window.toasts.toasts()[-1].text


@pytest.fixture
def report(closet: FakeCloset) -> FolderImport:
    """Two garments, of which one is in the trash, an occasion and an event."""
    added = make_garments()[:2]
    closet.remove([2])
    worn = Event(
        kind=EventKind.WEAR, garment_ids=(1, 5, 8), occasion=Occasion.WORK, at=NOW
    )
    return FolderImport(
        added=tuple(added),
        trashed=frozenset({2}),
        known=(3,),
        failed=(Failed(Path("garment 9"), "it is damaged"),),
        occasions=(
            closet.add_occasion(OwnOccasion(name="Choir", base=Occasion.FORMAL)),
        ),
        events=tuple(closet.record(worn, learn=LEARNER.update)),
        days=DayImport(
            plans=tuple(closet.plan(PLAN)),
            looks=(closet.save_look(LOOK),),
            photos=(closet.keep_day_photo(NOW.date(), b"a photo"),),
        ),
    )


def test_a_folder_is_told_and_undone_and_redone(
    window: MainWindow, closet: FakeCloset, report: FolderImport, qtbot: QtBot
) -> None:
    window.settings_page.maintenance.folder_came.emit(report)
    idle(window, qtbot)
    assert said(window, qtbot) == (
        "2 garments imported. 1 occasion imported. 1 choice imported. "
        "1 plan imported. 1 look imported. 1 photo of a day imported. "
        "1 garment was already here. 1 couldn't be read: it is damaged."
    )
    assert (len(closet.events()), len(closet.occasions())) == (1, 1)
    assert len(closet.garments()) == 12

    window.history.undo()
    idle(window, qtbot)
    assert said(window, qtbot) == "Undone: importing a folder."
    assert (closet.events(), closet.occasions()) == ([], [])
    assert (closet.plans(), closet.looks(), closet.day_photos()) == ([], [], [])
    assert {1, 2}.isdisjoint(each.id for each in closet.garments())

    window.history.redo()
    idle(window, qtbot)
    assert [each.id for each in closet.garments()[:2]] == [1, 3]
    assert len(window.closet.garments) == 12
    assert (closet.plans(), closet.looks()) == ([PLAN], [LOOK])
    assert (len(closet.events()), len(closet.occasions())) == (1, 1)


def test_what_was_stopped_says_so(window: MainWindow, qtbot: QtBot) -> None:
    report = FolderImport(
        added=tuple(make_garments()[:1]),
        trashed=frozenset(),
        known=(),
        failed=(),
        was_cancelled=True,
    )
    window.settings_page.maintenance.folder_came.emit(report)

    assert said(window, qtbot) == (
        "1 garment imported. The rest was skipped, as you asked."
    )


def test_nothing_new_leaves_nothing_to_undo(window: MainWindow) -> None:
    nothing = FolderImport(added=(), trashed=frozenset(), known=(1,), failed=())

    window.settings_page.maintenance.folder_came.emit(nothing)

    assert not window.history.stack.canUndo()


def test_a_table_is_undone_and_redone_as_one(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    first, second, *_ = closet.garments()
    branded = replace(first, brand="Hess")
    named = replace(branded, name="Sunday shirt")
    renamed = replace(second, name="new")
    closet.update([named, renamed])
    outcomes = [
        RowOutcome(
            row=2, change=RowChange.CHANGED, words="", garment=branded, before=first
        ),
        RowOutcome(
            row=3, change=RowChange.CHANGED, words="", garment=named, before=branded
        ),
        RowOutcome(row=4, change=RowChange.ADDED, words="", garment=second),
        RowOutcome(
            row=5, change=RowChange.CHANGED, words="", garment=renamed, before=second
        ),
        RowOutcome(row=6, change=RowChange.SAME, words="", garment=named),
    ]
    window.settings_page.maintenance.table_came.emit(outcomes)
    idle(window, qtbot)
    assert said(window, qtbot) == "1 added, 3 changed, 1 unchanged."

    window.history.undo()
    idle(window, qtbot)
    assert closet.garments()[0] == first
    assert second.id not in {each.id for each in closet.garments()}

    window.history.redo()
    idle(window, qtbot)
    assert [closet.garment(each) for each in (1, 2)] == [named, renamed]
    assert list(window.closet.garments[:2]) == [named, renamed]
