"""What was swapped between two outfits, piece for piece."""

from wardrobe.model.outfit import Outfit


def swapped_pieces(before: Outfit, after: Outfit) -> list[tuple[int, int]]:
    """Return the garments taken out and those put in their places, slot by slot.

    A piece that was only taken off or put on was swapped for nothing and is left out,
    and so is all when a dress takes two places: then no piece stands for another.
    """
    if (before.middle is None) is not (after.middle is None):
        return []
    kept = before.ids & after.ids
    pairs = zip(before.in_slots().values(), after.in_slots().values())
    return [
        (old.id, new.id)
        for old, new in pairs
        if old and new and not kept & {old.id, new.id}
    ]
