"""Use case: the best outfits for one time of a day, rested and clean by then."""

from collections.abc import Collection
from datetime import date

from wardrobe.days.habits import Habits
from wardrobe.planning.filling import TimeToFill
from wardrobe.planning.rested import RestedSuggestions, at_rest, suggest_rested
from wardrobe.ports.closet import Closet
from wardrobe.ports.scorer import Scorer
from wardrobe.styling.suggesting import Suggestions, suggest


def outfits_for(
    time: TimeToFill, closet: Closet, scorer: Scorer, *, today: date, count: int
) -> RestedSuggestions:
    """Return the best outfits for a time, with some variety.

    Raises:
        NothingToWear: No outfit can be made for it.
    """
    garments, taste = closet.garments(), closet.taste()
    rater = scorer.under(time.sky, time.dress_code)
    rest = at_rest(garments, closet, time.day, today=today)
    habits = Habits.of(closet.events(), garments)

    def ask(
        without: Collection[int], not_again: Collection[frozenset[int]]
    ) -> Suggestions:
        return suggest(
            garments,
            time.occasion,
            scorer=rater,
            taste=taste,
            without=without,
            not_again=not_again,
            habits=habits,
            temperature_c=time.temperature_c,
            count=count,
            with_variety=True,
        )

    return suggest_rested(ask, rest.pieces, rest.outfits, rest.away)
