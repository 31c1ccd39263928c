"""What belongs to one closet is not handed to whoever opens another."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings

from ui.importing.unfinished_imports import UnfinishedImports
from ui.importing.watched_folder import WatchedFolder
from ui.state.closet_settings import settings_of_closet
from ui.window.single_instance import name_for


@pytest.mark.usefixtures("qapp")  # a folder is watched by its event loop
def test_an_inbox_and_an_unfinished_import_are_of_one_closet(
    settings: QSettings, tmp_path: Path
) -> None:
    box, parent = tmp_path / "box", QObject()
    box.mkdir()
    mine, theirs = (
        settings_of_closet(settings, tmp_path / f"{name}.closet")
        for name in ("mine", "theirs")
    )
    WatchedFolder(mine, parent).watch(box)
    UnfinishedImports(mine).begin([box], 0)

    again = settings_of_closet(settings, tmp_path / "mine.closet")

    assert WatchedFolder(theirs, parent).folder is None
    assert UnfinishedImports(theirs).left_over() == []
    assert WatchedFolder(again, parent).folder == box
    assert UnfinishedImports(again).left_over() == [box]


def test_a_link_to_a_closet_has_its_settings_and_its_window(
    settings: QSettings, tmp_path: Path
) -> None:
    closet, link = tmp_path / "my.closet", tmp_path / "link.closet"
    closet.touch()
    link.symlink_to(closet)
    settings_of_closet(settings, closet).setValue("inbox/folder", "a")

    assert settings_of_closet(settings, link).value("inbox/folder") == "a"
    assert name_for(link) == name_for(closet)
