"""The care of the window's closet in memory: remembers what it was asked for."""

from collections.abc import Collection
from pathlib import Path

from tests.ui.fakes import FakeCloset
from tests.wardrobe.fake_maintenance import RecordingCare
from tests.wardrobe.fakes import MemoryCloset
from wardrobe.model.maintenance import Finding
from wardrobe.model.progress import NOBODY, Progress


class FakeMaintenance(RecordingCare):
    """`failure` is raised by all that changes anything, if set.

    What is exported, and brought in, is another closet: that of the window keeps no
    pictures.
    """

    def __init__(self, closet: FakeCloset) -> None:
        super().__init__(MemoryCloset())
        self.shown = closet

    def back_up(self, target: Path, progress: Progress = NOBODY) -> None:
        self._fail(progress)
        super().back_up(target, progress)

    def restore(self, source: Path, progress: Progress = NOBODY) -> Path | None:
        self._fail(progress)
        self.shown.kept.pop(1, None)
        return super().restore(source, progress)

    def check(self, progress: Progress = NOBODY) -> list[Finding]:
        self._fail(progress)
        return list(self.shown.findings)

    def repair(
        self, findings: Collection[Finding], progress: Progress = NOBODY
    ) -> None:
        self._fail(progress)
        super().repair(findings, progress)
        gone = set(findings)
        self.shown.findings = [f for f in self.shown.findings if f not in gone]

    def _fail(self, progress: Progress) -> None:
        progress.step(1, 2)
        if self.failure is not None:
            raise self.failure
