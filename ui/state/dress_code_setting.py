"""How strictly dress codes are read: a setting."""

from PySide6.QtCore import QSettings

from wardrobe.ports.conditions import DressCode

_KEY = "today/dress-code"


def dress_code(settings: QSettings) -> DressCode:
    """Return how strictly they are read."""
    saved = str(settings.value(_KEY, DressCode.USUAL))
    return DressCode(saved) if saved in set(DressCode) else DressCode.USUAL


def set_dress_code(settings: QSettings, code: DressCode) -> None:
    """Read them otherwise from the next board on."""
    settings.setValue(_KEY, str(code))
