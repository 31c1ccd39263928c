"""Reading what is dropped or pasted: files, folders, or a picture."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from ui.theme import tokens
from ui.theme.painting import BOLD, set_font, smooth_painter
from ui.theme.tokens import GRID, HEADING_PX, RADIUS_LARGE


@dataclass(frozen=True, slots=True)
class Dropped:
    """Files and folders, or else a picture."""

    paths: tuple[Path, ...]
    picture: QImage | None


def copied() -> QMimeData:
    """Return what was copied, by this program or another; some platforms have None."""
    return QGuiApplication.clipboard().mimeData() or QMimeData()


def read_mime(data: QMimeData) -> Dropped:
    """Read what can be added."""
    paths = tuple(Path(url.toLocalFile()) for url in _files(data))
    if paths or not data.hasImage():
        return Dropped(paths, None)
    picture = data.imageData()
    is_picture = isinstance(picture, QImage) and not picture.isNull()
    return Dropped((), picture if is_picture else None)


def has_something(data: QMimeData, *, with_web: bool = False) -> bool:
    """Return whether `read` would find something, without loading a picture.

    Args:
        with_web: A web address is something, too.
    """
    if _files(data) or (with_web and data.hasUrls()):
        return True
    return data.hasImage()


def leave_drops_to(window: QWidget) -> None:
    """Have no field of a window take a photo's address for words."""
    for field in (
        *window.findChildren(QLineEdit),
        *window.findChildren(QPlainTextEdit),
    ):
        field.setAcceptDrops(False)


def _files(data: QMimeData) -> list[QUrl]:
    """Return the files; an address without a path would be the folder one is in."""
    urls = data.urls() if data.hasUrls() else []
    return [url for url in urls if url.isLocalFile() and url.path()]


class DropVeil(QWidget):
    """Covers the window while photos are dragged over it."""

    def __init__(self, parent: QWidget) -> None:
        """Start hidden; the drop itself goes to the window below."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words = ""
        self.hide()

    def cover(self, words: str) -> None:
        """Lie over the whole parent, saying what a drop does."""
        self._words = words
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.show()
        self.raise_()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shades = tokens.current()
        painter = smooth_painter(self)
        veil = QColor(shades.canvas)
        veil.setAlphaF(0.88)
        painter.fillRect(self.rect(), veil)
        frame = QRectF(self.rect()).adjusted(2 * GRID, 2 * GRID, -2 * GRID, -2 * GRID)
        painter.setPen(QPen(QColor(shades.accent), 2.5, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame, RADIUS_LARGE, RADIUS_LARGE)
        set_font(painter, HEADING_PX + 3, BOLD)
        painter.setPen(QColor(shades.accent))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self._words)
