"""Which looks are suggested again, and when each was worn."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.wardrobe.fakes import MemoryCloset, StrictScorer, garment
from tests.wardrobe.logs import LEARNER
from wardrobe.days.plans import SavedLook
from wardrobe.days.resting import RestRules, WearHistory
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import GarmentType, State
from wardrobe.model.occasion import AnyOccasion, Occasion, OwnKey, OwnOccasion
from wardrobe.model.season import Season
from wardrobe.planning.fitting_looks import (
    DayAsked,
    days_of_looks,
    look_of,
    looks_that_fit,
    rested_looks,
)
from wardrobe.planning.history import with_worn

MONDAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
CLOSET = [
    garment(1, GarmentType.SHIRT),
    garment(2, GarmentType.JEANS),
    garment(3, GarmentType.BOOTS),
    garment(4, GarmentType.HAT),
    garment(5, GarmentType.SANDALS),
]
BY_ID = {each.id: each for each in CLOSET}
LOOK = SavedLook(garment_ids=frozenset({1, 2, 3}), made_at=NOW, number=1)


def asked(
    occasion: AnyOccasion = Occasion.CASUAL, season: Season | None = Season.SPRING
) -> DayAsked:
    return DayAsked(day=MONDAY, occasion=occasion, season=season)


def worn(days_ago: int, *ids: int) -> WearHistory:
    day = MONDAY - timedelta(days=days_ago)
    return with_worn(WearHistory(), {day: [frozenset(ids)]})


def fits(
    look: SavedLook = LOOK,
    history: WearHistory = WearHistory(),  # noqa: B008 - frozen
    of: DayAsked = asked(),  # noqa: B008 - frozen
) -> bool:
    return rested_looks([look], CLOSET, of, rules=RestRules(), history=history) != []


def test_a_look_that_is_clean_and_rested_fits() -> None:
    assert fits()


@pytest.mark.parametrize(
    "history",
    [worn(3, 1), worn(1, 3), worn(13, 1, 2, 3), worn(13, 1, 2, 3, 4), worn(0, 1, 2, 3)],
    ids=["in the laundry", "rests", "worn lately", "with a hat", "worn today"],
)
def test_what_rests_or_was_worn_lately_does_not(history: WearHistory) -> None:
    washed = {1: MONDAY - timedelta(days=1)} if 1 not in history.days else {}
    is_today = MONDAY in history.days[max(history.days)]

    assert fits(history=replace(history, washed=washed)) is is_today


def test_a_washed_look_of_two_weeks_ago_fits_again() -> None:
    history = replace(worn(14, 1, 2, 3), washed={1: MONDAY - timedelta(days=3)})

    assert fits(history=history)


@pytest.mark.parametrize("state", [State.LAUNDRY, State.STORED, State.GONE])
def test_a_look_with_a_piece_that_cannot_be_worn_does_not_fit(state: State) -> None:
    closet = [replace(CLOSET[0], state=state), *CLOSET[1:]]

    assert not rested_looks(
        [LOOK], closet, asked(), rules=RestRules(), history=WearHistory()
    )
    assert not rested_looks(
        [LOOK], CLOSET[1:], asked(), rules=RestRules(), history=WearHistory()
    )


def test_the_occasion_and_the_season_must_be_right() -> None:
    own = OwnOccasion(name="Rehearsal", base=Occasion.PARTY, number=3)
    for_party = replace(LOOK, occasion=Occasion.PARTY)
    for_winter = replace(LOOK, seasons=frozenset({Season.WINTER}))

    assert not fits(for_party)
    assert fits(for_party, of=asked(Occasion.PARTY))
    assert fits(for_party, of=asked(own))
    assert not fits(replace(LOOK, occasion=OwnKey(Occasion.PARTY, 3)))
    assert fits(replace(LOOK, occasion=OwnKey(Occasion.PARTY, 3)), of=asked(own))
    assert not fits(for_winter)
    assert fits(for_winter, of=asked(season=Season.WINTER))
    assert fits(for_winter, of=asked(season=None))


def test_what_is_for_the_occasion_comes_first_then_what_was_not_worn_for_longest() -> (
    None
):
    other = replace(LOOK, garment_ids=frozenset({2, 3}), number=2)
    mine = replace(LOOK, garment_ids=frozenset({2, 5}), number=3)
    mine = replace(mine, occasion=Occasion.CASUAL)
    days = {MONDAY - timedelta(days=30): [frozenset({1, 2, 3}), frozenset({2, 5})]}
    history = replace(with_worn(WearHistory(), days), washed={1: MONDAY, 2: MONDAY})

    found = rested_looks(
        [LOOK, other, mine], CLOSET, asked(), rules=RestRules(), history=history
    )

    assert [each.number for each in found] == [3, 2, 1]


def test_a_look_was_worn_with_whatever_hat() -> None:
    with_hat = replace(LOOK, garment_ids=frozenset({1, 2, 3, 4}), number=2)
    shoes = replace(LOOK, garment_ids=frozenset({1, 2, 5}), number=3)
    hat = replace(LOOK, garment_ids=frozenset({4}), number=4)

    days = days_of_looks([LOOK, with_hat, shoes, hat], worn(2, 1, 2, 3), BY_ID)

    day = MONDAY - timedelta(days=2)
    assert days == {1: {day}, 2: {day}, 3: frozenset(), 4: frozenset()}
    assert look_of([1, 2, 3, 4], [shoes, LOOK], BY_ID) is LOOK
    assert look_of([1, 2], [shoes, LOOK], BY_ID) is None


@pytest.fixture
def closet() -> MemoryCloset:
    return MemoryCloset(CLOSET)


def test_a_look_for_anything_must_be_good_enough_for_the_day(
    closet: MemoryCloset,
) -> None:
    boots = closet.save_look(LOOK)
    sandals = closet.save_look(replace(LOOK, garment_ids=frozenset({1, 2, 5})))
    hat = closet.save_look(replace(LOOK, garment_ids=frozenset({4})))
    scorer = StrictScorer([GarmentType.BOOTS])

    found = looks_that_fit(asked(), closet, scorer=scorer, today=MONDAY)
    closet.change_look(replace(sandals, occasion=Occasion.CASUAL))
    again = looks_that_fit(asked(), closet, scorer=scorer, today=MONDAY)

    assert [each.number for each in found] == [boots.number]
    assert [each.number for each in again] == [sandals.number, boots.number]
    assert hat.number not in {each.number for each in again}


def test_what_was_worn_yesterday_is_read_off_the_log(closet: MemoryCloset) -> None:
    closet.save_look(replace(LOOK, occasion=Occasion.CASUAL))
    wear = Event(
        kind=EventKind.WEAR,
        garment_ids=(1, 2, 3),
        occasion=Occasion.CASUAL,
        at=NOW,
    )
    closet.record(wear, learn=LEARNER.update)

    scorer = StrictScorer([GarmentType.BOOTS])
    assert looks_that_fit(asked(), closet, scorer=scorer, today=MONDAY) == []
