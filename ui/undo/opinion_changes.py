"""The changes of opinions: hearts, stars and wears that are taken back."""

from collections.abc import Sequence

from ui.state.taste_state import TasteState
from ui.undo.change import Change
from wardrobe.language.texts import _, noted
from wardrobe.model.event import Event, EventKind

_TAKING_BACK = {
    EventKind.LIKE: (noted("taking back a heart"), noted("Took the heart back.")),
    EventKind.RATE: (noted("taking back stars"), noted("Took the stars back.")),
    EventKind.WEAR: (
        noted("taking back what you wear"),
        noted("You aren't wearing it any more."),
    ),
}


def take_back(taste: TasteState, events: Sequence[Event]) -> Change:
    """Take back what was said of an outfit, or that it is worn: all are of one kind."""
    numbers = [event.number for event in events]
    kind = EventKind.WEAR if events[0].kind.is_worn else events[0].kind
    text, said = _TAKING_BACK[kind]
    return Change(
        _(text),
        lambda on_error: taste.mark(numbers, on_error, counts=False),
        lambda on_error: taste.mark(numbers, on_error, counts=True),
        _(said),
    )
