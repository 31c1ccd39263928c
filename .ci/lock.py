"""Writes what a release is made of: locked versions with hashes, licences, an SBOM.

`python .ci/lock.py requirements` asks pip what it would install and writes
`requirements.lock` (for the Python and the system that it runs on); `licences` writes
`docs/licences.md`; `sbom` prints CycloneDX JSON. The last two read installed packages.
"""

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
LOCK = ROOT / "requirements.lock"
LICENCES = ROOT / "docs" / "licences.md"


def lock() -> None:
    """Write the versions and hashes that pip chooses, without installing them."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run"]
    command += ["--ignore-installed", "--report", "-", str(ROOT)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    lines = [
        "# Made by `python .ci/lock.py requirements`; a release is installed with",
        "# pip install --require-hashes -r requirements.lock, then itself --no-deps.",
    ]
    for package in sorted(json.loads(done.stdout)["install"], key=_name):
        hashes = package["download_info"].get("archive_info", {}).get("hashes", {})
        if "sha256" in hashes:  # the project itself, a folder, has none
            version = package["metadata"]["version"]
            lines.append(f"{_name(package)}=={version} \\")
            lines.append(f"    --hash=sha256:{hashes['sha256']}")
    LOCK.write_text("\n".join(lines) + "\n", encoding="utf-8")


def licences() -> None:
    """Write the licence of each package that the program is installed with."""
    rows = [
        f"| {package.metadata['Name']} | {_licence(package)} | {_why(package)} |"
        for package in installed()
    ]
    text = (
        "# Licences of what the program is installed with\n\n"
        "Written by `python .ci/lock.py licences` from the packages' own metadata; "
        "the program\nitself is MIT. Qt is linked dynamically, as its LGPL asks.\n\n"
        "| package | licence | needed by |\n|---|---|---|\n" + "\n".join(rows) + "\n"
    )
    LICENCES.write_text(text, encoding="utf-8")


def sbom() -> dict[str, Any]:
    """Return the packages as CycloneDX 1.5. Source: https://cyclonedx.org."""
    project = _project()
    hashes = dict(_locked_hashes())
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "name": project["name"],
                "version": project["version"],
                "licenses": [{"license": {"name": project["license"]}}],
            }
        },
        "components": [_component(package, hashes) for package in installed()],
    }


def installed() -> list[metadata.Distribution]:
    """Return the packages that the program needs, by name; not those of extras."""
    wanted = [_normal(requirement) for requirement in _project()["dependencies"]]
    found: dict[str, metadata.Distribution] = {}
    while wanted:
        name = wanted.pop()
        if name in found:
            continue
        try:
            found[name] = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # of another system
        for requirement in found[name].requires or []:
            if "extra ==" not in requirement:
                wanted.append(_normal(requirement))
    return [found[name] for name in sorted(found)]


def _component(
    package: metadata.Distribution, hashes: dict[str, str]
) -> dict[str, Any]:
    name = _normal(package.metadata["Name"])
    component = {
        "type": "library",
        "name": name,
        "version": package.version,
        "purl": f"pkg:pypi/{name}@{package.version}",
        "licenses": [{"license": {"name": _licence(package)}}],
    }
    key = f"{name}=={package.version}"
    if key in hashes:
        component["hashes"] = [{"alg": "SHA-256", "content": hashes[key]}]
    return component


def _locked_hashes() -> Iterator[tuple[str, str]]:
    if LOCK.exists():
        pattern = r"^(\S+==\S+) \\\n +--hash=sha256:([0-9a-f]{64})$"
        for found in re.finditer(pattern, LOCK.read_text(), re.MULTILINE):
            yield found[1], found[2]


def _licence(package: metadata.Distribution) -> str:
    told = package.metadata
    classifiers = [
        line.split(" :: ")[-1]
        for line in told.get_all("Classifier") or []
        if line.startswith("License :: ")
    ]
    written = (told.get("License") or "").strip().split("\n")[0]
    return told.get("License-Expression") or ", ".join(classifiers) or written or "?"


def _why(package: metadata.Distribution) -> str:
    name = _normal(package.metadata["Name"])
    if name in map(_normal, _project()["dependencies"]):
        return "the program"
    users = [
        other.metadata["Name"]
        for other in installed()
        if name in {_normal(each) for each in other.requires or []}
    ]
    return ", ".join(users)


def _project() -> dict[str, Any]:
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return dict(project["project"])


def _name(package: dict[str, Any]) -> str:
    return _normal(package["metadata"]["name"])


def _normal(requirement: str) -> str:
    name = re.split(r"[\s<>=!~;\[(]", requirement.strip(), maxsplit=1)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["requirements"]:
            lock()
        case ["licences"]:
            licences()
        case ["sbom"]:
            sys.stdout.write(json.dumps(sbom(), indent=1) + "\n")
        case _:
            sys.exit("usage: python .ci/lock.py requirements|licences|sbom")
