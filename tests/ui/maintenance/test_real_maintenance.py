"""Care of a real closet file while the window reads and writes it."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from db.closet_file import ClosetFile
from tests.db.samples import EMBEDDING, NOON, PICTURES, a_garment
from tests.wardrobe.logs import LEARNER
from wardrobe.model.picture import Picture

COUNT = 30
LARGE = {kind: content * 4000 for kind, content in PICTURES.items()}


@pytest.fixture
def file(tmp_path: Path) -> Iterator[ClosetFile]:
    times = iter(NOON + timedelta(hours=2 * n) for n in range(10_000))
    file = ClosetFile(tmp_path / "my.closet", LEARNER, now=lambda: next(times))
    for number in range(COUNT):
        file.open().add(a_garment(str(number)), LARGE, EMBEDDING)
    yield file
    file.open().close()


def test_a_restore_waits_for_no_reader_and_breaks_none(file: ClosetFile) -> None:
    backup = file.back_up_if_due()
    assert backup
    closet = file.open()
    closet.update([replace(g, name="later") for g in closet.garments()])
    is_over = threading.Event()
    errors: list[Exception] = []
    reads = 0

    def read() -> None:
        nonlocal reads
        while not is_over.is_set():
            try:
                closet.picture(1 + reads % COUNT, Picture.PHOTO)
                reads += 1
            except Exception as error:  # noqa: BLE001 - it is the finding
                errors.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    try:
        for _ in range(3):
            kept = file.restore(backup.file)
            assert kept
            assert closet.garments()[0].name == "0"
    finally:
        is_over.set()
        for reader in readers:
            reader.join()

    assert errors == []
    assert reads > 0
