"""The changes of the taste: what is recorded, forgotten, slid and gone back to."""

from collections.abc import Collection, Sequence

from ui.jobs import OnError
from ui.state.taste_state import TasteState
from ui.undo.change import Change, Step
from ui.wording.dates import weekday_and_day
from ui.wording.event_words import doing, done, learned_from
from wardrobe.language.texts import _
from wardrobe.model.event import Event


def replace_events(
    taste: TasteState, events: Sequence[Event], replaced: Collection[int]
) -> Change:
    """Record events, perhaps in place of earlier ones; the first time, a page does."""
    recorded = [event.number for event in events]
    return Change(
        doing(events),
        _swap(taste, replaced, recorded),
        _swap(taste, recorded, replaced),
        learned_from(events),
    )


def forget_event(taste: TasteState, event: Event) -> Change:
    """Forget one event and its effect."""
    return Change(
        _("forgetting a choice"),
        _swap(taste, [event.number], []),
        _swap(taste, [], [event.number]),
        _("Forgotten: {done}.", done=_within(event)),
    )


def forget_wears(taste: TasteState, worn: Sequence[Event]) -> Change:
    """Forget that an outfit was worn, however often it was noted."""
    numbers, day = [each.number for each in worn], weekday_and_day(worn[0].day)
    return Change(
        _("removing what was worn on {day}", day=day),
        _swap(taste, numbers, []),
        _swap(taste, [], numbers),
        _("Removed from {day}.", day=day),
    )


def remember_event(taste: TasteState, event: Event) -> Change:
    """Let a forgotten event count again."""
    return Change(
        _("bringing back a choice"),
        _swap(taste, [], [event.number]),
        _swap(taste, [event.number], []),
        _("It counts again: {done}.", done=_within(event)),
    )


def reset_occasion(
    taste: TasteState, numbers: Collection[int], occasion: str
) -> Change:
    """Forget all that happened for an occasion, `a date`."""
    return Change(
        _("resetting your taste for {occasion}", occasion=occasion),
        _swap(taste, numbers, []),
        _swap(taste, [], numbers),
        _("Your taste for {occasion} starts over.", occasion=occasion),
    )


def share_taste(taste: TasteState, before: float, after: float) -> Change:
    """Slide between the expert and the user's own taste; both are 0..1."""
    return Change(
        _("changing how much your taste counts"),
        lambda on_error: taste.share(after, on_error),
        lambda on_error: taste.share(before, on_error),
        _("The next outfits follow your setting."),
    )


def go_back(taste: TasteState, version: int, newest: int) -> Change:
    """Have an earlier version of the taste in place of the newest."""
    return Change(
        _("going back to version {version}", version=str(version)),
        lambda on_error: taste.go_back(version, on_error),
        lambda on_error: taste.go_back(newest, on_error),
        _("Your taste is back to version {version}.", version=str(version)),
    )


def learn_anew(taste: TasteState, before: int, after: int) -> Change:
    """Have what a thorough lesson made of the version before it."""
    return Change(
        _("relearning your taste"),
        lambda on_error: taste.go_back(after, on_error),
        lambda on_error: taste.go_back(before, on_error),
        _("Relearned from everything you did."),
    )


def _swap(taste: TasteState, out: Collection[int], back: Collection[int]) -> Step:
    """Return what forgets some events, by number, and lets others count."""

    def swap(on_error: OnError) -> None:
        for numbers, counts in ((out, False), (back, True)):
            if numbers:
                taste.mark(numbers, on_error, counts=counts)

    return swap


def _within(event: Event) -> str:
    """Return what was done as it stands within a line: `worn`."""
    said = done(event)
    return f"{said[:1].lower()}{said[1:]}"
