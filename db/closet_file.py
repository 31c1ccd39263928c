"""A closet file and all that keeps it from harm."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from enum import Enum, auto
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from db.backup import backup_folder
from db.backup.file_copy import back_up, flush_folder, into_one_file
from db.closet import SqliteCloset
from db.failures import said_plainly
from db.opening import make_ready
from db.read_only import is_read_only
from wardrobe.errors import ClosetDamaged, ClosetNewer, ClosetReadOnly, ClosetUnusable
from wardrobe.language.texts import _
from wardrobe.model.maintenance import Backup, BackupReason, Finding
from wardrobe.model.progress import NOBODY, Progress
from wardrobe.ports.maintenance import ClosetMaintenance, Rescued

if TYPE_CHECKING:
    from wardrobe.taste.learning import Learner


class Access(Enum):
    """What somebody opens a closet for."""

    READ = auto()
    """It must be there; nothing need be written."""
    CHANGE = auto()
    """It must be there, where it can be written."""
    MAKE = auto()
    """It is made if it is not there."""
    TRY = auto()
    """Nothing need be written; if it is not there, it is as if it were empty."""


class ClosetFile(ClosetMaintenance):
    """Fulfils `ClosetMaintenance`; opens the closet when it is needed."""

    why_read_only: ClosetReadOnly | None = None

    def __init__(
        self,
        path: Path,
        learner: "Learner",
        *,
        now: Callable[[], datetime],
        access: Access = Access.MAKE,
    ) -> None:
        """Take the file, or a link to it; `restore` makes it whatever the access."""
        self._path = path.resolve()
        self._learner = learner
        self._now = now
        self._access = access
        self._closet: SqliteCloset | None = None
        self._stand_in: TemporaryDirectory[str] | None = None

    @property
    def is_open(self) -> bool:
        """Whether the closet was opened."""
        return self._closet is not None

    def open(self) -> SqliteCloset:
        """Open the closet; always the same one.

        A taste from before the present model is learned again.
        """
        if self._closet is None:
            closet = self._opened()
            reason = self.why_read_only = closet.why_read_only
            if reason is not None and self._access in {Access.CHANGE, Access.MAKE}:
                closet.close()
                raise reason
            self._relearn_if_needed(closet)
            self._closet = closet
        return self._closet

    def _opened(self) -> SqliteCloset:
        path, may_make = self._path, self._access is Access.MAKE
        if self._access is Access.TRY and not path.exists():
            self._stand_in = TemporaryDirectory(prefix="wardrobe-")
            path, may_make = Path(self._stand_in.name) / path.name, True
        return SqliteCloset.open(path, now=self._now, may_make=may_make)

    def make(self) -> None:
        """Make a new, empty closet if none is there."""
        with said_plainly(self._path):
            make_ready(self._path, now=self._now)

    def open_anew(self) -> None:
        """Go on with the file that is there now; who has the closet keeps it."""
        closet = self.open()
        with said_plainly(self._path):
            if not closet.is_read_only:
                make_ready(self._path, now=self._now, may_make=False)
            with closet.paused():
                pass
        self._relearn_if_needed(closet)

    def close(self) -> None:
        """Let go of the closet, once the write that runs is done."""
        if self._closet is not None:
            self._closet.close()
            self._closet = None
        if self._stand_in is not None:
            self._stand_in.cleanup()
            self._stand_in = None

    def count_changes_of_others(self) -> int:
        """Return a number that is another after another program's change."""
        return self.open().count_changes_of_others()

    def back_up(self, target: Path, progress: Progress = NOBODY) -> None:
        """Write a complete, verified copy of the closet, while it stays in use."""
        with said_plainly(self._path):
            if not is_read_only(self._path):
                with suppress(ClosetNewer):  # copied as it is
                    make_ready(self._path, now=self._now, may_make=False)
        back_up(self._path, target, progress)

    def backups(self) -> list[Backup]:
        """Return the backups that were made by themselves, the newest first."""
        with said_plainly(self._path):
            return backup_folder.made(self._path)

    def back_up_if_due(self, progress: Progress = NOBODY) -> Backup | None:
        """Make an automatic backup, if one is due of a closet that can be changed."""
        if self.why_read_only is not None:
            return None
        return backup_folder.make_if_due(self._path, self._now(), progress)

    def lay_out(self, backup: Path) -> Path:
        """Copy a backup beside the closet, as a closet of its own, if none is there."""
        day = next(each.at for each in self.backups() if each.file == backup)
        own = self._path.with_name(f"{self._path.stem} {day:%Y-%m-%d}.closet")
        if not own.exists():
            back_up(backup, own)
        return own

    def restore(self, source: Path, progress: Progress = NOBODY) -> Path | None:
        """Make the closet what a backup of it holds, unless it is only looked at."""
        from db.recovery import restoring

        if self._closet is not None:
            self._refuse_to_change()
        return restoring.restore(
            self._path, source, self._now(), progress, self._put_down()
        )

    def check(self, progress: Progress = NOBODY) -> list[Finding]:
        """Look for damage; return what is wrong, with a repair where there is one.

        Raises:
            ClosetNewer: Only a newer version knows what is right in it.
        """
        try:
            closet = self.open()
            if isinstance(self.why_read_only, ClosetNewer):
                self._refuse_to_change()
            return closet.check(progress, self._learner.update)
        except ClosetDamaged as error:
            from db.recovery.repairs import REBUILD, sentence_of

            return [Finding(str(error), sentence_of(REBUILD), REBUILD)]

    def repair(
        self, findings: Collection[Finding], progress: Progress = NOBODY
    ) -> None:
        """Repair what was found, all or nothing, after a backup."""
        from db.recovery.repairs import REBUILD

        self._refuse_to_change()
        keys = dict.fromkeys(finding.key for finding in findings if finding.key)
        if REBUILD in keys:
            self._rebuild(progress)
        elif keys:
            backup_folder.make_first(
                self._path, BackupReason.BEFORE_REPAIR, self._now(), progress
            )
            self.open().repair(list(keys), self._backup_files(), self._learner.relearn)

    def rescue(self, target: Path, progress: Progress = NOBODY) -> Rescued:
        """Copy what can be read of a damaged closet to a new, sound one."""
        target = target.absolute()
        with said_plainly(target):
            if target.exists():
                raise ClosetUnusable(
                    _("{target} already exists; choose a new name", target=target)
                )
            with TemporaryDirectory(
                prefix=".rescue-", dir=target.parent, ignore_cleanup_errors=True
            ) as folder:
                copy = Path(folder) / target.name
                rescued = self._rescue(copy, progress)
                copy.rename(target)
                flush_folder(target.parent)
        progress.tell(1, 1)
        return rescued

    def _refuse_to_change(self) -> None:
        if self.why_read_only is not None:
            raise self.why_read_only.with_traceback(None)

    def _relearn_if_needed(self, closet: SqliteCloset) -> None:
        if closet.is_read_only:
            return
        taste = closet.taste()
        if taste.version and not taste.count_events:
            closet.relearn(self._learner.relearn)

    def _rebuild(self, progress: Progress) -> None:
        from db.recovery import restoring

        with (
            said_plainly(self._path),
            TemporaryDirectory(
                prefix=".rescue-", dir=self._path.parent, ignore_cleanup_errors=True
            ) as folder,
        ):
            copy = Path(folder) / self._path.name
            self._rescue(copy, progress.part(0, 2))
            with self._put_down():
                restoring.put_in_place(
                    copy, self._path, self._now(), progress.part(1, 2)
                )

    def _rescue(self, copy: Path, progress: Progress) -> Rescued:
        from db.recovery.rescue import rescue

        with said_plainly(self._path):
            rescued = rescue(
                self._path,
                copy,
                self._backup_files(),
                self._learner.relearn,
                now=self._now,
                progress=progress,
            )
        into_one_file(copy)
        return rescued

    def _backup_files(self) -> list[Path]:
        return [backup.file for backup in backup_folder.made(self._path)]

    @contextmanager
    def _put_down(self) -> Iterator[None]:
        if self._closet is None:
            yield
        else:
            with self._closet.paused():
                yield
