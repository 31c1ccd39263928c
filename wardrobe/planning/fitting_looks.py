"""Use case: which looks fit a day: clean, rested, in season, right for what it is."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wardrobe.days.luggage import pieces_away
from wardrobe.days.plans import SavedLook
from wardrobe.days.resting import RestRules, WearHistory
from wardrobe.errors import InvalidValue
from wardrobe.model.garment import Garment, Group
from wardrobe.model.occasion import AnyOccasion, OwnOccasion
from wardrobe.model.season import Season
from wardrobe.planning.history import history_until, rules_of
from wardrobe.ports.closet import Closet
from wardrobe.ports.scorer import Scorer
from wardrobe.ranking.pair_scores import Setting
from wardrobe.ranking.ranking import Ranking
from wardrobe.styling.composing import ways_to_wear
from wardrobe.taste.taste import Taste


@dataclass(frozen=True, slots=True, kw_only=True)
class DayAsked:
    """What somebody dresses for.

    Attributes:
        season: None where it doesn't matter.
        temperature_c: In degrees Celsius; None leaves warmth out.
    """

    day: date
    occasion: AnyOccasion
    season: Season | None = None
    temperature_c: float | None = None


def looks_that_fit(
    asked: DayAsked, closet: Closet, *, scorer: Scorer, today: date
) -> list[SavedLook]:
    """Return the looks to wear on a day, what wasn't worn for longest first.

    All of a look must be there, neither packed nor left at home.

    A look for the very occasion suits it, and comes first. One that is for anything
    suits where its rating is good enough.
    """
    garments = closet.garments()
    ids = [each.id for each in garments]
    away = pieces_away(closet.trips(), ids, asked.day, today=today)
    ready = rested_looks(
        closet.looks(),
        garments,
        asked,
        rules=rules_of(closet),
        history=history_until(asked.day, closet, today=today),
        away=away.ids,
    )
    by_id = {each.id: each for each in garments}
    setting, taste = Setting(asked.occasion, asked.temperature_c), closet.taste()

    def suits(look: SavedLook) -> bool:
        if look.occasion is not None:
            return True
        pieces = [by_id[each] for each in sorted(core_of(look.garment_ids, by_id))]
        return _is_good_enough(pieces, setting, scorer, taste)

    return [look for look in ready if suits(look)]


def rested_looks(
    looks: Iterable[SavedLook],
    garments: Sequence[Garment],
    asked: DayAsked,
    *,
    rules: RestRules,
    history: WearHistory,
    away: Collection[int] = (),
) -> list[SavedLook]:
    """Return the looks of which all is there, clean and rested, for a day's occasion.

    None that was worn within the last days comes back, just as no other outfit does.
    """
    by_id = {each.id: each for each in garments}
    days = days_of_looks(looks := list(looks), history, by_id)
    occasions = _keys_of(asked.occasion)

    def fits(look: SavedLook) -> bool:
        pieces = [by_id.get(each) for each in look.garment_ids]
        return (
            all(
                each is not None
                and each.is_in_use
                and each.id not in away
                and rules.is_clean(each, history, asked.day)
                and rules.is_rested(each, history, asked.day)
                for each in pieces
            )
            and look.occasion in (None, *occasions)
            and (not look.seasons or asked.season in (None, *look.seasons))
            and not any(
                0 < abs(asked.day - worn).days < rules.repeat_days
                for worn in days[look.number]
            )
        )

    return sorted(
        filter(fits, looks),
        key=lambda look: (
            look.occasion != occasions[0],
            look.occasion is None,
            max(days[look.number], default=date.min),
        ),
    )


def days_of_looks(
    looks: Iterable[SavedLook], history: WearHistory, garments: Mapping[int, Garment]
) -> dict[int, frozenset[date]]:
    """Return the days on which each look was worn, by its number.

    A look is worn where its outfit is, with whatever hat or bag.
    """
    worn: dict[frozenset[int], set[date]] = {}
    for ids, days in history.outfits.items():
        worn.setdefault(core_of(ids, garments), set()).update(days)
    return {
        look.number: frozenset(worn.get(core_of(look.garment_ids, garments), ()))
        for look in looks
    }


def look_of(
    garment_ids: Iterable[int],
    looks: Iterable[SavedLook],
    garments: Mapping[int, Garment],
) -> SavedLook | None:
    """Return the look that an outfit is, with whatever hat or bag; perhaps none."""
    core = core_of(garment_ids, garments)
    return next(
        (each for each in looks if core_of(each.garment_ids, garments) == core), None
    )


def core_of(
    garment_ids: Iterable[int], garments: Mapping[int, Garment]
) -> frozenset[int]:
    """Return what of an outfit is combined; all if it's accessories only."""
    ids = frozenset(garment_ids)
    loose = {i for i in ids if i in garments and garments[i].group is Group.OTHER}
    return ids - loose or ids


def _keys_of(occasion: AnyOccasion) -> tuple[object, ...]:
    """Return the occasion, and the one it's cloned from."""
    if isinstance(occasion, OwnOccasion):
        return occasion.key, occasion.base
    return (occasion,)


def _is_good_enough(
    pieces: Sequence[Garment], setting: Setting, scorer: Scorer, taste: Taste
) -> bool:
    try:
        ways = ways_to_wear(pieces)
    except InvalidValue:  # a look may be a coat and a bag
        return False
    ranking = Ranking.of(pieces, setting, scorer=scorer, taste=taste)
    return any(ranking.place_of(way).rated().is_good_enough for way in ways)
