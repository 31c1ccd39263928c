"""The scales of temperature; the closet and the terminal know only degrees Celsius."""

from enum import StrEnum


class Scale(StrEnum):
    """A scale, by its sign."""

    CELSIUS = "°C"
    FAHRENHEIT = "°F"

    def of_celsius(self, celsius: float) -> float:
        """Return a temperature in this scale."""
        return celsius if self is Scale.CELSIUS else celsius * 9 / 5 + 32

    def to_celsius(self, degrees: float) -> float:
        """Return a temperature of this scale in degrees Celsius."""
        return degrees if self is Scale.CELSIUS else (degrees - 32) * 5 / 9
