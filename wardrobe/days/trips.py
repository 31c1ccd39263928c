"""A trip that is kept: where, when and for what, what is packed, and what came back."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from wardrobe.days.plans import LONGEST_NAME, refuse_temperature
from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _
from wardrobe.model.occasion import OccasionKey

MOST_DAYS = 60
MOST_A_TRIP = 93


@dataclass(frozen=True, slots=True)
class TripNeed:
    """What a trip is dressed for.

    Attributes:
        count: How often, spread over its days; None for every day.
    """

    occasion: OccasionKey
    count: int | None = None

    def __post_init__(self) -> None:
        """Refuse what no trip has room for, by `InvalidValue`."""
        if self.count is not None and not 1 <= self.count <= MOST_A_TRIP:
            raise InvalidValue(
                _("an occasion comes 1 to {most} times on a trip", most=MOST_A_TRIP)
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip:
    """What one travels with.

    Attributes:
        name: Where it goes; empty where nobody said.
        last: The day of the way back.
        temperature_c: What it is packed for; None for any weather.
        most: Of pieces in the luggage; None for as many as it takes.
        garment_ids: What is to be packed.
        packed: Of these, what is in the luggage.
        back: Of these, what is home again.
        number: The closet's number for it; 0 before it has one.
    """

    first: date
    last: date
    needs: tuple[TripNeed, ...]
    garment_ids: frozenset[int]
    name: str = ""
    temperature_c: float | None = None
    most: int | None = None
    packed: frozenset[int] = frozenset()
    back: frozenset[int] = frozenset()
    number: int = field(default=0, compare=False)

    def __post_init__(self) -> None:
        """Refuse what makes no sense.

        Raises:
            InvalidValue: It ends before it begins, is for nothing, or what is packed is
                not of it.
        """
        refuse_span(self.first, self.last)
        refuse_temperature(self.temperature_c)
        if len(self.name) > LONGEST_NAME:
            raise InvalidValue(
                _("a trip's name has at most {most} letters", most=LONGEST_NAME)
            )
        if not self.needs:
            raise InvalidValue(_("a trip needs something to dress for"))
        if self.most is not None and self.most < 1:
            raise InvalidValue(_("luggage holds at least one piece"))
        if not self.garment_ids:
            raise InvalidValue(_("a trip needs something to pack"))
        if not (self.packed | self.back) <= self.garment_ids:
            raise InvalidValue(_("only what belongs to a trip is packed for it"))

    @property
    def days(self) -> list[date]:
        """All days of it."""
        count = (self.last - self.first).days + 1
        return [self.first + timedelta(days=each) for each in range(count)]


def refuse_span(first: date, last: date) -> None:
    """Refuse days that no trip has, by `InvalidValue`."""
    if last < first:
        raise InvalidValue(_("a trip ends after it begins"))
    if (last - first).days >= MOST_DAYS:
        raise InvalidValue(_("a trip has at most {most} days", most=MOST_DAYS))


def occasions_of(needs: Iterable[TripNeed]) -> frozenset[OccasionKey]:
    """Return what a trip is dressed for, each once."""
    return frozenset(each.occasion for each in needs)
