"""Why an outfit is rated as it is: the scorer's own parts in plain sentences."""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from wardrobe.garment import Garment
from wardrobe.outfit import Outfit, Part, Slot
from wardrobe.pair_scores import JUDGED_PARTS, Setting, SlotPair

# A part of the logit below this changes a rating by less than four points of 100.
LEAST_LOGIT = 0.15
PairParts = Mapping[SlotPair, NDArray[np.float64]]


def reasons_of(
    outfit: Outfit,
    pair_parts: PairParts,
    taste: Mapping[Slot, float],
    setting: Setting,
) -> tuple[str, ...]:
    """Say what raised or lowered an outfit's rating, the weightiest first.

    Args:
        pair_parts: By slot pair, (4,) logits in the order of `JUDGED_PARTS`.
        taste: By slot, what taste added for the garment.
    """
    weighed = weighed_reasons(outfit, pair_parts, taste, setting)
    return tuple(f"{sentence} ({logit:+.1f})" for logit, sentence in weighed)


def weighed_reasons(
    outfit: Outfit,
    pair_parts: PairParts,
    taste: Mapping[Slot, float],
    setting: Setting,
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
    degrees = "" if setting.temperature_c is None else f"{setting.temperature_c:.0f} °C"
    words = {
        Part.OCCASION: (f"it suits {occasion}", f"it is not for {occasion}"),
        Part.COLOURS: ("its colours go together", "its colours do not go together"),
        Part.TYPES: ("its pieces belong together", "its pieces are an odd mix"),
        Part.WARMTH: (f"it is right for {degrees}", f"it is wrong for {degrees}"),
        Part.TASTE: ("you like its pieces", "you seldom choose its pieces"),
    }
    return {
        part: f"{words[part][logit < 0]} ({logit:+.2f})"
        for part, logit in parts.items()
        if logit
    }


def _single_reasons(
    outfit: Outfit, pair_parts: PairParts, setting: Setting
) -> Iterator[tuple[float, str]]:
    """Occasion and warmth: of the whole, naming the garment that spoils it most."""
    occasion = setting.occasion.words
    yield _whole(outfit, pair_parts, Part.OCCASION, ("suits", "is not for", occasion))
    if setting.temperature_c is not None:
        warmth = f"{setting.temperature_c:.0f} °C"
        words = ("has the right warmth for", "has the wrong warmth for", warmth)
        yield _whole(outfit, pair_parts, Part.WARMTH, words)


def _whole(
    outfit: Outfit, pair_parts: PairParts, part: Part, words: tuple[str, str, str]
) -> tuple[float, str]:
    index = JUDGED_PARTS.index(part)
    total = sum(float(parts[index]) for parts in pair_parts.values())
    good, bad, what = words
    if total >= 0:
        return total, f"{good} {what}"
    worst = _garment_of_least(outfit, pair_parts, index)
    return total, f"{bad} {what}, least of all the {worst.title}"


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
        verdict = "go well together" if is_good else "clash"
        return f"{first.title} and {second.title} {verdict}"
    verdict = "belong together" if is_good else "are an odd pair"
    return f"{first.type.words} and {second.type.words} {verdict}"


def _taste_reasons(
    outfit: Outfit, taste: Mapping[Slot, float]
) -> Iterator[tuple[float, str]]:
    for slot, garment in outfit.in_slots().items():
        if garment:
            verb = "like" if taste[slot] > 0 else "seldom choose"
            yield taste[slot], f"you {verb} the {garment.title}"
