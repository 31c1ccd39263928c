"""The shape of the code: the file wall, and what a start of the program imports."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = ("wardrobe", "ml", "db", "ui", "benchmarks", "tests")
MOST_LINES = 400
MOST_MODULES = 15
MOST_MODULES_AT_THE_ROOT = 4
# What waits, asks the time or draws lots; the edges do so, and hand it in.
OF_THE_EDGES = ("threading.Thread", "threading.Timer", "datetime.now", "date.today")
MODULES_OF_THE_EDGES = ("time.", "random.", "secrets.", "asyncio.", "np.random.")


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
        ("main, db.closet_file, ui.terminal.commands.garment", ["numpy"]),
        (
            "main, ui.window.main_window, ml.eyes.garment_eyes, ml.judgement.scorer",
            ["matplotlib", "torch", "torchvision"],
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


@pytest.mark.parametrize("folder", FOLDERS[:-1])
def test_no_package_holds_more_than_one_can_take_in(folder: str) -> None:
    full = {
        str(package.relative_to(ROOT)): count
        for package in [ROOT / folder, *(ROOT / folder).rglob("*/")]
        if (count := len(_modules_in(package))) > MOST_MODULES
    }

    assert full == {}


@pytest.mark.parametrize("folder", ["wardrobe", "ui"])
def test_what_is_large_is_in_packages(folder: str) -> None:
    assert len(_modules_in(ROOT / folder)) <= MOST_MODULES_AT_THE_ROOT


@pytest.mark.parametrize("folder", FOLDERS[:-1])
def test_no_files_import_one_another_in_a_circle(folder: str) -> None:
    """Imports for types only, and those inside functions, count as well."""
    files = {_name_of(file): file for file in (ROOT / folder).rglob("*.py")}
    imported = {
        name: {
            each if each in files else each.rpartition(".")[0]
            for each in _imported_by(file)
        }
        & set(files)
        for name, file in files.items()
    }

    circles = []
    while True:
        try:
            TopologicalSorter(imported).prepare()
            break
        except CycleError as error:
            circle = error.args[1]  # each is imported by the one behind it
            circles.append(" -> ".join(reversed(circle)))
            imported[circle[1]].discard(circle[0])

    assert circles == []


def test_the_domain_does_not_wait_nor_ask_for_the_time_or_for_chance() -> None:
    called = {
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for file in (ROOT / "wardrobe").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).startswith((*OF_THE_EDGES, *MODULES_OF_THE_EDGES))
    }

    assert called == set()


def _modules_in(package: Path) -> list[Path]:
    return [file for file in package.glob("*.py") if file.name != "__init__.py"]


def _name_of(file: Path) -> str:
    path = file.relative_to(ROOT).with_suffix("")
    return ".".join(path.parts).removesuffix(".__init__")


def _imported_by(file: Path) -> Iterator[str]:
    """Yield what a file imports: modules, and what might be one."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{each.name}" for each in node.names)
