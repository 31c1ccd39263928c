"""Use case: put an outfit together by hand, of garments in any order."""

from collections.abc import Sequence

from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment, Group
from wardrobe.model.outfit import Outfit
from wardrobe.ranking.candidates import kinds_of_outfits


def ways_to_wear(garments: Sequence[Garment]) -> list[Outfit]:
    """Return the outfits that wear all of some garments: two if a coat may be the top.

    Raises:
        InvalidValue: They make no outfit; the message says what is missing or too much.
    """
    ids = [garment.id for garment in garments]
    if len(set(ids)) < len(ids):
        raise InvalidValue(_("an outfit lists the same garment twice"))
    for garment in garments:
        if garment.group is Group.OTHER:
            raise InvalidValue(
                _("the {title} isn't part of a rated outfit", title=garment.title)
            )
    kinds = list(kinds_of_outfits(garments, ids))
    if not kinds:
        raise InvalidValue(_why_none(garments))
    return [Outfit.of({slot: each[0] for slot, each in k.items()}) for k in kinds]


def _why_none(garments: Sequence[Garment]) -> str:
    groups = [garment.group for garment in garments]
    has_one_piece = any(garment.type.is_one_piece for garment in garments)
    for group, needed in (
        (Group.TOP, _("an outfit also needs a top or a dress")),
        (Group.MIDDLE, _("an outfit also needs trousers or a skirt")),
        (Group.BOTTOM, _("an outfit also needs shoes")),
    ):
        if group not in groups and not (group is Group.MIDDLE and has_one_piece):
            return needed
    return _(
        "these garments can't be worn together: an outfit is a top, "
        "trousers or a skirt (or a dress for both), shoes, and maybe "
        "a jacket, coat or blazer"
    )
