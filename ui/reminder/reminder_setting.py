"""When one is reminded, and when one was: a setting of the program."""

from datetime import date, time

from PySide6.QtCore import QSettings

_ON_KEY, _AT_KEY, _LAST_KEY = "reminder/on", "reminder/at", "reminder/last"
_USUAL = time(7, 30)


class ReminderSetting:
    """Off until it is switched on."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    @property
    def is_on(self) -> bool:
        """Whether one is reminded."""
        return str(self._settings.value(_ON_KEY, "0")) == "1"

    @is_on.setter
    def is_on(self, is_on: bool) -> None:
        self._settings.setValue(_ON_KEY, str(int(is_on)))

    @property
    def at(self) -> time:
        """When, by the clock on the wall."""
        try:
            return time.fromisoformat(str(self._settings.value(_AT_KEY, "")))
        except ValueError:
            return _USUAL

    @at.setter
    def at(self, at: time) -> None:
        self._settings.setValue(_AT_KEY, at.isoformat("minutes"))

    @property
    def last(self) -> date | None:
        """The day of the last reminder."""
        try:
            return date.fromisoformat(str(self._settings.value(_LAST_KEY, "")))
        except ValueError:
            return None

    @last.setter
    def last(self, last: date | None) -> None:
        self._settings.setValue(_LAST_KEY, last.isoformat() if last else "")
