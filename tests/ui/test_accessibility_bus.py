"""What a screen reader finds from outside: over AT-SPI, by another program."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.test_story import ROOT, display

LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
PYTHON = "/usr/bin/python3"  # pyatspi is a package of the system
RAIL = {"Today", "Closet", "Try", "Calendar", "Insights", "Settings", "Menu"}
PATIENCE_SECONDS = 90
__all__ = ["display"]


def missing() -> list[str]:
    tools = [
        each
        for each in ("Xvfb", "openbox", "dbus-run-session")
        if not shutil.which(each)
    ]
    if not LAUNCHER.exists():
        tools.append("at-spi2-core")
    look = [PYTHON, "-c", "import pyatspi"]
    if (
        not Path(PYTHON).exists()
        or subprocess.run(look, capture_output=True, check=False).returncode
    ):
        tools.append("python3-pyatspi")
    return tools


# In a session of its own: the bus, the program, and a reader that lists what it finds.
SESSION = """
{launcher} --launch-immediately & bus=$!
{python} main.py --closet "$CLOSET" & program=$!
{reader} "$READER"; code=$?
kill $program $bus
exit $code
"""
READER = """
import json, sys, time
import pyatspi

CONTROLS = {
    "push button", "button", "toggle button", "check box", "radio button", "text",
    "combo box", "slider", "list", "list item", "link",
}

def walk(found):
    for number in range(found.childCount):
        child = found.getChildAtIndex(number)
        if child is None or not child.getState().contains(pyatspi.STATE_SHOWING):
            continue
        yield child
        yield from walk(child)

until = time.monotonic() + %d
named = []
while time.monotonic() < until:
    programs = [p for p in pyatspi.Registry.getDesktop(0) if p]
    named = [
        (each.getRoleName(), each.name)
        for program in programs
        for each in walk(program)
        if each.getRoleName() in CONTROLS
    ]
    if any(name == "Settings" for _role, name in named):
        break
    time.sleep(1)
print(json.dumps(named))
"""


def test_every_control_has_a_name_on_the_bus_of_screen_readers(
    display: str, tmp_path: Path
) -> None:
    if lacking := missing():
        pytest.skip(f"{', '.join(lacking)} are not installed")
    (tmp_path / "reader.py").write_text(READER % PATIENCE_SECONDS)
    script = SESSION.format(launcher=LAUNCHER, python=sys.executable, reader=PYTHON)
    env = {
        **{key: value for key, value in os.environ.items() if key != "PYTHONPATH"},
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "CLOSET": str(tmp_path / "a.closet"),
        "READER": str(tmp_path / "reader.py"),
    }

    done = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", script],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=2 * PATIENCE_SECONDS,
    )

    assert done.returncode == 0, done.stderr
    found = [tuple(each) for each in json.loads(done.stdout.splitlines()[-1])]
    assert [role for role, name in found if not name] == []
    assert {name for _role, name in found} >= RAIL
