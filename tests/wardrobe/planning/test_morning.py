"""What to wear today: planned first, then rested, and nothing once one is dressed."""

from dataclasses import replace
from datetime import timedelta

from tests.ui.fakes import NOW, FakeCloset, FakeScorer, make_garments
from wardrobe.days.plans import PlannedOutfit
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import State
from wardrobe.model.occasion import Occasion
from wardrobe.planning.morning import MorningOutfit, MorningWish, outfits_of_morning

TODAY = NOW.date()
WISH = MorningWish(occasion=Occasion.CASUAL)


def ids(outfit: MorningOutfit) -> frozenset[int]:
    return frozenset(garment.id for garment in outfit.garments)


def find(closet: FakeCloset) -> list[MorningOutfit]:
    return outfits_of_morning(TODAY, closet, FakeScorer(), WISH)


def wear(closet: FakeCloset, outfit: frozenset[int], days_ago: int) -> None:
    at = NOW - timedelta(days=days_ago)
    kind, occasion = EventKind.WEAR, Occasion.CASUAL
    closet.log.append(
        Event(kind=kind, garment_ids=tuple(sorted(outfit)), occasion=occasion, at=at)
    )


def test_the_best_come_first_and_no_two_are_the_same() -> None:
    found = [ids(each) for each in find(FakeCloset(make_garments()))]

    assert len(found) == len(set(found)) == 8


def test_what_is_planned_goes_before_all() -> None:
    closet = FakeCloset(make_garments())
    best = ids(find(closet)[0])
    planned = frozenset({2, 6, 10})
    closet.plan(
        PlannedOutfit(day=TODAY, occasion=Occasion.WORK, garment_ids=planned),
        PlannedOutfit(day=TODAY, occasion=Occasion.DATE, garment_ids=best),
    )

    first, second, *rest = find(closet)

    assert (ids(first), first.occasion) == (planned, Occasion.WORK)
    assert (ids(second), second.occasion) == (best, Occasion.DATE)
    assert best not in map(ids, rest)


def test_a_plan_with_a_piece_that_is_gone_is_none() -> None:
    closet = FakeCloset(make_garments())
    pieces = frozenset({2, 6, 10})
    closet.plan(PlannedOutfit(day=TODAY, occasion=Occasion.WORK, garment_ids=pieces))
    closet.update([replace(closet.garment(6), state=State.LAUNDRY)])

    assert all(each.occasion is Occasion.CASUAL for each in find(closet))


def test_the_outfit_of_yesterday_does_not_come_back() -> None:
    closet = FakeCloset(make_garments())
    best = ids(find(closet)[0])
    wear(closet, best, days_ago=1)

    assert best not in map(ids, find(closet))


def test_who_is_dressed_is_told_nothing() -> None:
    closet = FakeCloset(make_garments())
    wear(closet, frozenset({2, 6, 10}), days_ago=0)

    assert find(closet) == []
