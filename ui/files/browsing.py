"""What the file dialogs of a window go by: where one was last, places, and previews."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import (
    QIdentityProxyModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSettings,
    QStandardPaths,
    Qt,
)
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QFileSystemModel, QWidget
from typing_extensions import override

from wardrobe.backup.open_files import is_held
from wardrobe.closet.photo_files import PHOTO_SUFFIXES
from wardrobe.closet.reachable import is_there

PREVIEW_PX = 96
_KEY = "files/last"
# Where desktops put sticks, cards and cameras.
_MOUNTS = (Path("/run/media"), Path("/media"), Path("/Volumes"))
_Where = QStandardPaths.StandardLocation
Index = QModelIndex | QPersistentModelIndex


class Kind(StrEnum):
    """What is looked for; each kind has its own last folder."""

    PHOTOS = "photos"
    CLOSETS = "closets"
    TABLES = "tables"
    CALENDARS = "calendars"
    FOLDERS = "folders"


_FIRST = {
    Kind.PHOTOS: _Where.PicturesLocation,
    Kind.FOLDERS: _Where.PicturesLocation,
    Kind.CLOSETS: _Where.DocumentsLocation,
    Kind.TABLES: _Where.DocumentsLocation,
    Kind.CALENDARS: _Where.DocumentsLocation,
}


class AskPreview(Protocol):
    """Makes a small picture of a photo in the background; see `PhotoPreviews.ask`."""

    def __call__(
        self,
        owner: QObject,
        photo: Path,
        side_px: int,
        show: Callable[[QPixmap], object],
        on_end: Callable[[], object],
    ) -> object:
        """Hand the picture to `show`, if it can be made; `on_end` comes in any case."""


class Browsing(QObject):
    """Lies in a window, where its file dialogs look for it."""

    def __init__(
        self, settings: QSettings, ask_preview: AskPreview, window: QWidget
    ) -> None:
        super().__init__(window)
        self.ask_preview = ask_preview
        self._settings = settings

    def folder(self, kind: Kind) -> Path:
        """Return the folder of the last time, else where the desktop keeps its like."""
        last = Path(str(self._settings.value(f"{_KEY}/{kind}", "")))
        if last.is_absolute() and is_there(last, Path.is_dir):
            return last
        usual = Path(QStandardPaths.writableLocation(_FIRST[kind]))
        return usual if is_there(usual, Path.is_dir) else Path.home()

    def remember(self, kind: Kind, folder: Path) -> None:
        """Begin in this folder the next time."""
        self._settings.setValue(f"{_KEY}/{kind}", str(folder))


def places() -> list[Path]:
    """Return the folders to go to at once: the user's own, and what is plugged in."""
    usual = (
        *(_Where.HomeLocation, _Where.DesktopLocation, _Where.PicturesLocation),
        *(_Where.DownloadLocation, _Where.DocumentsLocation),
    )
    found = [Path(QStandardPaths.writableLocation(each)) for each in usual]
    user = Path.home().name
    for mounts in _MOUNTS:
        found += _folders_in(mounts / user) or _folders_in(mounts)
    return [path for path in dict.fromkeys(found) if is_there(path, Path.is_dir)]


def _folders_in(folder: Path) -> Sequence[Path]:
    try:
        return sorted(each for each in folder.iterdir() if is_there(each, Path.is_dir))
    except OSError:
        return ()


class PreviewModel(QIdentityProxyModel):
    """Shows photos as what is on them. Other files are not opened, nor the closet's."""

    def __init__(self, ask_preview: AskPreview, parent: QObject) -> None:
        super().__init__(parent)
        self._ask_preview = ask_preview
        self._icons: dict[str, QIcon | None] = {}
        self._waiting: list[tuple[str, QPersistentModelIndex]] = []
        self._is_busy = False

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            path = str(index.data(QFileSystemModel.Roles.FilePathRole))
            if Path(path).suffix.lower() in PHOTO_SUFFIXES:
                icon = self._icon(path, index)
                if icon is not None:
                    return icon
        return super().data(index, role)

    def _icon(self, path: str, index: Index) -> QIcon | None:
        """Return what was made of a photo; else have it made, the last seen first."""
        if path not in self._icons:
            self._icons[path] = None
            self._waiting.append((path, QPersistentModelIndex(index)))
            self._make_next()
        return self._icons[path]

    def _make_next(self) -> None:
        """Make one at a time: what is closed meanwhile leaves no queue behind."""
        while self._waiting and not self._is_busy:
            path, index = self._waiting.pop()
            if index.isValid() and not is_held(Path(path)):
                self._is_busy = True
                show = partial(self._show, path, index)
                self._ask_preview(self, Path(path), PREVIEW_PX, show, self._on_end)

    def _show(self, path: str, index: QPersistentModelIndex, picture: QPixmap) -> None:
        self._icons[path] = QIcon(_squared(picture))
        if index.isValid():
            here = self.index(index.row(), index.column(), index.parent())
            self.dataChanged.emit(here, here, [Qt.ItemDataRole.DecorationRole])

    def _on_end(self) -> None:
        self._is_busy = False
        self._make_next()


def _squared(picture: QPixmap) -> QPixmap:
    """Return a picture in the middle of a square, so that names lie in one line."""
    square = QPixmap(PREVIEW_PX, PREVIEW_PX)
    square.fill(Qt.GlobalColor.transparent)
    painter = QPainter(square)
    left, top = PREVIEW_PX - picture.width(), PREVIEW_PX - picture.height()
    painter.drawPixmap(left // 2, top // 2, picture)
    painter.end()
    return square
