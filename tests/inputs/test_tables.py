"""Tables after what users of other programs reported; each id names the report."""

import time
from pathlib import Path

import pytest

from tests.wardrobe.fakes import NOW, FakeEyes, MemoryCloset, garment
from wardrobe.errors import InvalidValue
from wardrobe.transfer.import_csv import RowChange, TableImport, import_csv

MARK = "\ufeff"
WIDE = ",".join(f"column {each}" for each in range(150))
# What the table says, and the names of what comes in.
TABLES: dict[str, tuple[str, list[str]]] = {
    "pandas 4793: a mark before a quoted head": (
        f'{MARK}"photo","name"\n"one.jpg","A"\n',
        ["A"],
    ),
    "csvkit 662: two marks": (f"{MARK}{MARK}photo,name\none.jpg,A\n", ["A"]),
    "sqlite-utils 582: a zero byte": (
        "photo,name\none.jpg,A\0\ntwo.jpg,B\n",
        ["A", "B"],
    ),
    "csvkit 927: a zero byte far below": (
        f"photo,name,notes\none.jpg,A,{'x' * 600}\0\ntwo.jpg,B,\n",
        ["A", "B"],
    ),
    "csvkit 672: a quote in the middle": (
        'photo,name\none.jpg,5" heels\ntwo.jpg,B\n',
        ['5" heels', "B"],
    ),
    "csvkit 228: doubled quotes": (
        'photo,name\none.jpg,"the ""A"", it is"\ntwo.jpg,B\n',
        ['the "A", it is', "B"],
    ),
    "rethinkdb 637: no end of the last line": (
        "photo,name\none.jpg,A\ntwo.jpg,B",
        ["A", "B"],
    ),
    "import 153: more than a hundred columns": (
        f"photo,name,{WIDE}\none.jpg,A,{',' * 149}\n",
        ["A"],
    ),
    "ultra-tracker 316: more cells than the head": (
        "photo,name\none.jpg,A,tired, sore\ntwo.jpg,B,,,\n",
        ["A", "B"],
    ),
    "sqlite-gui 86: two columns of one name": (
        "photo,name,brand,brand\none.jpg,A,Levi,Lee\n",
        ["A"],
    ),
}


def bring(folder: Path, text: str) -> MemoryCloset:
    for name in ("one", "two", "three"):
        (folder / f"{name}.jpg").write_bytes(name.encode())
    file = folder / "table.csv"
    file.write_bytes(text.encode())
    closet = MemoryCloset()
    into = TableImport(closet=closet, eyes=FakeEyes(), now=lambda: NOW, is_dry=False)
    outcomes = import_csv(file, into, {})
    assert all(each.change is RowChange.ADDED for each in outcomes)
    return closet


@pytest.mark.parametrize("report", TABLES)
def test_a_table_is_read_to_the_last_row(tmp_path: Path, report: str) -> None:
    text, names = TABLES[report]

    assert [each.name for each in bring(tmp_path, text).garments()] == names


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ('photo,name\none.jpg,"A\ntwo.jpg,B\nthree.jpg,C\n', 2),
        ('photo,name\none.jpg,A\ntwo.jpg,"B\nthree.jpg,C\n', 3),
        ('photo,name\none.jpg,A\ntwo.jpg,B\nthree.jpg,"C', 4),
    ],
    ids=["OpenRefine 690", "sqlitebrowser 542", "eidos 305"],
)
def test_an_open_quote_is_said_and_swallows_no_rows(
    tmp_path: Path, text: str, row: int
) -> None:
    with pytest.raises(InvalidValue, match=f"row {row}: a quote opens there"):
        bring(tmp_path, text)


def test_both_columns_of_one_name_are_kept(tmp_path: Path) -> None:
    text, _ = TABLES["sqlite-gui 86: two columns of one name"]

    (garment,) = bring(tmp_path, text).garments()

    assert {"Levi", "Lee"} <= set(f"{garment.brand} {garment.notes}".split())


@pytest.mark.parametrize("cell", ["1.0", "1.00"])
def test_an_id_that_a_gap_made_a_fraction_is_one(tmp_path: Path, cell: str) -> None:
    """As pandas saves a column of ids in which one is missing."""
    table = tmp_path / "a.csv"
    table.write_text(f"id,name\n{cell},New\n")

    (row,) = import_csv(table, into_closet_of_one(), {})

    assert (row.change, row.garment and row.garment.name) == (RowChange.CHANGED, "New")


@pytest.mark.parametrize(
    ("column", "cell", "word"),
    [
        ("colour", "Off-White", "white"),
        ("colour", "off white", "white"),
        ("type", "Sneaker", "sneakers"),
        ("type", "boot", "boots"),
    ],
)
def test_other_words_are_known_with_dashes_and_for_one_of_a_pair(
    tmp_path: Path, column: str, cell: str, word: str
) -> None:
    table = tmp_path / "a.csv"
    table.write_text(f"id,{column}\n1,{cell}\n")

    (row,) = import_csv(table, into_closet_of_one(), {})

    assert row.garment is not None
    assert getattr(row.garment, column) == word


@pytest.mark.parametrize("sign", "[(")
def test_a_name_of_brackets_alone_is_read_at_once(tmp_path: Path, sign: str) -> None:
    table = tmp_path / "a.csv"
    table.write_text(f"id,{sign * 100_000},name\n1,x,New\n")
    started = time.process_time()

    (row,) = import_csv(table, into_closet_of_one(), {})

    assert row.garment is not None
    assert time.process_time() - started < 5


def test_a_day_of_blanks_alone_is_read_at_once(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text(f"id,bought-on\n1,x{'T' * 100_000}\n")
    started = time.process_time()

    import_csv(table, into_closet_of_one(), {})

    assert time.process_time() - started < 5


def test_a_table_cut_within_a_letter_keeps_the_others(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_bytes("id,name\n1,café é".encode()[:-1])

    (row,) = import_csv(table, into_closet_of_one(), {})

    assert row.garment is not None
    assert row.garment.name == "café"


def test_an_old_letter_at_the_very_end_is_kept(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_bytes("id,name\n1,café".encode("cp1252"))

    (row,) = import_csv(table, into_closet_of_one(), {})

    assert row.garment is not None
    assert row.garment.name == "café"


def into_closet_of_one() -> TableImport:
    closet = MemoryCloset([garment(1)])
    return TableImport(closet=closet, eyes=FakeEyes(), now=lambda: NOW, is_dry=False)
