"""What is on the screen before the window is there: how it looked the last time.

Loading the program takes several times as long as painting a picture. This module needs
Qt alone, so that it can come before everything else.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

GEOMETRY_KEY = "window/geometry"
_CLOSET_KEY = "closet"
# As the window is called in every language.
_TITLE = "Digital Wardrobe"
# Until the window that lies over it has painted.
_LINGER_MS = 120


class FirstFrame(QWidget):
    """The picture of a window that is not there yet; it takes no clicks."""

    def __init__(self, image: QImage) -> None:
        super().__init__()
        self._image = image
        self.setWindowTitle(_TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.WaitCursor)

    # Without `override`: its package takes longer to load than the picture to paint.
    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the picture."""
        painter = QPainter(self)
        painter.drawImage(self.rect(), self._image)
        painter.end()


def show_last_frame(
    picture: Path, closet: Path | None, settings_file: Path
) -> FirstFrame | None:
    """Show how the window on this closet looked, where it was; None if nobody knows.

    Starts the application if it does not run yet.

    Args:
        picture: The file of `keep_frame`.
        closet: None is the one that was shown the last time.
        settings_file: Of the window; knows its place.
    """
    image = QImage(str(picture))
    if image.isNull() or (closet and image.text(_CLOSET_KEY) != _name(closet)):
        return None
    app = QApplication.instance() or QApplication([])
    settings = QSettings(str(settings_file), QSettings.Format.IniFormat)
    place = settings.value(GEOMETRY_KEY)
    frame = FirstFrame(image)
    if not isinstance(place, QByteArray) or not frame.restoreGeometry(place):
        return None
    if frame.size() * image.devicePixelRatio() != image.size():
        return None  # it would be distorted, as on another screen
    frame.show()
    app.processEvents()
    # No events are handled before the window is there, or somebody is asked something.
    go = partial(QTimer.singleShot, _LINGER_MS, frame, frame.close)
    QTimer.singleShot(0, frame, go)
    return frame


def keep_frame(window: QWidget, picture: Path, closet: Path) -> None:
    """Keep how a window looks for the next start; a failure only costs the picture."""
    image = window.grab().toImage()
    image.setText(_CLOSET_KEY, _name(closet))
    image.save(str(picture))


def _name(closet: Path) -> str:
    return str(closet.resolve())
