"""Asks for outfits off the GUI thread and pages through the answer."""

from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

import numpy as np
from PySide6.QtCore import QObject, QSettings, Signal

from ui.jobs import Jobs
from ui.latest_job import LatestJob
from ui.state.learn_setting import count_to_learn
from ui.today.board import CARDS
from wardrobe.days.habits import Habits
from wardrobe.errors import InvalidValue
from wardrobe.model.board import Board as ShownBoard
from wardrobe.model.board import ShownOutfit
from wardrobe.model.occasion import AnyOccasion, Occasion
from wardrobe.model.outfit import RatedOutfit
from wardrobe.model.progress import Progress
from wardrobe.planning.rested import AtRest, RestedSuggestions, at_rest, suggest_rested
from wardrobe.ports.closet import Closet
from wardrobe.ports.conditions import DressCode, Sky
from wardrobe.ports.scorer import Scorer
from wardrobe.ranking.pair_scores import Setting
from wardrobe.ranking.ranking import Ranking
from wardrobe.styling.missing_pieces import Missing
from wardrobe.styling.suggesting import Suggestions, suggest, to_learn
from wardrobe.taste.learning import Learner

# Variety costs by the square of the count: one page more than is shown is enough.
_PAGES_AT_ONCE = 2

BoardAnswer = TypeVar("BoardAnswer")


@dataclass(frozen=True, slots=True, kw_only=True)
class OutfitRequest:
    """What outfits are wanted.

    Attributes:
        with_resting: Whether what rests, washes or is packed may be worn, too.
    """

    occasion: AnyOccasion = Occasion.CASUAL
    temperature_c: float | None = None
    locked: frozenset[int] = frozenset()
    sky: Sky = Sky.DRY
    dress_code: DressCode = DressCode.USUAL
    with_resting: bool = False


@dataclass(frozen=True, slots=True)
class _Answer:
    """What was found: the best that were not shown yet, and some to learn from."""

    rested: RestedSuggestions
    rest: AtRest
    fresh: list[RatedOutfit]
    to_learn: list[RatedOutfit]

    def page(self) -> tuple[list[RatedOutfit], bool]:
        """Return the page, those to learn from last, and whether there is more."""
        last = {each.outfit.ids for each in self.to_learn}
        best = [each for each in self.fresh if each.outfit.ids not in last]
        room = CARDS - len(self.to_learn)
        return [*best[:room], *self.to_learn], len(best) > room


@dataclass(frozen=True, slots=True)
class _Page:
    """Outfits that were shown together, of which the last ones are to learn from."""

    outfits: Sequence[RatedOutfit] = ()
    count_to_learn: int = 0
    has_more: bool = False


class SuggestionPager(QObject):
    """Has the outfits for the present wish; only the last question is answered.

    Each page is asked for anew, because the taste may have changed meanwhile; what
    was shown for the same wish is left out.
    """

    asked = Signal()
    answered = Signal()
    another_found = Signal(object, object)  # who asked, the outfit
    failed = Signal(object)

    def __init__(
        self,
        closet: Closet,
        scorer: Scorer,
        learner: Learner,
        jobs: Jobs,
        now: Callable[[], datetime],
        *,
        settings: QSettings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._closet, self._scorer, self._jobs = closet, scorer, jobs
        self._job = LatestJob(self, jobs)
        self._learner, self._settings = learner, settings
        self._rng = np.random.default_rng()
        self.now = now
        self.wish = OutfitRequest()
        self._page = _Page()
        self._earlier: list[_Page] = []
        self._later: list[_Page] = []  # those that were gone back from
        self._is_turning = False  # the answer awaited is a further page
        self.best: frozenset[int] = frozenset()
        self.missing: Missing | None = None
        self.rest = AtRest()
        self.has_resting = False  # nothing good was left without what rests
        self.has_away = False  # nor without what is packed
        self._ranking: Ranking | None = None
        self._shown: set[frozenset[int]] = set()
        self._askers: list[object] = []  # each waits for another outfit

    @property
    def page(self) -> Sequence[RatedOutfit]:
        """The outfits to show."""
        return self._page.outfits

    @property
    def count_to_learn(self) -> int:
        """How many of the page, its last ones, are there to learn from."""
        return self._page.count_to_learn

    @property
    def has_more(self) -> bool:
        """Whether there are outfits that were not shown yet."""
        return bool(self._later) or self._page.has_more

    @property
    def has_earlier(self) -> bool:
        """Whether there is a page to go back to."""
        return bool(self._earlier)

    def ask(self, wish: OutfitRequest) -> None:
        """Look for the best outfits."""
        self.wish = wish
        self._shown.clear()
        self._earlier.clear()
        self._later.clear()
        self._is_turning = False
        self._start()

    def ask_next(self) -> None:
        """Look for the best ones that were not shown; after all, for the best again."""
        if self._later:
            self._earlier.append(self._page)
            self._show(self._later.pop())
            return
        if not self.has_more:
            self._shown.clear()
        self._is_turning = True
        self._start()

    def ask_earlier(self) -> None:
        """Show the page of before again, if there is one."""
        if self._earlier:
            self._later.append(self._page)
            self._show(self._earlier.pop())

    def _show(self, page: _Page) -> None:
        self._page = page
        self.answered.emit()

    def ask_another(self, asker: object) -> None:
        """Look for the best outfit that was not shown, by what is known of taste now.

        `another_found` tells it; after all were shown, the best are looked for again.
        """
        is_board_awaited = self._job.is_running and not self._askers
        if is_board_awaited or asker in self._askers:
            return
        self._askers.append(asker)
        work = self._make_work(len(self._shown) + CARDS, most_to_learn=0)
        self._job.start(work, self._on_others_found, self._on_failed)

    def board_of(self, outfits: Iterable[RatedOutfit]) -> ShownBoard:
        """Return outfits that are shown for the present wish as a board."""
        return ShownBoard(
            outfits=tuple(map(ShownOutfit.of, outfits)),
            occasion=self.wish.occasion.key,
            at=self.now(),
            temperature_c=self.wish.temperature_c,
            locked=self.wish.locked,
        )

    def latest_for(self, owner: QObject) -> LatestJob:
        """Return what asks for an owner; of its questions the last one counts."""
        return LatestJob(owner, self._jobs)

    def ask_about(
        self,
        latest: LatestJob,
        question: Callable[[Ranking], BoardAnswer],
        on_done: Callable[[BoardAnswer], object],
        on_error: Callable[[Exception], object] | None = None,
        *,
        is_open: bool = False,
    ) -> None:
        """Ask about all outfits of the present wish, off the GUI thread.

        Args:
            latest: Of who asks, from `latest_for`.
            is_open: About all outfits of the closet, whatever is locked.
        """
        ranking, open_ranking = self._ranking, self._make_open_ranking()

        def work(_progress: Progress) -> BoardAnswer:
            if ranking is not None and not is_open:
                with suppress(InvalidValue):  # it has a piece that rests
                    return question(ranking)
            return question(open_ranking())

        latest.start(work, on_done, on_error)

    @property
    def today(self) -> date:
        """The day by the clock on the wall."""
        return self.now().astimezone().date()

    def _make_open_ranking(self) -> Callable[[], Ranking]:
        closet, wish = self._closet, self.wish
        scorer = self._scorer.under(wish.sky, wish.dress_code)

        def make() -> Ranking:
            garments = closet.garments()
            return Ranking.of(
                garments,
                Setting(wish.occasion, wish.temperature_c),
                scorer=scorer,
                taste=closet.taste(),
                habits=Habits.of(closet.events(), garments),
            )

        return make

    def _start(self) -> None:
        self._askers.clear()
        work = self._make_work(
            len(self._shown) + CARDS * _PAGES_AT_ONCE, count_to_learn(self._settings)
        )
        self.asked.emit()
        self._job.start(work, self._on_answered, self._on_failed)

    def _make_work(
        self, count: int, most_to_learn: int
    ) -> Callable[[Progress], _Answer]:
        closet, learner, wish = self._closet, self._learner, self.wish
        scorer = self._scorer.under(wish.sky, wish.dress_code)
        shown, rng, today = frozenset(self._shown), self._rng, self.today

        def work(_progress: Progress) -> _Answer:
            garments, taste = closet.garments(), closet.taste()
            rest = at_rest(garments, closet, today, today=today)
            habits = Habits.of(closet.events(), garments)
            asked = AtRest(worn=rest.worn) if wish.with_resting else rest

            def ask(
                without: Collection[int], not_again: Collection[frozenset[int]]
            ) -> Suggestions:
                return suggest(
                    garments,
                    wish.occasion,
                    scorer=scorer,
                    taste=taste,
                    locked=wish.locked,
                    without=without,
                    not_again=not_again,
                    habits=habits,
                    temperature_c=wish.temperature_c,
                    count=count,
                    with_variety=True,
                )

            not_again = {*asked.outfits, *asked.worn}
            rested = suggest_rested(ask, asked.pieces, not_again, asked.away)
            found = rested.found
            fresh = [each for each in found.outfits if each.outfit.ids not in shown]
            if not most_to_learn:
                return _Answer(rested, rest, fresh, [])
            drawn = learner.draw(
                closet.evidence(), taste, garments, wish.occasion.key, rng
            )
            best = fresh[: CARDS - most_to_learn]
            taken = {*shown, *not_again, *(each.outfit.ids for each in best)}
            chosen = to_learn(found, drawn, taken, most_to_learn)
            return _Answer(rested, rest, fresh, chosen)

        return work

    def _on_answered(self, answer: _Answer) -> None:
        if self._is_turning:
            self._earlier.append(self._page)
            self._is_turning = False
        outfits, has_more = answer.page()
        self._shown.update(each.outfit.ids for each in outfits)
        found, self.rest = answer.rested.found, answer.rest
        self.has_resting = answer.rested.has_resting
        self.has_away = answer.rested.has_away
        self.best = found.outfits[0].outfit.ids
        self.missing, self._ranking = found.missing, found.ranking
        self._show(_Page(outfits, len(answer.to_learn), has_more))

    def _on_others_found(self, answer: _Answer) -> None:
        askers, self._askers = self._askers, []
        if len(answer.fresh) < len(askers):
            self._shown.clear()
            self._is_turning = True
            self._start()
            return
        for asker, outfit in zip(askers, answer.fresh):
            self._shown.add(outfit.outfit.ids)
            self.another_found.emit(asker, outfit)
        has_more = len(answer.fresh) > len(askers)
        self._page = replace(self._page, has_more=has_more)
        self._ranking = answer.rested.found.ranking

    def _on_failed(self, error: Exception) -> None:
        self._askers.clear()
        self.failed.emit(error)
