"""Real closets in real files."""

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.closet import SqliteCloset
from tests.db.samples import EMBEDDING, PICTURES, a_garment, noon

NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "my wardrobe (50% wool).closet"


@pytest.fixture
def fresh_closet(path: Path) -> Iterator[SqliteCloset]:
    closet = SqliteCloset.open(path, now=noon)
    yield closet
    closet.close()


@pytest.fixture
def add(fresh_closet: SqliteCloset) -> Callable[..., int]:
    def _add(photo: str = "shirt.jpg") -> int:
        return fresh_closet.add(a_garment(photo), PICTURES, EMBEDDING).id

    return _add


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder that a user without rights can reach, unlike pytest's."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


@pytest.fixture
def no_rights() -> Iterator[None]:
    """Rights count for nothing with root, so a test of them runs as nobody."""
    if not hasattr(os, "geteuid"):
        pytest.skip("rights on files work differently here")
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    yield
    os.seteuid(0)
