"""Use case: an outfit that gets a heart is a look, until the heart is taken back."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from wardrobe.days.plans import SavedLook
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import Garment
from wardrobe.planning.fitting_looks import look_of
from wardrobe.ports.closet import Closet


def looks_to_keep(
    events: Iterable[Event],
    kept: Sequence[SavedLook],
    garments: Mapping[int, Garment],
) -> list[SavedLook]:
    """Return a look for each outfit that was liked and is none yet, the first first.

    Args:
        kept: The looks that there are.
        garments: What is known of garments, removed ones too, by id.
    """
    new: list[SavedLook] = []
    likes = [each for each in events if each.kind is EventKind.LIKE]
    for event in sorted(likes, key=lambda each: each.at):
        if look_of(event.garment_ids, [*kept, *new], garments) is None:
            look = SavedLook(
                garment_ids=frozenset(event.garment_ids),
                made_at=event.at,
                occasion=event.occasion,
            )
            new.append(look)
    return new


def keep_liked(events: Iterable[Event], closet: Closet) -> list[SavedLook]:
    """Keep the outfits that were liked and are no looks yet; return what is new."""
    new = looks_to_keep(events, closet.looks(), _garments(closet))
    return [closet.save_look(each) for each in new]


def follow_hearts(numbers: Collection[int], closet: Closet, *, count: bool) -> None:
    """Let go of the looks of hearts that were taken back, or keep them again.

    A look that somebody has named, arranged or written on stays.

    Args:
        numbers: Of events, likes among them.
        count: Whether they count again, or no more.
    """
    events = closet.events() if count else closet.forgotten()
    likes = [each for each in events if each.number in numbers]
    if count:
        keep_liked(likes, closet)
        return
    for event in likes:
        look = look_of(event.garment_ids, closet.looks(), _garments(closet))
        is_like = event.kind is EventKind.LIKE
        if is_like and look is not None and _is_as_kept(look):
            closet.remove_look(look.number)


def _is_as_kept(look: SavedLook) -> bool:
    return not (look.name or look.notes or look.tags or look.seasons or look.layout)


def _garments(closet: Closet) -> dict[int, Garment]:
    return {each.id: each for each in (*closet.trash(), *closet.garments())}
