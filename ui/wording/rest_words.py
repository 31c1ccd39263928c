"""Why a piece rests, in words: when it was worn, or that it is in the laundry."""

from datetime import date

from PySide6.QtCore import QLocale

from ui.wording.dates import day_and_month
from wardrobe.language.texts import _

_DAYS_OF_A_WEEK = 7


def when_worn(day: date, today: date) -> str:
    """Return `worn yesterday`, `worn on Tuesday` or `worn on 5 June`."""
    ago = (today - day).days
    if ago == 0:
        return _("worn today")
    if ago == 1:
        return _("worn yesterday")
    if 1 < ago < _DAYS_OF_A_WEEK:
        return _("worn on {day}", day=QLocale().standaloneDayName(day.isoweekday()))
    return _("worn on {day}", day=day_and_month(day))
