"""Cut-outs are trimmed, shadowed, fetched once, and forgotten when there are many."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeCloset
from ui.jobs import Jobs
from ui.state import cutout_cache as cutouts_module
from ui.state.cutout_cache import CutoutCache, trim
from wardrobe.errors import UnknownGarment
from wardrobe.model.picture import Picture


def picture_with(place: QRect) -> QImage:
    image = QImage(100, 100, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    painter.fillRect(place, QColor("red"))
    painter.end()
    return image


def test_a_picture_is_trimmed_to_the_garment() -> None:
    trimmed = trim(picture_with(QRect(20, 10, 30, 60)))

    size = trimmed.picture.size()
    assert (size.width(), size.height()) == (30, 60)
    assert trimmed.picture.pixelColor(0, 0) == QColor("red")


def test_the_shadow_is_soft_black_and_larger_than_the_garment() -> None:
    shadow = trim(picture_with(QRect(20, 10, 40, 40))).shadow

    middle = shadow.rect().center()
    assert shadow.pixelColor(middle) == QColor(0, 0, 0, 255)
    assert 0 < shadow.pixelColor(5, middle.y()).alpha() < 255
    assert shadow.pixelColor(0, 0).alpha() == 0


def test_an_empty_picture_stays_as_it_is() -> None:
    assert trim(picture_with(QRect())).picture.width() == 100
    assert trim(QImage()).picture.isNull()


def test_a_cutout_comes_later_and_then_stays(
    closet: FakeCloset, jobs: Jobs, qtbot: QtBot
) -> None:
    cutouts = CutoutCache(closet, jobs, jobs)

    assert cutouts.get(1, 200) is None
    with qtbot.waitSignal(cutouts.cutout_loaded):
        pass

    cutout = cutouts.get(1, 200)
    assert cutout is not None
    assert cutout.aspect == pytest.approx(88 / 80, abs=0.05)


def test_a_missing_picture_is_asked_for_once(
    closet: FakeCloset, jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def refuse(garment_id: int, _kind: Picture) -> bytes:
        asked.append(garment_id)
        raise UnknownGarment(garment_id)

    monkeypatch.setattr(closet, "picture", refuse)
    cutouts = CutoutCache(closet, jobs, jobs)
    with qtbot.waitSignal(cutouts.cutout_loaded):
        cutouts.get(7, 200)

    assert cutouts.get(7, 200) is None
    assert asked == [7]


def test_the_least_recently_drawn_are_forgotten(
    closet: FakeCloset, jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cutouts_module, "_MOST_BYTES", 400_000)
    cutouts = CutoutCache(closet, jobs, jobs)
    for garment_id in (1, 2, 3):
        with qtbot.waitSignal(cutouts.cutout_loaded):
            cutouts.get(garment_id, 200)

    assert cutouts.get(3, 200) is not None
    assert cutouts.get(1, 200) is None


def test_no_picture_is_fetched_before_all_is_painted(
    closet: FakeCloset, jobs: Jobs, qtbot: QtBot
) -> None:
    cutouts = CutoutCache(closet, jobs, jobs)

    for garment_id in (1, 2, 3):
        cutouts.get(garment_id, 200)

    assert not jobs.count_running
    with qtbot.waitSignal(cutouts.cutout_loaded) as first:
        pass
    assert first.args == [3]  # what was asked for last is what is in sight


def test_what_has_scrolled_by_long_ago_is_not_fetched(
    closet: FakeCloset, jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cutouts_module, "_MOST_WAITING", 2)
    cutouts = CutoutCache(closet, jobs, jobs)
    loaded: list[int] = []
    cutouts.cutout_loaded.connect(loaded.append)

    for garment_id in (1, 2, 3, 2):
        cutouts.get(garment_id, 200)

    qtbot.waitUntil(lambda: len(loaded) == 2)
    assert loaded == [2, 3]


def test_nothing_is_fetched_while_the_gallery_flies_by(
    closet: FakeCloset, jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cutouts_module, "_FLYING_MS", 300)
    cutouts = CutoutCache(closet, jobs, jobs)
    loaded: list[int] = []
    cutouts.cutout_loaded.connect(loaded.append)

    for garment_id in range(1, 10):  # one comes into sight in each frame
        cutouts.get(garment_id, 200)
        qtbot.wait(20)

    assert 0 < len(loaded) < 5
    qtbot.waitUntil(lambda: len(loaded) == 9)
    assert loaded.index(9) < loaded.index(5)
