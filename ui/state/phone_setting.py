"""Whether photos of the phone come encrypted: a setting."""

from PySide6.QtCore import QSettings

_KEY = "phone/encrypted"


def is_phone_encrypted(settings: QSettings) -> bool:
    """Return whether the phone's page is served by HTTPS."""
    return str(settings.value(_KEY, "")) == "yes"


def set_phone_encrypted(settings: QSettings, *, is_encrypted: bool) -> None:
    """Have it served so from now on."""
    settings.setValue(_KEY, "yes" if is_encrypted else "no")
