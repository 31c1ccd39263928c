"""What each piece is worth to who owns it: how it was worn, and what that cost."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from wardrobe.closet.wear_log import cents_a_wear
from wardrobe.model.garment import Garment, State

# A season: who has not worn a thing for so long may have forgotten it.
LONG_UNWORN_DAYS = 90
# A year has every season, so that what was not worn in one waits for none.
LET_GO_DAYS = 365
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Wearing:
    """How a garment was worn.

    Attributes:
        days: On which days; a day counts once, however often it was noted.
    """

    garment: Garment
    days: Collection[date] = ()

    @property
    def count(self) -> int:
        """How often it was worn."""
        return len(self.days)

    @property
    def last(self) -> date | None:
        """The day it was worn last; None if it never was."""
        return max(self.days, default=None)

    @property
    def cents_a_wear(self) -> float | None:
        """Its price over the wears; None without a price or a wear."""
        return cents_a_wear(self.garment, self.count)

    @property
    def since(self) -> date:
        """The day from which on it hangs unworn: worn last, else bought or added."""
        owned = self.garment.bought_on or self.garment.added_at.astimezone().date()
        return max(self.last, owned) if self.last else owned


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosetWorth:
    """What the closet cost, as far as prices are known.

    Attributes:
        cents: The sum of the known prices.
        count_priced: Of how many garments the price is known.
        usual_cents_a_wear: The median of what a wear cost; None if no wear has a price.
    """

    cents: int
    count_priced: int
    usual_cents_a_wear: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthWorn:
    """What was worn in a month.

    Attributes:
        first: Its first day.
        count_days: On how many days something was noted.
        most: What was worn on most of its days, that first.
    """

    first: date
    count_days: int
    most: Sequence[Wearing]


def wearings(
    garments: Iterable[Garment], days: Mapping[int, Collection[date]]
) -> list[Wearing]:
    """Return how each garment was worn, the most worn first, else the latest first.

    Args:
        days: On which each garment was worn, by its id.
    """
    return _by_count(Wearing(each, days.get(each.id, ())) for each in garments)


def unworn(
    worn: Iterable[Wearing], today: date, days: int = LONG_UNWORN_DAYS
) -> list[Wearing]:
    """Return what hangs there and was not worn for so many days, the longest first.

    What was bought or added since then is too new to tell.
    """
    before = today - timedelta(days=days)
    found = [
        each
        for each in worn
        if each.garment.state is not State.GONE and each.since <= before
    ]
    return sorted(found, key=lambda w: (w.since, w.garment.id))


def worth_of(worn: Iterable[Wearing]) -> ClosetWorth:
    """Return what the closet cost, and what a wear usually does."""
    each_wearing = list(worn)
    prices = [
        each.garment.price_cents
        for each in each_wearing
        if each.garment.price_cents is not None
    ]
    a_wear = [each.cents_a_wear for each in each_wearing]
    known = [cents for cents in a_wear if cents is not None]
    return ClosetWorth(
        cents=sum(prices),
        count_priced=len(prices),
        usual_cents_a_wear=median(known) if known else None,
    )


def by_cost(worn: Iterable[Wearing]) -> list[Wearing]:
    """Return what has a price and was worn, the cheapest wear first."""
    known = [(w.cents_a_wear, w) for w in worn]
    priced = [(cents, each) for cents, each in known if cents is not None]
    return [w for _, w in sorted(priced, key=lambda p: (p[0], p[1].garment.id))]


def year_of(worn: Iterable[Wearing], year: int) -> list[MonthWorn]:
    """Return what was worn in each month of a year."""
    days_of = {
        each.garment.id: (each.garment, [day for day in each.days if day.year == year])
        for each in worn
    }
    return [_month_of(days_of, date(year, month, 1)) for month in range(1, _MONTHS + 1)]


def years_worn(worn: Iterable[Wearing]) -> list[int]:
    """Return the years in which something was worn, the first first."""
    return sorted({day.year for each in worn for day in each.days})


def _month_of(
    days_of: Mapping[int, tuple[Garment, Sequence[date]]], first: date
) -> MonthWorn:
    worn = [
        Wearing(garment, frozenset(day for day in days if day.month == first.month))
        for garment, days in days_of.values()
    ]
    most = [each for each in _by_count(worn) if each.count]
    noted = {day for each in most for day in each.days}
    return MonthWorn(first=first, count_days=len(noted), most=most)


def _by_count(worn: Iterable[Wearing]) -> list[Wearing]:
    return sorted(
        worn, key=lambda w: (-w.count, -(w.last or date.min).toordinal(), w.garment.id)
    )
