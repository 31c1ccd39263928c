"""What the tests of looks share: three looks, and the page that shows them."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow, idle
from tests.ui.fakes import NOW, FakeCloset
from ui.looks.looks_page import LooksPage
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from wardrobe.days.plans import SavedLook
from wardrobe.model.occasion import Occasion
from wardrobe.model.season import Season

LOOKS = (
    SavedLook(garment_ids=frozenset({12, 10}), made_at=NOW - timedelta(days=2)),
    SavedLook(
        garment_ids=frozenset({2, 5, 8, 13}),
        made_at=NOW - timedelta(days=1),
        name="Brunch",
        occasion=Occasion.CASUAL,
        tags=("comfy",),
        notes="with the big sunglasses",
    ),
    SavedLook(
        garment_ids=frozenset({1, 6, 10, 11}),
        made_at=NOW,
        name="Öpera",
        occasion=Occasion.FORMAL,
        seasons=frozenset({Season.WINTER}),
        tags=("Warm",),
    ),
)


@pytest.fixture
def looks(closet: FakeCloset) -> list[SavedLook]:
    """Return them as the closet keeps them, the oldest first."""
    return [closet.save_look(each) for each in LOOKS]


@pytest.fixture
def window(
    looks: list[SavedLook], make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot
) -> MainWindow:
    window = make_window(closet)
    window.resize(1280, 800)
    window.show_page(Page.LOOKS)
    idle(window, qtbot)
    return window


@pytest.fixture
def page(window: MainWindow) -> LooksPage:
    return window.looks


def names(page: LooksPage) -> list[str]:
    """Return what the looks that are shown are called."""
    return [each.name for each in page.list.shown]
