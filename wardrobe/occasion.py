"""What one dresses for."""

from enum import StrEnum


class Occasion(StrEnum):
    """The built-in occasions, in the order of the rating network's inputs."""

    CASUAL = "casual"
    WORK = "work"
    BUSINESS = "business"
    DATE = "date"
    PARTY = "party"
    FORMAL = "formal"
    WEDDING_GUEST = "wedding-guest"
    SPORTS = "sports"
    TRAVEL = "travel"
    SCHOOL = "school"
