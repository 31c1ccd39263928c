"""What keeps a closet in memory from harm, for tests."""

from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from tests.wardrobe.fakes import MemoryCloset
from wardrobe.errors import ClosetReadOnly, ClosetReplaced, WardrobeError
from wardrobe.model.maintenance import Backup, BackupReason, Finding
from wardrobe.model.progress import NOBODY, Progress
from wardrobe.ports.maintenance import ClosetMaintenance, Rescued


def backup(at: datetime, reason: BackupReason = BackupReason.AUTOMATIC) -> Backup:
    return Backup(at=at, reason=reason, file=Path(f"{at} {reason}"), bytes=5_000_000)


class FakeMaintenance(ClosetMaintenance):
    """Remembers what it was asked for; `failure` is raised by all of it, if set.

    A backup holds what the closet does, but for garment 1.
    """

    why_read_only: ClosetReadOnly | None = None

    def __init__(self, closet: MemoryCloset | None = None) -> None:
        self.closet = closet or MemoryCloset()
        self.asked: list[tuple[str, Path | None]] = []
        self.made: list[Backup] = []
        self.repaired: list[Finding] = []
        self.failure: WardrobeError | None = None

    def open(self) -> MemoryCloset:
        return self.closet

    def make(self) -> None:
        self._begin(NOBODY)
        self.asked.append(("make", None))

    def open_anew(self) -> None:
        self._begin(NOBODY)
        self.asked.append(("open anew", None))
        self.closet.replaced = ""

    def close(self) -> None:
        self.asked.append(("close", None))

    def count_changes_of_others(self) -> int:
        if self.closet.replaced:
            raise ClosetReplaced(self.closet.replaced)
        return self.closet.count_changes_of_others

    def back_up(self, target: Path, progress: Progress = NOBODY) -> None:
        self._begin(progress)
        self.asked.append(("back up", target))

    def backups(self) -> list[Backup]:
        return self.made

    def back_up_if_due(self, progress: Progress = NOBODY) -> Backup | None:
        self._begin(progress)
        self.asked.append(("back up if due", None))
        return None

    def lay_out(self, backup: Path) -> Path:
        self._begin(NOBODY)
        self.asked.append(("lay out", backup))
        return backup.with_name("from before.closet")

    def restore(self, source: Path, progress: Progress = NOBODY) -> Path | None:
        self._begin(progress)
        self.asked.append(("restore", source))
        self.closet.kept.pop(1, None)
        return Path("as it was")

    def check(self, progress: Progress = NOBODY) -> list[Finding]:
        self._begin(progress)
        return list(self.closet.findings)

    def repair(
        self, findings: Collection[Finding], progress: Progress = NOBODY
    ) -> None:
        self._begin(progress)
        self.repaired += findings
        left = [each for each in self.closet.findings if each not in findings]
        self.closet.findings = left

    def rescue(self, target: Path, progress: Progress = NOBODY) -> Rescued:
        self._begin(progress)
        self.asked.append(("rescue", target))
        return Rescued(kept={"garment": 3}, lost={"photo": 1})

    def _begin(self, progress: Progress) -> None:
        progress.step(1, 2)
        if self.failure is not None:
            raise self.failure
