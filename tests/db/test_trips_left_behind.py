"""Every field of a trip survives being taken away and brought in."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db.closet import SqliteCloset
from tests.db.samples import noon
from tests.db.test_export_and_import import EMBEDDING, alter
from tests.db.test_nothing_left_behind import OWN, bring, detailed, unset, with_pictures
from wardrobe.days.trips import Trip, TripNeed
from wardrobe.errors import InvalidValue
from wardrobe.model.occasion import Occasion
from wardrobe.transfer.export_folder import export_closet

TRIP = Trip(
    first=date(2026, 3, 6),
    last=date(2026, 3, 8),
    needs=(TripNeed(Occasion.CASUAL), TripNeed(Occasion.DATE, 2)),
    garment_ids=frozenset({1, 2}),
    name="Röm",
    temperature_c=16.5,
    most=6,
    packed=frozenset({1, 2}),
    back=frozenset({2}),
)


@pytest.fixture
def full(fresh_closet: SqliteCloset) -> SqliteCloset:
    for number in (1, 2):
        fresh_closet.add(detailed(number), with_pictures(number), EMBEDDING)
    own = fresh_closet.add_occasion(OWN)
    needs = (TRIP.needs[0], TripNeed(own.key, 2))
    fresh_closet.save_trip(replace(TRIP, needs=needs))
    gone = fresh_closet.save_trip(replace(TRIP, name="Gone"))
    fresh_closet.remove_trip(gone.number)
    return fresh_closet


@pytest.fixture
def folder(full: SqliteCloset, tmp_path: Path) -> Path:
    export_closet(full, tmp_path / "taken", now=noon)
    return tmp_path / "taken"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[SqliteCloset]:
    closet = SqliteCloset.open(tmp_path / "empty.closet", now=noon)
    yield closet
    closet.close()


def test_the_sample_leaves_no_field_as_it_is_by_itself(full: SqliteCloset) -> None:
    assert unset(full.trips()[0]) == set()


def test_a_trip_comes_along_with_its_pieces_and_occasions(
    folder: Path, empty: SqliteCloset
) -> None:
    empty.add(detailed(7), with_pictures(7), EMBEDDING)
    empty.add_occasion(replace(OWN, name="Another"))

    report = bring(folder, empty)

    here = {each.photo_sha256: each.id for each in empty.garments()}
    one, two = (here[detailed(number).photo_sha256] for number in (1, 2))
    own = next(each for each in empty.occasions() if each.name == OWN.name)
    expected = replace(
        TRIP,
        needs=(TRIP.needs[0], TripNeed(own.key, 2)),
        garment_ids=frozenset({one, two}),
        packed=frozenset({one, two}),
        back=frozenset({two}),
    )
    assert empty.trips() == list(report.days.trips) == [expected]
    assert bring(folder, empty).days.trips == ()
    assert len(empty.trips()) == 1


def test_a_trip_with_a_piece_that_is_not_there_stays_behind(
    folder: Path, empty: SqliteCloset
) -> None:
    alter(folder, lambda manifest: manifest["garments"][0].update(embedding="00"))

    assert len(bring(folder, empty).failed) == 1
    assert empty.trips() == []


def test_a_folder_of_before_there_were_trips_is_read(
    folder: Path, empty: SqliteCloset
) -> None:
    alter(folder, lambda manifest: manifest["days"].pop("trips"))

    assert bring(folder, empty).failed == ()
    assert empty.trips() == []


@pytest.mark.parametrize(
    "change",
    [
        {"last": "2026-03-01"},
        {"first": "soon"},
        {"needs": []},
        {"needs": [["ball", 1]]},
        {"packed": [9]},
    ],
)
def test_a_trip_that_makes_no_sense_is_one_sentence(
    folder: Path, empty: SqliteCloset, change: dict[str, Any]
) -> None:
    alter(folder, lambda manifest: manifest["days"]["trips"][0].update(change))

    with pytest.raises(InvalidValue, match=r"closet\.json"):
        bring(folder, empty)
