"""What was learned is said of somebody only with evidence enough."""

from dataclasses import replace

from tests.wardrobe.logs import LEARNER, OWNED, WORK, log_of, picks_of
from wardrobe.model.colour import Colour
from wardrobe.model.event import EventKind
from wardrobe.taste.choices import ChoiceLog
from wardrobe.taste.evidence import said_aloud
from wardrobe.taste.learned_features import LearnedFeature, learned_by_node
from wardrobe.taste.taste import Taste

RED = LearnedFeature(logit=1.0, colour=Colour.RED)


def test_a_clear_liking_is_said() -> None:
    events, boards = picks_of(lambda g: float(g.colour is Colour.RED), 60)
    log = log_of(events, boards)
    learned = learned_by_node(LEARNER.relearn(log, Taste()), [None], OWNED)[None]

    said = said_aloud(learned, log, None)

    assert any(each.colour is Colour.RED and each.logit > 0 for each in said)
    assert len(said) < len(learned)


def test_a_few_likes_name_nothing_that_is_avoided() -> None:
    events, boards = picks_of(lambda g: float(g.colour is Colour.RED), 4)
    log = log_of(events, boards)
    learned = learned_by_node(LEARNER.relearn(log, Taste()), [None], OWNED)[None]

    assert said_aloud(learned, log, None) == []


def test_a_skip_is_no_evidence() -> None:
    events, boards = picks_of(lambda g: float(g.colour is Colour.RED), 60)
    skips = [replace(e, kind=EventKind.SKIP, board_number=None) for e in events]
    log = log_of(skips, boards)

    assert said_aloud([replace(RED, logit=-1.0)], log, None) == []


def test_no_after_no_is_said() -> None:
    events, boards = picks_of(lambda g: float(g.colour is Colour.RED), 60)
    noes = [replace(e, kind=EventKind.REJECT, board_number=None) for e in events]
    log = log_of(noes, boards)

    assert said_aloud([replace(RED, logit=-1.0)], log, None) != []


def test_nothing_is_said_of_an_occasion_without_choices() -> None:
    assert said_aloud([RED], ChoiceLog(), WORK) == []
