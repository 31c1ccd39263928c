"""The actions of the window: each known by an id, and none by pressing a button."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import idle
from tests.ui.fakes import FakeCloset
from tests.ui.settling import settle
from ui.files import file_dialogs
from ui.window.actions import Action
from ui.window.main_window import MainWindow
from wardrobe.model.event import EventKind
from wardrobe.model.garment import State

WINDOW = Path("ui/window")


def action(window: MainWindow, action_id: str) -> Action:
    return next(each for each in window.menu_actions if each.id == action_id)


def test_every_action_has_an_id_of_its_own_that_its_keys_carry(
    window: MainWindow,
) -> None:
    ids = [each.id for each in window.menu_actions]

    assert len(set(ids)) == len(ids)
    assert ids == [each.objectName() for each in window.actions()]


@pytest.mark.parametrize("name", ["actions", "commands", "main_window", "connections"])
def test_no_action_presses_the_button_of_another_widget(name: str) -> None:
    assert ".click" not in (WINDOW / f"{name}.py").read_text(encoding="utf-8")


def test_the_first_outfit_is_worn(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    action(window, "today").run()
    qtbot.waitUntil(lambda: window.today.board.cards[0].rated is not None)

    action(window, "wear-first").run()
    idle(window, qtbot)

    assert [event.kind for event in closet.events()] == [EventKind.WEAR]


def test_the_laundry_comes_back_by_a_key_and_goes_again_by_undo(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    closet.update([replace(closet.garment(1), state=State.LAUNDRY)])
    window.closet.load()
    qtbot.waitUntil(lambda: bool(window._shared.laundry.pieces))
    key = next(each for each in window.actions() if each.objectName() == "laundry")
    assert not key.shortcut().isEmpty()

    key.trigger()
    settle(window, qtbot)
    assert closet.garment(1).is_in_use
    assert window._shared.laundry.pieces == []

    key.trigger()
    settle(window, qtbot)
    said = [each.text for each in window.toasts.toasts()]
    assert "Nothing is in the laundry." in said

    window.history.undo()
    settle(window, qtbot)
    assert closet.garment(1).state is State.LAUNDRY


def test_damage_is_looked_for_where_it_is_shown(
    window: MainWindow, qtbot: QtBot
) -> None:
    action(window, "check").run()
    idle(window, qtbot)

    assert window.settings_page.maintenance.findings.isVisible()


@pytest.mark.parametrize("name", ["back-up", "export"])
def test_nothing_is_asked_for_while_maintenance_works(
    window: MainWindow, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    for dialog in ("ask_new_file", "ask_folder"):
        monkeypatch.setattr(file_dialogs, dialog, lambda *given: asked.append(given))
    action(window, name).run()
    assert len(asked) == 1

    window.settings_page.maintenance.look_for_damage()
    action(window, name).run()

    assert len(asked) == 1
