"""What the tests of the window share: no display, a closet in memory, a window."""

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.fakes import (
    FakeCloset,
    FakeCutter,
    FakeEyes,
    FakeScorer,
    closet_files,
    make_garments,
    now,
)
from tests.wardrobe.fake_catalogues import FakeCatalogues, FakeWeb
from tests.wardrobe.fake_embedder import FakeEmbedder
from tests.wardrobe.fake_maintenance import FakeMaintenance
from tests.wardrobe.fake_weather import FakeWeather
from tests.wardrobe.logs import LEARNER
from ui.jobs import Jobs
from ui.theme.theme import Theme
from ui.window.garbage_collection import collect_what_is_due
from ui.window.main_window import MainWindow
from ui.window.window_parts import WindowParts
from wardrobe.errors import BadPhoto

MakeWindow = Callable[..., MainWindow]


def idle(window: MainWindow, qtbot: QtBot) -> None:
    """Wait for all that was asked for, and for what that asks for in turn."""
    for _ in range(3):
        qtbot.waitUntil(lambda: not window.jobs.count_running, timeout=20_000)
        QApplication.processEvents()


@pytest.fixture(autouse=True)
def garbage() -> Iterator[None]:
    """Collect on this thread alone, between tests, as the program does."""
    gc.disable()
    yield
    collect_what_is_due()
    gc.enable()


@pytest.fixture
def closet() -> FakeCloset:
    return FakeCloset(make_garments())


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.close()
    assert jobs.count_running == 0


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


def decode(content: bytes) -> NDArray[np.uint8]:
    try:
        with Image.open(BytesIO(content)) as picture:
            return np.asarray(picture.convert("RGB"))
    except OSError as error:
        raise BadPhoto("the fake cannot open this") from error


@pytest.fixture
def make_window(
    qtbot: QtBot, qapp: QApplication, settings: QSettings, tmp_path: Path
) -> Iterator[MakeWindow]:
    """Return a function that shows a window on a closet and waits for its garments."""
    windows: list[MainWindow] = []
    theme = Theme(qapp, settings)

    def make(
        closet: FakeCloset,
        eyes: FakeEyes | None = None,
        maintenance: FakeMaintenance | None = None,
        closet_file: Path | None = None,
        weather: FakeWeather | None = None,
        *,
        clock: Callable[[], datetime] = now,
    ) -> MainWindow:
        parts = WindowParts(
            closet=closet,
            closet_file=closet_file or tmp_path / "my.closet",
            maintenance=maintenance or FakeMaintenance(closet),
            eyes=eyes or FakeEyes(),
            try_open=len,
            decode=decode,
            cutter=FakeCutter(),
            scorer=FakeScorer(),
            learner=LEARNER,
            embedder=FakeEmbedder(),
            catalogues=FakeCatalogues(),
            web_photos=FakeWeb(),
            weather=weather or FakeWeather(),
            now=clock,
            closets=closet_files(tmp_path),
            read_card=dict,
        )
        window = MainWindow(parts, theme=theme, settings=settings)
        windows.append(window)
        qtbot.addWidget(window)
        window.show()
        with qtbot.waitSignal(window.closet.closet_changed):
            window.start()
        return window

    yield make
    for window in windows:
        window.close()
        assert window.jobs.count_running == 0
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    theme.undress()


@pytest.fixture
def window(make_window: MakeWindow, closet: FakeCloset) -> MainWindow:
    return make_window(closet)
