"""The closets that were open lately, in the settings of the program."""

from pathlib import Path

from PySide6.QtCore import QSettings

from wardrobe.closet.reachable import is_there
from wardrobe.language.texts import _

_KEY = "closets/recent"
_MOST = 8
# The file of whoever never named one.
_FIRST = "my.closet"


def recent_closets(settings: QSettings) -> list[Path]:
    """Return those that are still there, the last one first."""
    saved = settings.value(_KEY, [])
    if isinstance(saved, str):  # Qt writes a list of one so
        saved = [saved]
    names = saved if isinstance(saved, list) else []
    paths = [Path(name) for name in names if isinstance(name, str) and name]
    return [path for path in paths if is_there(path, Path.is_file)]


def last_closet(settings_file: Path) -> Path | None:
    """Return the closet that was open the last time, if it is still there."""
    settings = QSettings(str(settings_file), QSettings.Format.IniFormat)
    return next(iter(recent_closets(settings)), None)


def note_closet(settings: QSettings, closet_file: Path) -> None:
    """Put a closet first that has been opened."""
    file = closet_file.absolute()
    others = [path for path in recent_closets(settings) if path != file]
    settings.setValue(_KEY, [str(path) for path in [file, *others][:_MOST]])
    settings.sync()


def title_of(closet_file: Path) -> str:
    """Return what a closet is called: its file's name, without the ending."""
    if closet_file.name == _FIRST:
        return _("My closet")
    return closet_file.stem or closet_file.name
