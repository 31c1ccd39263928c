"""The changes of the wish list."""

from ui.jobs import OnError
from ui.state.wish_state import WishState
from ui.undo.change import Change
from ui.wording.taxonomy_words import name_of
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment
from wardrobe.model.picture import Recognition


def keep_wish(wishes: WishState, garment: Garment, seen: Recognition) -> Change:
    """Put what was tried on the wish list, or correct it there."""
    # Known once it is written: the wish as it was, if it was one, and as it is.
    before: Garment | None = None
    after: Garment | None = None

    def remember(was: Garment | None, kept: Garment) -> None:
        nonlocal before, after
        before, after = was, kept

    def make(on_error: OnError) -> None:
        if after is None:
            wishes.keep(garment, seen, remember, on_error)
        elif before is None:
            wishes.bring_back(after, on_error)
        else:
            wishes.update(after, before, on_error)

    def take_back(on_error: OnError) -> None:
        if before is not None and after is not None:
            wishes.update(before, after, on_error)
        elif after is not None:
            wishes.drop(after, on_error)

    return Change(
        _("adding {name} to the wish list", name=name_of(garment)),
        make,
        # It may wait to be written still; then what was there is not known yet.
        lambda on_error: wishes.read(lambda: take_back(on_error)),
    )


def own_wish(wishes: WishState, wish: Garment) -> Change:
    """Move a wish to the closet: it was bought."""
    return Change(
        _("buying {name}", name=name_of(wish)),
        lambda on_error: wishes.own(wish, on_error),
        lambda on_error: wishes.disown(wish, on_error),
        _("{name} is in your closet.", name=name_of(wish)),
    )


def drop_wish(wishes: WishState, wish: Garment) -> Change:
    """Take a garment off the wish list."""
    return Change(
        _("taking {name} off the wish list", name=name_of(wish)),
        lambda on_error: wishes.drop(wish, on_error),
        lambda on_error: wishes.bring_back(wish, on_error),
        _("Took {name} off the wish list.", name=name_of(wish)),
    )
