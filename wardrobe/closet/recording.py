"""Use case: record what the user did with outfits, and learn from it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from wardrobe.model.board import Board
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import Group
from wardrobe.ports.closet import Closet
from wardrobe.taste.learning import Learner
from wardrobe.taste.taste import Taste


@dataclass(frozen=True, slots=True)
class Recorded:
    """Events with their numbers, and the taste that learned from them."""

    events: Sequence[Event]
    taste: Taste


def record_events(
    events: Sequence[Event],
    *,
    shown: Board | None,
    closet: Closet,
    learner: Learner,
    is_instead: bool = False,
    replacing: Collection[int] = (),
) -> Recorded:
    """Write what was done at one time, and learn from it at once.

    Args:
        shown: The board that was looked at, with its number; an event names it when
            it has the outfit.
        is_instead: They were worn instead of that board, as far as they are not on it.
        replacing: The numbers of events that these ones take the place of.

    Raises: As `Closet.record`.
    """
    if shown is not None:
        events = [_about(each, shown, closet, is_instead=is_instead) for each in events]
    written = closet.record(*events, learn=learner.update, replacing=replacing)
    return Recorded(written, closet.taste())


def learn_if_due(taste: Taste, closet: Closet, learner: Learner) -> Taste:
    """Have the thorough lesson when it is time for it; return the taste after it."""
    return closet.relearn(learner.relearn) if taste.is_check_due else taste


def _about(event: Event, shown: Board, closet: Closet, *, is_instead: bool) -> Event:
    if shown.occasion != event.occasion:
        return event
    if _is_on(event, shown, closet):
        return replace(event, board_number=shown.number)
    if is_instead:
        return replace(event, kind=EventKind.OTHER, board_number=shown.number)
    return event


def _is_on(event: Event, shown: Board, closet: Closet) -> bool:
    """Return whether a board shows the outfit of an event, accessories or not."""
    if shown.place_of(event.garment_ids) is not None:
        return True
    if not shown.holds(event.garment_ids):
        return False
    groups = {each.id: each.group for each in closet.garments()}
    combined = [i for i in event.garment_ids if groups.get(i) is not Group.OTHER]
    return shown.place_of(combined) is not None
