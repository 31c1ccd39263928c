"""Use case: suggest what is there, rested and clean, and no outfit of two weeks."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from wardrobe.days.luggage import Away, pieces_away
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
        away: What is packed, or at home while one travels.
    """

    pieces: Mapping[int, date] = field(default_factory=dict)
    outfits: Collection[frozenset[int]] = ()
    worn: Collection[frozenset[int]] = ()
    away: Away = field(default_factory=Away)


def at_rest(
    garments: Iterable[Garment], closet: Closet, day: date, *, today: date
) -> AtRest:
    """Return what rests or is away on a day; what is not in use is neither."""
    rules, history = rules_of(closet), history_until(day, closet, today=today)
    in_use = [each for each in garments if each.is_in_use]
    worn = {ids for ids, days in history.outfits.items() if day in days}
    ids = [each.id for each in in_use]
    return AtRest(
        rules.resting(in_use, history, day),
        rules.repeated(history, day),
        worn,
        pieces_away(closet.trips(), ids, day, today=today),
    )


@dataclass(frozen=True, slots=True)
class RestedSuggestions:
    """The best of what is rested, or of everything.

    Attributes:
        resting: When each garment was worn that rests or must be washed, by id.
        repeated: The outfits that were worn in the last days.
        away: What is packed, or at home while one travels.
        has_resting: Whether nothing good was left without them, so that they and the
            outfits of the last days are among what was found.
        has_away: Whether nothing good was left without what is away, either.
    """

    found: Suggestions
    resting: Mapping[int, date]
    repeated: Collection[frozenset[int]]
    away: Away
    has_resting: bool
    has_away: bool


def suggest_rested(
    ask: Ask,
    resting: Mapping[int, date],
    repeated: Collection[frozenset[int]],
    away: Away | None = None,
) -> RestedSuggestions:
    """Suggest without what rests or is away; if nothing good is left, with it.

    What rests is rather worn than what is elsewhere.

    Args:
        resting: As of `RestRules.resting`; what is asked for by its id rests not.
        repeated: The outfits that should not come back yet.
        away: As of `pieces_away`.

    Raises: As `suggest`.
    """
    away = away or Away()
    rests = bool(resting or repeated)
    poor: RestedSuggestions | None = None
    refusal: NothingToWear | None = None
    tries = [(False, False), (rests, False), (rests, bool(away.ids))]
    for has_resting, has_away in dict.fromkeys(tries):
        without = {
            *(() if has_resting else resting),
            *(() if has_away else away.ids),
        }
        try:
            found = ask(without, () if has_resting else repeated)
        except NothingToWear as error:
            refusal = error
            continue
        rested = RestedSuggestions(
            found, resting, repeated, away, has_resting, has_away
        )
        if found.missing is None:
            return rested
        poor = poor or rested
    if poor is None:
        assert refusal is not None
        raise refusal
    return poor
