"""What the places are called whose climate is known."""

from wardrobe.language.texts import noted_in, p_
from wardrobe.model.season import Climate

# What places are called; the halves of the world come first.
_PLACES = {
    "north": noted_in("place", "Elsewhere in the north"),
    "south": noted_in("place", "Elsewhere in the south"),
    "beijing": noted_in("place", "Beijing"),
    "berlin": noted_in("place", "Berlin"),
    "buenos-aires": noted_in("place", "Buenos Aires"),
    "cairo": noted_in("place", "Cairo"),
    "cape-town": noted_in("place", "Cape Town"),
    "chicago": noted_in("place", "Chicago"),
    "delhi": noted_in("place", "Delhi"),
    "london": noted_in("place", "London"),
    "los-angeles": noted_in("place", "Los Angeles"),
    "madrid": noted_in("place", "Madrid"),
    "melbourne": noted_in("place", "Melbourne"),
    "mexico-city": noted_in("place", "Mexico City"),
    "miami": noted_in("place", "Miami"),
    "moscow": noted_in("place", "Moscow"),
    "new-york": noted_in("place", "New York"),
    "paris": noted_in("place", "Paris"),
    "rome": noted_in("place", "Rome"),
    "sao-paulo": noted_in("place", "São Paulo"),
    "seoul": noted_in("place", "Seoul"),
    "singapore": noted_in("place", "Singapore"),
    "stockholm": noted_in("place", "Stockholm"),
    "sydney": noted_in("place", "Sydney"),
    "tokyo": noted_in("place", "Tokyo"),
    "toronto": noted_in("place", "Toronto"),
    "vienna": noted_in("place", "Vienna"),
    "warsaw": noted_in("place", "Warsaw"),
    "zurich": noted_in("place", "Zurich"),
}


def place_name(climate: Climate) -> str:
    """Return what a place is called."""
    return p_(*_PLACES[climate.key])
