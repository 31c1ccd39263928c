"""Use case: the best outfits for one time of a day, rested and clean by then."""

from collections.abc import Collection
from datetime import date

from wardrobe.planning.filling import TimeToFill
from wardrobe.planning.history import history_until, rules_of
from wardrobe.planning.rested import RestedSuggestions, suggest_rested
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
    rater, rules = scorer.under(time.sky, time.dress_code), rules_of(closet)
    history = history_until(time.day, closet, today=today)

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
            temperature_c=time.temperature_c,
            count=count,
            with_variety=True,
        )

    free = [each for each in garments if each.is_in_use]
    return suggest_rested(
        ask,
        rules.resting(free, history, time.day),
        rules.repeated(history, time.day),
    )
