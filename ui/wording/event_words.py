"""How events read in the window: what was done, and what undoing it means."""

from collections.abc import Sequence

from ui.wording.dates import weekday_and_day
from wardrobe.language.texts import _, noted
from wardrobe.model.event import MOST_STARS, Event, EventKind

_DONE = {
    EventKind.WEAR: noted("Worn"),
    EventKind.LIKE: noted("Liked"),
    EventKind.SKIP: noted("Not now"),
    EventKind.REJECT: noted("Not for me"),
    EventKind.RATE: noted("Rated"),
    EventKind.SWAP: noted("Swapped a piece"),
    EventKind.OTHER: noted("Worn instead"),
}
_LEARNED = {
    EventKind.LIKE: noted("Liked, and kept in Looks. Your taste learns from it."),
    EventKind.SKIP: noted("Skipped"),
    EventKind.REJECT: noted("Not for you: you'll see fewer like it."),
    EventKind.SWAP: noted("Swap kept. Your taste learns which piece you prefer."),
    EventKind.OTHER: noted("Logged what you wore instead. Your taste learns from it."),
}
_DOING = {
    EventKind.WEAR: noted("logging what you wore"),
    EventKind.LIKE: noted("liking an outfit"),
    EventKind.SKIP: noted("skipping an outfit"),
    EventKind.REJECT: noted("turning down an outfit"),
    EventKind.RATE: noted("rating an outfit"),
    EventKind.SWAP: noted("swapping a piece"),
    EventKind.OTHER: noted("logging what you wore instead"),
}


def done(event: Event) -> str:
    """Return what was done, as the head of an entry: `Worn`."""
    if event.stars is not None:
        return _("Rated {stars} of {most} stars", stars=event.stars, most=MOST_STARS)
    return _(_DONE[event.kind])


def learned_from(events: Sequence[Event]) -> str:
    """Return what to say when events were recorded; the last one is what was meant."""
    event = events[-1]
    if event.stars is not None:
        return _("Rated {stars} of {most} stars.", stars=event.stars, most=MOST_STARS)
    if event.kind is EventKind.WEAR:
        day = weekday_and_day(event.day)
        return _("Logged as worn on {day}.", day=day)
    return _(_LEARNED[event.kind])


def doing(events: Sequence[Event]) -> str:
    """Return what was done as `Undone:` takes it up."""
    return _(_DOING[events[-1].kind])
