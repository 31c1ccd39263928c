"""Today of a young closet: what is there, what is missing, what to photograph next."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow, idle
from tests.ui.fakes import FakeCloset, make_garment, make_garments
from ui.today.start.slot_tiles import SlotTiles
from ui.widgets.chips import PickerRow
from ui.widgets.overlay import Overlay
from ui.window.main_window import MainWindow
from wardrobe.model.garment import Garment, GarmentType, State
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Slot

SHIRT = make_garment(1, GarmentType.SHIRT)
TROUSERS = make_garment(2, GarmentType.TROUSERS)
DRESS = make_garment(3, GarmentType.DRESS)


def said(tiles: SlotTiles) -> dict[Slot, str]:
    return {
        slot: tile.picture.accessibleName()
        for slot, tile in tiles.tiles.items()
        if tile.isVisible()
    }


def window_of(make_window: MakeWindow, qtbot: QtBot, *garments: Garment) -> MainWindow:
    window = make_window(FakeCloset(list(garments)))
    idle(window, qtbot)
    return window


def test_what_is_there_and_what_is_missing_is_shown(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    notice = window_of(make_window, qtbot, SHIRT, TROUSERS).today.notice

    assert said(notice.tiles) == {
        Slot.TOP: "Tops: 1 here",
        Slot.MIDDLE: "Trousers & skirts: 1 here",
        Slot.BOTTOM: "Shoes: still missing",
    }
    assert notice.headline == "Almost there"
    assert notice._text.text().startswith("Photograph next: a pair of shoes")


def test_on_laundry_day_one_click_brings_the_outfits_back(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    shoes = replace(make_garment(4, GarmentType.BOOTS), state=State.LAUNDRY)
    window = window_of(make_window, qtbot, SHIRT, TROUSERS, shoes)
    notice = window.today.notice

    assert notice.headline == "It's laundry day"
    assert notice.badge.isVisible()
    notice.basket.click()
    idle(window, qtbot)

    qtbot.waitUntil(window.today.board.isVisible)
    assert not notice.isVisible()


def test_what_is_only_stored_is_not_to_be_photographed(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    shoes = replace(make_garment(4, GarmentType.BOOTS), state=State.STORED)
    notice = window_of(make_window, qtbot, SHIRT, TROUSERS, shoes).today.notice

    assert notice.headline == "No outfit yet"
    said = notice._text.text()
    assert said.startswith("No outfit right now; not available: shoes;")
    assert not notice.basket.isVisible()


def test_a_dress_needs_no_trousers(make_window: MakeWindow, qtbot: QtBot) -> None:
    notice = window_of(make_window, qtbot, DRESS).today.notice

    assert said(notice.tiles) == {
        Slot.TOP: "Tops: 1 here",
        Slot.BOTTOM: "Shoes: still missing",
    }


def test_an_empty_closet_is_invited_and_not_counted(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    notice = window_of(make_window, qtbot).today.notice

    assert notice.headline == "Good to see you"
    assert not notice.tiles.isVisible()
    assert notice.badge.isVisible()


def test_a_board_of_few_garments_says_what_to_photograph_next(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = window_of(make_window, qtbot, *make_garments())
    line = window.today.next_line
    qtbot.waitUntil(line.isVisible)

    assert line.said.text().startswith("Photograph next: 2 more ")
    assert "more good outfits for an easy day." in line.said.text()


def test_what_is_next_follows_the_occasion_and_not_chosen_pieces(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = window_of(make_window, qtbot, *make_garments())
    line = window.today.next_line
    qtbot.waitUntil(line.isVisible)

    window.today.dress_for(Occasion.WORK)

    qtbot.waitUntil(lambda: line.said.text().endswith("outfits for work."))
    window.today.build_around(window.closet.garments[:1])
    idle(window, qtbot)
    qtbot.waitUntil(line.isHidden)


def test_the_ways_for_photos_to_come_in_are_all_offered(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = window_of(make_window, qtbot)
    for button in (window.today.notice.add, window.closet_page._add):
        button.click()

        overlay = window.findChildren(Overlay)[-1]
        rows = [row.accessibleName() for row in overlay.findChildren(PickerRow)]
        assert [row.split(",")[0] for row in rows] == [
            "Add photos…",
            "Add a folder…",
            "Find clothes in a folder…",
            "With your phone…",
            "Paste a picture",
        ]
        overlay.dismiss()


def test_a_large_closet_is_told_nothing(make_window: MakeWindow, qtbot: QtBot) -> None:
    kinds = (GarmentType.SHIRT, GarmentType.JEANS, GarmentType.BOOTS)
    many = [make_garment(n, kinds[n % 3]) for n in range(1, 46)]

    window = window_of(make_window, qtbot, *many)

    qtbot.waitUntil(lambda: bool(window.today.board.shown()))
    idle(window, qtbot)
    assert not window.today.next_line.isVisible()
