"""A closet that notes the steps of what is done to it, so that it can be taken back."""
# ruff: noqa: D102 - the methods of a closet are explained by its ports

import hashlib
from collections.abc import Collection, Sequence
from typing import Any

from wardrobe.changes.change_steps import (
    EventsCount,
    FurtherPhotoShown,
    FurtherPhotosKept,
    GarmentsCame,
    GarmentsEdited,
    GarmentsWent,
    OccasionCame,
    OccasionChanged,
    Step,
    TasteReplaced,
    TasteShared,
    WishesOwned,
)
from wardrobe.changes.day_recording import RecordingDays
from wardrobe.model.board import Board
from wardrobe.model.event import Event
from wardrobe.model.garment import Garment
from wardrobe.model.occasion import OwnOccasion
from wardrobe.model.picture import FurtherPhoto, Picture
from wardrobe.ports.maintenance import GarmentRecord, WholeCloset
from wardrobe.taste.taste import Learn, Taste


def recording(closet: WholeCloset, steps: list[Step]) -> WholeCloset:
    """Return the closet, which from now on adds to `steps` what is done to it.

    Boards that are shown, vectors and pictures are no steps: nobody takes them back.
    """
    recorded: Any = RecordingCloset(closet, steps)
    whole: WholeCloset = recorded  # what it does not note, it leaves to the closet
    return whole


class RecordingCloset(RecordingDays):
    """Does what the closet does, and notes it once it is done."""

    def __getattr__(self, name: str) -> Any:
        """Leave to the closet what changes nothing."""
        return getattr(self._closet, name)

    def add(
        self, garment: Garment, pictures: dict[Picture, bytes], embedding: bytes
    ) -> Garment:
        wishes = self._wishes()
        added = self._closet.add(garment, pictures, embedding)
        self._note_come(added.id, wishes)
        return added

    def bring_in(self, garment: Garment, brought: GarmentRecord) -> Garment:
        wishes = self._wishes()
        added = self._closet.bring_in(garment, brought)
        if not brought.is_removed:
            self._note_come(added.id, wishes)
        return added

    def wish(
        self, garment: Garment, pictures: dict[Picture, bytes], embedding: bytes
    ) -> Garment:
        wished = self._closet.wish(garment, pictures, embedding)
        self._note_come(wished.id, frozenset())
        return wished

    def own(self, garment_ids: Collection[int], *, is_owned: bool = True) -> None:
        wishes = self._wishes()
        self._closet.own(garment_ids, is_owned=is_owned)
        moved = tuple(i for i in garment_ids if (i in wishes) == is_owned)
        self._steps.append(WishesOwned(moved, is_owned))

    def update(
        self, garments: Collection[Garment], before: Collection[Garment] = ()
    ) -> None:
        known = {each.id: each for each in before}
        sides = [
            (known.get(each.id) or self._closet.garment(each.id), each)
            for each in garments
        ]
        self._closet.update(garments, before)
        if changed := [(old, new) for old, new in sides if old != new]:
            olds, news = zip(*changed, strict=True)
            self._steps.append(GarmentsEdited(olds, news))

    def remove(self, garment_ids: Collection[int]) -> None:
        gone = self._trash()
        self._closet.remove(garment_ids)
        went = tuple(each for each in garment_ids if each not in gone)
        self._steps.append(GarmentsWent(went))

    def restore(self, garment_ids: Collection[int]) -> None:
        gone = self._trash()
        self._closet.restore(garment_ids)
        came = tuple(each for each in garment_ids if each in gone)
        self._steps.append(GarmentsCame(came))

    def record(
        self, *events: Event, learn: Learn, replacing: Collection[int] = ()
    ) -> list[Event]:
        recorded = self._closet.record(*events, learn=learn, replacing=replacing)
        if replacing:
            self._steps.append(EventsCount(tuple(replacing), counts=False))
        self._note_recorded(recorded)
        return recorded

    def bring_in_log(
        self, shown: Sequence[Board], happened: Sequence[Event], learn: Learn
    ) -> list[Event]:
        recorded = self._closet.bring_in_log(shown, happened, learn)
        self._note_recorded(recorded)
        return recorded

    def forget(self, event_numbers: Collection[int], learn: Learn) -> Taste:
        counted = {each.number for each in self._closet.events()}
        taste = self._closet.forget(event_numbers, learn)
        numbers = tuple(each for each in event_numbers if each in counted)
        self._steps.append(EventsCount(numbers, counts=False))
        return taste

    def remember(self, event_numbers: Collection[int], learn: Learn) -> Taste:
        forgotten = {each.number for each in self._closet.forgotten()}
        taste = self._closet.remember(event_numbers, learn)
        numbers = tuple(each for each in event_numbers if each in forgotten)
        self._steps.append(EventsCount(numbers, counts=True))
        return taste

    def relearn(self, learn: Learn) -> Taste:
        before = self._closet.taste().version
        taste = self._closet.relearn(learn)
        # After an event it is the lesson of it, and goes when the event is forgotten.
        if not self._steps:
            self._steps.append(TasteReplaced(before, taste.version))
        return taste

    def go_back(self, version: int, learn: Learn) -> Taste:
        before = self._closet.taste().version
        taste = self._closet.go_back(version, learn)
        self._steps.append(TasteReplaced(before, taste.version))
        return taste

    def share_taste(self, share: float) -> Taste:
        before = self._closet.taste().share
        taste = self._closet.share_taste(share)
        self._steps.append(TasteShared(before, taste.share))
        return taste

    def add_occasion(self, occasion: OwnOccasion) -> OwnOccasion:
        added = self._closet.add_occasion(occasion)
        self._steps.append(OccasionCame(added.number, is_there=True))
        return added

    def change_occasion(self, occasion: OwnOccasion) -> None:
        before = {each.number: each for each in self._closet.occasions()}
        self._closet.change_occasion(occasion)
        if occasion.number in before:
            self._steps.append(OccasionChanged(before[occasion.number], occasion))

    def remove_occasion(self, number: int) -> None:
        was_there = any(each.number == number for each in self._closet.occasions())
        self._closet.remove_occasion(number)
        if was_there:
            self._steps.append(OccasionCame(number, is_there=False))

    def restore_occasion(self, number: int) -> OwnOccasion:
        restored = self._closet.restore_occasion(number)
        self._steps.append(OccasionCame(number, is_there=True))
        return restored

    def take_photos_of(self, other_id: int, garment_id: int) -> list[FurtherPhoto]:
        taken = self._closet.take_photos_of(other_id, garment_id)
        numbers = tuple(each.number for each in taken)
        self._steps.append(FurtherPhotosKept(numbers, are_there=True))
        return taken

    def show_further(self, number: int) -> None:
        self._closet.show_further(number)
        face = self._closet.picture_of_further(number, Picture.THUMBNAIL_256)
        digest = hashlib.sha256(face).hexdigest()
        self._steps.append(FurtherPhotoShown(number, digest))

    def keep_further(self, numbers: Collection[int], *, is_kept: bool) -> None:
        there = self._further_photos()
        self._closet.keep_further(numbers, is_kept=is_kept)
        moved = tuple(each for each in numbers if (each in there) != is_kept)
        self._steps.append(FurtherPhotosKept(moved, is_kept))

    def _note_come(self, garment_id: int, wishes: Collection[int]) -> None:
        last = self._steps[-1] if self._steps else None
        if garment_id in wishes:
            self._steps.append(WishesOwned((garment_id,), is_owned=True))
        elif isinstance(last, GarmentsCame):  # a folder's photos go back at once
            self._steps[-1] = GarmentsCame((*last.ids, garment_id))
        else:
            self._steps.append(GarmentsCame((garment_id,)))

    def _note_recorded(self, events: Sequence[Event]) -> None:
        numbers = tuple(each.number for each in events)
        self._steps.append(EventsCount(numbers, counts=True))

    def _wishes(self) -> frozenset[int]:
        return frozenset(each.id for each in self._closet.wishes())

    def _further_photos(self) -> frozenset[int]:
        closet = self._closet
        all_of_them = (*closet.garments(), *closet.wishes(), *closet.trash())
        return frozenset(
            photo.number
            for garment in all_of_them
            for photo in closet.further_photos(garment.id)
        )

    def _trash(self) -> frozenset[int]:
        return frozenset(each.id for each in self._closet.trash())
