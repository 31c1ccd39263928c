"""Use case: suggest what is rested and clean, and no outfit of the last two weeks."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from wardrobe.errors import NothingToWear
from wardrobe.styling.suggesting import Suggestions

# Suggests without garments of these ids, and none of these outfits.
Ask = Callable[[Collection[int], Collection[frozenset[int]]], Suggestions]


@dataclass(frozen=True, slots=True)
class RestedSuggestions:
    """The best of what is rested, or of everything.

    Attributes:
        resting: When each garment was worn that rests or must be washed, by id.
        repeated: The outfits that were worn in the last days.
        has_resting: Whether nothing good was left without them, so that they and the
            outfits of the last days are among what was found.
    """

    found: Suggestions
    resting: Mapping[int, date]
    repeated: Collection[frozenset[int]]
    has_resting: bool


def suggest_rested(
    ask: Ask, resting: Mapping[int, date], repeated: Collection[frozenset[int]]
) -> RestedSuggestions:
    """Suggest without what rests; if nothing good is left, with it.

    Args:
        resting: As of `RestRules.resting`; what is asked for by its id rests not.
        repeated: The outfits that should not come back yet.

    Raises: As `suggest`.
    """

    def of(found: Suggestions, *, has_resting: bool) -> RestedSuggestions:
        return RestedSuggestions(found, resting, repeated, has_resting)

    try:
        rested = ask(resting.keys(), repeated)
    except NothingToWear:
        if not resting and not repeated:
            raise
        return of(ask((), ()), has_resting=True)
    if rested.missing is None or not (resting or repeated):
        return of(rested, has_resting=False)
    everything = ask((), ())
    if everything.missing is None:
        return of(everything, has_resting=True)
    return of(rested, has_resting=False)
