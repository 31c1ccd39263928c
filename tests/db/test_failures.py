"""What is said of a closet's file, or of the disk that it is on."""

import shutil
import sqlite3
from pathlib import Path
from types import SimpleNamespace

import pytest

from db.failures import said_plainly
from wardrobe.errors import ClosetUnusable

PLACE, COPY = Path("/disc/old.closet"), Path("/home/my.closet")


def failed(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("free", "said"), [(0, "the disk of .* is full"), (10**9, "is its drive OK")]
)
def test_a_drive_without_room_for_sqlites_index_is_full(
    free: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=free))

    with pytest.raises(ClosetUnusable, match=said), said_plainly(PLACE):
        raise failed(sqlite3.SQLITE_IOERR)


def test_of_a_copy_the_disk_is_full_that_it_is_written_to() -> None:
    with (
        pytest.raises(ClosetUnusable, match=f"the disk of {COPY} is full"),
        said_plainly(PLACE, written=COPY),
    ):
        raise failed(sqlite3.SQLITE_FULL)
