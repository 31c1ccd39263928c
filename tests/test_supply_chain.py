"""What a release is made of: declared, locked with hashes, licensed, and listed."""

import json
import re
import runpy
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
LOCK = ROOT / "requirements.lock"
LICENCES = ROOT / "docs" / "licences.md"


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def direct() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    return {re.split("[<>=]", each)[0] for each in project["dependencies"]}


def locked() -> dict[str, list[str]]:
    """The hashes of each package of the lock."""
    hashes: dict[str, list[str]] = {}
    for line in LOCK.read_text().splitlines():
        if name := re.match(r"(\S+)==\S+", line):
            here = hashes[name[1]] = []
        elif found := re.fullmatch(r" +--hash=sha256:([0-9a-f]{64})( \\)?", line):
            here.append(found[1])
        else:
            assert line.lstrip().startswith("#"), line
    return hashes


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param((), id="all, with the extra for training"),
        pytest.param(
            (
                *("--extend-exclude", "benchmarks|ml/training"),
                *("--optional-dependencies-dev-groups", "dev,catalogues,train"),
            ),
            id="the program alone",
        ),
    ],
)
def test_what_is_imported_is_declared_and_what_is_declared_is_imported(
    arguments: tuple[str, ...],
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "deptry", ".", "--no-ansi", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr


def test_every_dependency_is_locked_to_a_version_with_a_hash() -> None:
    hashes = locked()

    assert direct() <= hashes.keys()
    assert all(hashes.values())


def test_the_licence_of_every_package_is_known_and_listed() -> None:
    rows = re.findall(r"^\| (\S+) +\| (.+?) +\|$", LICENCES.read_text(), re.MULTILINE)
    licences = {normal(name): licence for name, licence in rows[1:]}

    assert licences.keys() == locked().keys()
    assert "UNKNOWN" not in licences.values()


def test_the_list_of_parts_has_every_package_with_its_hashes() -> None:
    command = [sys.executable, "-W", "ignore::UserWarning", "-m", "cyclonedx_py"]
    command += ["requirements", "--pyproject", "pyproject.toml", "requirements.lock"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    bill = json.loads(done.stdout)

    assert bill["metadata"]["component"]["name"] == "digital-wardrobe"
    listed = {
        part["name"]: [
            each["content"]
            for reference in part["externalReferences"]
            for each in reference["hashes"]
        ]
        for part in bill["components"]
    }
    assert {name: sorted(each) for name, each in listed.items()} == locked()


@pytest.mark.parametrize("file", [LOCK, LICENCES], ids=lambda file: file.name)
def test_what_is_written_names_no_place_of_the_machine_that_wrote_it(
    file: Path,
) -> None:
    places = r"\S+://\S+|--index-url|--find-links|(?<!\S)/\S+"

    assert re.findall(places, file.read_text()) == []


UNKNOWN = (
    "audit: not one package could be looked up (no index in reach, or no pip-audit "
    "here), so nothing is known"
)
SKIPPED = {"name": "numpy", "skip_reason": "it was not found"}
SOUND = {"name": "pillow", "version": "13.0.0", "vulns": []}
HOLED = {
    "name": "pillow",
    "version": "12.0.0",
    "vulns": [{"id": "CVE-2026-1", "fix_versions": ["12.3.0"]}],
}


@pytest.mark.parametrize(
    ("packages", "lines", "has_holes"),
    [
        ([], [UNKNOWN], False),
        ([SKIPPED], [UNKNOWN], False),
        (
            [SKIPPED, SOUND],
            ["audit: 1 of 2 packages were looked up, with 0 known vulnerabilities"],
            False,
        ),
        (
            [HOLED],
            [
                "audit: pillow 12.0.0 has CVE-2026-1; mended in 12.3.0",
                "audit: 1 of 1 packages were looked up, with 1 known vulnerabilities",
            ],
            True,
        ),
    ],
)
def test_the_audit_says_how_much_it_could_look_up(
    packages: list[dict[str, Any]], lines: list[str], has_holes: bool
) -> None:
    audit = runpy.run_path(str(ROOT / ".ci" / "audit.py"))

    assert audit["said"](packages) == (lines, has_holes)
