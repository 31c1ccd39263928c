"""What packages are made from: names that agree, one version, and known pitfalls."""

import os
import re
import runpy
import shutil
import subprocess
import sys
import tomllib
from configparser import ConfigParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

import main
from ml.eyes.classifier import Classifier
from ui.terminal import display
from ui.terminal.display import CLOSET_ENDING

ROOT = Path(__file__).parent.parent
PACKAGING = ROOT / "packaging"
IDENTITY = "org.digital_wardrobe.DigitalWardrobe"


def version() -> str:
    found: str = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"][
        "version"
    ]
    return found


def test_the_frozen_program_knows_each_process_that_the_code_starts() -> None:
    starts = r'\[sys\.executable, "-m", (\w+)(?:\.__name__)?\]'
    found = {
        file.relative_to(ROOT).as_posix(): re.findall(starts, file.read_text())
        for folder in ("wardrobe", "db", "ml", "ui")
        for file in (ROOT / folder).rglob("*.py")
    }

    used = {file: names for file, names in found.items() if names}
    assert used == {
        "ml/photos/decoder.py": ["__name__"],
        "wardrobe/calendars/reading.py": ["expanding"],
    }
    assert runpy.run_path(str(PACKAGING / "entry.py"))["WORKERS"] == (
        "ml.photos.decoder",
        "wardrobe.calendars.expanding",
    )


def test_the_frozen_program_runs_nothing_else_by_name() -> None:
    run = [sys.executable, str(PACKAGING / "entry.py"), "-m", "this"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(run, env=env, capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert "Zen" not in done.stdout


def test_the_frozen_program_takes_no_plug_ins_of_another_qt(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("QT_PLUGIN_PATH", "/usr/lib/qt6/plugins")
    monkeypatch.setattr(main, "main", lambda: 7)
    monkeypatch.setattr(sys, "argv", ["wardrobe"])

    code = runpy.run_path(str(PACKAGING / "entry.py"))["main"]()

    assert (code, os.environ.get("QT_PLUGIN_PATH")) == (7, None)


def test_models_load_from_a_folder_with_any_letters(tmp_path: Path) -> None:
    folder = tmp_path / "Zoë Müller – 衣柜"
    folder.mkdir()
    shutil.copy(main.MODELS / "eyes.onnx", folder)
    shutil.copy(main.MODELS / "eyes.json", folder)

    assert Classifier(folder / "eyes.onnx") is not None


@pytest.mark.parametrize(
    ("env", "is_needed"),
    [
        ({"DISPLAY": ":0"}, True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "xcb"}, True),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, False),
        ({"QT_QPA_PLATFORM": "offscreen"}, False),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="X11 is Linux's")
def test_a_missing_library_is_one_sentence_that_names_its_package(
    env: dict[str, str],
    is_needed: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(display, "_CURSORS", "libnot-there.so.0")
    monkeypatch.setattr(main, "open_window", lambda *_: 0)

    code = main.main([])

    said = capsys.readouterr().err
    assert code == is_needed
    assert said.count("\n") == is_needed
    assert ("libxcb-cursor0" in said) == is_needed


def test_desktop_file_store_entry_and_file_type_agree() -> None:
    desktop = ConfigParser(interpolation=None)
    desktop.optionxform = str  # type: ignore[assignment,method-assign]  # keys as written
    desktop.read(PACKAGING / "linux" / f"{IDENTITY}.desktop", encoding="utf-8")
    entry = desktop["Desktop Entry"]
    store = ElementTree.parse(PACKAGING / "linux" / "metainfo.xml").getroot()
    kind = ElementTree.parse(PACKAGING / "linux" / "digital-wardrobe.xml").getroot()
    namespace = "{http://www.freedesktop.org/standards/shared-mime-info}"
    mime = kind.find(f"{namespace}mime-type")
    assert mime is not None
    glob = mime.find(f"{namespace}glob")
    assert glob is not None

    assert store.findtext("id") == entry["Icon"] == IDENTITY
    assert store.findtext("launchable") == f"{IDENTITY}.desktop"
    assert store.findtext("provides/mediatype") == mime.get("type")
    assert entry["MimeType"] == f"{mime.get('type')};"
    assert glob.get("pattern") == f"*{CLOSET_ENDING}"
    assert entry["Exec"] == "wardrobe %f"


def test_the_version_stands_in_one_place() -> None:
    lists = [*PACKAGING.rglob("*"), *(ROOT / ".github").rglob("*.yml")]
    texts = {
        file: file.read_text(encoding="utf-8")
        for file in lists
        if file.is_file() and file.suffix not in {".txt", ".pyc"}
    }

    # Comments may give an example of how a script is called.
    lines = [
        line
        for text in texts.values()
        for line in text.splitlines()
        if version() in line and not line.lstrip().startswith((";", "#"))
    ]
    assert lines == []


def test_every_action_of_a_workflow_is_of_a_fixed_version_and_few_rights() -> None:
    files = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
    assert [file.name for file in files] == ["check.yml", "release.yml"]

    for file in files:
        text = file.read_text(encoding="utf-8")
        used = re.findall(r"uses: (\S+)", text)
        assert all(re.fullmatch(r"actions/[\w-]+@v\d+", each) for each in used)
        assert "\npermissions:\n  contents: read\n" in text
