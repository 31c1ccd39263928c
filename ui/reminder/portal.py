"""Notifications through the desktop's portal, where no tray takes them.

Source: https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.
Notification.html
"""

import sys

_ID = "todays-outfit"
_SERVICE = "org.freedesktop.portal.Desktop"
_PATH = "/org/freedesktop/portal/desktop"
_ADD = "AddNotification"
_INTERFACE = "org.freedesktop.portal.Notification"


def notify_by_portal(title: str, body: str) -> bool:
    """Show a quiet notification; return whether there is a desktop to ask.

    One of before is replaced by it.
    """
    if not sys.platform.startswith("linux"):
        return False
    # Only here, as other systems have no such thing.
    from PySide6.QtDBus import QDBusConnection, QDBusMessage  # noqa: PLC0415

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    call = QDBusMessage.createMethodCall(_SERVICE, _PATH, _INTERFACE, _ADD)
    call.setArguments([_ID, {"title": title, "body": body, "priority": "low"}])
    return bool(bus.send(call))
