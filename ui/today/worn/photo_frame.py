"""A photo of the day, small; a click shows it large."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from ui.state.today.day_photo_state import ShownPhoto
from ui.theme import tokens
from ui.theme.painting import smooth_painter
from ui.theme.roles import set_role
from ui.theme.tokens import RADIUS
from ui.widgets.icons import IconButton
from ui.widgets.overlay import Overlay
from wardrobe.language.texts import _

WIDTH_PX = 124
_LARGE_PX = 620


class PhotoFrame(QWidget):
    """The middle of the photo, with a button that removes it."""

    removal_asked = Signal(object)  # the photo

    def __init__(self, shown: ShownPhoto) -> None:
        super().__init__()
        self._shown = shown
        self._pixmap = QPixmap.fromImage(shown.image)
        self.setFixedWidth(WIDTH_PX)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(_("Your photo of today"))
        self.setToolTip(_("Show it large"))
        self.remove = IconButton("close", _("Remove the photo"), self)
        set_role(self.remove, "on-mat")
        self.remove.clicked.connect(lambda: self.removal_asked.emit(shown.photo))

    @property
    def number(self) -> int:
        """The closet's number of the photo."""
        return self._shown.photo.number

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.remove.adjustSize()
        self.remove.move(self.width() - self.remove.width() - 4, 4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform)
        place = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        edge = QPainterPath()
        edge.addRoundedRect(place, RADIUS, RADIUS)
        painter.setClipPath(edge)
        if not self._pixmap.isNull():
            painter.drawPixmap(place, self._pixmap, self._cropped(place))
        painter.setClipping(False)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.current().accent), 2))
            painter.drawPath(edge)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.open_large()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.open_large()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_asked.emit(self._shown.photo)
        else:
            super().keyPressEvent(event)

    def open_large(self) -> None:
        """Show the whole photo over the window."""
        label = QLabel()
        room = min(_LARGE_PX, self.window().height() - 80)
        label.setPixmap(QPixmap.fromImage(_fitted(self._shown.image, room)))
        Overlay(label, self, is_centred=True)

    def _cropped(self, place: QRectF) -> QRectF:
        """Return the middle of the photo, of the aspect of a place."""
        width, height = float(self._pixmap.width()), float(self._pixmap.height())
        scale = min(width / place.width(), height / place.height())
        crop = QRectF(0, 0, place.width() * scale, place.height() * scale)
        crop.moveCenter(QPointF(width / 2, height / 2))
        return crop


def _fitted(image: QImage, side_px: int) -> QImage:
    return image.scaled(
        side_px,
        side_px,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
