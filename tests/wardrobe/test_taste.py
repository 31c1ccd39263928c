"""Taste: small at first, growing with evidence, never without bounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wardrobe.fakes import NOW
from wardrobe.event import Event, EventKind
from wardrobe.occasion import Occasion
from wardrobe.taste import MOST_LOGIT_OF_GARMENT, Taste, learn

# A swap and something else need more than garments.
KINDS = [each for each in EventKind if each not in (EventKind.SWAP, EventKind.OTHER)]


def event(kind: EventKind, occasion: Occasion = Occasion.WORK) -> Event:
    stars = 5 if kind is EventKind.RATE else None
    return Event(kind=kind, garment_ids=(1, 2), occasion=occasion, at=NOW, stars=stars)


def test_without_events_nothing_is_added() -> None:
    assert Taste().logit(1, Occasion.WORK) == 0.0
    assert learn([]) == Taste()


def test_each_event_is_a_new_version() -> None:
    assert learn([event(EventKind.WEAR)] * 3).version == 3


def test_events_weigh_as_much_as_they_say() -> None:
    kinds = [EventKind.REJECT, EventKind.SKIP, EventKind.LIKE, EventKind.WEAR]

    logits = [learn([event(kind)]).logit(1, Occasion.WORK) for kind in kinds]

    assert logits == sorted(logits)
    assert logits[0] < logits[1] < 0 < logits[2]


def test_more_of_the_same_is_believed_more() -> None:
    one, five = (learn([event(EventKind.WEAR)] * n) for n in (1, 5))

    assert 0 < one.logit(2, Occasion.WORK) < five.logit(2, Occasion.WORK)


def test_another_occasion_says_less() -> None:
    taste = learn([event(EventKind.WEAR, Occasion.PARTY)])

    assert 0 < taste.logit(1, Occasion.WORK) < taste.logit(1, Occasion.PARTY)


def test_a_garment_without_events_is_left_alone() -> None:
    assert learn([event(EventKind.WEAR)]).logit(3, Occasion.WORK) == 0.0


@given(
    kinds=st.lists(st.sampled_from(KINDS), max_size=50),
    occasion=st.sampled_from(Occasion),
)
def test_taste_stays_within_its_bounds_in_any_order(
    kinds: list[EventKind], occasion: Occasion
) -> None:
    events = [event(kind) for kind in kinds]

    logit = learn(events).logit(1, occasion)

    assert abs(logit) <= MOST_LOGIT_OF_GARMENT
    assert learn(events[::-1]).logit(1, occasion) == pytest.approx(logit)


@given(kinds=st.lists(st.sampled_from(KINDS), max_size=20), cut=st.integers(0, 20))
def test_learning_on_gives_what_learning_at_once_gives(
    kinds: list[EventKind], cut: int
) -> None:
    events = [event(kind) for kind in kinds]

    in_two_steps = learn(events[cut:], before=learn(events[:cut]))

    at_once = learn(events)
    assert in_two_steps.version == at_once.version
    assert in_two_steps.opinions.keys() == at_once.opinions.keys()
    for occasion in Occasion:
        expected = pytest.approx(at_once.logit(1, occasion))
        assert in_two_steps.logit(1, occasion) == expected
