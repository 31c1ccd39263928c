"""A closet file and all that keeps it from harm."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from db import backups, restoring
from db.backup import back_up
from db.closet import SqliteCloset
from db.failures import said_plainly
from db.opening import make_ready
from wardrobe.backups import Backup
from wardrobe.care import ClosetCare
from wardrobe.ports import Finding
from wardrobe.watch import NOBODY, Watch


class ClosetFile(ClosetCare):
    """Fulfils `wardrobe.care.ClosetCare`; opens the closet when it is needed."""

    def __init__(self, path: Path, *, now: Callable[[], datetime]) -> None:
        """Take the file's path, and the clock."""
        self._path = path.absolute()
        self._now = now
        self._closet: SqliteCloset | None = None

    @property
    def is_open(self) -> bool:
        """Whether the closet was opened."""
        return self._closet is not None

    def open(self) -> SqliteCloset:
        """Open the closet; always the same one."""
        if self._closet is None:
            self._closet = SqliteCloset.open(self._path, now=self._now)
        return self._closet

    def back_up(self, target: Path, watch: Watch = NOBODY) -> None:
        """Write a complete, verified copy of the closet, while it stays in use."""
        with said_plainly(self._path):
            make_ready(self._path, now=self._now)
        back_up(self._path, target, watch)

    def backups(self) -> list[Backup]:
        """Return the backups that were made by themselves, the newest first."""
        with said_plainly(self._path):
            return backups.made(self._path)

    def back_up_if_due(self, watch: Watch = NOBODY) -> Backup | None:
        """Make an automatic backup, if one is due."""
        return backups.make_if_due(self._path, self._now(), watch)

    def restore(self, source: Path, watch: Watch = NOBODY) -> Path | None:
        """Make the closet what a backup of it holds."""
        with self._put_down():
            return restoring.restore(self._path, source, self._now(), watch)

    def check(self, watch: Watch = NOBODY) -> list[Finding]:
        """Look for damage; return what is wrong, nothing when all is well."""
        watch.step(0, 1)
        findings = self.open().check()
        watch.step(1, 1)
        return findings

    @contextmanager
    def _put_down(self) -> Iterator[None]:
        if self._closet is None:
            yield
        else:
            with self._closet.paused():
                yield
