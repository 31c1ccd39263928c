"""Look-alikes in the window, of the closet and of catalogues, which are kept here."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow, idle
from tests.ui.fakes import FakeCloset
from tests.wardrobe.fake_catalogues import FakeCatalogues
from ui.look_alikes import catalogue_cards
from ui.look_alikes.catalogue_cards import CatalogueCards
from ui.look_alikes.look_alike_panel import LookAlikePanel
from ui.look_alikes.tiles import GarmentTile, PhotoTile
from ui.widgets.icons import TextButton
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from wardrobe.model.embedding import Metric
from wardrobe.model.garment import Garment, Group
from wardrobe.similarity.similar_garments import Among


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    folder = tmp_path / "The shop!"
    folder.mkdir()
    for number in range(4):
        picture = QImage(40, 60, QImage.Format.Format_RGB32)
        picture.fill(QColor("white"))
        picture.save(str(folder / f"{number}.png"))
    return folder


@pytest.fixture
def catalogues(window: MainWindow, qtbot: QtBot) -> CatalogueCards:
    with qtbot.waitSignal(window.look_alikes.catalogues_read):
        window.show_page(Page.TRY)
    return window.try_page.catalogues


@pytest.fixture
def panel(window: MainWindow, qtbot: QtBot) -> LookAlikePanel:
    """The sheet of the first garment, a white shirt."""
    window.show_page(Page.CLOSET)
    panel = window.look_alikes.open(window.closet.garments[0])
    qtbot.waitUntil(lambda: bool(panel.tiles))
    return panel


def kept(window: MainWindow) -> FakeCatalogues:
    found = window.look_alikes._catalogues
    assert isinstance(found, FakeCatalogues)
    return found


def garments(panel: LookAlikePanel) -> list[Garment]:
    return [tile.garment for tile in panel.tiles if isinstance(tile, GarmentTile)]


def button(window: MainWindow, name: str) -> TextButton:
    found = window.findChildren(TextButton)
    return next(each for each in found if each.accessibleName() == name)


def test_look_alikes_are_of_its_kind_and_never_itself(panel: LookAlikePanel) -> None:
    assert {garment.group for garment in garments(panel)} == {Group.TOP}
    assert 1 not in {garment.id for garment in garments(panel)}
    assert not panel._where.isVisible()  # there is no catalogue to choose


def test_the_sheet_is_no_taller_than_its_tiles(panel: LookAlikePanel) -> None:
    lowest = max(tile.geometry().bottom() for tile in panel.tiles)

    assert panel.height() < panel._row.y() + lowest + 100


def test_what_goes_with_it_is_of_other_groups(
    panel: LookAlikePanel, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel._finder.answered):
        panel.kinds[Among.OTHER_GROUPS].click()

    groups = {garment.group for garment in garments(panel)}
    assert groups == {Group.MIDDLE, Group.BOTTOM}


def test_another_measure_gives_other_distances_under_details(
    panel: LookAlikePanel, qtbot: QtBot
) -> None:
    assert not panel.metrics.isVisible()
    assert "apart" not in panel.tiles[0].accessibleName()
    with qtbot.waitSignal(panel._finder.answered):
        panel.details.click()
    assert panel.metrics.isVisible()
    assert "apart" in panel.tiles[0].accessibleName()
    before = [tile.accessibleName() for tile in panel.tiles]

    with qtbot.waitSignal(panel._finder.answered):
        panel._on_metric(Metric.MANHATTAN)

    assert panel.metrics.accessibleName() == "Manhattan"
    assert [tile.accessibleName() for tile in panel.tiles] != before


def test_a_look_alike_is_shown_in_the_closet(
    panel: LookAlikePanel, window: MainWindow
) -> None:
    tile = panel.tiles[0]
    assert isinstance(tile, GarmentTile)

    tile.click()

    assert [g.id for g in window.closet_page.view.selected()] == [tile.garment.id]


def test_details_lead_to_look_alikes(window: MainWindow, qtbot: QtBot) -> None:
    window.commands.show_garment(2)

    window.closet_page.details._alike.click()

    panel = window.findChildren(LookAlikePanel)[-1]
    qtbot.waitUntil(lambda: bool(panel.tiles))
    assert 2 not in {garment.id for garment in garments(panel)}


def test_without_a_selection_it_is_said(window: MainWindow) -> None:
    window.commands.find_look_alikes()

    assert [toast.text for toast in window.toasts.toasts()] == [
        "Select garments in the closet first."
    ]


def test_a_folder_is_indexed_searched_and_its_photo_tried(
    catalogues: CatalogueCards,
    window: MainWindow,
    shop: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(catalogue_cards, "ask_folder", lambda *_: shop)

    with qtbot.waitSignals([window.look_alikes.catalogues_read] * 1):
        catalogues.add.click()
    qtbot.waitUntil(lambda: len(catalogues.cards) == 1)

    assert catalogues.cards[0].accessibleName() == "The shop, 4 pictures"
    assert not catalogues.waiting.isVisible()
    assert window.toasts.toasts()[-1].text == ("4 pictures added, 1 couldn't be read.")
    panel = window.look_alikes.open(window.closet.garments[0])
    qtbot.waitUntil(lambda: len(panel.places) == 2)
    with qtbot.waitSignal(panel._finder.answered):
        panel.places[1].click()
    assert len(panel.tiles) == 4
    assert kept(window).asked[-1] == (
        Metric.COSINE,
        frozenset({Group.TOP}),
        slice(None),
    )
    tile = panel.tiles[0]
    assert isinstance(tile, PhotoTile)
    qtbot.waitUntil(lambda: tile._picture is not None)
    with qtbot.waitSignal(window.try_page._trials.trial_finished, timeout=20_000):
        tile.click()
    assert window.try_page.result.isVisible()


def test_indexing_can_be_stopped_and_goes_on(
    make_window: MakeWindow, closet: FakeCloset, shop: Path, qtbot: QtBot
) -> None:
    window = make_window(closet)
    catalogues = kept(window)
    catalogues.gate.clear()
    window.show_page(Page.TRY)
    shown = window.try_page.catalogues
    window.look_alikes.index(shop)
    qtbot.waitUntil(shown.waiting.isVisible)

    shown.waiting.stop.click()
    catalogues.gate.set()

    qtbot.waitUntil(lambda: not shown.waiting.isVisible())
    assert (
        window.toasts.toasts()[-1].text
        == "Stopped. The pictures added so far are kept."
    )
    with qtbot.waitSignal(window.look_alikes.indexing_ended):
        window.look_alikes.index(shop)


def test_a_catalogue_is_forgotten_and_can_come_back(
    catalogues: CatalogueCards, window: MainWindow, shop: Path, qtbot: QtBot
) -> None:
    window.look_alikes.index(shop)
    qtbot.waitUntil(lambda: len(catalogues.cards) == 1)

    catalogues.cards[0].click()
    button(window, "Forget this catalogue").click()
    qtbot.waitUntil(lambda: catalogues.cards == [])
    assert catalogues._about.isVisible()
    assert len(list(shop.iterdir())) == 4

    window.toasts.toasts()[-1].act()
    qtbot.waitUntil(lambda: len(catalogues.cards) == 1)


def test_two_folders_of_one_name_are_two_catalogues(
    window: MainWindow, shop: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other" / shop.name
    other.mkdir(parents=True)

    for folder in (shop, other, shop):
        with qtbot.waitSignal(window.look_alikes.indexing_ended):
            window.look_alikes.index(folder)

    assert kept(window).names() == ["The shop", "The shop 2"]


def test_what_was_added_twice_is_told_after_the_import(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    # The fakes see and draw a red shirt on each photo.
    for name in ("one", "two"):
        (tmp_path / f"{name}.jpg").write_bytes(name.encode())

    window.photos.add_paths([tmp_path / "one.jpg", tmp_path / "two.jpg"])
    idle(window, qtbot)

    toast = window.toasts.toasts()[-1]
    assert toast.text == "1 pair looks like one garment photographed twice."
    toast.act()
    tiles = [t for t in window.findChildren(GarmentTile) if t.isVisible()]
    assert [tile.garment.name for tile in tiles] == ["one", "two"]
    tiles[0].click()
    assert [g.name for g in window.closet_page.view.selected()] == ["one"]


def test_nothing_is_told_of_an_import_of_something_new(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "one.jpg").write_bytes(b"one")

    window.photos.add_paths([tmp_path / "one.jpg"])
    idle(window, qtbot)

    assert not any("twice" in toast.text for toast in window.toasts.toasts())
