"""What was worn when, and what that cost."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

from tests.wardrobe.fakes import garment
from wardrobe.closet.wear_log import days_worn, outfit_of, wears, worn_by_day
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import GarmentType
from wardrobe.model.occasion import Occasion

SHIRT, JEANS = garment(1, GarmentType.SHIRT), garment(2, GarmentType.JEANS)
BOOTS, COAT = garment(3, GarmentType.BOOTS), garment(4, GarmentType.COAT)
DRESS, HAT = garment(5, GarmentType.DRESS), garment(6, GarmentType.HAT)


def an_event(*ids: int, at: datetime, kind: EventKind = EventKind.WEAR) -> Event:
    return Event(kind=kind, garment_ids=ids, occasion=Occasion.CASUAL, at=at)


def test_a_late_evening_belongs_to_the_day_of_the_clock_on_the_wall() -> None:
    east = timezone(timedelta(hours=2))
    late = an_event(1, at=datetime(2026, 3, 1, 23, 30, tzinfo=UTC))
    later = an_event(1, at=late.at.astimezone(east))
    liked = an_event(1, at=late.at, kind=EventKind.LIKE)

    assert worn_by_day([late, later, liked]) == {
        date(2026, 3, 1): [late],
        date(2026, 3, 2): [later],
    }


def test_only_wearing_counts_as_wearing() -> None:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    log = [an_event(1, 2, at=at), an_event(1, at=at, kind=EventKind.REJECT)]

    assert wears(log) == {1: 1, 2: 1}


def test_a_day_is_one_wear_however_often_it_was_noted() -> None:
    morning = an_event(1, 2, at=datetime(2026, 3, 1, 8, tzinfo=UTC))
    evening = an_event(1, 3, at=datetime(2026, 3, 1, 20, tzinfo=UTC))
    later = an_event(1, at=datetime(2026, 3, 2, 8, tzinfo=UTC))

    assert wears([morning, morning, evening, later]) == {1: 2, 2: 1, 3: 1}
    assert days_worn([morning, later])[1] == {date(2026, 3, 1), date(2026, 3, 2)}


def test_what_was_worn_instead_of_a_board_was_worn() -> None:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    other = replace(an_event(1, 2, at=at), kind=EventKind.OTHER, board_number=3)

    assert wears([other]) == {1: 1, 2: 1}
    assert worn_by_day([other]) == {date(2026, 3, 1): [other]}


def test_garments_find_their_slots() -> None:
    outfit = outfit_of([COAT, BOOTS, SHIRT, HAT, JEANS])

    assert outfit is not None
    assert (outfit.top, outfit.middle, outfit.bottom) == (SHIRT, JEANS, BOOTS)
    assert outfit.outer is COAT


def test_a_coat_alone_is_the_top_and_a_dress_needs_no_trousers() -> None:
    closed, dress = outfit_of([COAT, JEANS, BOOTS]), outfit_of([DRESS, BOOTS])

    assert closed is not None
    assert (closed.top, closed.outer) == (COAT, None)
    assert dress is not None
    assert dress.middle is None


def test_what_is_no_whole_outfit_has_no_slots() -> None:
    assert outfit_of([SHIRT, JEANS]) is None
    assert outfit_of([SHIRT, BOOTS]) is None
    assert outfit_of([HAT]) is None
