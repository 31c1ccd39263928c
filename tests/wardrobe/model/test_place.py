"""Places, and which climate is near enough for them."""

import pytest

from wardrobe.errors import InvalidValue
from wardrobe.model.season import Place, climate_near


@pytest.mark.parametrize(
    ("place", "climate"),
    [
        (Place("Hamburg", 53.6, 10.0), "berlin"),
        (Place("Lyon", 45.7, 4.8), "zurich"),
        (Place("Boston", 42.4, -71.1), "new-york"),
        (Place("Nairobi", -1.3, 36.8), "singapore"),
        (Place("Reykjavik", 64.1, -21.9), "north"),
        (Place("Christchurch", -43.5, 172.6), "south"),
        (Place("on the other side of the date line", 35.0, -179.9), "north"),
    ],
)
def test_the_climate_is_that_of_the_nearest_place(place: Place, climate: str) -> None:
    assert climate_near(place).key == climate


@pytest.mark.parametrize(("latitude", "longitude"), [(91, 0), (-91, 0), (0, 181)])
def test_what_is_not_on_the_earth_is_refused(latitude: int, longitude: int) -> None:
    with pytest.raises(InvalidValue, match="latitudes"):
        Place("", latitude, longitude)
