"""Learns a taste from a log: at once after an event, and thoroughly in the background.

A taste is a function of the log alone. To forget an event is therefore to learn from
the log without it, and to go back is to learn from the log up to then.
"""

from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import replace

import numpy as np

from wardrobe.model.garment import Descriptor, Garment
from wardrobe.model.occasion import OccasionKey
from wardrobe.taste.choice_model import (
    MEAN_SCALE,
    Fitted,
    draw,
    evidence,
    fit,
    log_likelihoods,
    sd_of,
    utilities,
)
from wardrobe.taste.choices import (
    HALF_LIFE_PICKS,
    Choice,
    ChoiceLog,
    choices_of,
    worn_last_in,
)
from wardrobe.taste.design import MOST_PLACES, Design, Floats, Scales
from wardrobe.taste.features import SCALES, Feature, features_owned
from wardrobe.taste.priors import LEAST_EVIDENCE_NATS, Prior
from wardrobe.taste.replay_metrics import PickRank, is_worse, rank_of
from wardrobe.taste.taste import Node, Taste, path_of

# Short-term memory: how many of the last picks may be of a new taste, and how many
# there must be before them to tell.
RECENT_PICKS = (6, 10, 15, 20, 30, 50, 80)
LEAST_BEFORE = 20
# The taste has changed when the expert foretells the recent picks better than what was
# learned before them, by this many nats: the odds are then 7 to 1.
LEAST_GAIN_NATS = 2.0
# What came before a change still says a little.
WEIGHT_BEFORE_CHANGE = 0.02
# Changes and trust are looked at after this many events, or at once when a single pick
# surprises by as much as a change.
EVENTS_TO_CHECK = 5
# What a taste is about shows in this many choices, the last ones.
CHOICES_AS_EVIDENCE = 240
# The replay learns anew for each block of picks, and looks this far back.
REPLAY_BLOCK, REPLAY_PICKS = 10, 60


class Learner:
    """Learns tastes; keeps no state, so any thread may call it."""

    def __init__(self, formality_of: Callable[[Descriptor], float]) -> None:
        self._formality_of = formality_of

    def update(self, log: ChoiceLog, before: Taste) -> Taste:
        """Learn from the whole log, starting from the last taste: takes milliseconds.

        Changes and trust stay as they were found last; `Taste.is_check_due` tells when
        to `relearn`.
        """
        if not log.events:
            return replace(before.unlearned(), version=before.version + 1)
        lesson = _Lesson(log, Scales(self._formality_of), before.prior)
        start = lesson.fitted_of(before)
        taste = lesson.taste(lesson.fit(before.since, start=start), before)
        is_due = (
            len(log.events) - before.count_checked >= EVENTS_TO_CHECK
            or lesson.last_surprise(start) > LEAST_GAIN_NATS
        )
        return replace(taste, is_check_due=is_due)

    def relearn(self, log: ChoiceLog, before: Taste) -> Taste:
        """Learn anew: find what it is about, its last change, and check by replay.

        Only the version and the share are taken from the taste before.
        """
        if not log.events:
            return replace(before.unlearned(), version=before.version + 1)
        lesson, since = _likeliest_lesson(log, Scales(self._formality_of))
        replayed = steady = lesson.replay(None)
        if since is not None:
            replayed = lesson.replay(since)
            if is_worse(_ranks(replayed), _ranks(steady)):
                since, replayed = None, steady
        of_expert = [each.expert for each in replayed]
        taste = lesson.taste(lesson.fit(since), replace(before, since=since))
        return replace(
            taste,
            is_trusted=not is_worse(_ranks(replayed), of_expert),
            count_checked=len(log.events),
            is_check_due=False,
            count_foretold=len(replayed),
            hits=_ranks(replayed).count(1),
            hits_of_expert=of_expert.count(1),
        )

    def draw(
        self,
        log: ChoiceLog,
        taste: Taste,
        owned: Iterable[Garment],
        occasion: OccasionKey,
        rng: "np.random.Generator",
    ) -> Taste:
        """Draw a taste that may be the user's, as far as the log tells.

        Where the log says much it is near what was learned; what it says nothing of,
        as a garment that was never on a board, is drawn from the prior.

        Args:
            taste: What was learned from the log.
            owned: The garments that the drawn taste will rate.
            occasion: What it will rate them for.
        """
        scales = Scales(self._formality_of)
        drawn, known = taste, set[tuple[Node, Feature]]()
        if log.events:
            lesson = _Lesson(log, scales, taste.prior)
            drawn = lesson.draw(taste, rng)
            known = lesson.weighed
        features = sorted(features_owned(owned) | set(SCALES))
        weights = {node: dict(own) for node, own in drawn.weights.items()}
        for node in path_of(occasion):
            mine = [each for each in features if (node, each) not in known]
            sd = np.array([sd_of(feature, node, taste.prior) for feature in mine])
            noise = scales.fold(
                dict(zip(mine, (sd * rng.standard_normal(len(mine))).tolist()))
            )
            own = weights.setdefault(node, {})
            for feature, weight in noise.items():
                own[feature] = own.get(feature, 0.0) + weight
        return replace(drawn, weights=weights)

    def replay(self, log: ChoiceLog, taste: Taste) -> list[PickRank]:
        """Foretell the last picks, each by what was learned before it."""
        if not log.events:
            return []
        lesson = _Lesson(log, Scales(self._formality_of), taste.prior)
        return lesson.replay(taste.since)


def without(log: ChoiceLog, numbers: Sequence[int]) -> ChoiceLog:
    """Return a log without some events, as if they had never been."""
    kept = [event for event in log.events if event.number not in numbers]
    return replace(log, events=kept)


def of_occasion(log: ChoiceLog, occasion: OccasionKey) -> list[int]:
    """Return the numbers of the events to forget to reset one occasion."""
    return [event.number for event in log.events if event.occasion == occasion]


def _ranks(replay: Sequence[PickRank]) -> list[int]:
    return [each.mine for each in replay]


def _likeliest_lesson(log: ChoiceLog, scales: Scales) -> tuple["_Lesson", int | None]:
    """Return the lesson of the likeliest prior, and since when it holds.

    The plainest prior wins, with a change of taste if it shows one, unless another
    makes what was done likelier by `LEAST_EVIDENCE_NATS`.
    """
    plain = _Lesson(log, scales, Prior.PIECES)
    since = plain.find_change()
    recent = replace(log, events=log.events[-CHOICES_AS_EVIDENCE:])
    most = _evidence_of_pieces(recent, since, scales) + LEAST_EVIDENCE_NATS
    best, mode = Prior.PIECES, None
    repeats, pairs = (_Lesson(recent, scales, p) for p in (Prior.REPEATS, Prior.PAIRS))
    found, _ = repeats.evidence()
    if found > most:
        best, most = Prior.REPEATS, found
    for prior in Prior:
        if prior.has_pairs:
            found, mode = pairs.under(prior).evidence(mode)
            if found > most:
                best, most = prior, found
    if best is Prior.PIECES:
        return plain, since
    lesson = _Lesson(log, scales, best)
    return lesson, lesson.find_change()


def _evidence_of_pieces(log: ChoiceLog, since: int | None, scales: Scales) -> float:
    """Return how likely a log is if pieces count alone, perhaps with one change."""
    first = next((i for i, e in enumerate(log.events) if e.number == since), 0)
    halves = [log.events[:first], log.events[first:]] if first else []
    alone, *parts = (
        _Lesson(replace(log, events=events), scales, Prior.PIECES).evidence()[0]
        for events in (log.events, *halves)
    )
    return max(alone, sum(parts)) if parts else alone


class _Lesson:
    """A log laid out to be learned from in several ways."""

    def __init__(self, log: ChoiceLog, scales: Scales, prior: Prior) -> None:
        self._log, self._scales = log, scales
        self._choices = choices_of(log)
        self._design = Design.of(self._choices, log.garments, scales, prior)
        self.picks = [i for i, each in enumerate(self._choices) if each.is_placed]

    def under(self, prior: Prior) -> "_Lesson":
        """Return the same choices under another prior about the same things."""
        other = copy(self)
        other._design = replace(self._design, prior=prior)
        return other

    def evidence(self, start: Fitted | None = None) -> tuple[float, Fitted]:
        """Return how likely the choices are under the prior alone, and the mode."""
        return evidence(self._design, self._weights(None, None), start)

    def fit(
        self, since: int | None, end: int | None = None, start: Fitted | None = None
    ) -> Fitted:
        """Fit to the choices before `end`, those before `since` counting little."""
        return fit(self._design, self._weights(since, end), start)

    def taste(self, fitted: Fitted, before: Taste) -> Taste:
        """Return what was fitted as a taste that needs no tables."""
        features_at = self._design.features_at
        return replace(
            before,
            version=before.version + 1,
            weights={
                node: self._scales.fold(
                    dict(zip(features_at(node), weights.tolist(), strict=True))
                )
                for node, weights in fitted.weights.items()
            },
            scale=float(fitted.given[0]),
            place_biases=tuple(fitted.given[1:].tolist()),
            prior=self._design.prior,
            type_points=self._scales.type_points,
            worn_last=worn_last_in(self._log),
            count_events=len(self._choices),
        )

    def fitted_of(self, taste: Taste) -> Fitted | None:
        """Return a taste as a place to start from, None where it has none."""
        if len(taste.place_biases) != MOST_PLACES - 1:
            return None
        features_at = self._design.features_at
        weights = {
            node: self._scales.unfold(taste.weights.get(node, {}))
            for node in self._design.nodes
        }
        return Fitted(
            {
                node: np.array([own.get(each, 0.0) for each in features_at(node)])
                for node, own in weights.items()
            },
            np.array([taste.scale, *taste.place_biases]),
        )

    @property
    def weighed(self) -> set[tuple[Node, Feature]]:
        """The nodes and features that have weights."""
        design = self._design
        return {(node, f) for node in design.nodes for f in design.features_at(node)}

    def draw(self, taste: Taste, rng: "np.random.Generator") -> Taste:
        """Draw a taste from the posterior around what was learned."""
        mode = self.fit(taste.since, start=self.fitted_of(taste))
        weights = self._weights(taste.since, None)
        return self.taste(draw(self._design, weights, mode, rng), taste)

    def last_surprise(self, fitted: Fitted | None) -> float:
        """Return by how many nats the expert foretold the last pick better."""
        if fitted is None or not self.picks or self.picks[-1] != len(self._choices) - 1:
            return 0.0
        return float(self._gains(fitted)[-1])

    def find_change(self) -> int | None:
        """Return the number of the first event after the last change of taste."""
        largest, since = LEAST_GAIN_NATS, None
        fitted = None
        for count in reversed(RECENT_PICKS):
            if len(self.picks) - count < LEAST_BEFORE:
                continue
            first = self.picks[-count]
            fitted = self.fit(None, first, fitted)
            gain = float(self._gains(fitted)[first:][self._is_pick[first:]].sum())
            if gain > largest:
                largest, since = gain, self._choices[first].event_number
        return since

    def replay(self, since: int | None) -> list[PickRank]:
        """Foretell the last picks, each by what was learned before its block."""
        foretold: list[PickRank] = []
        fitted = None
        first = max(len(self.picks) - REPLAY_PICKS, REPLAY_BLOCK)
        for start in range(first, len(self.picks), REPLAY_BLOCK):
            block = self.picks[start : start + REPLAY_BLOCK]
            fitted = self.fit(since, block[0], fitted)
            without_places = self._utilities_without_places(fitted)
            foretold += [self._foretell(i, without_places) for i in block]
        return foretold

    def _foretell(self, index: int, utilities: Sequence[Floats]) -> PickRank:
        choice = self._choices[index]
        place = choice.shares.index(1.0)
        return PickRank(
            choice.occasion,
            len(choice.outfits),
            rank_of(place, utilities[index].tolist()),
            rank_of(place, choice.logits),
        )

    def _utilities_without_places(self, fitted: Fitted) -> list[Floats]:
        given = np.zeros_like(fitted.given)
        given[0] = fitted.given[0]
        return utilities(self._design, Fitted(fitted.weights, given))

    def _gains(self, fitted: Fitted) -> Floats:
        """Return (choices,): nats by which the expert foretells better than a fit.

        The expert is taken with the same biases of places, and a scale of at most 1.
        """
        given = fitted.given.copy()
        given[0] = min(MEAN_SCALE, given[0])
        nothing = {node: np.zeros_like(w) for node, w in fitted.weights.items()}
        expert = log_likelihoods(self._design, Fitted(nothing, given))
        return expert - log_likelihoods(self._design, fitted)

    @property
    def _is_pick(self) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        return np.array([each.is_placed for each in self._choices])

    def _weights(self, since: int | None, end: int | None) -> Floats:
        """Return (choices,): how much each counts for a fit at `end`."""
        choices = self._choices
        end = len(choices) if end is None else end
        count_picks = choices[end - 1].count_picks if end else 0
        weights = np.zeros(len(choices))
        for i, choice in enumerate(choices[:end]):
            age = max(count_picks - choice.count_picks, 0)
            weights[i] = choice.weight * 0.5 ** (age / HALF_LIFE_PICKS)
        first = _place_of(since, choices)
        if first < end:  # else the change is still to come
            weights[:first] *= WEIGHT_BEFORE_CHANGE
        return weights


def _place_of(since: int | None, choices: Sequence[Choice]) -> int:
    """Return how many choices come before a change."""
    numbers = [choice.event_number for choice in choices]
    return numbers.index(since) if since in numbers else 0
