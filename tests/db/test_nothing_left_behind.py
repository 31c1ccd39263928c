"""Every field of every value survives being taken away and brought in."""

import csv
import io
from collections.abc import Iterator
from dataclasses import MISSING, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from db.closet import SqliteCloset
from ml.photos.photo import open_photo
from tests.db.samples import NOON, a_board, a_garment, an_event, noon
from tests.db.test_export_and_import import EMBEDDING, alter, manifest_of, picture
from tests.wardrobe.fakes import FakeEyes
from tests.wardrobe.logs import LEARNER
from wardrobe.days.calendar_rules import CalendarRule
from wardrobe.days.layouts import PlacedPiece
from wardrobe.days.plans import PlannedOutfit, SavedLook
from wardrobe.days.resting import Care
from wardrobe.errors import InvalidValue
from wardrobe.model.board import Board
from wardrobe.model.colour import Colour
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import Garment, GarmentType, GoneReason, Guess, State
from wardrobe.model.occasion import Occasion, OwnOccasion
from wardrobe.model.picture import Picture
from wardrobe.model.season import Season
from wardrobe.transfer.export_folder import export_closet
from wardrobe.transfer.import_csv import TableImport, import_csv
from wardrobe.transfer.import_folder import FolderImport, import_folder
from wardrobe.transfer.plain_pictures import is_plain_png


def detailed(number: int) -> Garment:
    """A garment of which no field is as it is by itself."""
    return replace(
        a_garment(f"{number}"),
        pattern_confidence=0.75,
        colour_confidence=0.5,
        guesses=(Guess(GarmentType.SHIRT, 0.75), Guess(GarmentType.BLOUSE, 0.125)),
        own_type="guayabera",
        notes="Grandfather's;\nhand wash",
        brand="Brand, Inc.",
        size="41/42",
        price_cents=4999,
        bought_on=date(1994, 5, 31),
        photographed_on=date(2026, 2, 27),
        place="cedar chest",
        state=State.GONE,
        gone_reason=GoneReason.GIVEN_AWAY,
    )


OWN = OwnOccasion(
    name="Rehearsal",
    base=Occasion.PARTY,
    steps=-2,
    required=frozenset({GarmentType.SHIRT}),
    types_out=frozenset({GarmentType.FLIP_FLOPS, GarmentType.SHORTS}),
    colours_out=frozenset({Colour.PINK}),
)


PLAN = PlannedOutfit(
    day=date(2026, 3, 2),
    occasion=Occasion.WORK,
    garment_ids=frozenset({1, 3}),
    temperature_c=-3.5,
)
LOOK = SavedLook(
    garment_ids=frozenset({1, 2}),
    made_at=NOON,
    name="Öpera",
    occasion=Occasion.DATE,
    tags=("warm", "für abends"),
    notes="with the\nlong coat",
    seasons=frozenset({Season.AUTUMN, Season.WINTER}),
    layout=(
        PlacedPiece(garment_id=2, x=0.25, y=0.75, length=0.5, turn=-12.5),
        PlacedPiece(garment_id=1, x=0.5, y=0.5, length=0.75),
    ),
)
CARE = Care(2, 3)
RULE = CalendarRule("chor", Occasion.FORMAL)


def mask() -> bytes:
    stream = io.BytesIO()
    Image.fromarray(np.eye(24, 32, dtype=np.uint8) * 255).save(stream, "PNG")
    return stream.getvalue()


def with_pictures(number: int) -> dict[Picture, bytes]:
    return {kind: picture(kind, number) for kind in Picture}


@pytest.fixture
def full(fresh_closet: SqliteCloset) -> SqliteCloset:
    """One garment owned, one wished for, one in the trash; occasions; a board."""
    closet = fresh_closet
    for number in (1, 2):
        closet.add(detailed(number), with_pictures(number), EMBEDDING)
    closet.wish(detailed(3), with_pictures(3), EMBEDDING)
    closet.retouch(1, with_pictures(4), mask())
    closet.remove([2])
    closet.add_occasion(replace(OWN, name="Gone by"))
    closet.remove_occasion(1)
    own = closet.add_occasion(OWN)
    shown = closet.record_board(replace(a_board(1, 2), occasion=own.key))
    event = an_event(1, 2, kind=EventKind.RATE)
    closet.plan(PLAN)
    closet.save_look(replace(LOOK, occasion=own.key))
    closet.unplan([closet.plan(replace(PLAN, day=date(2026, 4, 1)))[0].number])
    closet.set_washed({1: date(2026, 2, 28)})
    closet.set_care({GarmentType.SHIRT: CARE})
    closet.set_laundry(is_on=False)
    closet.set_calendar_rules([RULE, CalendarRule("dentist", None)])
    closet.keep_day_photo(PLAN.day, picture(Picture.PHOTO, 5))
    gone = closet.keep_day_photo(PLAN.day, picture(Picture.PHOTO, 6))
    closet.remove_day_photo(gone.number)
    closet.record(
        replace(event, occasion=own.key, board_number=shown.number),
        learn=LEARNER.update,
    )
    return closet


@pytest.fixture
def folder(full: SqliteCloset, tmp_path: Path) -> Path:
    export_closet(full, tmp_path / "taken", now=noon)
    return tmp_path / "taken"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[SqliteCloset]:
    closet = SqliteCloset.open(tmp_path / "empty.closet", now=noon)
    yield closet
    closet.close()


def bring(folder: Path, closet: SqliteCloset) -> FolderImport:
    return import_folder(folder, closet, open_photo, LEARNER.relearn)


def unset(value: Any) -> set[str]:
    """Return the fields that are as they are by themselves."""
    return {
        each.name
        for each in fields(value)
        if each.default is not MISSING and getattr(value, each.name) == each.default
    }


def test_the_samples_leave_no_field_as_it_is_by_itself(full: SqliteCloset) -> None:
    """A new field that is left out of the folder is found by the tests below."""
    (event,) = full.events()
    swap = Event(
        kind=EventKind.SWAP,
        garment_ids=(1,),
        occasion=Occasion.WORK,
        at=NOON,
        swapped=(2, 1),
    )

    assert unset(full.garments()[0]) == set()
    assert unset(full.occasions()[0]) == set()
    assert unset(event) & unset(swap) == set()
    assert unset(full.boards()[0]) == set()
    assert unset(full.plans()[0]) == set()
    assert unset(full.looks()[0]) == set()
    assert unset(CARE) == set()


def test_everything_comes_into_an_empty_closet(
    full: SqliteCloset, folder: Path, empty: SqliteCloset
) -> None:
    report = bring(folder, empty)

    assert report.failed == ()
    assert (len(report.added), len(report.events)) == (3, 1)
    assert list(report.occasions) == empty.occasions()
    assert [replace(g, id=0) for g in empty.garments()] == [
        replace(g, id=0) for g in full.garments()
    ]
    assert [replace(g, id=0) for g in empty.wishes()] == [
        replace(g, id=0) for g in full.wishes()
    ]
    assert [replace(g, id=0) for g in empty.trash()] == [
        replace(g, id=0) for g in full.trash()
    ]
    for kind in (SqliteCloset.occasions, SqliteCloset.removed_occasions):
        assert [replace(o, number=0) for o in kind(empty)] == [
            replace(o, number=0) for o in kind(full)
        ]
    assert empty.mask(empty.garments()[0].id) == mask()
    here = {
        each.photo_sha256: each.id
        for each in (*empty.garments(), *empty.wishes(), *empty.trash())
    }
    one, two, three = (here[detailed(number).photo_sha256] for number in (1, 2, 3))
    (own,) = empty.occasions()
    assert empty.plans() == [replace(PLAN, garment_ids=frozenset({one, three}))]
    assert empty.looks() == [
        replace(
            LOOK,
            garment_ids=frozenset({one, two}),
            occasion=own.key,
            layout=tuple(
                replace(each, garment_id=i) for each, i in zip(LOOK.layout, (two, one))
            ),
        )
    ]
    assert empty.washed() == {one: date(2026, 2, 28)}
    assert empty.care() == {GarmentType.SHIRT: CARE}
    assert not empty.has_laundry()
    assert empty.calendar_rules() == [RULE, CalendarRule("dentist", None)]
    (photo,) = empty.day_photos()
    assert photo.day == PLAN.day
    assert empty.day_photo(photo.number) == picture(Picture.PHOTO, 5)
    assert empty.check() == []


def test_the_log_names_the_occasions_as_they_are_numbered_here(
    folder: Path, empty: SqliteCloset
) -> None:
    other = empty.add_occasion(replace(OWN, name="Another"))

    bring(folder, empty)

    (event,), (board,) = empty.events(), empty.boards()
    own = next(each for each in empty.occasions() if each.name == OWN.name)
    assert event.occasion == board.occasion == own.key != other.key
    assert isinstance(board, Board)


def test_an_occasion_that_did_not_come_along_is_its_base(
    folder: Path, empty: SqliteCloset
) -> None:
    alter(folder, lambda manifest: manifest.pop("occasions"))

    bring(folder, empty)

    assert [event.occasion for event in empty.events()] == [Occasion.PARTY]


def test_a_second_time_brings_in_nothing(folder: Path, empty: SqliteCloset) -> None:
    bring(folder, empty)

    again = bring(folder, empty)

    assert (again.added, again.occasions, again.events) == ((), (), ())
    assert (again.days.plans, again.days.looks) == ((), ())
    assert (len(empty.plans()), len(empty.looks())) == (1, 1)
    assert (len(empty.wishes()), len(empty.occasions())) == (1, 1)


def test_an_occasion_that_was_removed_here_comes_back(
    folder: Path, empty: SqliteCloset
) -> None:
    bring(folder, empty)
    (own,) = empty.occasions()
    empty.remove_occasion(own.number)

    again = bring(folder, empty)

    assert (again.occasions, empty.occasions()) == ((own,), [own])


def test_what_is_set_here_stays_as_it_is(folder: Path, empty: SqliteCloset) -> None:
    empty.set_care({GarmentType.SHIRT: Care(9)})
    empty.set_calendar_rules([CalendarRule("mine", Occasion.CASUAL)])
    mine = empty.add(detailed(1), with_pictures(1), EMBEDDING)
    empty.set_washed({mine.id: date(2026, 3, 1)})

    bring(folder, empty)

    assert empty.care() == {GarmentType.SHIRT: Care(9)}
    assert empty.calendar_rules() == [CalendarRule("mine", Occasion.CASUAL)]
    assert empty.washed() == {mine.id: date(2026, 3, 1)}
    assert empty.has_laundry()


def test_plans_of_a_garment_that_is_not_there_stay_behind(
    folder: Path, empty: SqliteCloset
) -> None:
    alter(folder, lambda manifest: manifest["garments"][2].update(embedding="00"))

    report = bring(folder, empty)

    assert len(report.failed) == 1
    assert len(empty.plans()) + len(empty.looks()) == 1


def test_a_wish_that_is_owned_here_stays_owned(
    folder: Path, empty: SqliteCloset
) -> None:
    mine = empty.add(detailed(3), with_pictures(3), EMBEDDING)

    report = bring(folder, empty)

    assert mine.id in report.known
    assert empty.wishes() == []


def test_a_folder_of_before_there_were_details_is_read(
    folder: Path, empty: SqliteCloset
) -> None:
    def forget(manifest: Any) -> None:
        known = {"id", "type", "colour", "pattern", "name", "confidence", "colours"}
        known |= {"added_at", "photo_sha256", "is_removed", "embedding", "pictures"}
        for garment in manifest["garments"]:
            for key in garment.keys() - known:
                del garment[key]

    alter(folder, forget)

    bring(folder, empty)

    assert (empty.garments()[0].notes, empty.garments()[0].state) == ("", "in-use")


@pytest.mark.parametrize(
    "changes",
    [
        {"notes": "x" * 2001},
        {"brand": "x" * 201},
        {"price_cents": -1},
        {"price_cents": 10**9},
        {"bought_on": "yesterday"},
        {"state": "in-use"},
        {"guesses": [["toga", 0.5]]},
        {"mask": {"path": "masks/x.png"}},
    ],
)
def test_details_that_make_no_sense_are_one_sentence(
    folder: Path, empty: SqliteCloset, changes: dict[str, Any]
) -> None:
    alter(folder, lambda manifest: manifest["garments"][0].update(changes))

    with pytest.raises(InvalidValue, match=r"closet\.json"):
        bring(folder, empty)


def test_a_mask_that_is_no_plain_picture_is_refused(
    folder: Path, empty: SqliteCloset
) -> None:
    path = manifest_of(folder)["garments"][0]["mask"]["path"]
    (folder / path).write_bytes(mask() + b"more")

    (failed,) = bring(folder, empty).failed

    assert "has changed since it was exported" in failed.reason
    assert not is_plain_png(mask() + b"more")
    assert not is_plain_png(mask()[:-5])
    assert is_plain_png(mask())


def test_the_table_has_the_details_and_brings_them_back(
    full: SqliteCloset, folder: Path
) -> None:
    table = folder / "garments.csv"
    text = table.read_text(encoding="utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert (row["price"], row["state"]) == ("49.99", "gone:given-away")
    kept = replace(
        full.garments()[0],
        confidence=1.0,
        pattern_confidence=1.0,
        colour_confidence=1.0,
    )
    # The photo's own day is no detail that people write into tables.
    day = kept.photographed_on
    full.update([replace(a_garment("1"), id=kept.id, photographed_on=day)])

    into = TableImport(closet=full, eyes=FakeEyes(), now=noon, is_dry=False)
    (outcome,) = import_csv(table, into, {})

    assert outcome.change == "changed"
    assert replace(full.garments()[0], guesses=kept.guesses) == kept
