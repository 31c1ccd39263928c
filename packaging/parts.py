"""What all packages have in common: names, the version, and where things lie."""

import os
import subprocess
import tomllib
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
BUILT = ROOT / "build" / "package"
FROZEN = BUILT / "wardrobe"
LICENCES = BUILT / "licences"
ICONS = BUILT / "icons"
NAME = "digital-wardrobe"
# As desktop files, AppStream and Flatpak name programs.
IDENTITY = "org.digital_wardrobe.DigitalWardrobe"


def version() -> str:
    """Return the version, which stands in `pyproject.toml` alone."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: str = project["project"]["version"]
    return found


def released_at() -> datetime:
    """Return the time of the commit, so that two builds of it are the same."""
    seconds = (
        os.environ.get("SOURCE_DATE_EPOCH")
        or subprocess.run(
            ["git", "log", "-1", "--format=%ct"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    )
    return datetime.fromtimestamp(int(seconds), UTC)


def put(path: Path, text: str) -> None:
    """Write a text file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
