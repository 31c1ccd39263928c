"""What the user thinks of outfits: hearts and stars, read off the event log."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from wardrobe.model.event import Event, EventKind


@dataclass(frozen=True, slots=True)
class Opinion:
    """What was said of an outfit, whatever it was worn for.

    Attributes:
        likes: The numbers of the events that gave it a heart.
        rated: The numbers of those that gave it stars, the oldest first.
        stars: Those that were given last; 0 without any.
    """

    likes: tuple[int, ...] = ()
    rated: tuple[int, ...] = ()
    stars: int = 0


NO_OPINION = Opinion()


def opinions(events: Iterable[Event]) -> dict[frozenset[int], Opinion]:
    """Return what was said of each outfit, by the ids of its garments.

    Args:
        events: The log, the oldest first.
    """
    found: dict[frozenset[int], Opinion] = {}
    for event in events:
        ids = frozenset(event.garment_ids)
        before = found.get(ids, NO_OPINION)
        if event.kind is EventKind.LIKE:
            found[ids] = replace(before, likes=(*before.likes, event.number))
        elif event.kind is EventKind.RATE:
            rated = (*before.rated, event.number)
            found[ids] = replace(before, rated=rated, stars=event.stars or 0)
    return found
