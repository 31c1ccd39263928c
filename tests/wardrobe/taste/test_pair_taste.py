"""What a taste adds for two garments together: learned, bounded, forgettable."""

from collections.abc import Callable, Mapping
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
    log_of,
    wear,
)
from wardrobe.model.board import Board
from wardrobe.model.colour import Colour
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import Garment, GarmentType
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Slot
from wardrobe.taste.choices import ChoiceLog
from wardrobe.taste.learned_features import learned_by_node
from wardrobe.taste.learning import without
from wardrobe.taste.pair_taste import PairTaste
from wardrobe.taste.priors import Prior, Relation
from wardrobe.taste.taste import MOST_LOGIT_OF_PAIR, Learn, Taste

OWNED_BY_ID = {each.id: each for each in OWNED}
SLOTS_OF_PIECES = (
    (Slot.TOP, Slot.MIDDLE, TOPS, JEANS),
    (Slot.TOP, Slot.BOTTOM, TOPS, BOOTS),
    (Slot.MIDDLE, Slot.BOTTOM, JEANS, BOOTS),
)
LEARNS = pytest.mark.parametrize("learn", [LEARNER.update, LEARNER.relearn])


def pair_picks(
    likes: Callable[[list[Garment]], float], count: int
) -> tuple[list[Event], list[Board]]:
    """What a person does who wears what they like best as a whole."""
    boards = [board(number) for number in range(1, count + 1)]
    events = []
    for shown in boards:
        liked = [likes([OWNED_BY_ID[i] for i, _ in o.worn()]) for o in shown.outfits]
        events.append(wear(shown, liked.index(max(liked))))
    return events, boards


def likes_tones(worn: list[Garment]) -> float:
    return -len({each.colour for each in worn})


def tones(count: int = 60) -> ChoiceLog:
    return log_of(*pair_picks(likes_tones, count))


def logits(taste: Taste) -> dict[tuple[int, int], float]:
    """What taste adds for all pairs of owned garments."""
    of_pairs = PairTaste.of(taste, WORK)
    found = {}
    for first, second, uppers, lowers in SLOTS_OF_PIECES:
        descriptors = ([g.descriptor for g in each] for each in (uppers, lowers))
        table = (
            np.zeros((len(uppers), len(lowers)))
            if of_pairs is None
            else of_pairs.logits((first, second), *descriptors)
        )
        for (i, upper), (j, lower) in (
            ((i, u), (j, w)) for i, u in enumerate(uppers) for j, w in enumerate(lowers)
        ):
            found[upper.id, lower.id] = float(table[i, j])
    return found


def tones_apart(added: Mapping[tuple[int, int], float]) -> float:
    """How much more pairs of one colour get than others."""
    same = [v for (a, b), v in added.items() if (a - b) % 10 == 0]
    other = [v for (a, b), v in added.items() if (a - b) % 10]
    return float(np.mean(same) - np.mean(other))


def test_without_picks_nothing_is_said_of_pairs() -> None:
    assert PairTaste.of(Taste(), WORK) is None
    assert PairTaste.of(LEARNER.relearn(ChoiceLog(), Taste()), WORK) is None


def test_who_likes_one_colour_all_over_is_known_for_it() -> None:
    taste = LEARNER.relearn(tones(), Taste())

    assert taste.prior.has_pairs
    assert tones_apart(logits(taste)) > 1


def test_who_likes_single_pieces_is_not_taken_to_like_pairs() -> None:
    favourites = (TOPS[0], JEANS[2], BOOTS[3])

    def likes_favourites(worn: list[Garment]) -> float:
        return sum(each in favourites for each in worn)

    taste = LEARNER.relearn(log_of(*pair_picks(likes_favourites, 60)), Taste())

    assert taste.prior is Prior.PIECES
    assert set(logits(taste).values()) == {0.0}


def test_what_was_found_stays_until_it_is_looked_at_again() -> None:
    log = tones()
    taste = LEARNER.relearn(log, Taste())

    updated = LEARNER.update(log, taste)

    assert updated.prior is taste.prior
    assert logits(updated) == pytest.approx(logits(taste), abs=1e-6)


@LEARNS
@settings(deadline=None, max_examples=5)
@given(number=st.integers(1, 40))
def test_a_forgotten_event_leaves_no_trace_in_pairs(learn: Learn, number: int) -> None:
    log = tones(40)
    taste = LEARNER.relearn(log, Taste())

    forgotten = learn(without(log, [number]), taste.unlearned())

    never = replace(log, events=[e for e in log.events if e.number != number])
    assert logits(forgotten) == pytest.approx(logits(learn(never, Taste())), abs=1e-6)
    assert forgotten.prior is learn(never, Taste()).prior


def test_a_pair_is_within_its_bounds_and_slides_with_the_share() -> None:
    wild = Taste(
        prior=Prior.TONES, weights={None: {"pair:same-colour": 99.0}}, scale=0.1
    )

    whole, half, none = (logits(wild.with_share(share)) for share in (1.0, 0.5, 0.0))

    assert max(whole.values()) == MOST_LOGIT_OF_PAIR
    assert max(half.values()) == MOST_LOGIT_OF_PAIR / 2
    assert set(none.values()) == {0.0}
    assert PairTaste.of(replace(wild, is_trusted=False), WORK) is None


def test_an_empty_slot_has_no_part_in_it() -> None:
    of_pairs = PairTaste.of(
        Taste(prior=Prior.TONES, weights={None: {"pair:same-colour": 1.0}}), WORK
    )
    assert of_pairs is not None
    shirt = TOPS[0].descriptor

    table = of_pairs.logits((Slot.TOP, Slot.OUTER), [shirt, None], [None, shirt])

    assert table.tolist() == [[0.0, 1.0], [0.0, 0.0]]


def test_occasions_add_their_own() -> None:
    taste = Taste(
        prior=Prior.TONES,
        weights={
            None: {"pair:same-colour": 1.0},
            Occasion.DATE: {"pair:same-colour": -2.0},
        },
    )

    everywhere, on_dates = (PairTaste.of(taste, each) for each in (None, Occasion.DATE))

    assert everywhere is not None
    assert on_dates is not None
    assert everywhere.logit_of(Relation.SAME_COLOUR) == 1
    assert on_dates.logit_of(Relation.SAME_COLOUR) == -1


def test_learned_pairs_are_told() -> None:
    taste = Taste(
        prior=Prior.COLOUR_PAIRS,
        weights={
            None: {
                "colours:black+red": 2.0,
                "colours:gold+red": 2.0,
                "types:boots+shirt": -1.0,
                "pair:patterns": 0.5,
                "again:top": -0.9,
            }
        },
    )

    learned = learned_by_node(taste, [None], OWNED)[None]

    assert [each.colours for each in learned if each.colours] == [
        (Colour.BLACK, Colour.RED)  # gold isn't owned
    ]
    assert [each.types for each in learned if each.types] == [
        (GarmentType.SHIRT, GarmentType.BOOTS)
    ]
    assert [each.relation for each in learned if each.relation] == [Relation.PATTERNS]
    assert [each.logit for each in learned if each.is_again] == pytest.approx([-0.3])


def test_who_never_wears_the_same_again_is_known_for_it() -> None:
    boards = [board(number, size=8) for number in range(1, 90)]
    events: list[Event] = []
    for shown in boards:
        last = set(events[-1].garment_ids) if events else set[int]()
        again = [len(last & o.garment_ids()) for o in shown.outfits]
        events.append(wear(shown, again.index(min(again))))

    taste = LEARNER.relearn(log_of(events, boards), Taste())

    assert taste.worn_last == tuple(sorted(events[-1].garment_ids))
    top = next(each for each in TOPS if each.id in taste.worn_last)
    fresh = replace(taste, worn_last=())
    assert taste.logit(top, Slot.TOP, WORK) < fresh.logit(top, Slot.TOP, WORK) - 0.5


def test_two_tops_at_once_do_no_harm() -> None:
    sweater = garment(50, GarmentType.SWEATER)
    log = ChoiceLog.of(
        [event(1, 50, 11, kind=EventKind.REJECT)] * 6, [], [*OWNED, sweater]
    )

    taste = LEARNER.relearn(log, Taste())

    assert taste.logit(sweater, Slot.TOP, WORK) < 0
