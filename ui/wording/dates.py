"""Days and times in the user's language: names by Qt, their order by the texts."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, QTime

from wardrobe.language.texts import p_

# A point is between day, month and year wherever it is in a date.
_CLEAR = ("yyyy-M-d", "d.M.yyyy")


def day_and_month(day: date) -> str:
    """Return `5 June`."""
    return _said(day, p_("pattern of QLocale", "d MMMM"))


def span(first: date, last: date) -> str:
    """Return `29 Nov – 5 Dec`."""
    pattern = p_("pattern of QLocale", "d MMM")
    return f"{_said(first, pattern)} – {_said(last, pattern)}"


def weekday_and_day(day: date) -> str:
    """Return `Friday, 5 June`."""
    return _said(day, p_("pattern of QLocale", "dddd, d MMMM"))


def whole_day(day: date) -> str:
    """Return `5 June 2026`."""
    return _said(day, p_("pattern of QLocale", "d MMMM yyyy"))


def month_and_year(day: date) -> str:
    """Return `June 2026`."""
    return _said(day, p_("pattern of QLocale", "MMMM yyyy"))


def short_month_and_year(day: date) -> str:
    """Return `Jun 2026`."""
    return _said(day, p_("pattern of QLocale", "MMM yyyy"))


def month(day: date) -> str:
    """Return `June`."""
    return QLocale().standaloneMonthName(day.month)


def short_weekday(day: date) -> str:
    """Return `Fri`."""
    return QLocale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)


def moment(at: datetime) -> str:
    """Return `5 June 2026, 14:05`, by the clock of this machine."""
    return moment_there(at.astimezone())


def moment_there(at: datetime) -> str:
    """Return `5 June 2026, 14:05`, by the clock that the time was read off."""
    clock = QTime(at.hour, at.minute)
    said = QLocale().toString(clock, p_("pattern of QLocale", "HH:mm"))
    return f"{whole_day(at)}, {said}"


def typed(day: date) -> str:
    """Return a day as it is typed: `2026-06-05`, or as is usual in the language."""
    return _said(day, p_("pattern of QLocale", "yyyy-MM-dd"))


def read_typed(text: str) -> str:
    """Return the ISO date of a day as it is typed; what is no day stays as it is.

    Days are read in every order that means one day alone: `5/6/2026` may mean two.
    """
    own = p_("pattern of QLocale", "yyyy-MM-dd")
    written = p_("pattern of QLocale", "d MMMM yyyy")
    short = written.replace("MMMM", "MMM")
    for pattern in (own.replace("dd", "d").replace("MM", "M"), *_CLEAR, written, short):
        day = QLocale().toDate(text.strip(), pattern)  # also without zeros
        if day.isValid():
            return str(day.toString("yyyy-MM-dd"))
    return text


def days_since_week_began(day: date) -> int:
    """Return 0 on the first day of the user's week, which may be a Sunday, to 6."""
    return (day.isoweekday() - QLocale().firstDayOfWeek().value) % 7


def _said(day: date, pattern: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)
