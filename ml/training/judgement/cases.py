"""Dress-code cases: pairs of outfits in words, one of them right for the occasion."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wardrobe.model.colour import Colour
from wardrobe.model.garment import Descriptor, GarmentType, Group, Pattern
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import DescribedOutfit, Slot
from wardrobe.model.slots import possible_slots
from wardrobe.ports.scorer import Scorer
from wardrobe.ranking.rating_described import rate_described

FILE = "dress_code_cases.csv"
CLASSICS = "classics.csv"


@dataclass(frozen=True, slots=True)
class DressCodeCase:
    """Two outfits in words, such as `white shirt + navy checked trousers + …`."""

    better: str
    worse: str
    occasion: Occasion


def read_cases(tables: Path) -> list[DressCodeCase]:
    """Read the cases among the expert's tables."""
    with (tables / FILE).open(encoding="utf-8", newline="") as lines:
        return [
            DressCodeCase(row["better"], row["worse"], Occasion(row["occasion"]))
            for row in csv.DictReader(lines)
        ]


def read_classics(tables: Path) -> list[DressCodeCase]:
    """Read outfits of published guides, each with a twin that one piece spoils."""
    with (tables / CLASSICS).open(encoding="utf-8", newline="") as lines:
        return [
            DressCodeCase(row["outfit"], row["spoilt"], Occasion(row["occasion"]))
            for row in csv.DictReader(lines)
        ]


def misranked_cases(
    cases: list[DressCodeCase], scorer: Scorer
) -> Iterator[DressCodeCase]:
    """Yield the cases that a judge does not rate the right way round."""
    for case in cases:
        outfits = [described_outfit_of(case.better), described_outfit_of(case.worse)]
        better, worse = rate_described([(o, case.occasion) for o in outfits], scorer)
        if better <= worse:
            yield case


def described_outfit_of(words: str) -> DescribedOutfit:
    """Return the outfit in words; a second top is worn over the first."""
    worn: dict[str, Descriptor] = {}
    for each in words.split(" + "):
        descriptor = descriptor_of(each)
        slot = possible_slots(descriptor.type)[0]
        is_over = slot in worn and descriptor.type.group is Group.TOP
        worn[Slot.OUTER if is_over else slot] = descriptor
    return DescribedOutfit(**worn)


def descriptor_of(words: str) -> Descriptor:
    """Return the descriptor in words: colour, pattern if any, type."""
    colour, *pattern, garment_type = words.split()
    return Descriptor(
        GarmentType(garment_type),
        Colour(colour),
        Pattern(pattern[0]) if pattern else Pattern.SOLID,
    )
