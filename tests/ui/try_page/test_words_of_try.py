"""What Try says of an occasion: how many good outfits, or that none is."""

from pytestqt.qtbot import QtBot

from tests.ui.fakes import make_garment
from ui.look_alikes.tiles import GarmentTile
from ui.state.cutout_cache import CutoutCache
from ui.try_page.occasion_counts import OccasionCounts, occasion_sentence
from ui.window.main_window import MainWindow
from wardrobe.model.occasion import Occasion
from wardrobe.shopping.trying import OccasionTrial


def trial(occasion: Occasion, good: int, median: float | None = 0.5) -> OccasionTrial:
    return OccasionTrial(
        occasion=occasion,
        outfits=(),
        possible=2448,
        unlocked=870,
        good=good,
        median=median,
    )


def test_only_an_occasion_that_gains_has_a_number(qtbot: QtBot) -> None:
    counts = OccasionCounts()
    qtbot.addWidget(counts)

    counts.show_occasions([trial(Occasion.TRAVEL, 1064), trial(Occasion.PARTY, 0)])

    travel, party = (chip.text().strip() for chip in counts.chips)
    assert travel == "Travel  +1,064"
    assert party == "Party"


def test_it_says_what_it_brings_and_no_medians() -> None:
    travel, party = Occasion.TRAVEL, Occasion.PARTY

    said = occasion_sentence(trial(travel, 1064))
    assert said == f"It makes 1,064 good outfits for {travel.phrase}."
    said = occasion_sentence(trial(party, 1))
    assert said == f"It makes 1 good outfit for {party.phrase}."
    said = occasion_sentence(trial(party, 0))
    assert said == (f"It makes no good outfit for {party.phrase}. These come nearest.")
    assert occasion_sentence(trial(party, 0, None)).endswith("first for this occasion.")


def test_a_tile_without_a_line_is_read_as_its_title(
    window: MainWindow, qtbot: QtBot
) -> None:
    cutouts: CutoutCache = window.cutouts
    tile = GarmentTile(make_garment(1, name="Saturday jeans"), "", cutouts)
    qtbot.addWidget(tile)

    assert tile.accessibleName() == "Saturday jeans"
