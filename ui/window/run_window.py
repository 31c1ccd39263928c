"""Opening the window, and staying until it is closed."""

import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QSettings, Qt
from PySide6.QtGui import QIcon, QPixmapCache
from PySide6.QtWidgets import QApplication

import assets
from ui.errors import install, uninstall
from ui.first_frame import keep_frame
from ui.theme.theme import Theme
from ui.window.garbage_collection import GarbageCollection
from ui.window.main_window import MainWindow
from ui.window.single_instance import SingleInstance, name_for, raise_first
from ui.window.window_parts import WindowParts
from ui.wording.language import translate_qt

ICON = Path(assets.__file__).with_name("icon.svg")
# For `ui.widgets.drawing_cache`: the mats of a large window on a dense screen, twice.
_DRAWINGS_KB = 32_768


def run_window(
    parts: WindowParts, *, log_file: Path, settings_file: Path, picture: Path
) -> int:
    """Show the window until it is closed; return the exit status.

    Args:
        picture: Where the window's last look is kept for the next start.
    """
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setApplicationName("Digital Wardrobe")
    app.setDesktopFileName("org.digital_wardrobe.DigitalWardrobe")
    app.setWindowIcon(QIcon(str(ICON)))
    name = name_for(parts.closet_file)
    if raise_first(name):
        return 0
    QPixmapCache.setCacheLimit(_DRAWINGS_KB)
    garbage = GarbageCollection(app)
    settings = QSettings(str(settings_file), QSettings.Format.IniFormat)
    translate_qt(app)
    window = MainWindow(parts, theme=Theme(app, settings), settings=settings)
    one = SingleInstance(name, window)
    one.raise_asked.connect(window.come_to_front)
    log = install(window, log_file)
    window.closet.closet_changed.connect(
        garbage.keep_what_is_there, Qt.ConnectionType.SingleShotConnection
    )
    window.show()
    window.start()
    status = app.exec()
    keep_frame(window, picture, parts.closet_file)
    garbage.stop()
    one.close()
    uninstall(log)
    if window.is_restarting:
        QProcess.startDetached(sys.executable, sys.orig_argv[1:])
    return status
