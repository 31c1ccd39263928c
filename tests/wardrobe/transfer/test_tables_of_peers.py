"""What other closet programs save: their columns are known, the rest goes to notes.

Neither program has a file of its own for it (wardrowbe #56, Libre-Closet #126): people
save what wardrowbe's interface answers (its `schemas/item.py`), or the table `garment`
of Libre-Closet (its `garment.entity.ts`).
"""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.wardrobe.fakes import NOW, FakeEyes, MemoryCloset
from wardrobe.errors import InvalidValue
from wardrobe.model.colour import Colour
from wardrobe.model.garment import Garment, GarmentType, Pattern
from wardrobe.transfer.import_csv import RowOutcome, TableImport, import_csv, read_table
from wardrobe.transfer.table_columns import fields_of, unused, with_rest
from wardrobe.transfer.table_json import rows_of_json

OF_WARDROWBE = {
    "items": [
        {
            "id": "0b0f3c3e-9c1b-4a55-8a55-6d5a0a1e7c11",
            "user_id": "1f0f3c3e-9c1b-4a55-8a55-6d5a0a1e7c11",
            "type": "sweater",
            "subtype": "fisherman",
            "name": "Grey knit",
            "brand": "Arket",
            "notes": "itches",
            "purchase_date": "2024-05-31",
            "purchase_price": "89.00",
            "favorite": True,
            "image_path": "1f0f3c3e/one.jpg",
            "image_url": "https://example.org/one.jpg?sig=1",
            "tags": {"material": "wool", "season": ["autumn", "winter"]},
            "primary_color": "grey",
            "pattern": "solid",
            "status": "ready",
            "wear_count": 7,
            "last_worn_at": "2026-03-02",
            "suggestion_count": 0,
            "is_archived": False,
            "additional_images": [{"image_path": "other.jpg"}],
            "created_at": "2026-01-01T10:00:00Z",
        }
    ],
    "total": 1,
}
OF_LIBRE_CLOSET = (
    "id,name,category,color,brand,size,notes,archived,photo,owner_id\n"
    "4,Raincoat,coat,yellow,Rains,M,,0,one.jpg,1\n"
)


def bring(folder: Path, name: str, content: str, closet: MemoryCloset) -> RowOutcome:
    (folder / "one.jpg").write_bytes(b"one")
    file = folder / name
    file.write_text(content, encoding="utf-8")
    into = TableImport(closet=closet, eyes=FakeEyes(), now=lambda: NOW, is_dry=False)
    (outcome,) = import_csv(file, into, {})
    return outcome


def only(closet: MemoryCloset) -> Garment:
    (garment,) = closet.garments()
    return garment


def test_what_wardrowbe_answers_is_a_table(tmp_path: Path) -> None:
    closet = MemoryCloset()

    outcome = bring(tmp_path, "items.json", json.dumps(OF_WARDROWBE), closet)

    knit = only(closet)
    assert knit.type is GarmentType.SWEATER
    assert (knit.colour, knit.pattern) == (Colour.GREY, Pattern.SOLID)
    assert (knit.name, knit.brand, knit.own_type) == ("Grey knit", "Arket", "fisherman")
    assert (knit.price_cents, knit.bought_on) == (8900, date(2024, 5, 31))
    assert outcome.problems == ()


def test_what_no_field_takes_is_in_the_notes_without_keys_and_addresses(
    tmp_path: Path,
) -> None:
    closet = MemoryCloset()
    bring(tmp_path, "items.json", json.dumps(OF_WARDROWBE), closet)

    assert only(closet).notes.splitlines() == [
        "itches",
        "favorite: yes",
        "tags material: wool",
        "tags season: autumn, winter",
        "wear_count: 7",
        "last_worn_at: 2026-03-02",
    ]


def test_ids_of_another_programs_database_are_not_taken_for_this_closets() -> None:
    assert "id" not in fields_of(["id", "photo", "name", "owner_id"])
    assert "id" in fields_of(["id", "photo", "name"])
    assert "id" in fields_of(["id", "name", "owner_id"])  # nothing else names garments
    assert unused(["id", "photo", "owner_id", "mood"], {"photo": 1}) == ["mood"]


def test_libre_closets_garments_are_a_table(tmp_path: Path) -> None:
    closet = MemoryCloset()

    outcome = bring(tmp_path, "garment.csv", OF_LIBRE_CLOSET, closet)

    coat = only(closet)
    assert (coat.type, coat.colour) == (GarmentType.COAT, Colour.YELLOW)
    assert (coat.name, coat.brand, coat.size) == ("Raincoat", "Rains", "M")
    assert coat.notes == ""
    assert outcome.problems == ()


def test_a_garment_that_is_there_keeps_its_notes(tmp_path: Path) -> None:
    closet = MemoryCloset()
    bring(tmp_path, "a.csv", "photo,fabric\none.jpg,wool\n", closet)
    closet.update([only(closet)])

    bring(tmp_path, "a.csv", "photo,brand,fabric\none.jpg,Arket,silk\n", closet)

    assert only(closet).brand == "Arket"
    assert only(closet).notes == "fabric: wool"


def test_long_notes_are_cut_and_cost_no_row() -> None:
    notes = with_rest("", [("story", "x" * 90_000)])

    assert notes.endswith("…")
    assert len(notes) < 90_000


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('[{"a": 1}, {"b": null}]', [["a", "b"], ["1", ""], ["", ""]]),
        ('\ufeff{"data": {"x": [{"a": [1, "b"]}]}}', [["a"], ["1, b"]]),
        ('{"a": 1}', None),
        ("[1, 2]", None),
        ("[", None),
        ("[" * 100_000, None),
        ("photo,brand", None),
    ],
)
def test_json_is_rows_if_it_has_any(text: str, rows: list[list[str]] | None) -> None:
    found = rows_of_json(text)

    assert (None if found is None else [cells for _, cells in found]) == rows


def test_json_without_garments_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"version": 3}')

    with pytest.raises(InvalidValue, match='needs a column "photo"'):
        read_table(tmp_path / "a.json", {})
