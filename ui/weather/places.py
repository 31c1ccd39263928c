"""Places that one may live in, found in a list that comes with the program."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from PySide6.QtCore import QLocale

from wardrobe.errors import InvalidValue
from wardrobe.language.spelling import folded
from wardrobe.language.texts import _, number
from wardrobe.model.season import Place

_MOST_FOUND = 8
# `52.5, 13.4`, as one types it in English; `52,5; 13,4` or `52,5 13,4` elsewhere.
_NUMBER = r"([+\-−]?\d{1,3}(?:[.,]\d+)?)\s*°?"
_COORDINATES = re.compile(rf"{_NUMBER}\s*(?:[;,]\s*|\s){_NUMBER}")


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A city of the list.

    Attributes:
        country: Its code (ISO 3166-1).
        words: What it is found by.
    """

    place: Place
    country: str
    words: tuple[str, ...]

    @property
    def country_name(self) -> str:
        """What the country is called in the user's language, as far as Qt knows."""
        territory = QLocale.codeToTerritory(self.country)
        language = QLocale().language()
        named = QLocale(language, territory).nativeTerritoryName()
        is_own = QLocale(language, territory).territory() == territory
        return named if named and is_own else QLocale.territoryToString(territory)


def find_places(text: str) -> Sequence[KnownPlace]:
    """Return the largest cities of which a name starts so; all if it is no word."""
    wanted = folded(text).strip()
    if not wanted:
        return ()
    whole = [each for each in _known() if wanted in each.words]
    begun = [
        each
        for each in _known()
        if wanted not in each.words
        and any(word.startswith(wanted) for word in each.words)
    ]
    return (*whole, *begun)[:_MOST_FOUND]


def read_coordinates(text: str) -> Place | None:
    """Return the place that coordinates name, None where the text is none.

    Raises:
        InvalidValue: No place on the earth has them.
    """
    found = _COORDINATES.fullmatch(text.strip())
    if found is None:
        return None
    latitude, longitude = (_read(each) for each in found.groups())
    return Place("", latitude, longitude)


def name_of_place(place: Place) -> str:
    """Return its name, or else its coordinates."""
    if place.name:
        return place.name
    return f"{number(place.latitude, 1)}°, {number(place.longitude, 1)}°"


def refused(text: str) -> str:
    """Return why nothing was found, empty while there is nothing to look for."""
    try:
        is_place = read_coordinates(text) is not None
    except InvalidValue as error:
        return str(error)
    if is_place or not text.strip() or find_places(text):
        return ""
    return _("No city of that name is in the list. Coordinates work too: 52.5, 13.4")


def _read(text: str) -> float:
    return float(text.replace(",", ".").replace("−", "-"))


@cache  # a few thousand lines, read when somebody looks for one
def _known() -> Sequence[KnownPlace]:
    text = files("assets").joinpath("places.csv").read_text("utf-8")
    return [
        KnownPlace(
            Place(row["name"], float(row["latitude"]), float(row["longitude"])),
            row["country"],
            tuple(folded(each) for each in (row["name"], row["also"]) if each),
        )
        for row in csv.DictReader(text.splitlines())
    ]
