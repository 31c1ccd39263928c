"""Looks for known holes in what is installed, and says how much could be looked up.

Where no index answers, it says so and passes: nobody shall need a network to work.
"""

import json
import subprocess
import sys
from typing import Any

COMMAND = ("-m", "pip_audit", "--local", "--skip-editable", "--format", "json")
PATIENCE_SECONDS = 120
UNKNOWN = (
    "not one package could be looked up (no index in reach, or no pip-audit here), "
    "so nothing is known"
)


def audit() -> list[dict[str, Any]]:
    """Return what pip-audit says of each package; nothing if it cannot be asked."""
    command = [sys.executable, *COMMAND, "--progress-spinner", "off"]
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=PATIENCE_SECONDS, check=False
        )
        packages: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, ValueError, KeyError):
        return []
    return packages


def said(packages: list[dict[str, Any]]) -> tuple[list[str], bool]:
    """Return what to tell of the packages, and whether one has a hole."""
    known = [each for each in packages if "vulns" in each]
    holes = [
        f"audit: {each['name']} {each['version']} has {hole['id']}; mended in "
        f"{', '.join(hole['fix_versions']) or 'no version yet'}"
        for each in known
        for hole in each["vulns"]
    ]
    if not known:
        return [f"audit: {UNKNOWN}"], False
    total = f"audit: {len(known)} of {len(packages)} packages were looked up"
    return [*holes, f"{total}, with {len(holes)} known vulnerabilities"], len(holes) > 0


def main() -> int:
    """Print what was found and return the exit status."""
    lines, has_holes = said(audit())
    sys.stdout.write("\n".join(lines) + "\n")
    return int(has_holes)


if __name__ == "__main__":
    sys.exit(main())
