"""Use case: change what is kept of a look, as somebody typed or clicked it.

What does not fit a field, such as a name that is too long, raises `InvalidValue`.
"""

from dataclasses import replace

from wardrobe.days.layouts import PlacedPiece
from wardrobe.days.plans import SavedLook
from wardrobe.errors import InvalidValue
from wardrobe.language.spelling import folded, tidy, tidy_lines
from wardrobe.language.texts import _

LONGEST_NOTES, LONGEST_TAG, MOST_TAGS = 2000, 40, 20
# Where a piece lies that is put on an arranged canvas: in the middle, a third as high.
_FIRST_LENGTH = 0.34


def named(look: SavedLook, name: str) -> SavedLook:
    """Return the look under another name; an empty one takes the name away."""
    return replace(look, name=" ".join(tidy(name).split()))


def with_notes(look: SavedLook, notes: str) -> SavedLook:
    """Return the look with other notes."""
    if len(notes) > LONGEST_NOTES:
        raise InvalidValue(
            _("a note can have at most {most} letters", most=LONGEST_NOTES)
        )
    return replace(look, notes=tidy_lines(notes).strip())


def tagged(look: SavedLook, text: str) -> SavedLook:
    """Return the look with the tags of a text, which commas part; each counts once."""
    typed = (" ".join(tidy(each).lstrip("#").split()) for each in text.split(","))
    tags = {folded(each): each for each in reversed([*typed]) if each}
    if any(len(each) > LONGEST_TAG for each in tags.values()):
        raise InvalidValue(_("a tag can have at most {most} letters", most=LONGEST_TAG))
    if len(tags) > MOST_TAGS:
        raise InvalidValue(_("a look can have at most {most} tags", most=MOST_TAGS))
    return replace(look, tags=tuple(reversed(tags.values())))


def with_another_piece(look: SavedLook, garment_id: int) -> SavedLook:
    """Return the look with one piece more, on top where its canvas is arranged."""
    new = PlacedPiece(garment_id=garment_id, x=0.5, y=0.5, length=_FIRST_LENGTH)
    kept = tuple(each for each in look.layout if each.garment_id != garment_id)
    return replace(
        look,
        garment_ids=look.garment_ids | {garment_id},
        layout=(*kept, new) if kept else (),
    )
