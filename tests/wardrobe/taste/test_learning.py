"""Learning a taste: at once, thoroughly, and as if what is forgotten had never been."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wardrobe.fakes import garment
from tests.wardrobe.logs import (
    BOOTS,
    JEANS,
    LEARNER,
    OWNED,
    TOPS,
    WORK,
    board,
    event,
    foretold,
    log_of,
    picks_of,
    wear,
)
from wardrobe.errors import InvalidValue
from wardrobe.model.board import Board
from wardrobe.model.colour import Colour
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import Garment, GarmentType
from wardrobe.model.occasion import Occasion, OccasionKey, OwnKey
from wardrobe.model.outfit import Slot
from wardrobe.taste.choices import ChoiceLog
from wardrobe.taste.learning import of_occasion, without
from wardrobe.taste.taste import MOST_LOGIT_OF_GARMENT, Learn, Taste

EVERYWHERE = [
    *((each, Slot.TOP) for each in TOPS),
    *((each, Slot.MIDDLE) for each in JEANS),
    *((each, Slot.BOTTOM) for each in BOOTS),
]
LEARNS = pytest.mark.parametrize("learn", [LEARNER.update, LEARNER.relearn])


def likes_red(each: Garment) -> float:
    return float(each.colour is Colour.RED)


def likes_white(each: Garment) -> float:
    return float(each.colour is Colour.WHITE)


def logits(taste: Taste, occasion: OccasionKey = WORK) -> list[float]:
    return [taste.logit(each, slot, occasion) for each, slot in EVERYWHERE]


def logit_of_an_outfit(taste: Taste, occasion: OccasionKey = WORK) -> float:
    worn = ((TOPS[0], Slot.TOP), (JEANS[0], Slot.MIDDLE), (BOOTS[0], Slot.BOTTOM))
    return sum(taste.logit(each, slot, occasion) for each, slot in worn)


def after(*events: Event) -> Taste:
    return LEARNER.update(log_of(events), Taste())


@LEARNS
def test_without_events_nothing_is_added(learn: Learn) -> None:
    assert set(logits(Taste())) == {0.0}
    assert set(logits(learn(ChoiceLog(), Taste()))) == {0.0}


def test_a_person_is_known_after_ten_picks() -> None:
    taste = LEARNER.update(log_of(*picks_of(likes_red, 10)), Taste())

    new_events, new_boards = picks_of(likes_red, 40, first=100)

    hits = sum(
        foretold(taste, shown) == shown.place_of(picked.garment_ids)
        for picked, shown in zip(new_events, new_boards)
    )
    assert hits >= 26  # by chance 10; outfits without red are worn by chance


def test_what_was_never_shown_is_judged_by_what_it_is_like() -> None:
    taste = LEARNER.update(log_of(*picks_of(likes_red, 30)), Taste())

    red, white = (
        taste.logit(garment(99, GarmentType.SHIRT, colour), Slot.TOP, WORK)
        for colour in (Colour.RED, Colour.WHITE)
    )

    assert red > 0.3 > white


def test_a_pick_from_the_end_of_a_board_says_more_than_one_from_its_start() -> None:
    first = board(1)
    turned = replace(first, outfits=first.outfits[::-1])
    from_start, from_end = (
        LEARNER.update(log_of([wear(each, place)], [each]), Taste())
        for each, place in ((first, 0), (turned, 3))
    )

    worn = first.outfits[0].worn()
    owned = {each.id: each for each in OWNED}

    much, more = (
        sum(taste.logit(owned[i], slot, WORK) for i, slot in worn)
        for taste in (from_start, from_end)
    )
    assert more > much > 0


def test_who_always_takes_the_first_place_teaches_mostly_that() -> None:
    boards = [board(number) for number in range(1, 60)]

    taste = LEARNER.update(log_of([wear(b, 0) for b in boards], boards), Taste())

    assert all(bias < -0.5 for bias in taste.place_biases[:3])


def test_what_lies_on_a_board_and_is_not_chosen_is_hardly_disliked() -> None:
    shown = board(1)
    unseen = LEARNER.update(log_of([], [shown]), Taste())
    skipped, rejected = (
        LEARNER.update(log_of([wear(shown, 0, kind)], [shown]), Taste())
        for kind in (EventKind.SKIP, EventKind.REJECT)
    )

    least = [min(logits(each)) for each in (rejected, skipped, unseen)]

    assert least == sorted(least)
    assert least[0] < 2 * least[1] < least[2] == 0


def test_events_without_a_board_weigh_as_much_as_they_say() -> None:
    kinds = [EventKind.REJECT, EventKind.SKIP, EventKind.LIKE, EventKind.WEAR]

    found = [logit_of_an_outfit(after(event(1, 11, 21, kind=kind))) for kind in kinds]

    assert found == sorted(found)
    assert found[0] < found[1] < 0 < found[2]


def test_more_stars_are_liked_more() -> None:
    found = [
        logit_of_an_outfit(after(event(1, 11, 21, kind=EventKind.RATE, stars=stars)))
        for stars in range(1, 6)
    ]

    assert found == sorted(found)
    assert found[0] < 0 < found[4]
    assert found[2] == pytest.approx(0, abs=1e-9)


def test_a_swap_prefers_the_new_piece_to_the_old_one() -> None:
    taste = after(event(2, 11, 21, kind=EventKind.SWAP, swapped=(1, 2)))

    old, new = (taste.logit(each, Slot.TOP, WORK) for each in TOPS[:2])

    assert new > 0 > old
    assert taste.logit(BOOTS[3], Slot.BOTTOM, WORK) == pytest.approx(0, abs=0.1)


def test_something_else_is_preferred_to_all_that_was_shown() -> None:
    shown = board(1)
    worn = event(4, 14, 24, kind=EventKind.OTHER, board_number=1, number=1)

    taste = LEARNER.update(log_of([worn], [shown]), Taste())

    assert taste.logit(TOPS[3], Slot.TOP, WORK) > 0


def test_another_occasion_learns_less() -> None:
    taste = after(event(1, 11, 21, occasion=OwnKey(Occasion.DATE, 1)))

    own, base, other = (
        logit_of_an_outfit(taste, occasion)
        for occasion in (OwnKey(Occasion.DATE, 1), Occasion.DATE, WORK)
    )

    assert own > base > other > 0


def test_a_change_of_taste_is_noticed_and_followed() -> None:
    before, boards = picks_of(likes_red, 40)
    later, more_boards = picks_of(likes_white, 20, first=41)
    log = log_of([*before, *later], [*boards, *more_boards])

    taste = LEARNER.relearn(log, Taste())

    assert taste.since in range(41, 47)
    red, white = (
        sum(taste.logit(each, slot, WORK) for each, slot in EVERYWHERE if liked(each))
        for liked in (likes_red, likes_white)
    )
    assert white > 1 > red


def test_a_steady_taste_is_not_taken_for_a_change() -> None:
    taste = LEARNER.relearn(log_of(*picks_of(likes_red, 60)), Taste())

    assert taste.since is None
    assert taste.is_trusted


def test_a_taste_that_foretells_worse_than_the_expert_is_not_served() -> None:
    events: list[Event] = []
    boards: list[Board] = []
    learned = Taste()
    for number in range(1, 71):
        shown = board(number)
        likings = [
            sum(
                learned.logit(g, s, WORK)
                for g, s in EVERYWHERE
                if (g.id, s) in o.worn()
            )
            for o in shown.outfits
        ]
        boards.append(shown)
        events.append(wear(shown, likings.index(min(likings))))
        if number % 10 == 0:  # from now on the contrary of what this one expects
            learned = LEARNER.update(log_of(events, boards), Taste())

    taste = LEARNER.relearn(log_of(events, boards), Taste())

    assert not taste.is_trusted or taste.since is not None
    if not taste.is_trusted:
        assert set(logits(taste)) == {0.0}


def test_a_check_is_due_after_some_events() -> None:
    events, boards = picks_of(likes_red, 8)
    taste = Taste()
    due = []
    for count in range(1, 9):
        taste = LEARNER.update(log_of(events[:count], boards), taste)
        due.append(taste.is_check_due)
        if taste.is_check_due:
            taste = LEARNER.relearn(log_of(events[:count], boards), taste)

    assert due.index(True) <= 4
    assert not taste.is_check_due


@LEARNS
@settings(deadline=None, max_examples=8)
@given(number=st.integers(1, 30))
def test_a_forgotten_event_leaves_no_trace(learn: Learn, number: int) -> None:
    events, boards = picks_of(likes_red, 30)
    log = log_of(events, boards)
    taste = Taste()
    for count in range(1, 31, 7):
        taste = LEARNER.update(replace(log, events=events[:count]), taste)

    forgotten = learn(without(log, [number]), replace(taste, since=None))

    never = learn(log_of([e for e in events if e.number != number], boards), Taste())
    assert logits(forgotten) == pytest.approx(logits(never), abs=1e-6)


def test_an_occasion_is_reset_by_forgetting_its_events() -> None:
    work, date = event(1, 11, 21, number=1), event(2, number=2, occasion=Occasion.DATE)
    log = log_of([work, date])

    left = without(log, of_occasion(log, Occasion.DATE))

    assert left.events == [work]


def test_the_share_slides_from_the_expert_to_the_own_taste() -> None:
    taste = after(event(1, 11, 21))

    none, half = (taste.with_share(share) for share in (0.0, 0.5))

    assert logit_of_an_outfit(none) == 0
    assert logit_of_an_outfit(half) == pytest.approx(logit_of_an_outfit(taste) / 2)
    with pytest.raises(InvalidValue, match="from 0 to 1"):
        taste.with_share(1.5)


@settings(deadline=None, max_examples=20)
@given(
    kinds=st.lists(st.sampled_from([EventKind.WEAR, EventKind.REJECT]), max_size=30),
    occasion=st.sampled_from(Occasion),
)
def test_taste_stays_within_its_bounds(
    kinds: list[EventKind], occasion: Occasion
) -> None:
    taste = after(*(event(1, 11, kind=kind, occasion=occasion) for kind in kinds))

    assert max(map(abs, logits(taste, occasion))) <= MOST_LOGIT_OF_GARMENT


def test_hats_teach_nothing_yet_do_no_harm() -> None:
    hat = garment(50, GarmentType.HAT)
    log = ChoiceLog.of([event(50, 1)], [], [*OWNED, hat])

    taste = LEARNER.update(log, Taste())

    assert taste.logit(TOPS[0], Slot.TOP, WORK) > 0
    assert taste.count_events == 1


def test_drawn_tastes_foretell_better_the_more_is_known() -> None:
    few, many = (log_of(*picks_of(likes_red, count)) for count in (3, 120))

    assert hits_of_draws(many) > hits_of_draws(few) + 0.2
    learned = LEARNER.update(many, Taste())
    draws = [
        LEARNER.draw(many, learned, OWNED, WORK, np.random.default_rng(7))
        for _ in range(2)
    ]
    assert draws[0] == draws[1]


def hits_of_draws(log: ChoiceLog) -> float:
    taste, rng = LEARNER.update(log, Taste()), np.random.default_rng(3)
    events, boards = picks_of(likes_red, 30, first=500)
    return float(
        np.mean(
            [
                foretold(drawn, shown) == shown.place_of(picked.garment_ids)
                for drawn in (
                    LEARNER.draw(log, taste, OWNED, WORK, rng) for _ in range(20)
                )
                for shown, picked in zip(boards, events, strict=True)
            ]
        )
    )


def test_nothing_known_is_drawn_from_the_prior() -> None:
    drawn = LEARNER.draw(ChoiceLog(), Taste(), OWNED, WORK, np.random.default_rng(1))

    logits = [drawn.logit(each, Slot.TOP, WORK) for each in TOPS]
    assert np.std(logits) > 0.1
    assert drawn.version == 0
