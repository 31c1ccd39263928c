"""Whether this computer can show a window; knows that without Qt."""

import os
import sys


def has_display() -> bool:
    """Return whether a window can be shown; only Linux may be without a screen."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(map(os.environ.get, names))
