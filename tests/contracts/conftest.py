"""The closets that must keep what the ports promise: the real one, and the fakes."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from db.closet import SqliteCloset
from tests.db.samples import NOON
from tests.ui.fakes import FakeCloset
from tests.wardrobe.fakes import MemoryCloset
from wardrobe.ports.maintenance import WholeCloset


@pytest.fixture(params=["real", "in memory", "of the window"])
def closet(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[WholeCloset]:
    if request.param == "real":
        minutes = count()
        real = SqliteCloset.open(
            tmp_path / "a.closet", now=lambda: NOON + timedelta(minutes=next(minutes))
        )
        yield real
        real.close()
    else:
        yield MemoryCloset() if request.param == "in memory" else FakeCloset()
