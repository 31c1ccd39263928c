"""Try: a picture comes in, and what it would bring is shown, kept and bought."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow, idle
from tests.ui.fakes import FakeCloset, FakeEyes, make_garment
from tests.wardrobe.fake_catalogues import FakeWeb
from tests.wardrobe.fake_embedder import FakeEmbedder
from ui.files import drag_and_drop
from ui.look_alikes.tiles import GarmentTile
from ui.try_page.try_page import TryPage
from ui.undo.wish_changes import drop_wish, own_wish
from ui.widgets.icons import TextButton
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from wardrobe.closet.editing import with_type
from wardrobe.errors import ClosetUnusable
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType, Pattern
from wardrobe.model.unowned import TRIED_ID


@pytest.fixture
def page(window: MainWindow) -> TryPage:
    window.show_page(Page.TRY)
    return window.try_page


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "shirt.jpg"
    path.write_bytes(b"a shirt")
    return path


@pytest.fixture
def tried(page: TryPage, photo: Path, qtbot: QtBot) -> TryPage:
    """The page with a red shirt tried on."""
    with qtbot.waitSignal(page._trials.trial_finished, timeout=20_000):
        page.take(mime(QUrl.fromLocalFile(str(photo))))
    return page


def mime(url: QUrl) -> QMimeData:
    data = QMimeData()
    data.setUrls([url])
    return data


def texts(window: MainWindow) -> list[str]:
    return [toast.text for toast in window.toasts.toasts()]


def button(window: MainWindow, name: str) -> TextButton:
    buttons = window.findChildren(TextButton)
    return next(each for each in buttons if each.accessibleName() == name)


def test_a_page_without_a_picture_invites_one(page: TryPage) -> None:
    assert page.invitation.isVisible()
    assert not page.result.isVisible()
    assert not page.wishes.isVisible()


def test_what_it_is_and_what_it_brings_is_shown(tried: TryPage) -> None:
    assert tried.title.text() == "Red shirt"
    assert not tried.invitation.isVisible()
    assert not tried.waiting.isVisible()
    assert len(tried.counts.chips) == 10
    shown = tried.outfits.mats[0]._outfit
    assert shown is not None
    assert TRIED_ID in {garment.id for garment in shown.garments()}


def test_what_it_is_taken_for_can_be_corrected(
    tried: TryPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    assert tried.seen.type.accessibleName() == "Type: Tops: Shirt"
    embedder = tried._trials._embedder
    assert isinstance(embedder, FakeEmbedder)
    looked = len(embedder.looked)

    with qtbot.waitSignal(tried._trials.trial_finished, timeout=20_000):
        tried.seen._correct(lambda g: with_type(g, GarmentType.JEANS))
    with qtbot.waitSignal(tried._trials.trial_finished, timeout=20_000):
        tried.seen.colours.colour_clicked.emit(Colour.BLUE)
    with qtbot.waitSignal(tried._trials.trial_finished, timeout=20_000):
        tried.seen.patterns[Pattern.STRIPED].click()

    assert tried.title.text() == "Blue striped jeans"
    assert tried._sure.text() == "You said what it is"
    assert len(embedder.looked) == looked  # the picture is not looked at
    shown = tried.outfits.mats[0]._outfit
    assert shown is not None
    assert shown.middle is not None
    assert shown.middle.id == TRIED_ID


def test_a_correction_reaches_the_wish_list(
    tried: TryPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(tried._wishes.wishes_changed):
        tried.keep.click()
    with qtbot.waitSignal(tried._trials.trial_finished, timeout=20_000):
        tried.seen.colours.colour_clicked.emit(Colour.BLUE)

    with qtbot.waitSignal(tried._wishes.wishes_changed):
        tried.keep.click()

    assert [wish.colour for wish in closet.wishes()] == [Colour.BLUE]


def test_a_correction_that_was_cancelled_is_not_shown(tried: TryPage) -> None:
    tried.seen.patterns[Pattern.STRIPED].click()
    tried.waiting.stop.click()

    assert tried.seen.patterns[Pattern.SOLID].isChecked()
    assert not tried.seen.patterns[Pattern.STRIPED].isChecked()


def test_another_occasion_shows_its_outfits(tried: TryPage) -> None:
    said = tried._said.text()

    tried.counts.chips[-1].click()

    assert tried.counts.chips[-1].isChecked()
    assert tried._said.text() != said


def test_a_look_alike_leads_to_outfits_around_it(
    tried: TryPage, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: bool(tried.alike.tiles))
    tile = tried.alike.tiles[0]
    assert isinstance(tile, GarmentTile)

    tile.click()

    assert window.today.isVisible()
    assert tile.garment.id in window.today.tray.ids


def test_it_is_kept_and_bought_and_both_can_be_undone(
    tried: TryPage, window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(tried._wishes.wishes_changed):
        tried.keep.click()
    assert not tried.keep.isEnabled()
    (tile,) = tried.wishes.tiles
    owned = len(closet.garments())

    with qtbot.waitSignal(tried._wishes.wishes_changed):
        window.history.make(own_wish(window.wishes, tile.garment))
    assert len(closet.garments()) == owned + 1
    assert window.closet.garment(tile.garment.id) is not None
    assert tried.wishes.tiles == []

    with qtbot.waitSignal(window.closet.closet_changed):
        window.toasts.toasts()[-1].act()
    qtbot.waitUntil(lambda: len(tried.wishes.tiles) == 1)
    assert len(closet.garments()) == owned
    qtbot.waitUntil(lambda: window.closet.garment(tile.garment.id) is None)


def test_a_wish_can_be_dropped_and_brought_back(
    tried: TryPage, window: MainWindow, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(tried._wishes.wishes_changed):
        tried.keep.click()

    tried.wishes.tiles[0].click()
    with qtbot.waitSignal(tried._wishes.wishes_changed):
        button(window, "Take it off the list").click()
    assert tried.wishes.tiles == []

    with qtbot.waitSignal(tried._wishes.wishes_changed):
        window.toasts.toasts()[-1].act()
    assert len(tried.wishes.tiles) == 1


def test_what_is_kept_and_dropped_is_undone_and_redone(
    tried: TryPage, window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    tried.keep.click()
    idle(window, qtbot)
    (wish,) = closet.wishes()
    for change, kept in (
        (window.history.undo, []),
        (window.history.redo, [wish]),
        (lambda: window.history.make(drop_wish(window.wishes, wish)), []),
        (window.history.undo, [wish]),
        (window.history.redo, []),
    ):
        change()
        idle(window, qtbot)
        assert closet.wishes() == kept
        assert [tile.garment for tile in tried.wishes.tiles] == kept
        assert tried.keep.isEnabled() is not bool(kept)


def test_a_corrected_wish_is_undone_to_what_it_was(
    tried: TryPage, window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    tried.keep.click()
    with qtbot.waitSignal(tried._trials.trial_finished, timeout=20_000):
        tried.seen.colours.colour_clicked.emit(Colour.BLUE)
    assert tried.keep.isEnabled()  # what is on the list is red
    tried.keep.click()
    idle(window, qtbot)
    assert not tried.keep.isEnabled()

    for change, colour in (
        (window.history.undo, Colour.RED),
        (window.history.redo, Colour.BLUE),
    ):
        change()
        idle(window, qtbot)
        assert [wish.colour for wish in closet.wishes()] == [colour]


def test_a_wish_undone_before_it_was_written_is_gone(
    tried: TryPage, window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    tried.keep.click()
    window.history.undo()
    idle(window, qtbot)

    assert closet.wishes() == []


def test_a_wish_that_cannot_be_written_is_not_shown(
    tried: TryPage, window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    closet.failure = ClosetUnusable("the disk is full")
    tried.keep.click()
    idle(window, qtbot)

    assert texts(window)[-1] == "The disk is full."
    assert tried.keep.isEnabled()
    assert tried.wishes.tiles == []
    window.history.undo()
    assert window.history.stack.count() == 0


def test_a_wish_that_cannot_be_bought_stays_a_wish(
    tried: TryPage, window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    tried.keep.click()
    idle(window, qtbot)
    (wish,) = closet.wishes()
    closet.failure = ClosetUnusable("the disk is full")

    tried.wishes.tiles[0].click()
    button(window, "I bought it").click()
    shown_at_once = window.closet.garment(wish.id)
    idle(window, qtbot)

    assert shown_at_once is None
    assert window.closet.garment(wish.id) is None
    assert [tile.garment for tile in tried.wishes.tiles] == [wish]
    assert texts(window)[-1] == "The disk is full."


def test_a_bad_picture_is_said_and_nothing_hangs(
    page: TryPage, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    bad = tmp_path / "bad.jpg"
    bad.write_bytes(b"bad")

    with qtbot.waitSignal(page._trials.trial_failed):
        page.take(mime(QUrl.fromLocalFile(str(bad))))

    assert texts(window) == ["This file is no picture."]
    assert not page.waiting.isVisible()


def test_a_web_address_is_tried_or_refused(
    page: TryPage, window: MainWindow, qtbot: QtBot
) -> None:
    web = page._trials._web_photos
    assert isinstance(web, FakeWeb)
    web.pictures["https://shop.example/shirt.jpg"] = b"a shirt"

    page.address.setText("https://shop.example/none.jpg")
    with qtbot.waitSignal(page._trials.trial_failed):
        page.address.returnPressed.emit()
    assert texts(window) == ["There is no picture at https://shop.example/none.jpg."]

    with qtbot.waitSignal(page._trials.trial_finished, timeout=20_000):
        page.take(mime(QUrl("https://shop.example/shirt.jpg")))
    assert page.result.isVisible()


def test_pasting_tries_on_this_page(
    page: TryPage, window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    picture = QImage(20, 20, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    QGuiApplication.clipboard().setImage(picture)
    owned = len(closet.garments())

    with qtbot.waitSignal(page._trials.trial_finished, timeout=20_000):
        window.paste()

    assert len(closet.garments()) == owned
    QGuiApplication.clipboard().clear()


def test_nothing_to_try_is_said(page: TryPage, window: MainWindow) -> None:
    page.take(QMimeData())

    assert texts(window) == ["No picture found there."]


def test_a_trial_can_be_cancelled(
    make_window: MakeWindow, closet: FakeCloset, photo: Path, qtbot: QtBot
) -> None:
    eyes = FakeEyes()
    eyes.gate.clear()
    window = make_window(closet, eyes)
    window.show_page(Page.TRY)
    page = window.try_page
    page.take(mime(QUrl.fromLocalFile(str(photo))))
    assert page.waiting.isVisible()

    page.waiting.stop.click()
    eyes.gate.set()

    qtbot.waitUntil(lambda: window.jobs.count_running == 0)
    assert not page.waiting.isVisible()
    assert not page.result.isVisible()


def test_what_makes_no_outfit_is_explained(
    make_window: MakeWindow, photo: Path, qtbot: QtBot
) -> None:
    window = make_window(FakeCloset([make_garment(1, GarmentType.BOOTS)]))
    window.show_page(Page.TRY)
    page = window.try_page

    with qtbot.waitSignal(page._trials.trial_finished):
        page.take(mime(QUrl.fromLocalFile(str(photo))))

    assert page.headline.text() == "It doesn't make an outfit yet"
    assert "trousers or a skirt" in page._sentence.text()
    assert not page.outfits.isVisible()


def test_web_addresses_are_welcome_only_where_they_are_tried() -> None:
    data = mime(QUrl("https://shop.example/shirt.jpg"))

    assert drag_and_drop.has_something(data, with_web=True)
    assert not drag_and_drop.has_something(data)


def test_a_failed_address_leaves_what_is_on_the_wish_list(
    window: MainWindow, tried: TryPage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(tried._wishes.wishes_changed):
        tried.keep.click()
    assert tried.keep.accessibleName() == "On the wish list"

    tried.address.setText("https://nowhere.example/shirt.jpg")
    with qtbot.waitSignal(tried._trials.trial_failed, timeout=20_000):
        tried.address.returnPressed.emit()
    idle(window, qtbot)

    assert tried.keep.accessibleName() == "On the wish list"
    assert not tried.keep.isEnabled()
