"""What is remembered of the weather between two starts: the place, and what came."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from PySide6.QtCore import QSettings

from wardrobe.errors import InvalidValue
from wardrobe.model.season import Place
from wardrobe.ports.weather import Forecast

_ON_KEY, _PLACE_KEY, _ANSWER_KEY = "weather/on", "weather/place", "weather/answer"


class WeatherAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What the service foretold.

    Attributes:
        address: The web address that was asked.
        at: When, by the clock on the wall.
    """

    address: str
    at: datetime
    days: Sequence[Forecast] = ()


class SavedWeather:
    """A setting of the program: where one lives doesn't depend on the closet."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    @property
    def is_on(self) -> bool:
        """Whether the service may be asked; never before the user said so."""
        return str(self._settings.value(_ON_KEY, "0")) == "1"

    @is_on.setter
    def is_on(self, is_on: bool) -> None:
        self._settings.setValue(_ON_KEY, str(int(is_on)))

    @property
    def place(self) -> Place | None:
        """Where the user lives; None until they say so."""
        try:
            return msgspec.json.decode(self._read(_PLACE_KEY), type=Place)
        except (msgspec.DecodeError, InvalidValue):
            return None

    @place.setter
    def place(self, place: Place | None) -> None:
        self._write(_PLACE_KEY, place)

    @property
    def answer(self) -> WeatherAnswer | None:
        """The last answer of the service; None without one that can be read."""
        try:
            return msgspec.json.decode(self._read(_ANSWER_KEY), type=WeatherAnswer)
        except (msgspec.DecodeError, InvalidValue):
            return None

    @answer.setter
    def answer(self, answer: WeatherAnswer | None) -> None:
        self._write(_ANSWER_KEY, answer)

    def _read(self, key: str) -> bytes:
        return str(self._settings.value(key, "")).encode()

    def _write(self, key: str, value: object) -> None:
        text = "" if value is None else msgspec.json.encode(value).decode()
        self._settings.setValue(key, text)
