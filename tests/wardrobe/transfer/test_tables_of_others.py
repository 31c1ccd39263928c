"""Tables as spreadsheets, shops and people write them, all of the same garments."""

import codecs
import csv
import io
from datetime import date
from pathlib import Path
from typing import Literal

import pytest

from tests.wardrobe.fakes import NOW, FakeEyes, MemoryCloset, garment
from wardrobe.errors import InvalidValue
from wardrobe.model.garment import Garment
from wardrobe.model.picture import Picture
from wardrobe.transfer.import_csv import (
    RowOutcome,
    TableImport,
    columns_of,
    import_csv,
    read_table,
)
from wardrobe.transfer.table_values import DateOrder, order_of, read_day, read_price

HEAD = ("photo", "name", "brand", "price", "bought-on", "notes")
# The first day tells the order where days and months are numbers.
FIRST = ("one.jpg", "Müllers Jeans", "Levi", 1089.90, date(2024, 5, 31), "a, b; c")
SECOND = ("two.jpg", "Café\tJacke", "S.Oliver", 49.00, date(2024, 4, 3), 'says "hi"')


def saved(
    *,
    encoding: str = "utf-8",
    delimiter: str = ",",
    date_form: str = "%Y-%m-%d",
    price: str = "{:.2f}",
    head: tuple[str, ...] = HEAD,
    before: str = "",
    line_end: str = "\r\n",
    quoting: Literal[0, 1] = csv.QUOTE_MINIMAL,
    blank: str = "",
) -> bytes:
    """Return the two garments as one program saves them."""
    stream = io.StringIO(newline="")
    stream.write(before)
    writer = csv.writer(
        stream, delimiter=delimiter, lineterminator=line_end, quoting=quoting
    )
    writer.writerow(head)
    for photo, name, brand, cost, day, notes in (FIRST, SECOND):
        said = day.strftime(date_form)
        writer.writerow([photo, name, brand, price_as(price, cost), said, notes])
    text = stream.getvalue()
    return text.replace(delimiter, delimiter + blank).encode(encoding)


def price_as(form: str, cost: float) -> str:
    """Return a price; `~` in the form swaps point and comma."""
    said = form.replace("~", "").format(cost)
    return said.translate(str.maketrans(",.", ".,")) if "~" in form else said


US, DE = "%m/%d/%Y", "%d.%m.%Y"
GERMAN = ("Bild", "Bezeichnung", "Marke", "Preis in Euro", "gekauft am", "Notizen")
TABLES = {
    "sqlite": saved(line_end="\n"),
    "excel us": saved(encoding="utf-8-sig", date_form=US, price="{:,.2f}"),
    "excel uk": saved(encoding="utf-8-sig", date_form="%d/%m/%Y", price="£{:,.2f}"),
    "excel de": saved(
        encoding="cp1252", delimiter=";", date_form=DE, price="~{:.2f}", head=GERMAN
    ),
    "excel de, utf-8": saved(
        encoding="utf-8-sig", delimiter=";", date_form=DE, price="~{:,.2f} €"
    ),
    "excel fr": saved(
        encoding="cp1252", delimiter=";", date_form="%d/%m/%Y", price="~{:.2f} €"
    ),
    "excel ch": saved(
        encoding="cp1252", delimiter=";", date_form=DE, price="CHF {:.2f}"
    ),
    "excel unicode text": saved(
        encoding="utf-16", delimiter="\t", date_form=US, price="{:.2f}"
    ),
    "excel mac": saved(encoding="mac-roman", line_end="\r", date_form=US),
    "excel, text of dos": saved(delimiter="\t", encoding="cp1252", date_form=US),
    "excel, days of two digits": saved(date_form="%m/%d/%y", price="${:,.2f}"),
    "excel, clock": saved(date_form="%Y-%m-%d 00:00:00"),
    "excel, sep": saved(before="sep=;\r\n", delimiter=";", price="~{:.2f}"),
    "excel, sep of bars": saved(before="SEP=|\n", delimiter="|"),
    "libreoffice": saved(line_end="\n", date_form="%m/%d/%y"),
    "libreoffice, all quoted": saved(quoting=csv.QUOTE_ALL, line_end="\n"),
    "libreoffice, iso": saved(delimiter=";", encoding="utf-8"),
    "libreoffice, utf-16": saved(encoding="utf-16-le", delimiter="\t"),
    "utf-16 with a mark, big": codecs.BOM_UTF16_BE + saved(encoding="utf-16-be"),
    "utf-32": saved(encoding="utf-32"),
    "google": saved(line_end="\r\n", date_form="%d/%m/%Y"),
    "google, names of months": saved(date_form="%d-%b-%Y", price="${:,.2f}"),
    "numbers": saved(delimiter=";", date_form="%d %B %Y", price="~{:,.2f} €"),
    "numbers us": saved(date_form="%B %d, %Y", price="$ {:,.2f}"),
    "airtable": saved(encoding="utf-8-sig", date_form="%Y/%m/%d", line_end="\n"),
    "notion": saved(encoding="utf-8-sig", date_form="%B %d, %Y", line_end="\n"),
    "bars": saved(delimiter="|"),
    "blanks after delimiters": b"photo, name, brand, price, bought-on, notes\n"
    b'one.jpg, "M\xc3\xbcllers Jeans", Levi, "1,089.90", 2024-05-31, "a, b; c"\n'
    b'two.jpg, Caf\xc3\xa9\tJacke, S.Oliver, 49, 2024-04-03, "says ""hi"""\n',
    "a title above": saved(before="My wardrobe\r\n\r\n"),
    "empty lines": saved(line_end="\r\n\r\n"),
    "shouted head": saved(head=tuple(each.upper() for each in HEAD)),
    "other names": saved(
        head=(
            "Image File",
            "Item",
            "Label",
            "Price (USD)",
            "Date purchased",
            "Comments",
        )
    ),
    "text kept as it is": saved(date_form='="%Y-%m-%d"'),
    "days as numbers": saved()
    .replace(b"2024-05-31", b"45443")
    .replace(b"2024-04-03", b"45385"),
    "decimals of a database": saved(price="{:.4f}"),
    "no cents": saved(date_form=DE, price="{:.2f}").replace(b"49.00", b'"49,-"'),
}


def bring(
    folder: Path, content: bytes, closet: MemoryCloset, dates: DateOrder | None = None
) -> list[RowOutcome]:
    for name in ("one.jpg", "two.jpg"):
        if not (folder / name).exists():
            (folder / name).write_bytes(name.encode())
    file = folder / "table.csv"
    file.write_bytes(content)
    into = TableImport(
        closet=closet, eyes=FakeEyes(), now=lambda: NOW, is_dry=False, dates=dates
    )
    return import_csv(file, into, {})


def facts(each: Garment) -> tuple[object, ...]:
    return (each.name, each.brand, each.price_cents, each.bought_on, each.notes)


@pytest.mark.parametrize("program", TABLES)
def test_every_program_says_the_same(tmp_path: Path, program: str) -> None:
    closet = MemoryCloset()

    outcomes = bring(tmp_path, TABLES[program], closet)

    assert [each.problems for each in outcomes] == [(), ()]
    assert [facts(each) for each in closet.garments()] == [
        ("Müllers Jeans", "Levi", 108990, date(2024, 5, 31), "a, b; c"),
        ("Café Jacke", "S.Oliver", 4900, date(2024, 4, 3), 'says "hi"'),
    ]


@pytest.mark.parametrize(
    ("cell", "price"),
    [
        ("89.9", "89.90"),
        ("89,90 €", "89.90"),
        ("€ 89.90", "89.90"),
        ("EUR 1.089,90", "1089.90"),
        ("1,089.90", "1089.90"),
        ("1 089,90", "1089.90"),
        ("1\u00a0089,90", "1089.90"),
        ("1\u202f089,90 €", "1089.90"),
        ("CHF 1'089.90", "1089.90"),
        ("CHF 1’089.–", "1089.00"),
        ("89,-", "89.00"),
        ("89:-", "89.00"),
        ("89,– €", "89.00"),
        ("1.234", "1234.00"),
        ("1,234", "1234.00"),
        ("1.234.567", "1234567.00"),
        ("Rs. 1,00,000.00", "100000.00"),
        ("12 000 kr.", "12000.00"),
        ("￥１２００", "1200.00"),
        ("89.9000", "89.90"),
        ("0", "0.00"),
    ],
)
def test_prices_are_read_as_people_write_them(cell: str, price: str) -> None:
    assert read_price(cell) == price


@pytest.mark.parametrize(
    "cell", ["", "free", "-5", "89.999.9", "1,2,3", "89.901", "4 for 100.5.5", "½"]
)
def test_what_is_no_price_is_said(cell: str) -> None:
    if cell == "89.901":
        assert read_price(cell) == "89901.00"  # as 1.234 is
        return
    with pytest.raises(InvalidValue, match="isn't a price"):
        read_price(cell)


@pytest.mark.parametrize(
    "cell",
    [
        *("31. Mai 2024", "31 mai 2024", "May 31st, 2024", "31-May-24", "2024.05.31"),
        *("31/5/24", "5/31/2024 0:00", "2024-05-31T10:00:00Z", "20240531", "31.5.2024"),
    ],
)
def test_days_are_read_as_people_write_them(cell: str) -> None:
    assert read_day(cell, None, NOW.date()) == date(2024, 5, 31)


@pytest.mark.parametrize(
    "cell", ["2024", "05/2024", "31.02.2024", "soon", "99/99/2024"]
)
def test_what_is_no_day_is_said(cell: str) -> None:
    with pytest.raises(InvalidValue, match="isn't a date"):
        read_day(cell, None, NOW.date())


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (["03/04/2024", "31/12/2024"], DateOrder.DAY),
        (["03/04/2024", "12/31/2024"], DateOrder.MONTH),
        (["03/04/2024", "05/06/2024"], None),
        (["31/12/2024", "12/31/2024"], None),
        (["03.04.2024"], DateOrder.DAY),
        (["2024-04-03"], None),
    ],
)
def test_a_column_tells_what_stands_first(
    column: list[str], order: DateOrder | None
) -> None:
    assert order_of(column) == order


@pytest.mark.parametrize(
    ("dates", "day"),
    [
        (None, None),
        (DateOrder.DAY, date(2024, 4, 3)),
        (DateOrder.MONTH, date(2024, 3, 4)),
    ],
)
def test_an_unclear_day_is_asked_for_and_costs_only_itself(
    tmp_path: Path, dates: DateOrder | None, day: date | None
) -> None:
    closet = MemoryCloset()

    (outcome,) = bring(
        tmp_path, b"photo,brand,bought on\none.jpg,Levi,03/04/2024\n", closet, dates
    )

    (added,) = closet.garments()
    assert (added.brand, added.bought_on) == ("Levi", day)
    assert bool(outcome.problems) == (day is None)


def test_a_bad_cell_costs_only_itself(tmp_path: Path) -> None:
    closet = MemoryCloset()
    table = b"photo,type,brand,price\none.jpg,toga,Levi,cheap\n"

    (outcome,) = bring(tmp_path, table, closet)

    assert outcome.change == "added"
    assert closet.garments()[0].brand == "Levi"
    assert [each.partition(":")[0] for each in outcome.problems] == ["type", "price"]


def test_words_of_other_programs_and_in_german_are_known(tmp_path: Path) -> None:
    closet = MemoryCloset()
    table = "Foto;Kategorie;Farbe;Muster\none.jpg;Hosen;Grün;kariert\n"

    (outcome,) = bring(tmp_path, table.encode(), closet)

    assert outcome.problems == ()
    (added,) = closet.garments()
    assert (added.type, added.colour, added.pattern) == ("trousers", "green", "checked")


def test_columns_that_are_not_used_are_named(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("photo,color,category,Marke,Fabric,group,,Color 2\na.jpg,,,,,,,\n")

    assert read_table(file, {}).unused == ("Fabric", "Color 2")
    assert columns_of(file)[:2] == ["photo", "color"]


@pytest.mark.parametrize("has_id", [True, False])
def test_a_row_never_changes_another_garment_than_that_of_its_photo(
    tmp_path: Path, *, has_id: bool
) -> None:
    closet = MemoryCloset([garment(1)])
    before = closet.garment(1)
    number = "1" if has_id else "77"

    (outcome,) = bring(
        tmp_path, f"id,photo,name\n{number},one.jpg,Not the dress\n".encode(), closet
    )

    assert closet.garments() == [before]
    assert outcome.words.startswith(f"its photo isn't that of garment {number};")


def test_a_row_whose_photo_is_gone_changes_nothing(tmp_path: Path) -> None:
    closet = MemoryCloset([garment(1)])
    before = closet.garment(1)

    (outcome,) = bring(tmp_path, b"id,photo,name\n1,gone.jpg,X\n", closet)

    assert outcome.change == "failed"
    assert closet.garment(1) == before


def test_a_row_with_the_exported_photo_changes_its_garment(tmp_path: Path) -> None:
    closet = MemoryCloset([garment(1), garment(2)])
    (tmp_path / "2.jpg").write_bytes(closet.picture(2, Picture.PHOTO))

    (outcome,) = bring(tmp_path, b"id,photo,name\n2,2.jpg,Second\n", closet)

    assert outcome.change == "changed"
    assert closet.garment(2).name == "Second"


@pytest.mark.parametrize(
    "named",
    [
        "Gilet e\u0301te\u0301.JPG",
        "gilet été.jpg",
        ".\\Gilet été.jpg",
        "sub/../GILET ÉTÉ.jpg",
        "C:\\Users\\me\\Gilet été.jpg",
        "/elsewhere/gilet été.jpg",
        "file:///x/Gilet%20été.jpg",
    ],
)
def test_a_photo_is_found_however_its_name_is_written(
    tmp_path: Path, named: str
) -> None:
    closet = MemoryCloset()
    (tmp_path / "sub").mkdir()
    (tmp_path / "Gilet été.JPG").write_bytes(b"a photo")

    (outcome,) = bring(tmp_path, f"photo,name\n{named},x\n".encode(), closet)

    assert outcome.change == "added"


def test_a_photo_on_the_web_is_told(tmp_path: Path) -> None:
    (outcome,) = bring(tmp_path, b"photo\nhttps://shop.example/a.jpg\n", MemoryCloset())

    assert "download" in outcome.words
