"""Garments, and a judge, eyes and a closet in memory, for tests."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.kept_occasions import KeptOccasions
from tests.kept_taste import KeptTaste
from wardrobe.colour import Colour, ColourShare
from wardrobe.errors import BadPhoto, DuplicatePhoto, UnknownGarment
from wardrobe.garment import Descriptor, Garment, GarmentType, Labels, Pattern
from wardrobe.learning import Learn
from wardrobe.occasion import AnyOccasion
from wardrobe.outfit import Slot
from wardrobe.ports import Finding, Picture, Sight

NOW = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)


def garment(
    garment_id: int,
    garment_type: GarmentType = GarmentType.T_SHIRT,
    colour: Colour = Colour.BLACK,
    pattern: Pattern = Pattern.SOLID,
) -> Garment:
    return Garment(
        id=garment_id,
        type=garment_type,
        colour=colour,
        pattern=pattern,
        name=f"garment {garment_id}",
        confidence=0.9,
        added_at=NOW,
        photo_sha256=f"{garment_id:064x}",
    )


class RandomJudge:
    """Rates every pair of descriptors by a number that only depends on them."""

    def judge_pairs(
        self,
        slots: tuple[Slot, Slot],
        first: Sequence[Descriptor | None],
        second: Sequence[Descriptor | None],
        occasion: AnyOccasion,
        temperature_c: float | None,
    ) -> NDArray[np.float32]:
        parts = [[self._parts(slots, a, b, occasion) for b in second] for a in first]
        return np.array(parts, dtype=np.float32)

    def _parts(
        self,
        slots: tuple[Slot, Slot],
        a: Descriptor | None,
        b: Descriptor | None,
        occasion: AnyOccasion,
    ) -> NDArray[np.float32]:
        words = f"{slots} {a} {b} {occasion}".encode()
        rng = np.random.default_rng(list(words))
        return rng.normal(size=4).astype(np.float32)


class StrictJudge:
    """Gives each pair half a logit, and takes six where the bottom does not please."""

    def __init__(self, pleasing: Collection[GarmentType]) -> None:
        self._pleasing = pleasing

    def judge_pairs(
        self,
        slots: tuple[Slot, Slot],
        first: Sequence[Descriptor | None],
        second: Sequence[Descriptor | None],
        occasion: AnyOccasion,
        temperature_c: float | None,
    ) -> NDArray[np.float32]:
        parts = np.zeros((len(first), len(second), 4), np.float32)
        parts[:, :, 0] = 0.5
        if slots == (Slot.TOP, Slot.BOTTOM):
            for place, descriptor in enumerate(second):
                if descriptor and descriptor.type not in self._pleasing:
                    parts[:, place, 0] -= 6
        return parts


class FakeEyes:
    """Sees a black t-shirt on every photo, and refuses what starts with `bad`."""

    def label(self, content: bytes) -> Labels:
        if content.startswith(b"bad"):
            raise BadPhoto("the fake eyes cannot see this")
        return Labels(
            type=GarmentType.T_SHIRT,
            type_confidence=0.8,
            group_confidence=0.9,
            colours=(ColourShare(Colour.BLACK, 1.0),),
            pattern=Pattern.SOLID,
            embedding=bytes(2048),
        )

    def look(self, content: bytes) -> Sight:
        return Sight(labels=self.label(content), pictures={})


class MemoryCloset(KeptOccasions, KeptTaste):
    """A closet that forgets when the test ends."""

    def __init__(self, owned: Sequence[Garment] = ()) -> None:
        KeptOccasions.__init__(self)
        KeptTaste.__init__(self)
        self._garments = {garment.id: garment for garment in owned}
        self._removed: set[int] = set()
        self.backups: list[Path] = []
        self.findings: list[Finding] = []

    def add(
        self, garment: Garment, pictures: dict[Picture, bytes], embedding: bytes
    ) -> Garment:
        if self.garment_of_photo(garment.photo_sha256):
            raise DuplicatePhoto(1)
        numbered = replace(garment, id=len(self._garments) + 1)
        self._garments[numbered.id] = numbered
        return numbered

    def garments(self) -> list[Garment]:
        return [g for i, g in sorted(self._garments.items()) if i not in self._removed]

    def garment(self, garment_id: int) -> Garment:
        if garment_id not in self._garments:
            raise UnknownGarment(garment_id)
        return self._garments[garment_id]

    def garment_of_photo(self, photo_sha256: str) -> Garment | None:
        same = [g for g in self.garments() if g.photo_sha256 == photo_sha256]
        return same[0] if same else None

    def update(self, garments: Collection[Garment]) -> None:
        self._garments |= {garment.id: garment for garment in garments}

    def remove(self, garment_ids: Collection[int]) -> None:
        self._removed |= {self.garment(each).id for each in garment_ids}

    def restore(self, garment_ids: Collection[int]) -> None:
        self._removed -= {self.garment(each).id for each in garment_ids}

    def picture(self, garment_id: int, kind: Picture) -> bytes:
        return f"{kind} of {self.garment(garment_id).id}".encode()

    def check(self, learn: Learn | None = None) -> list[Finding]:
        return self.findings

    def backup(self, target: Path) -> None:
        self.backups.append(target)
