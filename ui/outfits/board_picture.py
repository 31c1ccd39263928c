"""A board of outfits as one picture, drawn without a window or a display."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from ui.files.images import read_encoded
from ui.outfits.flat_lay import MAT_ASPECT, lay
from ui.state.cutout_cache import Trimmed, trim
from ui.theme.painting import smooth_painter
from ui.theme.tokens import GRID, LIGHT, RADIUS
from wardrobe.model.outfit import Outfit

COLUMNS = 3
MAT_WIDTH_PX = 480
MARGIN_PX = 3 * GRID

PictureOf = Callable[[int], bytes]


def draw_board(outfits: Sequence[Outfit], picture_of: PictureOf) -> QImage:
    """Lay out outfits row by row, the best first.

    Args:
        picture_of: Returns the encoded cut-out of a garment by its id.
    """
    mat_height = round(MAT_WIDTH_PX * MAT_ASPECT)
    rows = -(-len(outfits) // COLUMNS)
    board = QImage(
        COLUMNS * (MAT_WIDTH_PX + MARGIN_PX) + MARGIN_PX,
        rows * (mat_height + MARGIN_PX) + MARGIN_PX,
        QImage.Format.Format_RGB32,
    )
    board.fill(QColor(LIGHT.canvas))
    painter = smooth_painter(board)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for number, outfit in enumerate(outfits):
        row, column = divmod(number, COLUMNS)
        mat = QRectF(
            MARGIN_PX + column * (MAT_WIDTH_PX + MARGIN_PX),
            MARGIN_PX + row * (mat_height + MARGIN_PX),
            MAT_WIDTH_PX,
            mat_height,
        )
        _draw_mat(painter, mat, number)
        _draw_outfit(painter, mat, outfit, picture_of)
    painter.end()
    return board


def _draw_mat(painter: QPainter, mat: QRectF, number: int) -> None:
    mats = LIGHT.mats
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(mats[number % len(mats)]))
    painter.drawRoundedRect(mat, RADIUS, RADIUS)


def _draw_outfit(
    painter: QPainter, mat: QRectF, outfit: Outfit, picture_of: PictureOf
) -> None:
    pictures: dict[int, Trimmed] = {
        garment.id: trim(read_encoded(picture_of(garment.id)))
        for garment in outfit.all_pieces()
    }
    aspects = {
        garment_id: trimmed.picture.width() / max(1, trimmed.picture.height())
        for garment_id, trimmed in pictures.items()
    }
    for placed in lay(outfit, aspects, mat):
        trimmed = pictures[placed.garment.id]
        painter.drawImage(placed.place, trimmed.picture)
