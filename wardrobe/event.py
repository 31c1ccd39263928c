"""What the user did with an outfit."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from wardrobe.errors import InvalidValue
from wardrobe.occasion import OccasionKey
from wardrobe.texts import _

MOST_STARS = 5


class EventKind(StrEnum):
    """The kinds of events; skipped is not rejected, and unseen is neither."""

    WEAR = "wear"
    LIKE = "like"
    SKIP = "skip"
    REJECT = "reject"
    RATE = "rate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that the user did with the outfit of these garments.

    Attributes:
        stars: 1..5 for `EventKind.RATE`, None for every other kind.
        at: When, with time zone.
    """

    kind: EventKind
    garment_ids: tuple[int, ...]
    occasion: OccasionKey
    at: datetime
    stars: int | None = None

    def __post_init__(self) -> None:
        """Refuse what makes no sense.

        Raises:
            InvalidValue: No garment, one twice, or stars that do not fit the kind.
        """
        if not self.garment_ids:
            raise InvalidValue(_("an event needs the garments of an outfit"))
        if len(set(self.garment_ids)) != len(self.garment_ids):
            raise InvalidValue(_("a garment is named twice in one outfit"))
        if self.kind is not EventKind.RATE:
            if self.stars is not None:
                raise InvalidValue(
                    _("stars go with the kind rate, not {kind}", kind=self.kind)
                )
        elif self.stars is None or not 1 <= self.stars <= MOST_STARS:
            raise InvalidValue(_("a rating needs 1 to {most} stars", most=MOST_STARS))
