"""The changes of the occasions of the user's own."""

from ui.jobs import OnError
from ui.state.closet_state import ClosetState
from ui.undo.change import Change
from wardrobe.language.texts import _
from wardrobe.model.occasion import OwnOccasion


def add_occasion(closet: ClosetState, occasion: OwnOccasion) -> Change:
    """Add an occasion, which gets its number when it is added the first time."""
    number = occasion.number

    def keep_number(added: OwnOccasion) -> None:
        nonlocal number
        number = added.number

    def make(on_error: OnError) -> None:
        if number:
            closet.restore_occasion(number, on_error)
        else:
            closet.add_occasion(occasion, keep_number, on_error)

    return Change(
        _("adding {name}", name=occasion.name),
        make,
        lambda on_error: closet.remove_occasion(number, on_error),
        _("Added {name}.", name=occasion.name),
    )


def edit_occasion(
    closet: ClosetState, before: OwnOccasion, after: OwnOccasion
) -> Change:
    """Change an occasion; what was recorded for it stays."""
    return Change(
        _("changing {name}", name=after.name),
        lambda on_error: closet.change_occasion(after, on_error),
        lambda on_error: closet.change_occasion(before, on_error),
        _("Changed {name}.", name=after.name),
    )


def remove_occasion(closet: ClosetState, occasion: OwnOccasion) -> Change:
    """Remove an occasion; what was recorded for it stays."""
    return Change(
        _("removing {name}", name=occasion.name),
        lambda on_error: closet.remove_occasion(occasion.number, on_error),
        lambda on_error: closet.restore_occasion(occasion.number, on_error),
        _("Removed {name}.", name=occasion.name),
    )
