"""The care of the window's closet in memory: remembers what it was asked for."""

from collections.abc import Collection
from pathlib import Path

from tests.ui.fakes import FakeCloset
from tests.wardrobe.fake_maintenance import RecordingCare
from tests.wardrobe.fakes import MemoryCloset
from wardrobe.model.progress import NOBODY, Watch
from wardrobe.ports.closet import Finding


class FakeCare(RecordingCare):
    """`failure` is raised by all that changes anything, if set.

    What is exported, and brought in, is another closet: that of the window keeps no
    pictures.
    """

    def __init__(self, closet: FakeCloset) -> None:
        super().__init__(MemoryCloset())
        self.shown = closet

    def back_up(self, target: Path, watch: Watch = NOBODY) -> None:
        self._fail(watch)
        super().back_up(target, watch)

    def restore(self, source: Path, watch: Watch = NOBODY) -> Path | None:
        self._fail(watch)
        self.shown.kept.pop(1, None)
        return super().restore(source, watch)

    def check(self, watch: Watch = NOBODY) -> list[Finding]:
        self._fail(watch)
        return list(self.shown.findings)

    def repair(self, findings: Collection[Finding], watch: Watch = NOBODY) -> None:
        self._fail(watch)
        super().repair(findings, watch)
        gone = set(findings)
        self.shown.findings = [f for f in self.shown.findings if f not in gone]

    def _fail(self, watch: Watch) -> None:
        watch.step(1, 2)
        if self.failure is not None:
            raise self.failure
