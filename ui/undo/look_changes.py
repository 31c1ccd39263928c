"""The changes of looks: kept, edited, arranged, pieces changed, removed."""

from collections.abc import Callable, Sequence

from ui.state.day_state import DayState
from ui.undo.change import Change
from ui.undo.day_changes import kept_again
from wardrobe.days.plans import SavedLook
from wardrobe.language.texts import _, n_


def keep_looks(days: DayState, looks: Sequence[SavedLook]) -> Change:
    """Keep looks; those that have numbers are kept already."""
    count = len(looks)
    make, undo = kept_again(
        days,
        looks,
        lambda closet: [closet.save_look(each) for each in looks],
        lambda closet, numbers: _each(closet.restore_look, numbers),
        lambda closet, numbers: _each(closet.remove_look, numbers),
    )
    return Change(
        n_("keeping {count} look", "keeping {count} looks", count),
        make,
        undo,
        n_("Kept {count} look.", "Kept {count} looks.", count),
    )


def change_look(days: DayState, before: SavedLook, after: SavedLook) -> Change:
    """Change a look's name, pieces or what else is kept of it."""
    text, said = _words_of(before, after)
    return Change(
        text,
        lambda on_error: days.change(lambda c: c.change_look(after), on_error),
        lambda on_error: days.change(lambda c: c.change_look(before), on_error),
        said,
    )


def remove_look(days: DayState, look: SavedLook) -> Change:
    """Remove a look."""
    number = look.number
    return Change(
        _("removing a look"),
        lambda on_error: days.change(lambda c: c.remove_look(number), on_error),
        lambda on_error: days.change(lambda c: c.restore_look(number), on_error),
        _("Removed the look."),
    )


def _each(change: Callable[[int], object], numbers: Sequence[int]) -> None:
    for number in numbers:
        change(number)


def _words_of(before: SavedLook, after: SavedLook) -> tuple[str, str]:
    """Return what a change is called, and what is said once it is made."""
    if (
        after.garment_ids - before.garment_ids
        and before.garment_ids - after.garment_ids
    ):
        return _("swapping a piece of a look"), _("Swapped the piece.")
    if after.garment_ids - before.garment_ids:
        return _("adding a piece to a look"), ""
    if before.garment_ids - after.garment_ids:
        return _("taking a piece out of a look"), _("Took the piece out of the look.")
    if after.layout != before.layout:
        return _("arranging a look"), ""
    return _("editing a look"), ""
