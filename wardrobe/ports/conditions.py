"""What one dresses under beside the occasion: the sky, and how strict the codes are."""

from enum import StrEnum


class Sky(StrEnum):
    """What falls from the sky while one is out."""

    DRY = "dry"
    RAIN = "rain"
    SNOW = "snow"


class DressCode(StrEnum):
    """How strictly the dress codes are read where published ones disagree."""

    STRICT = "strict"
    USUAL = "usual"
    RELAXED = "relaxed"
