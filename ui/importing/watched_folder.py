"""A folder that is watched: photos that arrive in it are added."""

import json
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QSettings, QTimer, Signal

from wardrobe.closet.adding import AddReport
from wardrobe.closet.photo_files import find_photos
from wardrobe.closet.reachable import is_there

_FOLDER_KEY, _SEEN_KEY = "inbox/folder", "inbox/seen"
# Network drives and some phones' syncing tell nothing; so the folder is looked at, too.
_LOOK_AGAIN_MS = 30_000
# A file that grows no more for so long has arrived.
_STABLE_SECONDS = 2.0

Shape = tuple[int, int]  # size in bytes and time of change in ns


class WatchedFolder(QObject):
    """Tells which photos arrived, each until it is known what became of it.

    That is kept over restarts.
    """

    photos_arrived = Signal(object)

    def __init__(
        self,
        settings: QSettings,
        parent: QObject,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Remember the folder of the last time; `start` watches it."""
        super().__init__(parent)
        self._settings, self._clock = settings, clock
        self._growing: dict[Path, tuple[Shape, float]] = {}
        self._told: dict[Path, Shape] = {}
        self._seen = _read_seen(settings)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.look)
        self._timer = QTimer(self, interval=_LOOK_AGAIN_MS)
        self._timer.timeout.connect(self.look)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.look)

    @property
    def folder(self) -> Path | None:
        """The folder, None while none is watched."""
        saved = str(self._settings.value(_FOLDER_KEY, ""))
        return Path(saved) if saved else None

    def start(self) -> None:
        """Watch the folder, if there is one."""
        folder = self.folder
        if folder is not None:
            if is_there(folder, Path.is_dir):
                self._watcher.addPath(str(folder))
            self._timer.start()
            self.look()

    def watch(self, folder: Path | None) -> None:
        """Watch another folder, or none."""
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        self._timer.stop()
        self._growing.clear()
        self._settings.setValue(_FOLDER_KEY, str(folder) if folder else "")
        self.start()

    def look(self) -> None:
        """Look for photos that arrived."""
        folder = self.folder
        if folder is None or not is_there(folder, Path.is_dir):
            return
        now, arrived = self._clock(), []
        for photo in find_photos([folder]).photos:
            shape = _shape(photo)
            if shape is None or self._is_known(photo, shape):
                continue
            known, since = self._growing.get(photo, (None, now))
            self._growing[photo] = (shape, since if known == shape else now)
            if known == shape and now - since >= _STABLE_SECONDS:
                arrived.append(photo)
                self._told[photo] = self._growing.pop(photo)[0]
        if self._growing:
            self._soon.start(int(1000 * _STABLE_SECONDS) + 100)
        if arrived:
            self.photos_arrived.emit(arrived)

    def settle(self, report: AddReport) -> None:
        """Remember which photos became garments, or never will.

        Those that could not be read just now are tried again at the next start.
        """
        done = [each.photo for each in report.added]
        done += [each.photo for each in report.duplicates]
        done += [each.photo for each in report.failed if not each.may_pass]
        for photo in done:
            shape = self._told.pop(photo, None)
            if shape is not None:
                self._seen[str(photo)] = shape
        self._settings.setValue(_SEEN_KEY, json.dumps(self._seen))

    def try_again(self) -> None:
        """Tell again what was told and came to nothing, such as for a full disk."""
        self._told.clear()

    def _is_known(self, photo: Path, shape: Shape) -> bool:
        return shape in {self._seen.get(str(photo)), self._told.get(photo)}


def _shape(photo: Path) -> Shape | None:
    try:
        found = photo.stat()
    except OSError:
        return None  # it went away meanwhile
    return found.st_size, found.st_mtime_ns


def _read_seen(settings: QSettings) -> dict[str, Shape]:
    try:
        saved = json.loads(str(settings.value(_SEEN_KEY, "{}")))
        return {name: (int(size), int(at)) for name, (size, at) in saved.items()}
    except (ValueError, TypeError, AttributeError):
        return {}  # another program wrote there; photos known already are not added
