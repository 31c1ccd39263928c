"""What goes with an outfit: a belt, a bag, a hat and a scarf, where they help.

They are chosen after the outfit and never change its rating; with none that fits, there
is none. Sources: a belt is of the colour of the shoes (Gentleman's Gazette); no hat
indoors, and none with evening dress (Emily Post, Hats Off! Hat Etiquette); a scarf from
about 10 °C, a knitted cap from about 5 °C (Gravina, The 5 °C rule;
thechilledcloset.com, What You Need For Different Temperatures), a sun hat from 27 °C
(winenfood.com, What to Wear at Any Degree). The rest is ours.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from wardrobe.model.colour import Colour
from wardrobe.model.garment import Garment, GarmentType, Group
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Outfit
from wardrobe.ports.conditions import Sky
from wardrobe.ranking.materials import is_suede
from wardrobe.ranking.pair_scores import Setting

COLD_FOR_A_SCARF_C = 10.0
COLD_FOR_A_CAP_C = 5.0
SUNNY_C = 25.0

_QUIET = {Colour.BLACK, Colour.WHITE, Colour.GREY, Colour.BEIGE}
_QUIET |= {Colour.BROWN, Colour.NAVY, Colour.BLUE}
_LEATHER = {GarmentType.FORMAL_SHOES, GarmentType.BOOTS}
_LEATHER |= {GarmentType.FLATS, GarmentType.HEELS}
_WITH_LOOPS = {GarmentType.TROUSERS, GarmentType.JEANS, GarmentType.SHORTS}
_DRESSY = {Occasion.PARTY, Occasion.FORMAL, Occasion.WEDDING_GUEST}
_BAREHEADED = {*_DRESSY, Occasion.WORK, Occasion.BUSINESS, Occasion.DATE}
# What tells kinds apart that have no type of their own, in what people call them.
_FOR_SUN = ("straw", "sun", "panama", "fedora", "cap", "stroh", "sonnen", "kappe")
_FOR_COLD = ("beanie", "knit", "wool", "fur", "mütze", "strick", "woll")
_EVENING_BAGS = ("clutch", "evening", "abend")
_SPORTS_BAGS = ("backpack", "rucksack", "gym", "sport", "duffel")
_PALE = {Colour.BEIGE, Colour.WHITE}


@dataclass(frozen=True, slots=True)
class Accessories:
    """The accessories that may be worn, and those that must be."""

    owned: tuple[Garment, ...] = ()
    locked: tuple[Garment, ...] = ()

    @classmethod
    def of(cls, garments: Iterable[Garment], locked: Collection[int]) -> Self:
        """Take the accessories among some garments.

        Args:
            locked: Ids of garments that every outfit must have.
        """
        owned = tuple(each for each in garments if each.group is Group.OTHER)
        return cls(owned, tuple(each for each in owned if each.id in locked))

    def to_go_with(
        self, outfit: Outfit, setting: Setting, sky: Sky = Sky.DRY
    ) -> tuple[Garment, ...]:
        """Return what is locked, and the best of each other kind that fits.

        Nothing of suede is chosen for a wet day.
        """
        chosen, calm = list(self.locked), _calm_beside(outfit)
        for kind, fits in _FITS.items():
            if any(each.type is kind for each in self.locked):
                continue
            points = [
                (fits(each, outfit, setting), each)
                for each in self.owned
                if each.type is kind
                and each.colour in calm
                and (sky is Sky.DRY or not is_suede(each))
            ]
            best = max(points, key=lambda pair: (pair[0], -pair[1].id), default=None)
            if best and best[0] > 0:
                chosen.append(best[1])
        return tuple(chosen)


def _calm_beside(outfit: Outfit) -> Collection[Colour]:
    """Return the colours that add no second loud one."""
    worn = {each.colour for each in outfit.garments()}
    return set(Colour) if worn <= _QUIET else _QUIET | worn


def _as_belt(belt: Garment, outfit: Outfit, setting: Setting) -> float:
    middle, shoes = outfit.middle, outfit.bottom
    if middle is None or middle.type not in _WITH_LOOPS:
        return 0.0
    if setting.occasion.base is Occasion.SPORTS:
        return 0.0
    if shoes.type in _LEATHER:
        return float(belt.colour is shoes.colour)
    is_plain = belt.colour in (Colour.BLACK, Colour.BROWN)
    return 0.5 * is_plain + 0.5 * (belt.colour is shoes.colour)


def _as_bag(bag: Garment, outfit: Outfit, setting: Setting) -> float:
    occasion = setting.occasion.base
    if occasion is Occasion.SPORTS:
        return float(_is_called(bag, _SPORTS_BAGS))
    if _is_called(bag, _EVENING_BAGS) is not (occasion in _DRESSY):
        return 0.0
    if occasion is Occasion.BUSINESS and _is_called(bag, _SPORTS_BAGS):
        return 0.0
    is_like_shoes = bag.colour is outfit.bottom.colour
    return 0.3 + 0.4 * is_like_shoes + 0.2 * (bag.colour in _QUIET)


def _as_hat(hat: Garment, _outfit: Outfit, setting: Setting) -> float:
    celsius = setting.temperature_c
    if celsius is None or setting.occasion.base in _BAREHEADED:
        return 0.0
    is_for_sun = _is_called(hat, _FOR_SUN) or (
        hat.colour in _PALE and not _is_called(hat, _FOR_COLD)
    )
    if is_for_sun:
        return float(celsius >= SUNNY_C)
    return float(celsius <= COLD_FOR_A_CAP_C)


def _as_scarf(scarf: Garment, outfit: Outfit, setting: Setting) -> float:
    celsius = setting.temperature_c
    if celsius is None or celsius > COLD_FOR_A_SCARF_C:
        return 0.0
    if setting.occasion.base is Occasion.SPORTS:
        return 0.0
    worn = {each.colour for each in outfit.garments()}
    return 0.5 + 0.3 * (scarf.colour in _QUIET) + 0.2 * (scarf.colour in worn)


def _is_called(garment: Garment, words: Iterable[str]) -> bool:
    said = f"{garment.name} {garment.own_type}".lower()
    return any(word in said for word in words)


_FITS: Mapping[GarmentType, Callable[[Garment, Outfit, Setting], float]] = {
    GarmentType.BELT: _as_belt,
    GarmentType.BAG: _as_bag,
    GarmentType.HAT: _as_hat,
    GarmentType.SCARF: _as_scarf,
}
