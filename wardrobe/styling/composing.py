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
        raise InvalidValue(_("a garment is named twice in one outfit"))
    for garment in garments:
        if garment.group is Group.OTHER:
            raise InvalidValue(
                _("the {title} is not part of a rated outfit", title=garment.title)
            )
    kinds = list(kinds_of_outfits(garments, ids))
    if not kinds:
        raise InvalidValue(_why_none(garments))
    return [Outfit.of({slot: each[0] for slot, each in k.items()}) for k in kinds]


def _why_none(garments: Sequence[Garment]) -> str:
    groups = [garment.group for garment in garments]
    has_one_piece = any(garment.type.is_one_piece for garment in garments)
    for group, needed in (
        (Group.TOP, _("an outfit needs a top or a dress as well")),
        (Group.MIDDLE, _("an outfit needs trousers or a skirt as well")),
        (Group.BOTTOM, _("an outfit needs shoes as well")),
    ):
        if group not in groups and not (group is Group.MIDDLE and has_one_piece):
            return needed
    return _(
        "these garments are not worn at once: an outfit is a top, trousers or a skirt "
        "(or a dress for both), shoes, and perhaps a jacket, coat or blazer over it"
    )
