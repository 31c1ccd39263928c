"""Settings that belong to one closet, and not to whoever opens another."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QSettings


def settings_of_closet(settings: QSettings, closet_file: Path) -> QSettings:
    """Return the part of the settings' file that is of a closet alone."""
    own = QSettings(settings.fileName(), settings.format())
    own.beginGroup(f"closets/{digest_of(closet_file)}")
    return own


def digest_of(closet_file: Path) -> str:
    """Return what stands for a closet, whatever link leads to it."""
    return hashlib.sha256(str(closet_file.resolve()).encode()).hexdigest()[:16]
