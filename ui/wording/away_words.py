"""What is packed, or at home while one travels, in words."""

from collections.abc import Iterable

from wardrobe.days.luggage import Away
from wardrobe.language.texts import _, n_


def away_words(away: Away) -> str:
    """Return `3 pieces are packed.`; nothing where all is there."""
    if not away.ids:
        return ""
    if away.trip is None:
        count = len(away.ids)
        return n_("{count} piece is packed.", "{count} pieces are packed.", count)
    if away.trip.name:
        return _("This is of what you packed for {place}.", place=away.trip.name)
    return _("This is of what you packed for your trip.")


def elsewhere(away: Away, names: Iterable[str]) -> str:
    """Return `Packed: white shirt, blue jeans.`, or that they are at home."""
    pieces = ", ".join(names)
    if away.trip is None:
        return _("Packed: {pieces}.", pieces=pieces)
    return _("At home: {pieces}.", pieces=pieces)


def why_away(away: Away) -> str:
    """Return in a word why a piece is not there."""
    return _("packed") if away.trip is None else _("at home")
