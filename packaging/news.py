"""Prints what is new in this version, from the change log: `python packaging/news.py`.

Fails where the change log has no section of the version, or an empty one.
"""

import re
import sys

from parts import ROOT, version


def main() -> int:
    """Print the section of the version that `pyproject.toml` names."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    found = re.search(
        rf"^## {re.escape(version())}\b.*?\n(.*?)(?=^## |\Z)",
        text,
        re.MULTILINE | re.DOTALL,
    )
    if found is None or not found[1].strip():
        sys.stderr.write(f"CHANGELOG.md says nothing about {version()}\n")
        return 1
    sys.stdout.write(found[1].strip() + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
