"""The closet's page: what it shows, and edits that can be undone."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow
from tests.ui.fakes import FakeCloset, make_garment, make_garments
from ui.closet.closet_page import ClosetPage
from ui.widgets.chips import Chip
from ui.widgets.overlay import Overlay
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from wardrobe.errors import ClosetUnusable
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType, Group, Pattern, State


@pytest.fixture
def page(window: MainWindow) -> ClosetPage:
    window.show_page(Page.CLOSET)
    return window.closet_page


def shown(page: ClosetPage) -> set[int]:
    return {garment.id for garment in page.list.garments}


def test_all_garments_are_shown_the_newest_first(page: ClosetPage) -> None:
    assert [garment.id for garment in page.list.garments] == list(range(13, 0, -1))


def test_the_gallery_follows_typing(page: ClosetPage, qtbot: QtBot) -> None:
    QTest.keyClicks(page.search, "white")

    qtbot.waitUntil(lambda: shown(page) == {1, 8})


def test_chips_and_pickers_filter(page: ClosetPage) -> None:
    QTest.mouseClick(page.filters._groups[Group.TOP], Qt.MouseButton.LeftButton)
    assert shown(page) == {1, 2, 3, 4, 11, 12}

    page.filters._on_colour(Colour.PINK)
    assert shown(page) == {4}

    page.filters._on_colour(Colour.GREEN)
    assert shown(page) == {3, 4}

    page.filters.clear()
    assert len(shown(page)) == 13


def test_another_group_forgets_types_of_the_old_one(page: ClosetPage) -> None:
    page.filters._on_type(GarmentType.SHIRT)
    page.filters._on_group(Group.BOTTOM)

    assert shown(page) == {8, 9, 10}


def test_what_matches_nothing_says_so(page: ClosetPage, qtbot: QtBot) -> None:
    QTest.keyClicks(page.search, "kimono")
    qtbot.waitUntil(page._nothing.isVisible)
    assert page._nothing._text.text() == "No garment matches “kimono”."
    page.filters._on_group(Group.TOP)
    assert page._nothing._text.text().endswith("with these filters.")

    page._show_everything()
    qtbot.waitUntil(page.view.isVisible)


def test_unsure_garments_ask_to_be_checked(page: ClosetPage) -> None:
    chip = page.filters._unsure

    assert chip.accessibleName() == "Check me, 2 garments"
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert shown(page) == {3, 4}


def test_an_empty_closet_invites(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(FakeCloset())
    window.show_page(Page.CLOSET)
    page = window.closet_page

    assert page._welcome.isVisible()
    assert not page.filters.isVisible()


def test_a_selected_garment_shows_its_details(page: ClosetPage) -> None:
    page.view.select([3])

    assert page.details.isVisible()
    assert page.details._heading.text() == "Green sweater"
    assert page.details._sure.text() == "A guess"

    page.view.clearSelection()
    assert not page.details.isVisible()


def test_an_edited_type_is_saved_undone_and_redone(
    window: MainWindow, page: ClosetPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    page.view.select([3])

    page.details._on_type(GarmentType.CARDIGAN)
    qtbot.waitUntil(lambda: closet.kept[3].type is GarmentType.CARDIGAN)
    assert closet.kept[3].confidence == 1.0
    qtbot.waitUntil(lambda: page.details._heading.text() == "Green cardigan")

    window.history.undo()
    qtbot.waitUntil(lambda: closet.kept[3].type is GarmentType.SWEATER)
    assert closet.kept[3].confidence == 0.55

    window.history.redo()
    qtbot.waitUntil(lambda: closet.kept[3].type is GarmentType.CARDIGAN)


def test_an_edit_goes_to_all_selected(
    page: ClosetPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    page.view.select([1, 2, 5])
    assert page.details._heading.text() == "3 garments"

    page.details._on_pattern(Pattern.STRIPED)
    qtbot.waitUntil(lambda: closet.kept[5].pattern is Pattern.STRIPED)

    striped = {g.id for g in closet.garments() if g.pattern is Pattern.STRIPED}
    assert striped == {1, 2, 5}


def test_a_colour_is_chosen_by_its_swatch(
    page: ClosetPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    page.view.select([5])
    swatches = {swatch.colour: swatch for swatch in page.details._colours._swatches}
    assert swatches[Colour.BLUE].isChecked()

    QTest.mouseClick(swatches[Colour.NAVY], Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: closet.kept[5].colour is Colour.NAVY)


def test_a_name_is_saved_with_return(
    page: ClosetPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    page.view.select([5])
    page.details._name.selectAll()
    QTest.keyClicks(page.details._name, "Saturday jeans")
    QTest.keyClick(page.details._name, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: closet.kept[5].name == "Saturday jeans")


def test_a_name_being_typed_goes_to_its_garment_when_another_is_selected(
    page: ClosetPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    page.view.select([5])
    page.details._name.selectAll()
    QTest.keyClicks(page.details._name, "Saturday jeans")

    page.view.select([6])

    qtbot.waitUntil(lambda: closet.kept[5].name == "Saturday jeans")
    assert closet.kept[6].name == "IMG_0006"


def test_confirming_a_type_makes_it_sure(
    page: ClosetPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    page.view.select([4])

    page.details._confirm.click()

    qtbot.waitUntil(lambda: closet.kept[4].confidence == 1.0)


def test_removed_garments_come_back_from_the_toast(
    window: MainWindow, page: ClosetPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    page.view.select([1, 2])

    QTest.keyClick(page.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: shown(page) == set(range(3, 14)))
    assert closet.removed == {1, 2}

    toast = window.toasts.toasts()[-1]
    assert toast.text == "Removed 2 garments."
    toast.act()
    qtbot.waitUntil(lambda: len(shown(page)) == 13)
    assert closet.removed == set()


def test_an_undo_is_not_offered_for_a_change_that_is_no_longer_the_last(
    window: MainWindow, page: ClosetPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    window.closet_page.removal_asked.emit([closet.garment(1)])
    window.closet_page.edited.emit(
        [closet.garment(2)], [replace(closet.garment(2), name="Tee")]
    )

    assert window.toasts.toasts() == []


def test_a_change_that_fails_is_told_and_leaves_nothing_to_undo(
    window: MainWindow, page: ClosetPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    closet.failure = ClosetUnusable("the disk is full")
    page.view.select([1])

    page.details._on_colour(Colour.RED)
    qtbot.waitUntil(lambda: bool(window.toasts.toasts()))
    assert window.toasts.toasts()[0].text == "The disk is full."
    assert page.list.garment_at(page.list.row_of(1)).colour is Colour.WHITE

    closet.failure = None
    window.history.undo()
    assert window.toasts.toasts()[-1].text == "Nothing to undo."
    assert window.history.stack.count() == 0


def test_a_failed_edit_shows_the_old_value_again(
    page: ClosetPage, closet: FakeCloset, window: MainWindow, qtbot: QtBot
) -> None:
    closet.failure = ClosetUnusable("the disk is full")
    page.view.select([1])

    page.details._on_pattern(Pattern.FLORAL)
    qtbot.waitUntil(lambda: bool(window.toasts.toasts()))

    chips: dict[Pattern, Chip] = page.details._patterns
    assert chips[Pattern.SOLID].isChecked()
    assert not chips[Pattern.FLORAL].isChecked()


def test_build_around_goes_to_today_with_the_garment_locked(
    window: MainWindow, page: ClosetPage, qtbot: QtBot
) -> None:
    page.view.select([9])

    page.details.build_around_asked.emit(page.view.selected())

    assert window.today.isVisible()
    assert window.today.tray.ids == {9}


def test_a_search_is_not_brought_back_by_the_next_start(
    make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    first = make_window(closet)
    first.show_page(Page.CLOSET)
    QTest.keyClicks(first.closet_page.search, "white")
    qtbot.waitUntil(lambda: len(shown(first.closet_page)) == 2)
    first.close()

    second = make_window(closet)

    assert second.closet_page.search.text() == ""
    assert len(shown(second.closet_page)) == 13


def test_a_filter_that_hides_all_of_another_closet_is_not_brought_back(
    make_window: MakeWindow, closet: FakeCloset
) -> None:
    first = make_window(closet)
    first.closet_page.filters._on_colour(Colour.PINK)
    first.close()

    second = make_window(FakeCloset([make_garment(1, GarmentType.HAT, Colour.RED)]))

    assert shown(second.closet_page) == {1}


def test_new_photos_are_shown_whatever_was_searched(
    window: MainWindow, page: ClosetPage, tmp_path: Path, qtbot: QtBot
) -> None:
    QTest.keyClicks(page.search, "kimono")
    qtbot.waitUntil(page._nothing.isVisible)
    photo = tmp_path / "new.jpg"
    photo.write_bytes(b"new")

    with qtbot.waitSignal(window.importing.import_finished):
        window.photos.add_paths([photo])

    qtbot.waitUntil(lambda: 14 in shown(page))
    assert page.search.text() == ""


def test_pickers_say_that_there_is_no_choice(
    window: MainWindow, page: ClosetPage, qtbot: QtBot
) -> None:
    QTest.keyClicks(page.search, "kimono")
    qtbot.waitUntil(page._nothing.isVisible)
    filters = page.filters
    for open_it in (
        filters._open_colours,
        filters._open_types,
        filters._open_patterns,
        filters._open_states,
    ):
        open_it()
        overlay = window.findChildren(Overlay)[-1]
        words = " ".join(label.text() for label in overlay.findChildren(QLabel))
        assert "no garment is shown" in words
        overlay.dismiss()


def test_escape_and_the_cross_clear_the_search(page: ClosetPage, qtbot: QtBot) -> None:
    search = page.search
    assert search.clear_button.isHidden()
    QTest.keyClicks(search, "white")
    assert search.clear_button.isVisible()
    assert search.width() - search.clear_button.geometry().right() > 4

    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""

    QTest.keyClicks(search, "white")
    QTest.mouseClick(search.clear_button, Qt.MouseButton.LeftButton)
    assert search.text() == ""


def test_the_details_are_headed_by_the_garments_own_name(
    window: MainWindow, page: ClosetPage
) -> None:
    named = replace(make_garments()[4], name="Saturday jeans")
    window.closet.put([named])
    page.view.select([5])

    assert page.details._heading.text() == "Saturday jeans"
    assert page.details._title.text() == "Blue jeans"


def test_what_a_camera_called_a_garment_is_not_in_the_field_of_its_name(
    window: MainWindow, page: ClosetPage
) -> None:
    window.closet.put([replace(make_garments()[4], name="IMG_2041")])
    page.view.select([5])

    assert page.details._name.text() == ""
    assert page.details._heading.text() == "Blue jeans"


def test_chips_for_outerwear_and_dresses(page: ClosetPage) -> None:
    outer, dresses = page.filters.kinds.values()
    assert outer.accessibleName() == "Jackets & coats, 1 garment"

    outer.click()
    assert shown(page) == {11}
    assert not page.filters._groups[Group.TOP].isChecked()

    dresses.click()
    assert shown(page) == {12}
    assert not outer.isChecked()

    page.filters._groups[Group.BOTTOM].click()
    assert shown(page) == {8, 9, 10}
    assert not dresses.isChecked()

    outer.click()
    outer.click()
    assert len(shown(page)) == 13
    assert page.filters._groups[None].isChecked()


def test_a_garment_in_the_laundry_is_marked_in_the_gallery(
    window: MainWindow, page: ClosetPage, qtbot: QtBot
) -> None:
    def corner() -> set[int]:
        place = page.view.visualRect(page.list.index(page.list.row_of(9)))
        image = page.view.viewport().grab(place).toImage()
        right = range(image.width() - 60, image.width() - 20)
        return {image.pixel(x, 27) for x in right}

    qtbot.waitUntil(lambda: window.jobs.count_running == 0)
    before = corner()

    dirty = replace(make_garments()[8], state=State.LAUNDRY)
    window.closet.put([dirty])
    QApplication.processEvents()

    assert len(corner()) > len(before)
