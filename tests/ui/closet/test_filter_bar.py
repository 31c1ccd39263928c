import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.fakes import make_garment
from ui.closet.filter_bar import FilterBar
from ui.widgets.flow import FlowLayout
from wardrobe.model.garment import GarmentType


def test_the_chips_are_laid_out_once_for_all_counts(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    filters = FilterBar()
    qtbot.addWidget(filters)
    filters.show_counts([])  # no chip is left for kinds
    filters.show()
    qtbot.waitExposed(filters)
    placed: list[object] = []
    monkeypatch.setattr(
        FlowLayout, "_place_line", lambda _flow, _line, place: placed.append(place)
    )

    filters.show_counts(
        [make_garment(1, GarmentType.COAT), make_garment(2, GarmentType.DRESS)]
    )

    assert all(chip.isVisible() for chip in filters.kinds.values())
    assert not placed  # not before all are counted
    QApplication.processEvents()
    assert placed
