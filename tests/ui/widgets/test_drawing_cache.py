"""Drawings are made once for each key, size and scale."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from ui.widgets.drawing_cache import stamp


def drawn(place: QRectF, key: object, colour: str, made: list[QRectF]) -> QImage:
    def draw(painter: QPainter, room: QRectF) -> None:
        made.append(room)
        painter.fillRect(room, QColor(colour))

    image = QImage(20, 20, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    stamp(painter, place, key, draw)
    painter.end()
    return image


def test_a_drawing_lands_in_its_place_on_whole_pixels(qtbot: QtBot) -> None:
    image = drawn(QRectF(4.4, 6.4, 8, 8), "place", "red", [])

    red = {
        (x, y)
        for x in range(20)
        for y in range(20)
        if image.pixelColor(x, y) == QColor("red")
    }
    assert red == {(x, y) for x in range(4, 12) for y in range(6, 14)}


def test_one_key_is_drawn_once_and_another_anew(qtbot: QtBot) -> None:
    made: list[QRectF] = []
    drawn(QRectF(0, 0, 8, 8), ("disc", "red"), "red", made)

    again = drawn(QRectF(5, 5, 8, 8), ("disc", "red"), "blue", made)
    assert again.pixelColor(6, 6) == QColor("red")
    assert len(made) == 1

    drawn(QRectF(0, 0, 8, 8), ("disc", "blue"), "blue", made)
    drawn(QRectF(0, 0, 9, 9), ("disc", "blue"), "blue", made)
    assert len(made) == 3
