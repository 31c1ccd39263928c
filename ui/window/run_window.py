"""Opening the window, and staying until it is closed."""

import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QProcess, QSettings, Qt
from PySide6.QtGui import QIcon, QPixmapCache
from PySide6.QtWidgets import QApplication

import assets
from ui.closets.recent_closets import note_closet
from ui.errors import install, show_error, uninstall
from ui.first_frame import keep_frame
from ui.theme.theme import Theme
from ui.window.garbage_collection import GarbageCollection
from ui.window.main_window import MainWindow
from ui.window.single_instance import SingleInstance, name_for, raise_first
from ui.window.window_geometry import bring_to_front
from ui.window.window_parts import WindowParts
from ui.wording.language import translate_qt
from wardrobe.errors import WardrobeError

_DESKTOP_FILE = "org.digital_wardrobe.DigitalWardrobe"
ICON = Path(assets.__file__).with_name("icon.svg")
# For `ui.widgets.drawing_cache`: the mats of a large window on a dense screen, twice.
_DRAWINGS_KB = 32_768


def run_window(
    parts: WindowParts,
    *,
    log_file: Path,
    settings_file: Path,
    picture: Path,
    trouble: WardrobeError | None = None,
) -> Path | None:
    """Show the window until it is closed.

    Args:
        picture: Where the window's last look is kept for the next start.
        trouble: Why another closet that was asked for couldn't be opened.

    Returns:
        The closet to go on with, if another was asked for.
    """
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setApplicationName("Digital Wardrobe")
    app.setDesktopFileName(_DESKTOP_FILE)
    app.setWindowIcon(QIcon(str(ICON)))
    name = name_for(parts.closet_file)
    if raise_first(name):
        return None
    QPixmapCache.setCacheLimit(_DRAWINGS_KB)
    garbage = GarbageCollection(app)
    settings = QSettings(str(settings_file), QSettings.Format.IniFormat)
    translate_qt(app)
    theme = Theme(app, settings)
    window = MainWindow(parts, theme=theme, settings=settings)
    one = SingleInstance(name, window)
    one.raise_asked.connect(partial(bring_to_front, window))
    log = install(window, log_file)
    window.closet.closet_changed.connect(
        garbage.keep_what_is_there, Qt.ConnectionType.SingleShotConnection
    )
    if not window.closets.is_demo:  # the next start is with one's own
        note_closet(settings, parts.closet_file)
    window.show()
    window.start()
    if trouble is not None:
        show_error(window, trouble)
    app.exec()
    if not window.closets.is_demo:  # the next start shows one's own
        keep_frame(window, picture, parts.closet_file)
    garbage.stop()
    one.close()
    uninstall(log)
    if window.is_restarting:
        QProcess.startDetached(sys.executable, sys.orig_argv[1:])
    # Before the next window: two would share the palette and the keys.
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    theme.undress()
    theme.deleteLater()
    return window.next_closet
