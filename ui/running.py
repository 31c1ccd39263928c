"""Opening the window, and staying until it is closed."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from ui.errors import install, uninstall
from ui.importing import LoadDemo
from ui.insights.insights_page import ReadCard
from ui.language import translate_qt
from ui.main_window import MainWindow
from ui.single import OneWindow, name_for, raise_first
from ui.theme.theme import Theme
from wardrobe.bringing_in import TryOpen
from wardrobe.care import ClosetCare
from wardrobe.learning import Learner
from wardrobe.look_ports import Catalogues, Looker, WebPhotos
from wardrobe.ports import Closet, Cutter, Eyes, Judge


def run_window(
    closet: Closet,
    eyes: Eyes,
    judge: Judge,
    learner: Learner,
    *,
    cutter: Cutter,
    looker: Looker,
    web_photos: WebPhotos,
    catalogues: Catalogues,
    now: Callable[[], datetime],
    load_demo: LoadDemo,
    read_card: ReadCard,
    closet_file: Path,
    care: ClosetCare,
    try_open: TryOpen,
    log_file: Path,
    settings_file: Path,
) -> int:
    """Show the window until it is closed; return the exit status."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setApplicationName("Digital Wardrobe")
    name = name_for(closet_file)
    if raise_first(name):
        return 0
    settings = QSettings(str(settings_file), QSettings.Format.IniFormat)
    translate_qt(app)
    window = MainWindow(
        closet,
        eyes,
        judge,
        learner,
        cutter=cutter,
        looker=looker,
        web_photos=web_photos,
        catalogues=catalogues,
        now=now,
        load_demo=load_demo,
        read_card=read_card,
        closet_file=closet_file,
        care=care,
        try_open=try_open,
        theme=Theme(app, settings),
        settings=settings,
    )
    one = OneWindow(name, window)
    one.raise_asked.connect(window.come_to_front)
    log = install(window, log_file)
    window.show()
    window.start()
    status = app.exec()
    one.close()
    uninstall(log)
    return status
