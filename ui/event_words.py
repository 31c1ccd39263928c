"""How events read in the window: what was done, and what undoing it means."""

from collections.abc import Sequence

from wardrobe.event import MOST_STARS, Event, EventKind

_DONE = {
    EventKind.WEAR: "Worn",
    EventKind.LIKE: "Liked",
    EventKind.SKIP: "Not now",
    EventKind.REJECT: "Not for me",
    EventKind.RATE: "Rated",
    EventKind.SWAP: "Swapped a piece",
    EventKind.OTHER: "Worn instead of the board",
}
_LEARNED = {
    EventKind.LIKE: "Liked. Your taste learns from it.",
    EventKind.SKIP: "Skipped. That hardly counts against it.",
    EventKind.REJECT: "Not for you: outfits like it will come less often.",
    EventKind.SWAP: "Swap kept. Your taste learns which piece you prefer.",
    EventKind.OTHER: "Noted what you wore instead. Your taste learns from it.",
}
_DOING = {
    EventKind.WEAR: "noting what you wore",
    EventKind.LIKE: "liking an outfit",
    EventKind.SKIP: "skipping an outfit",
    EventKind.REJECT: "turning down an outfit",
    EventKind.RATE: "rating an outfit",
    EventKind.SWAP: "swapping a piece",
    EventKind.OTHER: "noting what you wore instead",
}


def done(event: Event) -> str:
    """Return what was done, as the head of an entry: `Worn`."""
    if event.stars is not None:
        return f"Rated {event.stars} of {MOST_STARS} stars"
    return _DONE[event.kind]


def learned_from(events: Sequence[Event]) -> str:
    """Return what to say when events were recorded; the last one is what was meant."""
    event = events[-1]
    if event.stars is not None:
        return f"Rated with {event.stars} of {MOST_STARS} stars."
    if event.kind is EventKind.WEAR:
        at = event.at.astimezone()
        return f"Noted as worn on {at:%A}, {at.day} {at:%B}."
    return _LEARNED[event.kind]


def doing(events: Sequence[Event]) -> str:
    """Return what was done as `Undone:` takes it up."""
    return _DOING[events[-1].kind]
