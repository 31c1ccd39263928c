"""Why an outfit is rated as it is: the scorer's own parts in plain sentences."""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from wardrobe.language.texts import _, degrees, noted, number
from wardrobe.model.garment import Garment
from wardrobe.model.outfit import LEAST_LOGIT, Outfit, Part, Slot
from wardrobe.ranking.pair_scores import JUDGED_PARTS, Setting, SlotPair

PairParts = Mapping[SlotPair, NDArray[np.float64]]


def reasons_of(
    outfit: Outfit, pair_parts: PairParts, taste: Mapping[Slot, float], setting: Setting
) -> tuple[str, ...]:
    """Say what raised or lowered an outfit's rating, the weightiest first.

    Args:
        pair_parts: By slot pair, (4,) logits in the order of `JUDGED_PARTS`.
        taste: By slot, what taste added for the garment.
    """
    weighed = weighed_reasons(outfit, pair_parts, taste, setting)
    return tuple(
        f"{sentence} ({number(logit, 1, with_sign=True)})"
        for logit, sentence in weighed
    )


def weighed_reasons(
    outfit: Outfit, pair_parts: PairParts, taste: Mapping[Slot, float], setting: Setting
) -> list[tuple[float, str]]:
    """Return what mattered as logit and sentence, the weightiest first."""
    weighed = [
        *_single_reasons(outfit, pair_parts, setting),
        *_pair_reasons(outfit, pair_parts),
        *_taste_reasons(outfit, taste),
    ]
    weighed.sort(key=lambda reason: -abs(reason[0]))
    return [reason for reason in weighed if abs(reason[0]) >= LEAST_LOGIT]


def part_sentences(parts: Mapping[Part, float], setting: Setting) -> dict[Part, str]:
    """Say of each part what it added to the logit; the numbers add up to it.

    A part that says nothing in this setting, such as warmth without a temperature,
    is left out.
    """
    occasion = setting.occasion.words
    warmth = "" if setting.temperature_c is None else degrees(setting.temperature_c)
    words = {
        Part.OCCASION: (
            _("it suits {occasion}", occasion=occasion),
            _("it isn't right for {occasion}", occasion=occasion),
        ),
        Part.COLOURS: (
            _("its colours go together"),
            _("its colours don't go together"),
        ),
        Part.TYPES: (_("its pieces go together"), _("its pieces are an odd mix")),
        Part.WARMTH: (
            _("it's right for {degrees}", degrees=warmth),
            _("it's wrong for {degrees}", degrees=warmth),
        ),
        Part.TASTE: (_("you like its pieces"), _("you rarely choose its pieces")),
    }
    return {
        part: f"{words[part][logit < 0]} ({number(logit, 2, with_sign=True)})"
        for part, logit in parts.items()
        if logit
    }


def _single_reasons(
    outfit: Outfit, pair_parts: PairParts, setting: Setting
) -> Iterator[tuple[float, str]]:
    """Occasion and warmth: of the whole, naming the garment that spoils it most."""
    total, worst = _whole(outfit, pair_parts, Part.OCCASION)
    occasion = setting.occasion.words
    if total >= 0:
        yield total, _("suits {occasion}", occasion=occasion)
    else:
        yield (
            total,
            _(
                "isn't right for {occasion}, least of all the {garment}",
                occasion=occasion,
                garment=worst.title,
            ),
        )
    if setting.temperature_c is None:
        return
    total, worst = _whole(outfit, pair_parts, Part.WARMTH)
    warmth = degrees(setting.temperature_c)
    if total >= 0:
        yield total, _("is just right for {degrees}", degrees=warmth)
    else:
        yield (
            total,
            _(
                "isn't right for {degrees}, least of all the {garment}",
                degrees=warmth,
                garment=worst.title,
            ),
        )


def _whole(outfit: Outfit, pair_parts: PairParts, part: Part) -> tuple[float, Garment]:
    """Return what a part adds to the whole, and the garment that spoils it most."""
    index = JUDGED_PARTS.index(part)
    total = sum(float(parts[index]) for parts in pair_parts.values())
    return total, _garment_of_least(outfit, pair_parts, index)


def _garment_of_least(outfit: Outfit, pair_parts: PairParts, index: int) -> Garment:
    """Return the garment whose pairs add least, half of each pair to either."""
    worn = outfit.in_slots()
    shares = {
        slot: sum(float(p[index]) for pair, p in pair_parts.items() if slot in pair)
        for slot, garment in worn.items()
        if garment
    }
    garment = worn[min(shares, key=lambda slot: shares[slot])]
    assert garment is not None
    return garment


def _pair_reasons(outfit: Outfit, pair_parts: PairParts) -> Iterator[tuple[float, str]]:
    """Colours and types: the best and the worst pair of garments."""
    worn = outfit.in_slots()
    for part in (Part.COLOURS, Part.TYPES):
        index = JUDGED_PARTS.index(part)
        by_pair = {
            (first.id, second.id): (float(parts[index]), first, second)
            for (a, b), parts in pair_parts.items()
            if (first := worn[a]) and (second := worn[b])
        }
        extremes = {
            choose(by_pair, key=lambda ids: by_pair[ids][0]) for choose in (min, max)
        }
        for logit, first, second in (by_pair[ids] for ids in sorted(extremes)):
            yield logit, _pair_sentence(part, first, second, is_good=logit > 0)


def _pair_sentence(
    part: Part, first: Garment, second: Garment, *, is_good: bool
) -> str:
    if part is Part.COLOURS:
        sentences = (
            noted("{first} and {second} clash"),
            noted("{first} and {second} go well together"),
        )
        return _(sentences[is_good], first=first.title, second=second.title)
    sentences = (
        noted("{first} and {second} are an odd pair"),
        noted("{first} and {second} belong together"),
    )
    return _(sentences[is_good], first=first.type.words, second=second.type.words)


def _taste_reasons(
    outfit: Outfit, taste: Mapping[Slot, float]
) -> Iterator[tuple[float, str]]:
    for slot, garment in outfit.in_slots().items():
        if garment:
            said = _("you rarely choose the {garment}", garment=garment.title)
            if taste[slot] > 0:
                said = _("you like the {garment}", garment=garment.title)
            yield taste[slot], said
