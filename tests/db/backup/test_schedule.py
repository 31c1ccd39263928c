import threading

import pytest

from db.backup import schedule
from db.backup.schedule import backups_while_running
from tests.wardrobe.fake_maintenance import FakeMaintenance
from wardrobe.errors import ClosetUnusable, WardrobeError
from wardrobe.model.maintenance import Backup
from wardrobe.model.progress import NOBODY, Progress


def fail(error: WardrobeError) -> None:
    raise error


class SlowMaintenance(FakeMaintenance):
    """Its backup goes on until it is stopped, but for the last."""

    def __init__(self) -> None:
        super().__init__()
        self.has_begun = threading.Event()

    def back_up_if_due(self, progress: Progress = NOBODY) -> Backup | None:
        while not self.has_begun.is_set() or len(self.asked) == 0:
            self.has_begun.set()
            if progress.is_cancelled():
                self.asked.append(("stopped", None))
                progress.step(0, 1)
        return super().back_up_if_due(progress)


def test_a_backup_is_made_at_the_end() -> None:
    maintenance = FakeMaintenance()

    with backups_while_running(maintenance, fail):
        assert maintenance.asked == []

    assert maintenance.asked == [("back up if due", None)]


def test_a_backup_that_runs_at_the_end_is_stopped_and_made_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(schedule, "SECONDS_BEFORE_FIRST", 0.0)
    maintenance = SlowMaintenance()

    with backups_while_running(maintenance, fail):
        maintenance.has_begun.wait(10)

    assert maintenance.asked == [("stopped", None), ("back up if due", None)]


def test_a_backup_that_fails_is_told_and_stops_nothing() -> None:
    maintenance = FakeMaintenance()
    maintenance.failure = ClosetUnusable("there is no room left")
    told: list[WardrobeError] = []

    with backups_while_running(maintenance, told.append):
        pass

    assert told == [maintenance.failure]
