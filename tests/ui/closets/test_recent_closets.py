"""The closets that were open lately: the last one first, none that is gone."""

from pathlib import Path

from PySide6.QtCore import QSettings

from ui.closets.recent_closets import note_closet, recent_closets, title_of


def closets(folder: Path, *names: str) -> list[Path]:
    files = [folder / f"{name}.closet" for name in names]
    for file in files:
        file.touch()
    return files


def test_the_last_one_comes_first_and_once(settings: QSettings, tmp_path: Path) -> None:
    one, two = closets(tmp_path, "one", "two")
    for file in (one, two, one):
        note_closet(settings, file)

    again = QSettings(settings.fileName(), settings.format())

    assert recent_closets(again) == [one, two]


def test_one_alone_is_read_back(settings: QSettings, tmp_path: Path) -> None:
    (one,) = closets(tmp_path, "one")
    note_closet(settings, one)

    assert recent_closets(QSettings(settings.fileName(), settings.format())) == [one]


def test_what_is_gone_is_not_listed(settings: QSettings, tmp_path: Path) -> None:
    one, two = closets(tmp_path, "one", "two")
    for file in (one, two):
        note_closet(settings, file)
    two.unlink()

    assert recent_closets(settings) == [one]


def test_eight_are_remembered(settings: QSettings, tmp_path: Path) -> None:
    for file in closets(tmp_path, *"abcdefghij"):
        note_closet(settings, file)

    assert [title_of(file) for file in recent_closets(settings)] == list("jihgfedc")


def test_nonsense_in_the_settings_is_no_closet(settings: QSettings) -> None:
    settings.setValue("closets/recent", {"a": 1})

    assert recent_closets(settings) == []


def test_the_first_closet_is_called_as_people_would() -> None:
    assert title_of(Path("data/my.closet")) == "My closet"
    assert title_of(Path("data/my summer.closet")) == "my summer"
