"""A closet that cannot be opened: looked at, rescued, or restored, in the window."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import main
from db.closet_file import Access, ClosetFile
from tests.db.samples import EMBEDDING, PICTURES, a_garment, noon
from tests.wardrobe.logs import LEARNER
from ui.files import file_dialogs
from ui.maintenance.broken_window import BrokenWindow
from ui.maintenance.repair_offer import offer_to_mend, open_or_mend
from ui.maintenance.rescued_gallery import RescuedGallery
from wardrobe.errors import ClosetDamaged, ClosetMissing, ClosetUnusable
from wardrobe.ports.closet import Closet

PAGE = 4096
COUNT = 12
LARGE = {kind: content * 400 for kind, content in PICTURES.items()}
Make = Callable[[ClosetUnusable], BrokenWindow]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closet with a backup, of which later pages are rubbish."""
    path = tmp_path / "my.closet"
    file = ClosetFile(path, LEARNER, now=noon)
    for number in range(COUNT):
        file.open().add(a_garment(str(number)), LARGE, EMBEDDING)
    assert file.back_up_if_due()
    file.open().close()
    content = bytearray(path.read_bytes())
    half = len(content) // PAGE // 2 * PAGE
    content[half : half + 2 * PAGE] = b"rubbish!" * (2 * PAGE // 8)
    content[PAGE : 2 * PAGE] = b"rubbish!" * (PAGE // 8)
    path.write_bytes(content)
    return path


@pytest.fixture
def file(path: Path) -> ClosetFile:
    return ClosetFile(path, LEARNER, now=noon)


@pytest.fixture
def make(qtbot: QtBot, file: ClosetFile) -> Iterator[Make]:
    opened: list[Closet] = []

    def open_copy(path: Path) -> Closet:
        opened.append(closet := ClosetFile(path, LEARNER, now=noon).open())
        return closet

    windows = []

    def make(error: ClosetUnusable) -> BrokenWindow:
        window = BrokenWindow(error, file, open_copy)
        windows.append(window)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(lambda: bool(window.backups.buttons))
        return window

    yield make
    for window in windows:
        window.close()
    for closet in opened:
        closet.close()  # type: ignore[attr-defined]  # no port needs it
    if file.is_open:
        file.open().close()


@pytest.fixture
def window(make: Make) -> BrokenWindow:
    return make(ClosetDamaged("my.closet is damaged (page 2)"))


def test_it_says_what_is_wrong(window: BrokenWindow) -> None:
    assert window.sentence.text() == "My.closet is damaged (page 2)."
    assert window.again.isHidden()


def test_a_backup_is_put_in_its_place(
    window: BrokenWindow, file: ClosetFile, qtbot: QtBot
) -> None:
    window.backups.buttons[0].click()
    qtbot.waitUntil(lambda: window.is_mended, timeout=10_000)

    assert not window.isVisible()
    assert len(file.open().garments()) == COUNT
    assert file.check() == []


def test_it_is_rescued_and_the_damaged_file_kept(
    window: BrokenWindow, file: ClosetFile, path: Path, qtbot: QtBot
) -> None:
    damaged = path.read_bytes()

    window.rebuild.click()
    qtbot.waitUntil(lambda: window.is_mended, timeout=20_000)

    assert file.check() == []
    assert file.open().garments()
    kept = [backup.file.read_bytes() for backup in file.backups()]
    assert damaged in kept


def test_it_is_rescued_to_another_file(
    window: BrokenWindow,
    path: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    damaged, target = path.read_bytes(), tmp_path / "rescued.closet"
    monkeypatch.setattr(file_dialogs, "ask_new_file", lambda *_: target)

    window.save.click()
    qtbot.waitUntil(lambda: bool(window.toasts.toasts()), timeout=20_000)

    read, gone, where = window.toasts.toasts()[-1].text.split(". ")
    assert read.endswith(("garment can be read", "garments can be read"))
    assert gone.endswith((" is lost", " are lost"))
    assert where == "The new closet is rescued.closet."
    assert target.is_file()
    assert path.read_bytes() == damaged
    assert not window.is_mended


def test_what_can_be_read_can_be_looked_at_and_nothing_changes(
    window: BrokenWindow, path: Path, qtbot: QtBot
) -> None:
    damaged = path.read_bytes()

    window.look.click()
    qtbot.waitUntil(
        lambda: window.findChild(RescuedGallery) is not None, timeout=20_000
    )
    gallery = window.findChild(RescuedGallery)
    assert isinstance(gallery, RescuedGallery)

    assert gallery.list.garments
    assert "can be read" in gallery.words.text()
    window.close()
    assert path.read_bytes() == damaged
    assert window._looked_at is None


def test_what_is_not_damaged_can_only_be_tried_again_or_restored(
    make: Make, qtbot: QtBot
) -> None:
    window = make(ClosetUnusable("my.closet is in use by another program"))

    assert not window.again.isHidden()
    assert not window.rebuild.isVisible()
    window.again.click()
    assert window.is_mended


def test_a_restore_that_fails_is_told(
    window: BrokenWindow,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "no.closet").write_text("no closet")
    monkeypatch.setattr(file_dialogs, "ask_file", lambda *_: tmp_path / "no.closet")

    window.restore.click()
    qtbot.waitUntil(lambda: bool(window.toasts.toasts()))

    assert "no.closet" in window.toasts.toasts()[-1].text
    assert window.body.isEnabled()


@pytest.mark.parametrize("how", ["quit", "again"])
def test_the_offer_ends_with_the_window(
    how: str, qapp: QApplication, file: ClosetFile, tmp_path: Path
) -> None:
    def click() -> None:
        for window in qapp.topLevelWidgets():
            if isinstance(window, BrokenWindow) and window.isVisible():
                getattr(window, how).click()

    QTimer.singleShot(200, click)
    is_mended = offer_to_mend(
        ClosetUnusable("my.closet is in use"),
        file,
        lambda _: file.open(),
        tmp_path / "window.ini",
    )

    assert is_mended is (how == "again")


def test_a_start_offers_it_until_the_closet_opens(
    path: Path, qapp: QApplication
) -> None:
    tools = main.tools_for(path)
    with pytest.raises(ClosetDamaged):
        tools.open_closet().garments()

    def restore() -> None:
        for window in qapp.topLevelWidgets():
            if isinstance(window, BrokenWindow) and window.isVisible():
                window.restore_from(tools.maintenance.backups()[0].file)

    QTimer.singleShot(300, restore)
    closet = open_or_mend(
        tools.open_closet,
        tools.maintenance,
        lambda _: tools.open_closet(),
        path.parent / "window.ini",
    )

    assert len(closet.garments()) == COUNT
    closet.close()  # type: ignore[attr-defined]  # no port needs it


def test_a_closet_that_is_not_there_is_made_only_when_it_is_asked_for(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a drive" / "my.closet"
    file = ClosetFile(path, LEARNER, now=noon, access=Access.CHANGE)
    with pytest.raises(ClosetMissing) as caught:
        file.open()
    window = BrokenWindow(caught.value, file, lambda _path: file.open())
    qtbot.addWidget(window)
    window.show()

    assert "There's no closet at" in window.sentence.text()
    assert window.make.isVisible()
    assert not path.parent.exists()

    window.make.click()
    qtbot.waitUntil(lambda: window.is_mended)

    assert file.open().garments() == []
    file.open().close()


def test_nothing_is_made_in_place_of_a_damaged_closet(make: Make) -> None:
    window = make(ClosetDamaged("it is damaged"))
    window.show()

    assert not window.make.isVisible()
