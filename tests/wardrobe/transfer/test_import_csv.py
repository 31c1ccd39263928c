from dataclasses import replace
from pathlib import Path

import pytest

from tests.wardrobe.fakes import NOW, FakeEyes, MemoryCloset, garment
from wardrobe.errors import InvalidValue
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType
from wardrobe.model.progress import Progress
from wardrobe.transfer.import_csv import RowChange, RowOutcome, TableImport, import_csv


@pytest.fixture
def closet() -> MemoryCloset:
    return MemoryCloset([garment(1, GarmentType.SHIRT, Colour.WHITE)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("polo.jpg", "bad.jpg"):
        (tmp_path / name).write_bytes(name.encode())
    return tmp_path


def bring(
    folder: Path,
    text: str,
    closet: MemoryCloset,
    columns: dict[str, str] | None = None,
    *,
    is_dry: bool = False,
) -> list[RowOutcome]:
    file = folder / "table.csv"
    file.write_text(text, encoding="utf-8")
    into = TableImport(closet=closet, eyes=FakeEyes(), now=lambda: NOW, is_dry=is_dry)
    return import_csv(file, into, columns or {})


def test_rows_add_photos_and_change_garments(
    folder: Path, closet: MemoryCloset
) -> None:
    text = (
        "id,photo,type,colour,name\n"
        ",polo.jpg,Polo,navy,'=my polo\n"
        "1,,blouse,,\n"
        "1,,blouse,,\n"
        ",,,,\n"
        ",polo.jpg,,red,\n"
    )

    outcomes = bring(folder, text, closet)

    assert [each.change for each in outcomes] == ["added", "changed", "same", "changed"]
    assert [each.row for each in outcomes] == [2, 3, 4, 6]
    polo = closet.garment(2)
    assert (polo.type, polo.colour, polo.name) == ("polo", "red", "=my polo")
    assert closet.garment(1).type is GarmentType.BLOUSE
    assert closet.garment(1).colour is Colour.WHITE


def test_a_row_tells_the_photo_that_it_names_if_that_is_there(
    folder: Path, closet: MemoryCloset
) -> None:
    text = "id,photo\n,POLO.jpg\n,bad.jpg\n,none.jpg\n1,\n,https://a.example/b.jpg\n"

    outcomes = bring(folder, text, closet, is_dry=True)

    there = [folder / "polo.jpg", folder / "bad.jpg"]
    assert [each.photo for each in outcomes] == [*there, None, None, None]


def test_a_row_is_believed_about_a_photo_without_a_garment_if_it_says_the_type(
    folder: Path, closet: MemoryCloset
) -> None:
    (folder / "hills.jpg").write_bytes(b"landscape")

    outcomes = bring(folder, "photo,type\nhills.jpg,\nhills.jpg,scarf\n", closet)

    assert [each.change for each in outcomes] == [RowChange.FAILED, RowChange.ADDED]
    assert outcomes[0].words == "no garment found on this photo"
    assert closet.garment(2).type is GarmentType.SCARF


def test_a_dry_run_says_the_same_and_does_nothing(
    folder: Path, closet: MemoryCloset
) -> None:
    before = closet.garments()

    outcomes = bring(
        folder, "id,photo,type\n,polo.jpg,polo\n1,,blouse\n", closet, is_dry=True
    )

    assert [each.change for each in outcomes] == [RowChange.ADDED, RowChange.CHANGED]
    assert outcomes[1].words == "white blouse (garment 1)"
    assert closet.garments() == before


def test_columns_of_other_names_are_mapped_and_other_signs_divide_them(
    folder: Path, closet: MemoryCloset
) -> None:
    text = "Bild;Art;Preis, in Euro\npolo.jpg;t shirt;12,50\n"

    (outcome,) = bring(folder, text, closet, {"photo": "Bild", "type": "Art"})

    assert outcome.change is RowChange.ADDED
    assert closet.garment(2).type is GarmentType.T_SHIRT


def test_a_bad_row_is_told_and_stops_no_other(
    folder: Path, closet: MemoryCloset
) -> None:
    text = (
        "id,photo,type\n"
        "9,,polo\n"
        "x,,polo\n"
        ",,polo\n"
        ",gone.jpg,polo\n"
        ",bad.jpg,polo\n"
        "1,,polo\n"
    )

    *failed, good = bring(folder, text, closet)

    assert {each.change for each in failed} == {RowChange.FAILED}
    assert [each.words.split(";")[0] for each in failed] == [
        "there's no garment 9 in this closet",
        '"x" isn\'t the id of a garment',
        "it has neither a photo nor an id",
        "it doesn't exist",
        "the fake eyes cannot see this",
    ]
    assert good.change is RowChange.CHANGED


@pytest.mark.parametrize(
    ("text", "columns", "reason"),
    [
        ("", {}, 'needs a column "photo" or "id"'),
        ("type,colour\nshirt,red\n", {}, 'needs a column "photo" or "id"'),
        ("id\n1\n", {"photo": "Bild"}, 'no column "Bild"'),
        ("id\n1\n", {"id": ""}, 'needs a column "photo" or "id"'),
        ("id\n1\n", {"worth": "id"}, 'no field "worth"'),
        ("id,name\n1," + "x" * 200_000 + "\n", {}, "isn't a table"),
    ],
)
def test_what_is_no_such_table_is_one_sentence(
    folder: Path,
    closet: MemoryCloset,
    text: str,
    columns: dict[str, str],
    reason: str,
) -> None:
    with pytest.raises(InvalidValue, match=reason):
        bring(folder, text, closet, columns)


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04 a spreadsheet", b"\xd0\xcf\x11\xe0", b"id,name\n1,\0\0\n"]
)
def test_what_is_no_text_is_one_sentence(
    folder: Path, closet: MemoryCloset, content: bytes
) -> None:
    file = folder / "table.csv"
    file.write_bytes(content)
    into = TableImport(closet=closet, eyes=FakeEyes(), now=lambda: NOW, is_dry=True)

    with pytest.raises(InvalidValue, match="CSV"):
        import_csv(file, into, {})


def test_what_was_done_before_it_was_stopped_is_returned(
    folder: Path, closet: MemoryCloset
) -> None:
    file = folder / "table.csv"
    file.write_text("id,brand\n1,Hess\n1,Marl\n", encoding="utf-8")
    into = TableImport(closet=closet, eyes=FakeEyes(), now=lambda: NOW, is_dry=False)
    answers = iter([False, True])
    before = closet.garment(1)

    (done,) = import_csv(file, into, {}, Progress(is_cancelled=lambda: next(answers)))

    assert (done.before, done.garment) == (before, replace(before, brand="Hess"))
    assert closet.garments() == [done.garment]
