"""The wheel, installed where there is no checkout: it is whole, and it runs."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHIPPED = ("assets", "db", "ml", "ui", "wardrobe")

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere there always is a display"
)

Call = Callable[..., str]

# Opens the window, closes it as a user would, and tells where the code came from.
WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

app = QApplication([])
seen = []

def close():
    from ui.window.main_window import MainWindow
    for widget in app.topLevelWidgets():
        if isinstance(widget, MainWindow):
            seen.append(widget.isVisible() and not widget.grab().isNull())
            widget.close()

QTimer.singleShot(1500, close)
import main
code = main.main(["--closet", sys.argv[1]])
assert seen == [True], seen
names = ("main", "assets", "db", "ml", "ui", "wardrobe")
print(code, *(sys.modules[name].__file__ for name in names), sep="\\n")
"""


def run(*command: object, cwd: Path, env: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the project without what other builds and runs have left behind."""
    left = (".*", "__pycache__", "build", "dist", "runs", "*.egg-info", "my.closet")
    folder = tmp_path_factory.mktemp("copy") / "source"
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(*left))
    return folder


@pytest.fixture(scope="module")
def wanted(source: Path) -> set[str]:
    """List the files of the program; as a fixture, before a build adds its own."""
    files = [file for name in SHIPPED for file in (source / name).rglob("*.*")]
    return {"main.py", *(file.relative_to(source).as_posix() for file in files)}


@pytest.fixture(scope="module")
def wheel(source: Path, wanted: set[str]) -> Path:
    """Build the wheel with the tools that are installed."""
    how = ("--quiet", "--no-deps", "--no-build-isolation", "--no-index")
    pip = (sys.executable, "-m", "pip", "wheel", *how, "--wheel-dir", source.parent)
    run(*pip, source, cwd=source.parent)
    (built,) = source.parent.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def bin_folder(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into a new environment, beside the packages that it needs.

    Those are found in the environment of the tests, whose own link to the checkout
    does not count: a path in a `.pth` file is searched, but its `.pth` files are not.
    """
    folder = tmp_path_factory.mktemp("installed") / "environment"
    venv.create(folder, symlinks=True)
    outer = {sysconfig.get_path(name) for name in ("purelib", "platlib")}
    (site_packages,) = folder.glob("lib/python*/site-packages")
    (site_packages / "outer.pth").write_text("\n".join(outer))
    how = ("--quiet", "--no-deps", "--no-index", "--no-compile")
    pip = (sys.executable, "-m", "pip", "--python", folder, "install", *how)
    run(*pip, wheel, cwd=folder)
    return folder / "bin"


@pytest.fixture(scope="module")
def call(bin_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Call:
    """Run a program of the new environment, far from the checkout."""
    home = tmp_path_factory.mktemp("home")
    inherited = {"PATH": os.environ["PATH"], "HOME": str(home), "OMP_NUM_THREADS": "1"}

    def call(program: str, *argv: object, **more: str) -> str:
        command = (bin_folder / program, *argv)
        return run(*command, cwd=home, env={**inherited, **more})

    return call


def test_the_wheel_holds_each_file_of_the_program_and_no_other(
    wheel: Path, wanted: set[str]
) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}

    assert packed == wanted


def test_the_demo_runs_in_the_terminal_and_suggest_answers(
    call: Call, tmp_path: Path
) -> None:
    said = call("wardrobe-cli", XDG_DATA_HOME=str(tmp_path))

    demo = tmp_path / "digital-wardrobe" / "demo.closet"
    question = ("--closet", demo, "suggest", "--occasion", "work", "--json")
    answer = json.loads(call("wardrobe-cli", *question))
    assert "For work, the best of" in said
    assert (demo.parent / "demo" / "outfits.png").exists()
    assert answer["outfits_considered"] > 100
    assert answer["outfits"][0]["rating"] > 0.5


def test_the_window_opens_and_closes(
    call: Call, bin_folder: Path, tmp_path: Path
) -> None:
    script = tmp_path / "window.py"
    script.write_text(WINDOW)

    said = call("python", script, tmp_path / "a.closet", QT_QPA_PLATFORM="offscreen")

    code, *places = said.splitlines()
    assert code == "0"
    installed = bin_folder.parent.resolve()
    assert [p for p in places if not Path(p).resolve().is_relative_to(installed)] == []
