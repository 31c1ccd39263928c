"""Plans and looks in a folder: those of before are read, senseless ones refused."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db.closet import SqliteCloset
from ml.photos.photo import open_photo
from tests.db.samples import NOON, a_garment, noon
from tests.db.test_export_and_import import EMBEDDING, alter, picture
from tests.wardrobe.logs import LEARNER
from wardrobe.days.layouts import PlacedPiece
from wardrobe.days.plans import PlannedOutfit, SavedLook
from wardrobe.errors import InvalidValue
from wardrobe.model.occasion import Occasion
from wardrobe.model.picture import Picture
from wardrobe.model.season import Season
from wardrobe.transfer.export_folder import export_closet
from wardrobe.transfer.import_folder import FolderImport, import_folder

IDS = frozenset({1})
PLAN = PlannedOutfit(day=date(2026, 3, 2), occasion=Occasion.WORK, garment_ids=IDS)
LOOK = SavedLook(
    garment_ids=IDS,
    made_at=NOON,
    seasons=frozenset({Season.WINTER}),
    layout=(PlacedPiece(garment_id=1, x=0.5, y=0.5, length=0.75),),
)
LOOK_IN_JSON = {
    "garment_ids": [1],
    "made_at": "2026-03-02T08:00:00+00:00",
    "name": "",
    "occasion": None,
    "tags": [],
    "notes": "",
}
PLACED_IN_JSON = {"garment_id": 1, "x": 0.5, "y": 0.5, "length": 0.5, "turn": 0.0}


@pytest.fixture
def folder(fresh_closet: SqliteCloset, tmp_path: Path) -> Path:
    pictures = {kind: picture(kind, 1) for kind in Picture}
    fresh_closet.add(a_garment("1"), pictures, EMBEDDING)
    fresh_closet.plan(PLAN)
    fresh_closet.save_look(LOOK)
    export_closet(fresh_closet, tmp_path / "taken", now=noon)
    return tmp_path / "taken"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[SqliteCloset]:
    closet = SqliteCloset.open(tmp_path / "empty.closet", now=noon)
    yield closet
    closet.close()


def bring(folder: Path, closet: SqliteCloset) -> FolderImport:
    return import_folder(folder, closet, open_photo, LEARNER.relearn)


def test_a_folder_of_before_there_were_days_is_read(
    folder: Path, empty: SqliteCloset
) -> None:
    alter(folder, lambda manifest: manifest.pop("days"))

    assert bring(folder, empty).failed == ()
    assert (empty.plans(), empty.looks(), empty.has_laundry()) == ([], [], True)


@pytest.mark.parametrize(
    "change",
    [
        {"plans": [{"day": "2026-03-02", "occasion": "work", "garment_ids": []}]},
        {"looks": [{"garment_ids": [1], "made_at": "2026-03-02"}]},
        {"looks": [{**LOOK_IN_JSON, "seasons": ["monsoon"]}]},
        {"looks": [{**LOOK_IN_JSON, "layout": [PLACED_IN_JSON, PLACED_IN_JSON]}]},
        {"looks": [{**LOOK_IN_JSON, "layout": [{**PLACED_IN_JSON, "x": 9}]}]},
        {"care": [{"type": "shirt", "wears": 0, "rest_days": 0}]},
        {"care": [{"type": "toga", "wears": 1, "rest_days": 0}]},
        {"washed": {"1": "soon"}},
        {"calendar_rules": [{"words": "", "occasion": None}]},
        {"calendar_rules": [{"words": "x", "occasion": "ball"}]},
    ],
)
def test_days_that_make_no_sense_are_one_sentence(
    folder: Path, empty: SqliteCloset, change: dict[str, Any]
) -> None:
    alter(folder, lambda manifest: manifest["days"].update(change))

    with pytest.raises(InvalidValue, match=r"closet\.json"):
        bring(folder, empty)


def test_looks_of_before_there_were_layouts_are_read(
    folder: Path, empty: SqliteCloset
) -> None:
    def forget(manifest: Any) -> None:
        for look in manifest["days"]["looks"]:
            del look["seasons"], look["layout"]

    alter(folder, forget)

    bring(folder, empty)

    assert (empty.looks()[0].seasons, empty.looks()[0].layout) == (frozenset(), ())
