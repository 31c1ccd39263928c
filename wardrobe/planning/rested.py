"""Use case: suggest what is rested and clean, and no outfit of the last two weeks."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from wardrobe.errors import NothingToWear
from wardrobe.model.garment import Garment
from wardrobe.planning.history import history_until, rules_of
from wardrobe.ports.closet import Closet
from wardrobe.styling.suggesting import Suggestions

# Suggests without garments of these ids, and none of these outfits.
Ask = Callable[[Collection[int], Collection[frozenset[int]]], Suggestions]


@dataclass(frozen=True, slots=True)
class AtRest:
    """What should not be worn on a day.

    Attributes:
        pieces: When each garment was worn that rests or must be washed, by id.
        outfits: What was worn together lately.
        worn: What was worn together on the day already.
    """

    pieces: Mapping[int, date] = field(default_factory=dict)
    outfits: Collection[frozenset[int]] = ()
    worn: Collection[frozenset[int]] = ()


def at_rest(
    garments: Iterable[Garment], closet: Closet, day: date, *, today: date
) -> AtRest:
    """Return what rests on a day; what is not in use does not rest."""
    rules, history = rules_of(closet), history_until(day, closet, today=today)
    in_use = [each for each in garments if each.is_in_use]
    worn = {ids for ids, days in history.outfits.items() if day in days}
    return AtRest(
        rules.resting(in_use, history, day), rules.repeated(history, day), worn
    )


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
