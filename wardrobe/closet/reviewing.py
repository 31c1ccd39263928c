"""Use case: review what the eyes were unsure of, with few choices for each."""

from wardrobe.model.garment import Garment, GarmentType

# As many as there are keys under one hand.
MOST_CHOICES = 5


def choices(garment: Garment) -> list[GarmentType]:
    """Return the types that a garment may be of, the likeliest first.

    Its own type, the eyes' other guesses, and, for a garment that has too few of
    them, the next types of its group.
    """
    guessed = [guess.type for guess in garment.guesses]
    group = [each for each in GarmentType if each.group is garment.group]
    found = dict.fromkeys((garment.type, *guessed, *_around(garment.type, group)))
    return list(found)[:MOST_CHOICES]


def probability(garment: Garment, garment_type: GarmentType) -> float | None:
    """Return what the eyes gave a type, None if they did not say."""
    if garment_type is garment.type:
        return garment.confidence
    found = (g.probability for g in garment.guesses if g.type is garment_type)
    return next(found, None)


def _around(garment_type: GarmentType, group: list[GarmentType]) -> list[GarmentType]:
    """Return a group's types by their distance: neighbours look alike."""
    at = group.index(garment_type)
    return sorted(group, key=lambda each: abs(group.index(each) - at))
