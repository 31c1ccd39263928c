"""Closet files after what users of others reported; each id names the report."""

import gzip
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from db.closet import SqliteCloset
from main import main
from tests.db.samples import EMBEDDING, PICTURES, a_garment, noon

COUNT = 12


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.closet"
    closet = SqliteCloset.open(path, now=noon)
    for number in range(COUNT):
        closet.add(a_garment(f"{number}"), PICTURES, EMBEDDING)
    closet.close()
    return path


def garments_in(path: Path, said: pytest.CaptureFixture[str]) -> int:
    """Return how many garments the terminal lists; a failure is one sentence."""
    said.readouterr()
    code = main(["--closet", str(path), "garments"])
    out, err = said.readouterr()
    assert (code, len(err.splitlines())) in {(0, 0), (1, 1)}
    return len(out.splitlines()) if code == 0 else -1


@pytest.mark.parametrize(
    "name",
    ["100%BD", "Jym's", "[db]", "测试", "č ć š ž", "my file", "what#is", "a&b=c"],
    ids=[
        *("GUFI 126", "sqlitebrowser 2230", "vscode-sqlite 249", "sequeler 384"),
        *("featherweight 81", "sequeler 323", "hash", "parameters"),
    ],
)
def test_a_name_names_that_file_and_no_other(
    good: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = good.parent / name
    folder.mkdir()
    closet = folder / f"{name}.closet"
    shutil.copy(good, closet)

    assert garments_in(closet, capsys) == COUNT
    assert main(["--closet", str(closet), "set", "1", "name=new"]) == 0

    assert {each.name.partition(name)[0] for each in folder.iterdir()} == {""}
    with closing(sqlite3.connect(closet)) as connection:
        query = "SELECT name FROM garment WHERE id = 1"
        assert connection.execute(query).fetchone() == ("new",)


def _cut(good: bytes) -> bytes:
    return good[: len(good) // 2]


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(_cut, id="Anki-Android 4796: cut by a crash"),
        pytest.param(lambda good: bytes(100) + good[100:], id="head gone"),
        pytest.param(lambda good: bytes(len(good)), id="all zeros"),
        pytest.param(gzip.compress, id="packed"),
        pytest.param(lambda _good: b"a note " * 900, id="a text"),
    ],
)
def test_what_is_no_sound_closet_is_a_sentence_and_stays(
    good: Path, spoil: Callable[[bytes], bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    content = spoil(good.read_bytes())
    file = good.with_name("bad.closet")
    file.write_bytes(content)

    assert garments_in(file, capsys) == -1
    assert main(["--closet", str(file), "set", "1", "name=x"]) == 1
    assert file.read_bytes() == content


def test_another_programs_database_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As of Anki-Android 4125: no such table."""
    file = tmp_path / "other.closet"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE note (text)")
        connection.commit()
    content = file.read_bytes()

    assert garments_in(file, capsys) == -1
    assert file.read_bytes() == content


def test_an_empty_file_is_an_empty_closet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As of sqlitebrowser 2636."""
    file = tmp_path / "new.closet"
    file.touch()

    assert garments_in(file, capsys) == 0


@pytest.mark.parametrize("ending", ["-wal", "-journal"])
def test_logs_of_another_file_beside_it_change_nothing(
    good: Path, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """As of Anki-Android 3576: copied from elsewhere over what was in use."""
    Path(f"{good}{ending}").write_bytes(b"\xa5" * 40_000)

    assert garments_in(good, capsys) == COUNT
    assert main(["--closet", str(good), "check"]) == 0


def test_a_folder_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As of Anki-Android 6454."""
    assert garments_in(tmp_path, capsys) == -1


def test_a_link_to_itself_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    link = tmp_path / "a.closet"
    link.symlink_to(link)

    with pytest.raises(SystemExit):
        main(["--closet", str(link), "garments"])

    assert "leads nowhere" in capsys.readouterr().err
