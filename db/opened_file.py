"""Whether a closet file is still the one that was opened.

Others put a file in a closet's place (a sync program, a file manager), or write over
it, without a word to SQLite. That would go on with the file that is there no more, and
leave its write-ahead log beside the new one, which it would then be taken for.
"""

import os
import secrets
import sqlite3
from contextlib import closing
from pathlib import Path

from db.engine import connect
from wardrobe.errors import ClosetReplaced, ClosetUnusable
from wardrobe.language.texts import _, noted

REPLACED = noted(
    "another program replaced {path}, so nothing was saved; open the closet anew"
)
_GONE = noted(
    "{path} isn't there any more, so nothing was saved; was it moved, or is its drive "
    "unplugged?"
)
_WRITTEN_OVER = noted(
    "another program wrote over {path}, so nothing was saved; open the closet anew"
)
_WHILE_SAVING = noted(
    "another program replaced {path} during your last change, so the change isn't in "
    "it; open the closet anew"
)
_MADE_READ_ONLY = noted(
    "{path} can't be written any more, so nothing was saved; check its permissions"
)
_WRITABLE = 0o222
_MOST_STAMPS = 2**31 - 1  # what SQLite keeps there

Shape = tuple[int, int]  # when it was changed, in ns, and its size


class OpenedFile:
    """A file as it was when it was opened, or last written to by this program."""

    def __init__(self, path: Path) -> None:
        """Take the file that is there for the one that is open."""
        self._path = path
        found = path.stat()
        self._identity = _identity(found)
        self._shape = _shape(found)

    def refuse_other(self, *, was_written: bool = False) -> None:
        """Refuse to go on with another file than was opened.

        Only looks at the folder: to open the file would drop this program's locks.

        Args:
            was_written: Something has just been written to the one that was opened.

        Raises:
            ClosetReplaced: There is another file, or none.
        """
        try:
            found = self._path.stat()
        except OSError as error:
            raise ClosetReplaced(_(_GONE, path=self._path)) from error
        if _identity(found) != self._identity:
            sentence = _WHILE_SAVING if was_written else REPLACED
            raise ClosetReplaced(_(sentence, path=self._path))

    def refuse_written_over(self, connection: sqlite3.Connection) -> None:
        """Refuse to write where another program wrote past SQLite, or forbade it.

        Args:
            connection: Open since the file was; what it remembers is compared.

        Raises:
            ClosetReplaced: The file has other content than SQLite knows of.
            ClosetUnusable: The file was made read-only.
        """
        found = self._path.stat()
        if not found.st_mode & _WRITABLE:
            raise ClosetUnusable(_(_MADE_READ_ONLY, path=self._path))
        if _shape(found) == self._shape:
            return
        known = _stamp(connection)
        try:
            with closing(connect(self._path, {})) as fresh:  # which remembers nothing
                is_same = _stamp(fresh) == known
        except sqlite3.DatabaseError as error:
            raise ClosetReplaced(_(_WRITTEN_OVER, path=self._path)) from error
        if not is_same and _stamp(connection) == known:
            raise ClosetReplaced(_(_WRITTEN_OVER, path=self._path))
        self._shape = _shape(found)

    def note_written(self) -> None:
        """Note how the file looks now that this program has written to it."""
        self._shape = _shape(self._path.stat())


def stamp(connection: sqlite3.Connection) -> None:
    """Mark what is being written as like nothing that was written before."""
    connection.execute(f"PRAGMA user_version = {new_stamp()}")


def new_stamp() -> int:
    """Return a mark that no other file has."""
    return 1 + secrets.randbelow(_MOST_STAMPS)


def _stamp(connection: sqlite3.Connection) -> object:
    return connection.execute("PRAGMA user_version").fetchone()


def _identity(found: os.stat_result) -> tuple[int, int]:
    return found.st_dev, found.st_ino


def _shape(found: os.stat_result) -> Shape:
    return found.st_mtime_ns, found.st_size
