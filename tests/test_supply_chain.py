"""What a release is made of: locked with hashes, licensed, and listed."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent


def sbom() -> dict[str, list[dict[str, object]]]:
    command = [sys.executable, ".ci/lock.py", "sbom"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    value: dict[str, list[dict[str, object]]] = json.loads(done.stdout)
    return value


def direct() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    return {re.split("[<>=]", each)[0] for each in project["dependencies"]}


def test_every_dependency_is_locked_to_a_version_with_a_hash() -> None:
    text = (ROOT / "requirements.lock").read_text()
    lines = [line for line in text.splitlines() if not line.startswith("#")]

    names = {re.fullmatch(r"(\S+)==\S+ \\", line)[1] for line in lines[::2]}  # type: ignore[index]
    assert direct() <= names
    assert all(
        re.fullmatch(r" +--hash=sha256:[0-9a-f]{64}", line) for line in lines[1::2]
    )


def test_the_licence_of_every_package_is_known_and_listed() -> None:
    listed = (ROOT / "docs" / "licences.md").read_text().lower().replace("_", "-")

    components = sbom()["components"]

    assert direct() <= {str(each["name"]) for each in components}
    for component in components:
        assert f"| {component['name']} |" in listed
        assert component["licenses"] != [{"license": {"name": "?"}}]
