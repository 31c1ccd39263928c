"""Dialogs for files and folders that open none of the files they list.

Qt looks into files to draw their icons. POSIX locks of a program go when it closes any
handle of the file: after a dialog had listed the folder of the open closet, another
program could take the write-ahead log away, and what was saved then was lost (tried).
"""

import sys
from pathlib import Path

from PySide6.QtCore import QFileInfo
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from wardrobe.closet.photo_files import PHOTO_SUFFIXES
from wardrobe.language.texts import _

_PHOTO_FILES = " ".join(f"*{suffix}" for suffix in sorted(PHOTO_SUFFIXES))


class _BlindIcons(QAbstractFileIconProvider):
    """Tells folders from files, and looks into neither."""

    @override
    def icon(self, what: QFileInfo | QAbstractFileIconProvider.IconType) -> QIcon:
        kind = QAbstractFileIconProvider.IconType
        if isinstance(what, QFileInfo):
            what = kind.Folder if what.isDir() else kind.File
        return super().icon(what)

    @override
    def type(self, what: QFileInfo) -> str:
        return _("Folder") if what.isDir() else what.suffix()


def ask_photos(parent: QWidget, title: str) -> list[Path]:
    """Let the user choose photos; none if they think better of it."""
    dialog = _Dialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilter(_photos())
    return dialog.answer()


def ask_photo(parent: QWidget, title: str) -> Path | None:
    """Let the user choose one photo."""
    return ask_file(parent, title, _photos())


def ask_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Let the user choose one file that is there."""
    dialog = _Dialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kinds)
    return next(iter(dialog.answer()), None)


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """Let the user choose a folder."""
    dialog = _Dialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return next(iter(dialog.answer()), None)


def ask_new_file(parent: QWidget, title: str, start: Path, kinds: str) -> Path | None:
    """Let the user name a file to write."""
    dialog = _Dialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kinds)
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

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent, title)
        # A desktop's own dialog runs in this program there, and looks into files too.
        if sys.platform.startswith("linux"):
            self.setOption(QFileDialog.Option.DontUseNativeDialog)
        self._icons = _BlindIcons()
        self.setIconProvider(self._icons)

    def answer(self) -> list[Path]:
        is_chosen = bool(self.exec())
        chosen = self.selectedFiles() if is_chosen else []
        self.deleteLater()
        return [Path(name) for name in chosen]
