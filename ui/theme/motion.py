"""Whether things may move on the screen: the user's wish, and the system's.

Qt tells of the system's from 6.12 on (`QAccessibilityHints.motionPreference`).
"""

import ctypes
import sys
from functools import cache

from PySide6.QtGui import QGuiApplication

# Nobody watches these platforms: tests and pictures run there.
_UNSEEN = ("offscreen", "minimal")
_SPI_GETCLIENTAREAANIMATION = 0x1042
_PORTAL = "org.freedesktop.portal.Desktop"
_PORTAL_PATH = "/org/freedesktop/portal/desktop"
_PORTAL_SETTINGS = "org.freedesktop.portal.Settings"
# Asked once, at the first thing that would move; a desktop that is slower may not wish.
_PATIENCE_MS = 200
_QUESTION = "ReadOne"
_WISH = ("org.gnome.desktop.interface", "enable-animations")

_is_less = [False]


def may_move() -> bool:
    """Return whether things may move now."""
    is_seen = QGuiApplication.platformName() not in _UNSEEN
    return is_seen and not _is_less[0] and not _does_system_want_less()


def set_less_motion(*, is_less: bool) -> None:
    """Let things move from now on, or not."""
    _is_less[0] = is_less


@cache
def _does_system_want_less() -> bool:
    if sys.platform == "win32":
        is_on = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(
            _SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(is_on), 0
        )
        return not is_on.value
    if sys.platform.startswith("linux"):
        return _does_desktop_want_less()
    return False


def _does_desktop_want_less() -> bool:
    """Ask the desktop's portal, as GNOME and others answer it.

    Source: https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal
    .Settings.html
    """
    # Only here, as other systems have no such thing.
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage  # noqa: PLC0415

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    call = QDBusMessage.createMethodCall(
        _PORTAL, _PORTAL_PATH, _PORTAL_SETTINGS, _QUESTION
    )
    call.setArguments([*_WISH])
    answer = bus.call(call, QDBus.CallMode.Block, _PATIENCE_MS)
    return answer.arguments() == [False]
