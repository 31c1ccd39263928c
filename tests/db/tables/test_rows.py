from datetime import datetime

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.orm import Session

from db.closet import SqliteCloset
from db.tables.rows import RankingRow, to_event_row
from tests.db.samples import an_event
from wardrobe.model.colour import Colour
from wardrobe.model.garment import Descriptor, GarmentType
from wardrobe.model.occasion import Occasion
from wardrobe.taste.ranking_table import RatingSource


def a_rating() -> RankingRow:
    return RankingRow(
        top=Descriptor(GarmentType.DRESS, Colour.RED),
        middle=None,
        bottom=Descriptor(GarmentType.HEELS, Colour.BLACK),
        outer=None,
        occasion=Occasion.PARTY,
        rating=0.9,
        source=RatingSource.EXPERT,
        weight=1.0,
    )


def writing(closet: SqliteCloset) -> Session:
    assert isinstance(closet._writer, Engine)
    return Session(closet._writer)


def test_a_rating_of_descriptors_comes_back_equal(fresh_closet: SqliteCloset) -> None:
    with writing(fresh_closet) as session, session.begin():
        session.add(a_rating())

    with Session(fresh_closet._reader) as session:
        row = session.scalars(select(RankingRow)).one()
        assert row.top == Descriptor(GarmentType.DRESS, Colour.RED)
        assert row.middle is None
        assert row.source is RatingSource.EXPERT


def test_a_source_rates_an_outfit_with_empty_slots_once(
    fresh_closet: SqliteCloset,
) -> None:
    with (
        pytest.raises(IntegrityError),
        writing(fresh_closet) as session,
        session.begin(),
    ):
        session.add_all([a_rating(), a_rating()])


def test_a_time_without_zone_is_a_bug(fresh_closet: SqliteCloset) -> None:
    without_zone = datetime(2026, 3, 1)  # noqa: DTZ001 - the bug that is meant

    with (
        pytest.raises(StatementError, match="no time zone"),
        writing(fresh_closet) as session,
        session.begin(),
    ):
        session.add(to_event_row(an_event(1, at=without_zone)))
