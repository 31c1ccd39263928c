"""An outfit on its way to a day: what is dragged, and from where."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QDrag, QPixmap
from PySide6.QtWidgets import QWidget

from ui.outfits.small_outfit import draw_small
from ui.state.cutout_cache import CutoutCache
from ui.theme.painting import smooth_painter
from wardrobe.model.garment import Garment
from wardrobe.model.occasion import OccasionKey, read_key

_KIND = "application/x-digital-wardrobe-outfit"
_PICTURE = QSize(96, 88)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraggedOutfit:
    """What is dropped on a day.

    Attributes:
        occasion: What it is for; None where the day is to say.
        plan: The number of the plan that is moved; 0 for an outfit that is new.
    """

    garment_ids: frozenset[int]
    occasion: OccasionKey | None = None
    plan: int = 0

    def mime(self) -> QMimeData:
        """Return it as what a drag carries."""
        data = QMimeData()
        occasion = None if self.occasion is None else str(self.occasion)
        body = [sorted(self.garment_ids), occasion, self.plan]
        data.setData(_KIND, json.dumps(body).encode())
        return data


def dragged(data: QMimeData) -> DraggedOutfit | None:
    """Return the outfit that a drag carries; None if it carries something else."""
    if not data.hasFormat(_KIND):
        return None
    ids, occasion, plan = json.loads(bytes(data.data(_KIND).data()))
    return DraggedOutfit(
        garment_ids=frozenset(ids),
        occasion=None if occasion is None else read_key(occasion),
        plan=plan,
    )


def drag_outfit(
    source: QWidget,
    outfit: DraggedOutfit,
    garments: Sequence[Garment],
    cutouts: CutoutCache,
) -> None:
    """Let an outfit hang on the pointer until it is dropped."""
    picture = QPixmap(_PICTURE * source.devicePixelRatioF())
    picture.setDevicePixelRatio(source.devicePixelRatioF())
    picture.fill(Qt.GlobalColor.transparent)
    painter = smooth_painter(picture)
    room = QRectF(0, 0, _PICTURE.width(), _PICTURE.height())
    draw_small(painter, room, garments, cutouts)
    painter.end()
    drag = QDrag(source)
    drag.setMimeData(outfit.mime())
    drag.setPixmap(picture)
    drag.setHotSpot(QPoint(_PICTURE.width() // 2, _PICTURE.height() // 2))
    drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction)
