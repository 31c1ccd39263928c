"""How fast the taste becomes a person's own, against other learners.

People with a hidden liking, of pieces or of how they go together, pick from boards of
six that the expert would show. After some picks each learner foretells new picks of the
same person, which it never sees: hit@1 is how often the outfit that it ranks first is
the one that is picked.
"""

import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import assets
from benchmarks.figures import Figure, at_most
from benchmarks.garments import START, numbered_garment
from benchmarks.taste_people import people_of_combinations
from benchmarks.taste_rivals import EVERY_RIVAL, Floats, Picked, Score
from benchmarks.wardrobe_world import (
    DRIFT_STEP,
    OCCASIONS,
    SLOTS,
    Pick,
    World,
    built_in_people,
    people_of,
)
from db.closet import SqliteCloset
from ml.judgement.formality import ExpertFormality
from ml.judgement.stylist import Stylist
from wardrobe.errors import InvalidValue
from wardrobe.model.board import Board
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import Garment
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Slot
from wardrobe.model.picture import Picture
from wardrobe.styling.suggesting import suggest
from wardrobe.taste.choices import ChoiceLog
from wardrobe.taste.learning import Learner, without
from wardrobe.taste.pair_taste import PairTaste
from wardrobe.taste.taste import Taste

ASSETS = Path(assets.__file__).parent
COUNTS = (0, 5, 10, 20, 40, 80, 160)
AFTER_DRIFT = 100
MOST_MS, MOST_SECONDS, MOST_DIFFERENCE = 100, 30, 1e-6
OURS = "taste"
# How often the taste must be right after 40 picks, to the expert.
LEAST_RATIO = {"pieces": 1.5, "combinations": 2.0}

# Of each learner and count of picks, whether each test pick was foretold.
Hits = dict[tuple[str, int], list[bool]]


def measure(
    _data: Path, is_quick: bool, people: Path | None = None
) -> Iterator[Figure]:
    """Yield the figures; `is_quick` takes fewer closets and tests.

    Args:
        people: A file that defines other people than the built-in ones.
    """
    scorer = Stylist.load(ASSETS / "models" / "judge.npz", ASSETS / "expert")
    formality = ExpertFormality(ASSETS / "expert")
    learner = Learner(formality.of)
    seeds, count_tests = (range(2), 60) if is_quick else (range(6), 150)
    yield Figure("sample", f"{len(seeds)} closets, {count_tests} tests each", "-", None)
    groups: dict[str, Callable[[World, int], Mapping[str, Pick]]] = {
        "pieces": built_in_people,
        "combinations": people_of_combinations,
    }
    if people:
        groups = {people.stem: lambda *_: people_of(people)}
    for group, people_in in groups.items():
        hits: defaultdict[str, Hits] = defaultdict(lambda: defaultdict(list))
        for seed in seeds:
            world = World(seed, scorer, formality)
            for number, (name, pick) in enumerate(people_in(world, seed).items()):
                rng = np.random.default_rng([seed, number])
                life = Life(world, pick, learner, rng)
                for key, found in life.hits(count_tests).items():
                    hits[name][key] += found
        yield from _curves(group, hits)
        yield from _goals(group, hits)
        if "drift" in hits and not people:
            yield _drift(hits["drift"])
    yield from _times(World(0, scorer, formality), learner, is_quick)


class Life:
    """One person's picks, and what the learners make of them."""

    def __init__(
        self, world: World, pick: Pick, learner: Learner, rng: np.random.Generator
    ) -> None:
        """Have the person pick as often as is ever looked at."""
        self._world, self._pick, self._learner, self._rng = world, pick, learner, rng
        self.history = [self._picked(step) for step in range(max(COUNTS))]

    def hits(self, count_tests: int) -> Hits:
        """Return what each learner foretold after each count of picks."""
        hits: Hits = defaultdict(list)
        for count in sorted({*COUNTS, AFTER_DRIFT}):
            step = max(count - 1, 0)  # the person as of the last pick
            tests = [self._picked(step) for _ in range(count_tests)]
            for name, score in self._scores(count):
                for test in tests:
                    best = int(np.argmax(score(test.occasion, test.board)))
                    hits[name, count].append(best == test.place)
        return hits

    def _picked(self, step: int) -> Picked:
        occasion = OCCASIONS[self._rng.integers(len(OCCASIONS))]
        board = self._world.board(occasion, self._rng)
        shown = [self._world.described(int(each)) for each in board]
        place = self._pick(shown, str(occasion), step, self._rng)
        if not 0 <= place < len(board):
            raise InvalidValue(f"a person picked place {place} of {len(board)}")
        return Picked(occasion, board, int(place))

    def _scores(self, count: int) -> Iterator[tuple[str, Score]]:
        history = self.history[:count]
        taste = self._learner.relearn(log_of(self._world, history), Taste())
        yield OURS, score_of(self._world, taste)
        for name, rival in EVERY_RIVAL.items():
            yield name, rival(self._world, history, np.random.default_rng(count))


def score_of(world: World, taste: Taste) -> Score:
    """Return how a taste ranks outfits, on top of the expert."""
    own = {each: _own_logits(world, taste, each) for each in OCCASIONS}

    def score(occasion: Occasion, board: NDArray[np.intp]) -> Floats:
        scores: Floats = world.expert[occasion][board] + own[occasion][board]
        return scores

    return score


def _own_logits(world: World, taste: Taste, occasion: Occasion) -> Floats:
    """Return (outfits,): what taste adds for pieces and pairs."""
    logits = np.zeros(len(world.garments) + 1)
    for garment, slot in _owned(world):
        logits[garment.id] = taste.logit(garment, slot, occasion)
    own: Floats = logits[world.outfits].sum(axis=1)
    of_pairs = PairTaste.of(taste, occasion)
    if of_pairs is None:
        return own
    firsts = {slot: ids[0] for slot, ids in world.owned.items()}
    for (a, first), (b, second) in combinations(enumerate(SLOTS), 2):
        rows, columns = (
            [world.garments[each] for each in world.owned[slot]]
            for slot in (first, second)
        )
        table = of_pairs.logits((first, second), rows, columns)
        own += table[
            world.outfits[:, a] - firsts[first], world.outfits[:, b] - firsts[second]
        ]
    return own


def log_of(world: World, history: Sequence[Picked]) -> ChoiceLog:
    """Return picks as a log of boards and wears."""
    events, boards = [], []
    for number, picked in enumerate(history, start=1):
        board = Board(
            outfits=tuple(world.shown(int(o), picked.occasion) for o in picked.board),
            occasion=picked.occasion,
            at=START + timedelta(days=number),
            number=number,
        )
        boards.append(board)
        ids = tuple(world.outfits[picked.board[picked.place]].tolist())
        event = Event(
            kind=EventKind.WEAR,
            garment_ids=ids,
            occasion=picked.occasion,
            at=board.at,
            board_number=number,
            number=number,
        )
        events.append(event)
    return ChoiceLog(events, {board.number: board for board in boards}, world.garments)


def _curves(group: str, hits: Mapping[str, Hits]) -> Iterator[Figure]:
    names = (OURS, *EVERY_RIVAL)
    for kind in ("mean", *hits):
        for name in names:
            curve = [f"{_hit(hits, kind, name, count):.3f}" for count in COUNTS]
            counts = "/".join(map(str, COUNTS))
            figure = f"{group}: hit@1 of {name}, {kind}, at {counts}"
            yield Figure(figure, " ".join(curve), "-", None)


def _goals(group: str, hits: Mapping[str, Hits]) -> Iterator[Figure]:
    mean = {
        (name, count): _hit(hits, "mean", name, count)
        for name in (OURS, *EVERY_RIVAL)
        for count in COUNTS
    }
    start = mean[OURS, 0] - mean["expert", 0]
    yield Figure(
        f"{group}: at 0 picks, taste less expert",
        f"{start:+.4f}",
        "equal",
        abs(start) < 1e-9,
    )
    for count in COUNTS[1:]:
        lead = mean[OURS, count] - mean["expert", count]
        name = f"{group}: at {count} picks, taste less expert"
        yield Figure(name, f"{lead:+.3f}", "above 0", lead > 0)
    ratio = mean[OURS, 40] / mean["expert", 40]
    least = LEAST_RATIO.get(group, 1.5)
    yield Figure(
        f"{group}: at 40 picks, taste to expert",
        f"{ratio:.2f}",
        f"at least {least}",
        ratio >= least,
    )
    for count in COUNTS:
        best = max(EVERY_RIVAL, key=lambda name: mean[name, count])
        lead = mean[OURS, count] - mean[best, count]
        name = f"{group}: at {count} picks, taste less the best rival ({best})"
        yield Figure(name, f"{lead:+.3f}", "at least 0", lead >= 0)
    for kind, found in hits.items():
        worst, count = min(
            (_lead_in_errors(found, count), count) for count in COUNTS[1:]
        )
        name = f"{kind}: least lead over the expert, at {count} picks"
        yield Figure(name, f"{worst:+.1f} standard errors", "at least -2", worst >= -2)


def _drift(hits: Hits) -> Figure:
    before, after = (
        float(np.mean(hits[OURS, count])) for count in (DRIFT_STEP, AFTER_DRIFT)
    )
    name = f"{AFTER_DRIFT - DRIFT_STEP} picks after a change of taste, hit@1 to before"
    return Figure(name, f"{after / before:.0%}", "at least 80 %", after >= 0.8 * before)


def _hit(hits: Mapping[str, Hits], kind: str, name: str, count: int) -> float:
    kinds = hits if kind == "mean" else [kind]
    return float(np.mean([np.mean(hits[each][name, count]) for each in kinds]))


def _lead_in_errors(hits: Hits, count: int) -> float:
    """Return the lead over the expert on the same tests, in standard errors."""
    pairs = zip(hits[OURS, count], hits["expert", count], strict=True)
    gains = np.array([float(mine) - float(expert) for mine, expert in pairs])
    return float(gains.mean() / (gains.std() / np.sqrt(len(gains)) + 1e-9))


def _times(world: World, learner: Learner, is_quick: bool) -> Iterator[Figure]:
    count = 200 if is_quick else 1000
    log = _long_log(world, count)
    seconds = _seconds(lambda: learner.relearn(log, Taste()))
    yield at_most(f"full retrain of {count} events", seconds, MOST_SECONDS, "s", 1)
    for length in (160, count):
        with tempfile.TemporaryDirectory() as folder:
            filled = replace(log, events=log.events[:length])
            ms = 1000 * _seconds_to_board(filled, learner, Path(folder) / "my.closet")
        yield at_most(f"from event {length} to the next board", ms, MOST_MS, "ms")
    yield _forgetting(world, learner)


def _seconds_to_board(log: ChoiceLog, learner: Learner, path: Path) -> float:
    """Return the least time from an event to the outfits that follow, in a closet."""
    scorer = Stylist.load(ASSETS / "models" / "judge.npz", ASSETS / "expert")
    closet = SqliteCloset.open(path, now=lambda: START)
    pictures = dict.fromkeys(Picture, b"no picture")
    for each, descriptor in log.garments.items():
        closet.add(numbered_garment(each, descriptor), pictures, b"none")
    for event in log.events[:-5]:
        board = closet.record_board(log.boards[event.number])
        closet.record(
            replace(event, board_number=board.number), learn=lambda _, before: before
        )
    closet.relearn(learner.relearn)

    def react(event: Event) -> None:
        closet.record(event, learn=learner.update)
        suggest(
            closet.garments(),
            Occasion.WORK,
            scorer=scorer,
            taste=closet.taste(),
            with_variety=True,
            count=6,
        )

    seconds = []
    for event in log.events[-5:]:
        board = closet.record_board(log.boards[event.number])
        seconds.append(
            _seconds(partial(react, replace(event, board_number=board.number)))
        )
    closet.close()
    return min(seconds)


def _forgetting(world: World, learner: Learner) -> Figure:
    """Learn event by event, forget one, and compare with never having had it."""
    log = _long_log(world, 60)
    taste = Taste()
    for count in range(1, 61):
        taste = learner.update(replace(log, events=log.events[:count]), taste)
    left = without(log, [31])
    forgotten, never = learner.update(left, taste), learner.update(left, Taste())
    largest = max(
        abs(forgotten.logit(*each, occasion) - never.logit(*each, occasion))
        for occasion in OCCASIONS
        for each in _owned(world)
    )
    return Figure(
        "a forgotten event, largest difference to never",
        f"{largest:.1e}",
        f"at most {MOST_DIFFERENCE:.0e}",
        largest <= MOST_DIFFERENCE,
    )


def _owned(world: World) -> list[tuple[Garment, Slot]]:
    return [
        (numbered_garment(each, world.garments[each]), slot)
        for slot in SLOTS
        for each in world.owned[slot]
    ]


def _long_log(world: World, count: int) -> ChoiceLog:
    rng = np.random.default_rng(5)
    pick = built_in_people(world, 5)["colours"]
    history = []
    for step in range(count):
        occasion = OCCASIONS[rng.integers(len(OCCASIONS))]
        board = world.board(occasion, rng)
        shown = [world.described(int(each)) for each in board]
        place = pick(shown, str(occasion), step, rng)
        history.append(Picked(occasion, board, place))
    return log_of(world, history)


def _seconds(work: Callable[[], object]) -> float:
    """Return seconds of processor time: others on the machine do not count."""
    started = time.process_time()
    work()
    return time.process_time() - started
