"""Whether a window is asked for and can be shown; knows that before much is loaded."""

import os
import sys
from pathlib import Path

CLOSET_ENDING = ".closet"


def has_display() -> bool:
    """Return whether a window can be shown; only Linux may be without a screen."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(map(os.environ.get, names))


def closet_shown(argv: list[str], usual: Path) -> Path | None:
    """Return the closet of the window that is asked for, None for a command."""
    match argv:
        case []:
            return usual
        case ["--closet", path]:
            return Path(path)
        case [path] if path.endswith(CLOSET_ENDING):
            return Path(path)
    return None
