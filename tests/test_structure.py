"""The shape of the code: the file wall, and what a start of the program imports."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = ("wardrobe", "ml", "db", "ui", "benchmarks", "tests")
MOST_LINES = 400


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_file_is_longer_than_one_can_take_in(folder: str) -> None:
    files = (ROOT / folder).rglob("*.py")

    long = {
        str(file.relative_to(ROOT)): count
        for file in files
        if (count := len(file.read_text().splitlines())) > MOST_LINES
    }

    assert long == {}


@pytest.mark.parametrize("folder", FOLDERS[:-1])
def test_every_module_says_what_it_is_for(folder: str) -> None:
    files = (ROOT / folder).rglob("*.py")

    silent = [str(f.relative_to(ROOT)) for f in files if f.read_text()[:3] != '"""']

    assert silent == []


@pytest.mark.parametrize(
    ("modules", "absent"),
    [
        ("main", ["torch", "torchvision", "PySide6", "onnxruntime", "alembic"]),
        (
            "main, ui.window.main_window, ml.eyes.garment_eyes, ml.judgement.scorer",
            ["torch", "torchvision"],
        ),
    ],
)
def test_a_start_imports_nothing_heavy_that_it_does_not_need(
    modules: str, absent: list[str]
) -> None:
    code = f"import sys, {modules}; print(*[m for m in {absent} if m in sys.modules])"

    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == ""
