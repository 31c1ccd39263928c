"""How it is said what a piece is worth: how often it was worn, when, and the cost."""

from datetime import date

from PySide6.QtCore import QLocale

from ui.wording.dates import day_and_month, whole_day
from wardrobe.closet.worth import Wearing
from wardrobe.language.texts import _, money, n_

_WEEK = 7


def said_of(worn: Wearing, today: date) -> str:
    """Return `worn 7 times, last on Tuesday, €6.40 a wear`."""
    if worn.last is None:
        return _("not worn yet")
    count, when = times_worn(worn.count), last_worn(worn.last, today)
    said = _("{count}, last {day}", count=count, day=when)
    if worn.cents_a_wear is None:
        return said
    return f"{said}, {a_wear(worn.cents_a_wear)}"


def times_worn(count: int) -> str:
    """Return `worn 7 times`."""
    return n_("worn once", "worn {count} times", count)


def a_wear(cents: float) -> str:
    """Return `€6.40 a wear`."""
    return _("{money} a wear", money=money(cents))


def last_worn(day: date, today: date) -> str:
    """Return `today`, `yesterday`, `on Tuesday`, or `on 5 June`, with an old year."""
    ago = (today - day).days
    if ago == 0:
        return _("today")
    if ago == 1:
        return _("yesterday")
    if 0 < ago < _WEEK:
        return _("on {day}", day=QLocale().dayName(day.isoweekday()))
    said = day_and_month(day) if day.year == today.year else whole_day(day)
    return _("on {day}", day=said)
