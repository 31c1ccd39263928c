"""A weather service that foretells what a test put into it, and counts questions."""

from collections.abc import Sequence

from wardrobe.errors import NoForecast
from wardrobe.model.season import Place
from wardrobe.ports.weather import Forecast


class FakeWeather:
    """Has no answer until it is given one."""

    def __init__(self, *days: Forecast) -> None:
        self.days = days
        self.asked: list[Place] = []

    def address(self, place: Place) -> str:
        return f"https://weather.example/{place.latitude:.1f},{place.longitude:.1f}"

    def forecast(self, place: Place) -> Sequence[Forecast]:
        self.asked.append(place)
        if not self.days:
            raise NoForecast("there's no server called weather.example")
        return self.days
