"""Where somebody lives, as far as the climate goes: a setting."""

from PySide6.QtCore import QLocale, QSettings

from wardrobe.model.season import CLIMATES, Climate, climate_of_country

CLIMATE_KEY = "today/season"


def saved_climate(settings: QSettings) -> Climate:
    """Return the climate of the user's place; until they say it, their country's."""
    place = str(settings.value(CLIMATE_KEY, ""))
    locale = QLocale.system()
    country = QLocale.territoryToCode(locale.territory())
    return CLIMATES[place] if place in CLIMATES else climate_of_country(country)
