"""A mat promises by its tip and its pointer only what a click on it does."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.fakes import make_garments
from ui.outfits.outfit_mat import OutfitMat
from ui.window.main_window import MainWindow
from wardrobe.model.outfit import Outfit


def mat_of(window: MainWindow, qtbot: QtBot) -> OutfitMat:
    shirt, trousers, boots = (make_garments()[place] for place in (0, 5, 8))
    mat = OutfitMat(window.cutouts, 0)
    qtbot.addWidget(mat)
    mat.resize(320, 294)
    outfit = Outfit(top=shirt, middle=trousers, bottom=boots)
    mat.show_outfit(outfit, frozenset())
    mat.show()
    qtbot.waitUntil(lambda: len(mat._pictures()) == 3)
    return mat


def point_at_first(mat: OutfitMat, monkeypatch: pytest.MonkeyPatch) -> str:
    tips: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _of: tips.append(text))
    place = mat._placed(mat._pictures())[-1].place.center()
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        mat.mapToGlobal(place),
        none,
        none,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(mat, event)
    return tips[-1] if tips else ""


def test_a_mat_without_a_use_of_clicks_says_names_alone(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    mat = mat_of(window, qtbot)

    tip = point_at_first(mat, monkeypatch)

    assert tip
    assert "click" not in tip
    assert mat.cursor().shape() is not Qt.CursorShape.PointingHandCursor


def test_a_mat_that_builds_around_says_so(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    mat = mat_of(window, qtbot)
    mat.let_build_around()

    assert "click to build around it" in point_at_first(mat, monkeypatch)
    assert mat.cursor().shape() is Qt.CursorShape.PointingHandCursor
