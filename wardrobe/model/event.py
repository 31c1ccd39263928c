"""What the user did with an outfit."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _
from wardrobe.model.occasion import OccasionKey

MOST_STARS = 5


class EventKind(StrEnum):
    """The kinds of events; skipped is not rejected, and unseen is neither."""

    WEAR = "wear"
    LIKE = "like"
    SKIP = "skip"
    REJECT = "reject"
    RATE = "rate"
    SWAP = "swap"
    OTHER = "other"

    @property
    def is_pick(self) -> bool:
        """Whether it says what the user wants rather than does not want."""
        return self in _PICKS

    @property
    def is_worn(self) -> bool:
        """Whether the outfit was worn."""
        return self in (EventKind.WEAR, EventKind.OTHER)


_PICKS = frozenset({EventKind.WEAR, EventKind.LIKE, EventKind.SWAP, EventKind.OTHER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that the user did with the outfit of these garments.

    Attributes:
        garment_ids: The outfit; after a swap, the new one; for `EventKind.OTHER`,
            what was worn instead of all that was shown.
        at: When, by the clock that it was done by, with its time zone.
        stars: 1..5 for `EventKind.RATE`, None for every other kind.
        board_number: The board that the outfit was shown on; None without one.
        swapped: The garment taken out and the one put in its place, for
            `EventKind.SWAP`.
        number: The closet's number for it; 0 before it has one.
    """

    kind: EventKind
    garment_ids: tuple[int, ...]
    occasion: OccasionKey
    at: datetime
    stars: int | None = None
    board_number: int | None = None
    swapped: tuple[int, int] | None = None
    number: int = field(default=0, compare=False)

    def __post_init__(self) -> None:
        """Refuse what makes no sense.

        Raises:
            InvalidValue: No garment, one twice, or stars, a board or a swap that do
                not fit the kind.
        """
        if not self.garment_ids:
            raise InvalidValue(_("an event needs the garments of an outfit"))
        if len(set(self.garment_ids)) != len(self.garment_ids):
            raise InvalidValue(_("an outfit lists the same garment twice"))
        self._check_stars()
        self._check_swap()
        if self.kind is EventKind.OTHER and self.board_number is None:
            raise InvalidValue(_("wearing something else needs the board it replaces"))

    @property
    def day(self) -> date:
        """The day by the clock that it was done by; no later journey moves it."""
        return self.at.date()

    def _check_stars(self) -> None:
        if self.kind is not EventKind.RATE:
            if self.stars is not None:
                raise InvalidValue(
                    _("only the kind rate takes stars, not {kind}", kind=self.kind)
                )
        elif self.stars is None or not 1 <= self.stars <= MOST_STARS:
            raise InvalidValue(_("a rating needs 1 to {most} stars", most=MOST_STARS))

    def _check_swap(self) -> None:
        if self.kind is not EventKind.SWAP:
            if self.swapped is not None:
                raise InvalidValue(
                    _("a swap must be of the kind swap, not {kind}", kind=self.kind)
                )
            return
        if self.swapped is None:
            raise InvalidValue(
                _("a swap needs the garment taken out and the one put in")
            )
        old, new = self.swapped
        if new not in self.garment_ids or old in self.garment_ids:
            raise InvalidValue(
                _(
                    "a swap's new garment must be in the outfit, and its old one "
                    "must not"
                )
            )
