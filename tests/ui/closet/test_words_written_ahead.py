"""What a search looks through is there before the first letter."""

import pytest
from pytestqt.qtbot import QtBot

from ui.closet import closet_page
from ui.window.main_window import MainWindow


def test_what_a_search_looks_through_is_written_before_somebody_searches(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = window.closet_page
    written: list[list[int]] = []
    monkeypatch.setattr(
        closet_page,
        "write_words_ahead",
        lambda garments: written.append([each.id for each in garments]),
    )
    monkeypatch.setattr(closet_page, "_AT_ONCE", 5)

    window.closet.closet_changed.emit()
    qtbot.waitUntil(lambda: [] in written, timeout=5000)

    ids = [each.id for each in window.closet.garments]
    assert [each for some in written for each in some] == ids
    assert max(map(len, written)) == 5
    assert not page._pauses.isActive()
