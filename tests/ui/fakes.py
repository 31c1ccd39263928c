"""A closet, eyes and a scorer in memory, for tests of the window."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event as Flag

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from tests.wardrobe.fake_embedder import fake_vector
from tests.wardrobe.fakes import MemoryCloset
from tests.wardrobe.says_nothing import SaysNothing
from ui.closets.closet_files import ClosetFiles
from wardrobe.errors import BadPhoto
from wardrobe.model.colour import Colour, ColourShare
from wardrobe.model.garment import (
    Descriptor,
    Garment,
    GarmentType,
    Group,
    Labels,
    Pattern,
)
from wardrobe.model.occasion import AnyOccasion
from wardrobe.model.outfit import Slot
from wardrobe.model.picture import Glance, Picture, Recognition

NOW = datetime(2024, 5, 16, 8, 30, tzinfo=UTC)


def now() -> datetime:
    return NOW


def make_garment(
    garment_id: int,
    garment_type: GarmentType = GarmentType.SHIRT,
    colour: Colour = Colour.NAVY,
    *,
    pattern: Pattern = Pattern.SOLID,
    name: str = "",
    confidence: float = 0.9,
) -> Garment:
    return Garment(
        id=garment_id,
        type=garment_type,
        colour=colour,
        pattern=pattern,
        name=name or f"IMG_{garment_id:04}",
        confidence=confidence,
        added_at=NOW + timedelta(minutes=garment_id),
        photo_sha256=f"{garment_id:064x}",
        colours=(ColourShare(colour, 1.0),),
    )


def make_garments() -> list[Garment]:
    """Four tops, three middles, three pairs of shoes, an outer, a dress, a hat."""
    rows = [
        (GarmentType.SHIRT, Colour.WHITE, 0.97),
        (GarmentType.T_SHIRT, Colour.NAVY, 0.91),
        (GarmentType.SWEATER, Colour.GREEN, 0.55),
        (GarmentType.BLOUSE, Colour.PINK, 0.42),
        (GarmentType.JEANS, Colour.BLUE, 0.95),
        (GarmentType.TROUSERS, Colour.BLACK, 0.88),
        (GarmentType.SKIRT, Colour.BEIGE, 0.81),
        (GarmentType.SNEAKERS, Colour.WHITE, 0.99),
        (GarmentType.BOOTS, Colour.BROWN, 0.93),
        (GarmentType.FORMAL_SHOES, Colour.BLACK, 0.77),
        (GarmentType.BLAZER, Colour.GREY, 0.86),
        (GarmentType.DRESS, Colour.RED, 0.9),
        (GarmentType.HAT, Colour.BEIGE, 0.7),
    ]
    return [
        make_garment(number, garment_type, colour, confidence=confidence)
        for number, (garment_type, colour, confidence) in enumerate(rows, start=1)
    ]


class FakeCloset(MemoryCloset):
    """Draws the pictures that it does not keep."""

    def drawn(self, garment: Garment, kind: Picture) -> bytes:
        return draw_cutout(garment, 256 if kind is Picture.THUMBNAIL_256 else 512)


class FakeEyes:
    """Sees a red shirt on every photo but on a landscape, and opens none that is bad.

    `gate` holds the eyes up until it is set.
    """

    def __init__(self) -> None:
        self.gate = Flag()
        self.gate.set()

    def label(self, content: bytes) -> Labels:
        self.gate.wait(10)
        if b"bad" in content:
            raise BadPhoto("this file is no picture")
        return Labels(
            type=GarmentType.SHIRT,
            type_confidence=0.8,
            group_confidence=0.9,
            colours=(ColourShare(Colour.RED, 1.0),),
            colour_confidence=0.9,
            pattern=Pattern.SOLID,
            pattern_confidence=0.9,
            embedding=bytes(2048),
            is_garment=b"landscape" not in content,
        )

    def look(self, content: bytes) -> Recognition:
        labels = self.label(content)
        return Recognition(labels=labels, pictures={}, vector=fake_vector(content))

    def glance(self, content: bytes) -> Glance:
        likeness = 2.0 if self.label(content).is_garment else -2.0
        return Glance(likeness=likeness, is_single=b"several" not in content)

    def look_at_piece(self, content: bytes, mask: NDArray[np.uint8]) -> Recognition:
        shade = int(mask.mean())
        pictures = {kind: _plain_picture(shade) for kind in Picture}
        return Recognition(
            labels=self.label(content), pictures=pictures, vector=fake_vector(content)
        )


class FakeCutter:
    """Takes the left half of a photo for the garment; a cut has the mask's mean."""

    def mask(self, photo: bytes) -> NDArray[np.uint8]:
        mask = np.zeros((512, 512), np.uint8)
        mask[:, :256] = 255
        return mask

    def pieces(self, photo: bytes) -> list[NDArray[np.uint8]]:
        """Three bars beside one another."""
        bars = np.zeros((3, 512, 512), np.uint8)
        for number, bar in enumerate(bars):
            bar[100:400, 20 + 170 * number : 140 + 170 * number] = 255
        return list(bars)

    def cut(self, photo: bytes, mask: NDArray[np.uint8]) -> dict[Picture, bytes]:
        shade = int(mask.mean())
        return {kind: _plain_picture(shade) for kind in Picture}


@dataclass(frozen=True)  # one is as another: what one rated holds for all
class FakeScorer(SaysNothing):
    """Rates pairs by a hash of their words: any order, but always the same."""

    def score_pairs(
        self,
        slots: tuple[Slot, Slot],
        first: Sequence[Descriptor | None],
        second: Sequence[Descriptor | None],
        occasion: AnyOccasion,
        temperature_c: float | None,
    ) -> NDArray[np.float32]:
        scores = np.zeros((len(first), len(second), 4), np.float32)
        for row, one in enumerate(first):
            for column, other in enumerate(second):
                digest = hashlib.sha256(
                    f"{one}{other}{occasion.base}".encode()
                ).digest()
                scores[row, column] = [byte / 255 - 0.4 for byte in digest[:4]]
        if temperature_c is None:
            scores[:, :, 3] = 0  # warmth
        return scores


def closet_files(folder: Path) -> ClosetFiles:
    """Return closets that are empty files."""
    demo = folder / "demo.closet"
    return ClosetFiles(
        own=folder / "my.closet",
        demo=demo,
        make=lambda path: path.touch(),
        lay_out_demo=demo.touch,
    )


def _plain_picture(shade: int) -> bytes:
    image = QImage(256, 256, QImage.Format.Format_ARGB32)
    image.fill(QColor(shade, shade, shade))
    return _encoded(image)


def _encoded(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes
    return bytes(buffer.data().data())


_SHADES = {
    Colour.WHITE: "#f4f4f0",
    Colour.NAVY: "#26365c",
    Colour.GREEN: "#5a7d5a",
    Colour.BEIGE: "#d9c5a0",
    Colour.GREY: "#8b8b8b",
}


def draw_cutout(garment: Garment, side: int) -> bytes:
    """Return a PNG with the rough shape of a garment, transparent around it."""
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side / 100, side / 100)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_SHADES.get(garment.colour, str(garment.colour))))
    for shape in _shapes(garment):
        painter.drawRoundedRect(shape, 6, 6)
    painter.end()
    return _encoded(image)


def _shapes(garment: Garment) -> list[QRectF]:
    if garment.type.is_one_piece:
        return [QRectF(34, 4, 32, 40), QRectF(26, 40, 48, 56)]
    match garment.group:
        case Group.TOP:
            return [QRectF(26, 10, 48, 80), QRectF(6, 12, 88, 24)]
        case Group.MIDDLE:
            legs = [QRectF(30, 4, 18, 92), QRectF(52, 4, 18, 92)]
            return [QRectF(30, 4, 40, 22), *legs]
        case Group.BOTTOM:
            return [QRectF(4, 56, 92, 22), QRectF(4, 34, 36, 40)]
        case Group.OTHER:
            return [QRectF(10, 56, 80, 12), QRectF(28, 30, 44, 32)]
