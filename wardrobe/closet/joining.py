"""Use case: photos of one garment, as of its front and back, become one garment."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wardrobe.model.correction import MOST_SURE, SURE
from wardrobe.model.garment import Garment, GarmentType, Guess
from wardrobe.ports.closet import Closet

_COUNT_GUESSES = 5


@dataclass(frozen=True, slots=True)
class Joined:
    """What became of garments that are one.

    Attributes:
        before: The one that stays, as it was.
        after: As it is, with labels of all photos.
        others: Those that are in the trash now.
        numbers: Of the further photos.
    """

    before: Garment
    after: Garment
    others: tuple[Garment, ...]
    numbers: tuple[int, ...]


def join_photos(garments: Sequence[Garment], closet: Closet) -> Joined:
    """Make garments one: the first shows its face, the others are further photos.

    What the user set stays. What the eyes said is said by all photos together.
    """
    face, *others = garments
    numbers = [
        further.number
        for other in others
        for further in closet.take_photos_of(other.id, face.id)
    ]
    after = _seen_by_all(face, others)
    closet.update([after], [face])
    closet.remove([other.id for other in others])
    return Joined(face, after, tuple(others), tuple(numbers))


def _seen_by_all(face: Garment, others: Sequence[Garment]) -> Garment:
    """Return a garment with the labels that its photos agree on most."""
    seen = [face, *others]
    if face.confidence < SURE:
        face = _with_type(face, seen)
    if (face.pattern_confidence or 0) < SURE:
        surest = max(seen, key=lambda each: each.pattern_confidence or 0)
        face = replace(
            face,
            pattern=surest.pattern,
            pattern_confidence=surest.pattern_confidence,
        )
    return face


def _with_type(face: Garment, seen: Sequence[Garment]) -> Garment:
    by_hand = [each for each in seen if each.confidence >= SURE]
    if by_hand:
        return replace(
            face,
            type=by_hand[0].type,
            own_type=by_hand[0].own_type,
            confidence=by_hand[0].confidence,
        )
    sums: dict[GarmentType, float] = {}
    for each in seen:
        for guess in each.guesses or (Guess(each.type, each.confidence),):
            sums[guess.type] = sums.get(guess.type, 0) + guess.probability / len(seen)
    ranked = sorted(sums.items(), key=lambda item: -item[1])[:_COUNT_GUESSES]
    best, probability = ranked[0]
    return replace(
        face,
        type=best,
        confidence=min(probability, MOST_SURE),
        guesses=tuple(Guess(*item) for item in ranked),
    )
