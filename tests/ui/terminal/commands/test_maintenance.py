"""The commands that keep the closet from harm, with the care of a closet in memory."""

import os
import signal
from pathlib import Path

import pytest

from tests.ui.terminal.conftest import Call
from tests.wardrobe.fake_maintenance import FakeMaintenance, backup
from tests.wardrobe.fakes import NOW, MemoryCloset
from ui.terminal.progress_line import show_progress
from wardrobe.errors import Cancelled
from wardrobe.model.maintenance import Finding


def test_a_check_that_finds_damage_fails(call: Call, closet: MemoryCloset) -> None:
    assert call("check")[:2] == (0, {"findings": [], "repairs": []})

    closet.findings.append(Finding("a photo is gone", "look for it", "pictures 1"))

    code, value, err = call("check")
    assert code == 1
    assert value == {"findings": ["a photo is gone"], "repairs": ["look for it"]}
    assert "1. a photo is gone (--repair 1: look for it)" in err


def test_what_the_user_chooses_is_repaired(
    call: Call, maintenance: FakeMaintenance, closet: MemoryCloset
) -> None:
    first, second = (Finding(word, f"mend {word}", word) for word in ("one", "two"))
    third = Finding("three")
    closet.findings += [first, second, third]

    call("check", "--repair", 2)
    assert maintenance.repaired == [second]
    call("check", "--repair", "all")
    assert maintenance.repaired[1:] == [first, third]
    closet.findings += [first, second, third]
    for number in ("3", "4", "x"):
        code, value, err = call("check", "--repair", number)
        assert (code, value) == (1, None)
        assert err.count("\n") == 1


def test_a_rescue_says_what_was_kept_and_lost(call: Call) -> None:
    code, value, _ = call("rescue", "new.closet")

    assert code == 0
    assert value == {
        "rescued": "new.closet",
        "kept": {"garment": 3},
        "lost": {"photo": 1},
    }


def test_a_backup_goes_where_it_was_asked_to(
    call: Call, maintenance: FakeMaintenance, tmp_path: Path
) -> None:
    code, value, _ = call("backup", tmp_path / "copy.closet")

    assert (code, value) == (0, {"backup": str(tmp_path / "copy.closet")})
    assert maintenance.asked == [("back up", tmp_path / "copy.closet")]


def test_a_restore_says_where_the_closet_as_it_was_is_kept(
    call: Call, maintenance: FakeMaintenance
) -> None:
    code, value, _ = call("restore", "copy.closet")

    assert (code, value) == (0, {"restored": "copy.closet", "kept": "as it was"})
    assert maintenance.asked == [("restore", Path("copy.closet"))]


def test_backups_are_listed(call: Call, maintenance: FakeMaintenance) -> None:
    maintenance.made.append(backup(NOW))

    code, rows, _ = call("backups")

    assert code == 0
    assert rows == [
        {
            "file": str(maintenance.made[0].file),
            "at": NOW.astimezone().isoformat(),
            "reason": "automatic",
            "bytes": 5_000_000,
        }
    ]


def test_ctrl_c_stops_work_that_asks_and_interrupts_work_that_does_not() -> None:
    with show_progress() as progress:
        progress.step(0, 2)
        os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(Cancelled):
            progress.step(1, 2)

    with pytest.raises(KeyboardInterrupt), show_progress():
        os.kill(os.getpid(), signal.SIGINT)
