"""Garments, and a scorer, eyes and a closet in memory, for tests."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from tests.kept_days import KeptDays
from tests.kept_occasions import KeptOccasions
from tests.kept_taste import KeptTaste
from tests.wardrobe.fake_embedder import fake_vector
from tests.wardrobe.says_nothing import SaysNothing
from wardrobe.closet.merging import merged
from wardrobe.errors import BadPhoto, DuplicatePhoto, UnknownGarment
from wardrobe.model.colour import Colour, ColourShare
from wardrobe.model.embedding import Embeddings
from wardrobe.model.garment import Descriptor, Garment, GarmentType, Labels, Pattern
from wardrobe.model.maintenance import Finding
from wardrobe.model.occasion import AnyOccasion
from wardrobe.model.outfit import Slot
from wardrobe.model.picture import FurtherPhoto, Glance, Picture, Recognition
from wardrobe.ports.changes import NotedChange
from wardrobe.ports.maintenance import GarmentRecord, PhotoRecord

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


@dataclass(frozen=True)  # one is as another: what one rated holds for all
class RandomScorer(SaysNothing):
    """Rates every pair of descriptors by a number that only depends on them."""

    def score_pairs(
        self,
        slots: tuple[Slot, Slot],
        first: Sequence[Descriptor | None],
        second: Sequence[Descriptor | None],
        occasion: AnyOccasion,
        temperature_c: float | None,
    ) -> NDArray[np.float32]:
        scores = np.zeros((len(first), len(second), 4), np.float32)
        for row, a in enumerate(first):
            for column, b in enumerate(second):
                scores[row, column] = self._parts(slots, a, b, occasion)
        if temperature_c is None:
            scores[:, :, 3] = 0  # warmth
        return scores

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


class StrictScorer(SaysNothing):
    """Gives each pair half a logit, and takes six where the bottom does not please."""

    def __init__(self, pleasing: Collection[GarmentType]) -> None:
        self._pleasing = pleasing

    def score_pairs(
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
    """Sees a black t-shirt but on a landscape, and refuses what starts with `bad`."""

    def label(self, content: bytes) -> Labels:
        if content.startswith(b"bad"):
            raise BadPhoto("the fake eyes cannot see this")
        return Labels(
            type=GarmentType.T_SHIRT,
            type_confidence=0.8,
            group_confidence=0.9,
            colours=(ColourShare(Colour.BLACK, 1.0),),
            colour_confidence=0.9,
            pattern=Pattern.SOLID,
            pattern_confidence=0.9,
            embedding=bytes(2048),
            is_garment=b"landscape" not in content,
        )

    def look(self, content: bytes) -> Recognition:
        labels = self.label(content)
        return Recognition(labels=labels, pictures={}, vector=fake_vector(content))

    def glance(self, content: bytes) -> Glance:
        likeness = 2.0 if self.label(content).is_garment else -2.0
        return Glance(likeness=likeness, is_single=b"several" not in content)

    def look_at_piece(self, content: bytes, mask: NDArray[np.uint8]) -> Recognition:
        pictures = {kind: mask.tobytes()[:64] for kind in Picture}
        return replace(FakeEyes.look(self, content), pictures=pictures)


class MemoryCloset(KeptOccasions, KeptDays, KeptTaste):
    """A closet that forgets when the test ends; `failure` is raised by writes if set.

    The garments that it is made with have no pictures; some are drawn for them.
    """

    def __init__(self, owned: Sequence[Garment] = ()) -> None:
        KeptOccasions.__init__(self)
        KeptDays.__init__(self, self.refuse_unknown)
        KeptTaste.__init__(self)
        self.kept = {garment.id: garment for garment in owned}
        self.wished: set[int] = set()
        self.masks: dict[int, bytes | None] = {}
        self.findings: list[Finding] = []
        self.failure: Exception | None = None
        self.replaced = ""
        self.count_changes_of_others = 0
        self._trash: list[int] = []
        self._pictures: dict[int, dict[Picture, bytes]] = {}
        self._embeddings: dict[int, bytes] = {}
        self._vectors: dict[int, NDArray[np.float32]] = {}
        self._vectors_version = ""
        self._further: dict[int, tuple[FurtherPhoto, PhotoRecord]] = {}
        self._further_gone: set[int] = set()
        self._changes: list[NotedChange] = []

    @property
    def removed(self) -> set[int]:
        return set(self._trash)

    def add(
        self, garment: Garment, pictures: dict[Picture, bytes], embedding: bytes
    ) -> Garment:
        self.fail()
        added = self._added(garment, pictures, embedding)
        self.wished.discard(added.id)
        return added

    def garments(self) -> list[Garment]:
        gone = self.removed | self.wished
        return [self.kept[each] for each in sorted(self.kept) if each not in gone]

    def garment(self, garment_id: int) -> Garment:
        if garment_id not in self.kept:
            raise UnknownGarment(garment_id)
        return self.kept[garment_id]

    def garment_of_photo(self, photo_sha256: str) -> Garment | None:
        found = (g for g in self.garments() if g.photo_sha256 == photo_sha256)
        return next(found, None)

    def garment_of_picture(self, photo: bytes) -> Garment | None:
        own = {i: each.get(Picture.PHOTO) or None for i, each in self._pictures.items()}
        return next((g for g in self.garments() if own.get(g.id) == photo), None)

    def update(
        self, garments: Collection[Garment], before: Collection[Garment] = ()
    ) -> None:
        self.fail()
        self.refuse_unknown(garment.id for garment in garments)
        new = {each.id: each for each in garments}
        for old in before:
            new[old.id] = merged(self.kept[old.id], old, new[old.id])
        self.kept |= new

    def remove(self, garment_ids: Collection[int]) -> None:
        self.fail()
        self.refuse_unknown(garment_ids)
        self._trash += [each for each in garment_ids if each not in self._trash]

    def restore(self, garment_ids: Collection[int]) -> None:
        self.fail()
        self.refuse_unknown(garment_ids)
        self._trash = [each for each in self._trash if each not in garment_ids]

    def trash(self) -> list[Garment]:
        return [self.kept[each] for each in reversed(self._trash)]

    def note_change(self, change: NotedChange) -> None:
        self.fail()
        self._changes = [*self._changes, change][-50:]

    def withdraw_change(self) -> NotedChange | None:
        return self._changes.pop() if self._changes else None

    def bring_in(self, garment: Garment, brought: GarmentRecord) -> Garment:
        self.fail()
        known = self._of_photo(garment)
        is_there = known and (brought.is_removed or known.id not in self._trash)
        if known and is_there and (brought.is_removed or brought.is_wish):
            raise DuplicatePhoto(known.id)
        added = self._added(garment, brought.pictures, brought.embedding)
        if known is None:
            self.masks[added.id] = brought.mask
            for record in brought.further:
                self._take(record, added.id)
        self.own([added.id], is_owned=not brought.is_wish)
        if brought.is_removed:
            self.remove([added.id])
        return added

    def picture(self, garment_id: int, kind: Picture) -> bytes:
        garment = self.garment(garment_id)
        own = self._pictures.get(garment_id, {})
        return own[kind] if kind in own else self.drawn(garment, kind)

    def drawn(self, garment: Garment, kind: Picture) -> bytes:
        return f"{kind} of {garment.id}".encode()

    def blobs(self, garment_id: int) -> tuple[dict[Picture, bytes], bytes]:
        pictures = {kind: self.picture(garment_id, kind) for kind in Picture}
        return pictures, self._embeddings.get(garment_id, bytes(2048))

    def mask(self, garment_id: int) -> bytes | None:
        self.garment(garment_id)
        return self.masks.get(garment_id)

    def retouch(
        self, garment_id: int, pictures: dict[Picture, bytes], mask: bytes | None
    ) -> None:
        self.fail()
        self.garment(garment_id)
        own = self._pictures.setdefault(garment_id, {})
        own |= {k: each for k, each in pictures.items() if k is not Picture.PHOTO}
        self.masks[garment_id] = mask

    def further_photos(self, garment_id: int) -> list[FurtherPhoto]:
        return [
            each
            for number, (each, _) in sorted(self._further.items())
            if each.garment_id == garment_id and number not in self._further_gone
        ]

    def further_records(self, garment_id: int) -> list[PhotoRecord]:
        kept = self.further_photos(garment_id)
        return [self._further[each.number][1] for each in kept]

    def picture_of_further(self, number: int, kind: Picture) -> bytes:
        return self._further[number][1].pictures[kind]

    def take_photos_of(self, other_id: int, garment_id: int) -> list[FurtherPhoto]:
        self.garment(garment_id)
        pictures, embedding = self.blobs(other_id)
        sha256 = self.garment(other_id).photo_sha256
        record = PhotoRecord(
            photo_sha256=sha256,
            pictures=pictures,
            embedding=embedding,
            mask=self.masks.get(other_id),
        )
        records = [record, *self.further_records(other_id)]
        return [self._take(each, garment_id) for each in records]

    def _take(self, record: PhotoRecord, garment_id: int) -> FurtherPhoto:
        number = len(self._further) + 1
        taken = FurtherPhoto(number, garment_id, record.photo_sha256)
        self._further[number] = taken, record
        return taken

    def show_further(self, number: int) -> None:
        shown, record = self._further[number]
        face = self.garment(shown.garment_id)
        pictures, embedding = self.blobs(face.id)
        kept = PhotoRecord(
            photo_sha256=record.photo_sha256,
            pictures=pictures,
            embedding=embedding,
            mask=self.masks.get(face.id),
        )
        self._further[number] = shown, kept
        self._pictures[face.id] = dict(record.pictures)
        self._embeddings[face.id] = record.embedding
        self.masks[face.id] = record.mask

    def keep_further(self, numbers: Collection[int], *, is_kept: bool) -> None:
        if is_kept:
            self._further_gone -= set(numbers)
        else:
            self._further_gone |= set(numbers)

    def embeddings(self, version: str) -> Embeddings:
        kept = self._vectors if version == self._vectors_version else {}
        ids = sorted(kept)
        return Embeddings(tuple(ids), np.array([kept[i] for i in ids], np.float32))

    def keep_embeddings(
        self, version: str, vectors: Mapping[int, NDArray[np.float32]]
    ) -> None:
        self.refuse_unknown(vectors)
        if version != self._vectors_version:
            self._vectors.clear()
        self._vectors_version = version
        self._vectors |= vectors

    def wish(
        self, garment: Garment, pictures: dict[Picture, bytes], embedding: bytes
    ) -> Garment:
        self.fail()
        known = self._of_photo(garment)
        if known and known.id not in self._trash:
            raise DuplicatePhoto(known.id)
        wished = self._added(garment, pictures, embedding)
        self.wished.add(wished.id)
        return wished

    def wishes(self) -> list[Garment]:
        return [self.kept[each] for each in sorted(self.wished - self.removed)]

    def own(self, garment_ids: Collection[int], *, is_owned: bool = True) -> None:
        self.fail()
        self.refuse_unknown(garment_ids)
        if is_owned:
            self.wished -= set(garment_ids)
        else:
            self.wished |= set(garment_ids)

    def fail(self) -> None:
        if self.failure is not None:
            raise self.failure

    def _of_photo(self, garment: Garment) -> Garment | None:
        photo = garment.photo_sha256
        return next((g for g in self.kept.values() if g.photo_sha256 == photo), None)

    def _added(
        self, garment: Garment, pictures: dict[Picture, bytes], embedding: bytes
    ) -> Garment:
        known = self._of_photo(garment)
        if known is None:
            known = replace(garment, id=max(self.kept, default=0) + 1)
            self.kept[known.id] = known
            self._pictures[known.id] = dict(pictures)
            self._embeddings[known.id] = embedding
        elif known.id not in self.removed | self.wished:
            raise DuplicatePhoto(known.id)
        self._trash = [each for each in self._trash if each != known.id]
        return known
