"""Whether a window is asked for and can be shown; knows that before much is loaded."""

import ctypes
import os
import sys
from pathlib import Path

from wardrobe.errors import WardrobeError

CLOSET_ENDING = ".closet"
# Of Debian's package libxcb-cursor0, Fedora's xcb-util-cursor.
_CURSORS = "libxcb-cursor.so.0"


def has_display() -> bool:
    """Return whether a window can be shown; only Linux may be without a screen."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(map(os.environ.get, names))


def missing_library() -> str | None:
    """Return the library without which Qt cannot open a window under X11, if it lacks.

    Desktops have all others; Qt itself would end the program with a page of text.
    """
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    is_x11 = platform.startswith("xcb") or not (
        platform or os.environ.get("WAYLAND_DISPLAY")
    )
    if not (sys.platform.startswith("linux") and is_x11):
        return None
    try:
        ctypes.CDLL(_CURSORS)
    except OSError:
        return _CURSORS
    return None


def check_libraries() -> None:
    """Raise WardrobeError with what to install, if the window lacks a library."""
    if library := missing_library():
        raise WardrobeError(
            f"the window needs {library}; install the package libxcb-cursor0 "
            "(on Fedora xcb-util-cursor), or use the commands: wardrobe --help"
        )


def closet_named(argv: list[str]) -> Path | None:
    """Return the closet that stands alone, or as an option without a command."""
    match argv:
        case ["--closet", path]:
            return Path(path)
        case [path] if path.endswith(CLOSET_ENDING):
            return Path(path)
    return None


def asks_for_window(argv: list[str]) -> bool:
    """Return whether there is neither a command nor another option."""
    return not argv or closet_named(argv) is not None
