"""Opening a window on a closet that cannot be opened, until it can."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from ui.maintenance.broken_window import BrokenWindow, OpenCopy
from ui.theme.theme import Theme
from ui.wording.language import translate_qt
from wardrobe.errors import ClosetUnusable
from wardrobe.ports.closet import Closet
from wardrobe.ports.maintenance import ClosetMaintenance


def open_or_mend(
    open_closet: Callable[[], Closet],
    maintenance: ClosetMaintenance,
    open_copy: OpenCopy,
    settings_file: Path,
) -> Closet:
    """Open the closet, after offering to mend it as long as that does not work.

    Raises:
        ClosetUnusable: The user did not mend it.
    """
    while True:
        try:
            return open_closet()
        except ClosetUnusable as error:
            if not offer_to_mend(error, maintenance, open_copy, settings_file):
                raise


def offer_to_mend(
    error: ClosetUnusable,
    maintenance: ClosetMaintenance,
    open_copy: OpenCopy,
    settings_file: Path,
) -> bool:
    """Show what can be done; return whether to open the closet again."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setApplicationName("Digital Wardrobe")
    settings = QSettings(str(settings_file), QSettings.Format.IniFormat)
    translate_qt(app)
    theme = Theme(app, settings)
    window = BrokenWindow(error, maintenance, open_copy)
    theme.dress()
    window.show()
    app.exec()
    is_mended = window.is_mended
    window.deleteLater()
    theme.undress()
    theme.deleteLater()
    return is_mended
