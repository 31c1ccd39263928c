"""Whether a closet file may be written to: never where its pages are damaged."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from db.failures import damaged
from db.tables.rows import Row

# What tables of pictures and vectors hold takes seconds to look through.
_LARGE = {"photo", "further_photo", "day_photo", "look"}
# How SQLite begins to tell of pages. What else it tells is of rows, and can be mended.
_OF_PAGES = "***"


class Soundness:
    """Looks before the first write, and again once somebody met damage.

    The first look is at the small tables alone; what is met later may be anywhere.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._is_sound, self._met_damage = False, False

    def doubt(self, *, met_damage: bool = False) -> None:
        """Look again before the next write: the file is another, or seemed damaged."""
        self._is_sound, self._met_damage = False, met_damage

    def refuse_damaged(self, connection: sqlite3.Connection) -> None:
        """Look, unless all is well as far as anybody knows.

        Raises:
            ClosetDamaged: A page is damaged.
        """
        if self._is_sound:
            return
        for look in self._looks(connection):
            for (found,) in connection.execute(look):
                if str(found).startswith(_OF_PAGES):
                    detail = str(found).splitlines()[-1]
                    raise damaged(self._path, detail)
        self._is_sound, self._met_damage = True, False

    def _looks(self, connection: sqlite3.Connection) -> Iterable[str]:
        if self._met_damage:
            return ("PRAGMA quick_check",)
        query = "SELECT name FROM sqlite_master WHERE type = 'table'"
        there = {name for (name,) in connection.execute(query)}
        small = (there & set(Row.metadata.tables)) - _LARGE
        return [f"PRAGMA quick_check({name})" for name in sorted(small)]
