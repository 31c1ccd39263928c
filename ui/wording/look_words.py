"""How looks read: what one is called, what it is for, when it was worn."""

from collections.abc import Mapping, Sequence
from datetime import date

from ui.wording.dates import day_and_month, whole_day
from ui.wording.taxonomy_words import as_sentence, names_of, readable
from wardrobe.days.plans import SavedLook
from wardrobe.language.texts import _, n_
from wardrobe.model.garment import Garment
from wardrobe.model.occasion import OccasionKey
from wardrobe.model.season import Season

# Longer ago a date says more than a count of days.
_MOST_DAYS_COUNTED = 60


def look_name(look: SavedLook, pieces: Sequence[Garment]) -> str:
    """Return what a look is called; one without a name is called by its pieces."""
    return look.name or names_of(pieces) or _("A look")


def occasion_words(key: OccasionKey, names: Mapping[OccasionKey, str]) -> str:
    """Return what an occasion is called; one that is gone by what it was like."""
    return as_sentence(names.get(key, key.base.words))


def look_line(look: SavedLook, names: Mapping[OccasionKey, str]) -> str:
    """Return a line of what a look is for, and its tags.

    Args:
        names: What occasions are called, the user's own among them.
    """
    occasion = occasion_words(look.occasion, names) if look.occasion else ""
    seasons = ", ".join(readable(each) for each in Season if each in look.seasons)
    tags = (f"#{each}" for each in look.tags)
    return " · ".join(part for part in (occasion, seasons, *tags) if part)


def last_worn(day: date | None, today: date) -> str:
    """Say when something was worn last; None is never."""
    if day is None:
        return _("Not worn yet")
    ago = (today - day).days
    if ago == 0:
        return _("Worn today")
    if ago <= _MOST_DAYS_COUNTED:
        return n_("Worn {count} day ago", "Worn {count} days ago", ago)
    said = day_and_month(day) if day.year == today.year else whole_day(day)
    return _("Worn last on {day}", day=said)
