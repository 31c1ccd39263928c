"""A closet with something in every table, to be damaged."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from db.closet import SqliteCloset
from tests.db.samples import EMBEDDING, PICTURES, a_board, a_garment, an_event, noon
from tests.wardrobe.logs import LEARNER
from wardrobe.days.calendar_rules import CalendarRule
from wardrobe.days.plans import PlannedOutfit, SavedLook
from wardrobe.days.resting import Care
from wardrobe.days.trips import Trip, TripNeed
from wardrobe.model.garment import GarmentType
from wardrobe.model.occasion import Occasion
from wardrobe.model.picture import Picture


@pytest.fixture
def filled(path: Path) -> Path:
    closet = SqliteCloset.open(path, now=noon)
    for photo in ("shirt.jpg", "shoes.jpg"):
        closet.add(a_garment(photo), PICTURES, EMBEDDING)
    closet.keep_embeddings("eyes", {2: np.ones(4, np.float32)})
    shown = closet.record_board(a_board(1, 2))
    event = replace(an_event(1, 2), board_number=shown.number)
    closet.record(event, learn=LEARNER.update)
    closet.plan(
        PlannedOutfit(
            day=date(2026, 3, 2),
            occasion=Occasion.WORK,
            garment_ids=frozenset({1}),
            temperature_c=9.0,
        )
    )
    closet.save_look(SavedLook(garment_ids=frozenset({1}), made_at=noon()))
    closet.save_trip(
        Trip(
            first=date(2026, 3, 6),
            last=date(2026, 3, 8),
            needs=(TripNeed(Occasion.CASUAL),),
            garment_ids=frozenset({1}),
        )
    )
    closet.set_washed({1: date(2026, 3, 1)})
    closet.set_care({GarmentType.SHIRT: Care(2)})
    closet.set_laundry(is_on=False)
    closet.set_calendar_rules([CalendarRule("choir", Occasion.FORMAL)])
    closet.keep_day_photo(date(2026, 3, 1), PICTURES[Picture.PHOTO])
    closet.close()
    return path
