"""The first outfit of a closet is told once, with its cut-outs and the way to Today."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow, idle
from tests.ui.fakes import FakeCloset, FakeEyes, make_garment, make_garments
from ui.importing import import_summary
from ui.outfits.outfit_mat import OutfitMat
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from wardrobe.model.garment import Garment, GarmentType

TOLD = "Here is your first outfit. More come with every photo."
TROUSERS = make_garment(1, GarmentType.TROUSERS)
SHOES = make_garment(2, GarmentType.BOOTS)


def add_shirt(window: MainWindow, folder: Path, qtbot: QtBot, name: str = "a") -> None:
    """Add a photo, on which the eyes see a shirt."""
    photo = folder / f"{name}.jpg"
    photo.write_bytes(name.encode())
    window.photos.add_paths([photo])
    idle(window, qtbot)


def told(window: MainWindow) -> list[str]:
    return [t.text for t in window.toasts.toasts() if t.text.startswith("Here is")]


def test_the_first_outfit_is_shown_with_one_click_to_today(
    make_window: MakeWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = make_window(FakeCloset([TROUSERS, SHOES]))
    window.show_page(Page.CLOSET)

    add_shirt(window, tmp_path, qtbot)

    assert told(window) == [TOLD]
    (toast,) = [t for t in window.toasts.toasts() if t.text == TOLD]
    mat = toast.findChild(OutfitMat)
    assert mat is not None
    assert mat.accessibleName().count(",") == 2  # a top, trousers, shoes
    toast.act()
    assert window.today.isVisible()
    qtbot.waitUntil(lambda: len(window.today.board.shown()) == 1)


def test_who_goes_to_today_has_seen_it(
    make_window: MakeWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = make_window(FakeCloset([TROUSERS, SHOES]))
    window.show_page(Page.CLOSET)
    add_shirt(window, tmp_path, qtbot)
    assert len(told(window)) == 1

    window.show_page(Page.TODAY)

    assert told(window) == []


def test_garments_that_want_a_look_are_counted_and_a_click_away(
    make_window: MakeWindow,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = make_window(FakeCloset([TROUSERS]))
    monkeypatch.setattr(import_summary, "is_unsure", lambda _garment: True)

    add_shirt(window, tmp_path, qtbot)

    (toast,) = [t for t in window.toasts.toasts() if t.text.startswith("Added")]
    assert toast.text.startswith("Added 1 garment; 1 wants a look.")
    toast.act()
    assert window.review.isVisible()


def test_it_is_told_once_even_after_a_restart(
    make_window: MakeWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    closet = FakeCloset([TROUSERS, SHOES])
    window = make_window(closet)
    add_shirt(window, tmp_path, qtbot)
    assert len(told(window)) == 1
    closet.remove([each.id for each in closet.garments() if each.id > SHOES.id])
    window.close()

    again = make_window(closet)
    add_shirt(again, tmp_path, qtbot, "b")

    assert told(again) == []


@pytest.mark.parametrize("garments", [make_garments(), [TROUSERS], []])
def test_nothing_is_told_where_outfits_were_or_are_not_yet(
    make_window: MakeWindow, tmp_path: Path, qtbot: QtBot, garments: Sequence[Garment]
) -> None:
    window = make_window(FakeCloset(list(garments)))

    add_shirt(window, tmp_path, qtbot)

    assert told(window) == []


def test_the_demo_has_no_first_outfit(
    make_window: MakeWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    demo = tmp_path / "demo.closet"
    window = make_window(FakeCloset([TROUSERS, SHOES]), closet_file=demo)

    add_shirt(window, tmp_path, qtbot)

    assert window.closets.is_demo
    assert told(window) == []


def test_what_came_is_summed_up_with_what_to_photograph_next(
    make_window: MakeWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = make_window(FakeCloset([TROUSERS]), FakeEyes())

    add_shirt(window, tmp_path, qtbot)

    (said,) = [t.text for t in window.toasts.toasts() if t.text.startswith("Added")]
    assert said.startswith("Added 1 garment. Photograph next: a pair of shoes")
