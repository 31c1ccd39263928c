"""Outfits for days: planned ones, and looks that are kept for any day."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from wardrobe.days.layouts import PlacedPiece
from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _
from wardrobe.model.occasion import OccasionKey
from wardrobe.model.season import Season

LONGEST_NAME = 80
# The coldest and the hottest that was ever measured, in degrees Celsius.
COLDEST, HOTTEST = -90, 60


def refuse_temperature(temperature_c: float | None) -> None:
    """Refuse a temperature that no day has.

    Raises:
        InvalidValue: It is none.
    """
    if temperature_c is not None and not COLDEST <= temperature_c <= HOTTEST:
        raise InvalidValue(
            _(
                "a day has {coldest} to {hottest} degrees Celsius",
                coldest=COLDEST,
                hottest=HOTTEST,
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedOutfit:
    """An outfit that somebody means to wear: an intention, not a wear.

    Attributes:
        garment_ids: The outfit.
        temperature_c: What the day was planned for; None for any weather.
        number: The closet's number for it; 0 before it has one.
    """

    day: date
    occasion: OccasionKey
    garment_ids: frozenset[int]
    temperature_c: float | None = None
    number: int = field(default=0, compare=False)

    def __post_init__(self) -> None:
        """Refuse what makes no sense.

        Raises:
            InvalidValue: It has no garments, or a temperature that no day has.
        """
        refuse_temperature(self.temperature_c)
        if not self.garment_ids:
            raise InvalidValue(_("a plan needs the garments of an outfit"))


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedLook:
    """An outfit worth keeping.

    Attributes:
        garment_ids: The outfit, and what else belongs to the look.
        occasion: What it is for; None for anything.
        seasons: When it is for; none for all of the year.
        layout: How its pieces lie on its canvas, what lies below first; empty until
            somebody arranged them.
        number: The closet's number for it; 0 before it has one.
    """

    garment_ids: frozenset[int]
    made_at: datetime
    name: str = ""
    occasion: OccasionKey | None = None
    seasons: frozenset[Season] = frozenset()
    tags: tuple[str, ...] = ()
    notes: str = ""
    layout: tuple[PlacedPiece, ...] = ()
    number: int = field(default=0, compare=False)

    def __post_init__(self) -> None:
        """Refuse what makes no sense.

        Raises:
            InvalidValue: It has no garment, its name is too long, or its layout has
                what is no piece of it, or one twice.
        """
        if not self.garment_ids:
            raise InvalidValue(_("a look needs at least one garment"))
        if len(self.name) > LONGEST_NAME:
            raise InvalidValue(
                _("a look's name has at most {most} letters", most=LONGEST_NAME)
            )
        placed = [each.garment_id for each in self.layout]
        if len(set(placed)) < len(placed) or not self.garment_ids.issuperset(placed):
            raise InvalidValue(_("a look's layout has each of its pieces once"))

    def with_piece(self, old: int, new: int) -> "SavedLook":
        """Return the look with another piece in place of one, lying where that lay."""
        return replace(
            self,
            garment_ids=self.garment_ids - {old} | {new},
            layout=tuple(
                replace(each, garment_id=new) if each.garment_id == old else each
                for each in self.layout
                if each.garment_id != new
            ),
        )

    def without_piece(self, garment_id: int) -> "SavedLook":
        """Return the look without one of its pieces.

        Raises:
            InvalidValue: It is the last one.
        """
        return replace(
            self,
            garment_ids=self.garment_ids - {garment_id},
            layout=tuple(e for e in self.layout if e.garment_id != garment_id),
        )
