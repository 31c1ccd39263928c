"""Dialogs for files and folders that never open the closet, nor what is no photo.

Qt looks into files to draw their icons. POSIX locks of a program go when it closes any
handle of the file: after a dialog had listed the folder of the open closet, another
program could take the write-ahead log away, and what was saved then was lost (tried).
Photos are opened for their previews, by `ui.files.browsing`, which knows the closet.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QFileInfo, QSize, QUrl
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import QFileDialog, QListView, QSplitter, QToolButton, QWidget
from typing_extensions import override

from ui.files.browsing import PREVIEW_PX, Browsing, Kind, PreviewModel, places
from ui.theme import tokens
from ui.widgets.icons import icon, tint
from wardrobe.closet.photo_files import PHOTO_SUFFIXES
from wardrobe.language.texts import _

_SIZE, _PLACES_PX = QSize(860, 560), 160
# By the names that Qt gives the buttons of its dialog.
_ICONS = {
    "backButton": "back",
    "forwardButton": "next",
    "toParentButton": "up",
    "newFolderButton": "new-folder",
    "listModeButton": "grid",
    "detailModeButton": "list",
}
_PHOTO_FILES = " ".join(f"*{suffix}" for suffix in sorted(PHOTO_SUFFIXES))


class _BlindIcons(QAbstractFileIconProvider):
    """Tells folders from files, and looks into neither."""

    def __init__(self) -> None:
        super().__init__()
        # Made here: Qt asks for icons from another thread.
        self._folder = icon("folder", tokens.current().accent)

    @override
    def icon(self, what: QFileInfo | QAbstractFileIconProvider.IconType) -> QIcon:
        kind = QAbstractFileIconProvider.IconType
        if isinstance(what, QFileInfo):
            what = kind.Folder if what.isDir() else kind.File
        return super().icon(what) if what is kind.File else self._folder

    @override
    def type(self, what: QFileInfo) -> str:
        return _("Folder") if what.isDir() else what.suffix()


def ask_photos(parent: QWidget, title: str) -> list[Path]:
    """Let the user choose photos; none if they think better of it."""
    dialog = _Dialog(parent, title, Kind.PHOTOS)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilter(_photos())
    dialog.show_previews()
    return dialog.answer()


def ask_photo(parent: QWidget, title: str) -> Path | None:
    """Let the user choose one photo."""
    return ask_file(parent, title, _photos(), Kind.PHOTOS)


def ask_file(
    parent: QWidget, title: str, kinds: str, kind: Kind = Kind.CLOSETS
) -> Path | None:
    """Let the user choose one file that is there, of `kinds` as Qt's filters say."""
    dialog = _Dialog(parent, title, kind)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kinds)
    if kind is Kind.PHOTOS:
        dialog.show_previews()
    return next(iter(dialog.answer()), None)


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """Let the user choose a folder."""
    dialog = _Dialog(parent, title, Kind.FOLDERS)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return next(iter(dialog.answer()), None)


def ask_new_file(
    parent: QWidget, title: str, start: Path, kinds: str, kind: Kind = Kind.CLOSETS
) -> Path | None:
    """Let the user name a file to write; one without a suffix gets that of `start`."""
    dialog = _Dialog(parent, title, kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kinds)
    dialog.setDefaultSuffix(start.suffix)
    if dialog.browsing is None:
        dialog.setDirectory(str(start.parent))
    dialog.selectFile(start.name)
    return next(iter(dialog.answer()), None)


def closet_kinds() -> str:
    """Return the kinds of closets, as a dialog names them."""
    name = _("Closets")
    return f"{name} (*.closet)"


def _photos() -> str:
    name = _("Photos")
    return f"{name} ({_PHOTO_FILES})"


class _Dialog(QFileDialog):
    """A dialog that keeps its icons, which Qt does not own."""

    def __init__(self, parent: QWidget, title: str, kind: Kind) -> None:
        super().__init__(parent, title)
        # Looked for and not handed in, as every page asks for files.
        self.browsing = parent.window().findChild(Browsing)
        self._kind = kind
        # A desktop's own dialog runs in this program there, and looks into files too.
        if sys.platform.startswith("linux"):
            self.setOption(QFileDialog.Option.DontUseNativeDialog)
            self._furnish()
        self._icons = _BlindIcons()
        self.setIconProvider(self._icons)
        if self.browsing is not None:
            self.setDirectory(str(self.browsing.folder(kind)))

    def show_previews(self) -> None:
        """Show photos as large as is needed to tell them apart."""
        listing = self.findChild(QListView, "listView")
        if self.browsing is None or not isinstance(listing, QListView):
            return  # a dialog of the desktop's, which has its own
        self.setProxyModel(PreviewModel(self.browsing.ask_preview, self))
        self.setViewMode(QFileDialog.ViewMode.List)
        listing.setViewMode(QListView.ViewMode.IconMode)
        listing.setMovement(QListView.Movement.Static)
        listing.setResizeMode(QListView.ResizeMode.Adjust)
        listing.setIconSize(QSize(PREVIEW_PX, PREVIEW_PX))
        listing.setGridSize(QSize(PREVIEW_PX + 40, PREVIEW_PX + 48))
        listing.setWordWrap(True)

    def answer(self) -> list[Path]:
        """Let the user choose, and begin at the same place the next time."""
        is_chosen = bool(self.exec())
        chosen = [Path(name) for name in self.selectedFiles()] if is_chosen else []
        if chosen and self.browsing is not None:
            is_folder = self.fileMode() is QFileDialog.FileMode.Directory
            folder = chosen[0] if is_folder else chosen[0].parent
            self.browsing.remember(self._kind, folder)
        self.deleteLater()
        return chosen

    def _furnish(self) -> None:
        """Give Qt's own dialog the project's icons, and places to go to."""
        self.setSidebarUrls([QUrl.fromLocalFile(str(place)) for place in places()])
        for name, icon_name in _ICONS.items():
            button = self.findChild(QToolButton, name)
            if isinstance(button, QToolButton):
                tint(button, icon_name, "text_soft")
        splitter = self.findChild(QSplitter, "splitter")
        if isinstance(splitter, QSplitter):
            splitter.setSizes([_PLACES_PX, _SIZE.width() - _PLACES_PX])
        self.resize(_SIZE)
