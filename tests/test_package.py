"""The installed package, not the checkout: `make package-test` says which one.

On a root of its own, with only Debian's base and what the package asks for in it:
another user with an empty home lives the whole story, and then it is removed again.
"""

import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.test_main import draw
from tests.ui.test_story import Desk, display, wait_for

NEEDED = ("mmdebstrap", "Xvfb", "openbox", "xdotool", "lintian", "appstreamcli")
SOURCES = Path("/etc/apt/sources.list.d/debian.sources")
PACKAGE = os.environ.get("WARDROBE_PACKAGE", "")
NAME = "digital-wardrobe"
USER = 4321  # nobody's number
HOME = Path("/home/zoë müller")  # a space and letters outside ASCII
DEMO = Path(".local/share") / NAME / "demo.closet"
LARGEST_PACKED, LARGEST_UNPACKED = 150_000_000, 420_000_000
# A machine that others use, too, takes some seconds for each photo.
PATIENT = 600.0
SECONDS_BETWEEN = 4.0
# Where the empty Today offers the demo, in a window of the first size.
DEMO_BUTTON = (773, 543)

pytestmark = pytest.mark.skipif(
    not PACKAGE, reason="WARDROBE_PACKAGE names no .deb; see `make package-test`"
)
__all__ = ["display"]


def run(*command: object) -> str:
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


class Root:
    """A Debian of its own in a folder.

    What runs there has its `/proc` mounted in a namespace of its own: nothing stays
    mounted below the folder, however a run ends.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *command: object) -> str:
        """Run a command as root."""
        return run(*self._inside(), *command)

    def _inside(self, *rights: str) -> list[str]:
        return ["unshare", "--mount-proc", f"--root={self.folder}", *rights]

    def command(self, *argv: object, **env: str) -> list[str]:
        """Return how the user without rights runs a program there."""
        named = [f"{key}={value}" for key, value in env.items()]
        start = [*self._inside(f"--setuid={USER}", f"--setgid={USER}"), "env", "-i"]
        place = [f"HOME={HOME}", "PATH=/usr/bin:/bin", "LANG=C.UTF-8", *named]
        return [*start, *place, *map(str, argv)]

    def wardrobe(self, *argv: object) -> Any:
        """Run a command on the demo closet, and return its answer."""
        place = ("--closet", HOME / DEMO)
        said = run(*self.command("wardrobe-cli", *argv, *place, "--json"))
        return json.loads(said) if said.strip() else None

    def files(self, *places: str) -> set[str]:
        """Return the files and folders below some places."""
        return {
            str(path.relative_to(self.folder))
            for place in places
            for path in (self.folder / place).rglob("*")
        }

    @property
    def home(self) -> Path:
        return self.folder / HOME.relative_to("/")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Root:
    """Make a Debian with its base, and what the package asks for, but not itself."""
    missing = [tool for tool in NEEDED if not shutil.which(tool)]
    assert not missing, f"make package-test needs {', '.join(missing)}"
    folder = tmp_path_factory.mktemp("root") / "debian"
    wanted = run("dpkg-deb", "--field", PACKAGE, "Depends")
    names = [re.split(r"[ |]", each, maxsplit=1)[0] for each in wanted.split(", ")]
    base = ("--variant=minbase", "--mode=root", f"--include={','.join(names)}")
    run("mmdebstrap", *base, "bookworm", folder, SOURCES)
    root = Root(folder)
    shutil.copy(PACKAGE, folder / "wardrobe.deb")
    root.home.mkdir(parents=True)
    os.chown(root.home, USER, USER)
    (folder / "tmp").chmod(0o1777)
    return root


@pytest.fixture(scope="module")
def installed(root: Root) -> Root:
    root.run("dpkg", "--install", "/wardrobe.deb")
    return root


class InstalledDesk(Desk):
    """The installed program on a screen, as the user without rights."""

    def __init__(self, display: str, root: Root) -> None:
        super().__init__(display, root.home)
        self.root = root
        self.command = root.command("wardrobe", DISPLAY=display, QT_QPA_PLATFORM="xcb")


@pytest.fixture
def desk(display: str, installed: Root) -> Iterator[InstalledDesk]:
    desk = InstalledDesk(display, installed)
    yield desk
    if shutil.which("import"):  # ImageMagick's; to see where it stopped
        look = Path(PACKAGE).with_name("story.png")
        subprocess.run(
            ["import", "-window", "root", look],
            env={**os.environ, "DISPLAY": display},
            check=False,
        )
    desk.kill()


def test_the_package_is_small() -> None:
    fields = dict(
        line.split(": ", 1)
        for line in run("dpkg-deb", "--info", PACKAGE).splitlines()
        if ": " in line
    )

    assert Path(PACKAGE).stat().st_size <= LARGEST_PACKED
    assert int(fields[" Installed-Size"]) * 1024 <= LARGEST_UNPACKED


def test_the_package_has_no_errors() -> None:
    done = subprocess.run(
        ["lintian", "--allow-root", "--fail-on", "error", PACKAGE],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout


def test_the_desktop_gets_what_it_can_read(installed: Root) -> None:
    share = installed.folder / "usr" / "share"

    run("desktop-file-validate", *(share / "applications").glob("*.desktop"))
    run("appstreamcli", "validate", "--no-net", *(share / "metainfo").glob("*.xml"))
    names = sorted(path.name for path in installed.folder.glob("usr/bin/wardrobe*"))
    assert names == ["wardrobe", "wardrobe-cli"]


def test_every_library_is_found_and_none_names_the_machine_that_built(
    installed: Root,
) -> None:
    program = f"/usr/lib/{NAME}"
    found = installed.run(
        *("sh", "-c"),
        f"find {program} -name '*.so*' -type f -exec ldd {{}} + 2>/dev/null",
    )

    missing = {line.split()[0] for line in found.splitlines() if "not found" in line}
    # Who loads a library of a wheel has loaded these before.
    own = {path.name for path in (installed.folder / program[1:]).rglob("*.so*")}
    assert missing - own == set()
    assert "/root" not in found


def test_the_whole_story(desk: InstalledDesk, installed: Root) -> None:
    home = installed.home
    (home / "photos").mkdir()
    draw(home / "photos" / "new.png", (150, 40, 160))

    # A first start: the demo, by the button that offers it.
    desk.start()
    desk.click(*DEMO_BUTTON)
    wait_for(lambda: count(installed) == 36, "the demo did not come", PATIENT)

    # Add a photo by the dialog's own field for names.
    desk.keys("ctrl+shift+o")
    dialog = ("search", "--sync", "--onlyvisible", "--name", "Add a folder")
    desk.xdotool(*dialog, "windowactivate", "--sync")
    desk.type(str(HOME / "photos"))
    desk.keys("Return")
    wait_for(lambda: count(installed) == 37, "the photo was not added", PATIENT)

    # Wear the first outfit, quit, and start again.
    desk.keys("ctrl+1")
    desk.do("wear the first")
    wait_for(lambda: len(installed.wardrobe("worn")) == 1, "nothing was worn")
    desk.quit()
    desk.start()
    desk.quit()
    assert len(garments(installed)) == 37

    # A backup, what happens after it, and the way back.
    copy = HOME / "copy.closet"
    installed.wardrobe("backup", copy)
    first = garments(installed)[0]["id"]
    installed.wardrobe("set", first, "name=spoilt")
    installed.wardrobe("restore", copy)
    assert "spoilt" not in {each["name"] for each in garments(installed)}
    assert len(installed.wardrobe("worn")) == 1


def test_its_removal_leaves_only_what_is_the_users(installed: Root) -> None:
    listed = installed.run("dpkg", "-L", NAME).splitlines()
    own = [path for path in listed if not (installed.folder / path[1:]).is_dir()]
    own += [path for path in listed if NAME in path]
    kept = installed.files(str(HOME.relative_to("/")))

    installed.run("dpkg", "--purge", NAME)

    assert [path for path in own if os.path.lexists(installed.folder / path[1:])] == []
    assert installed.files(str(HOME.relative_to("/"))) == kept
    assert {"my.closet", "demo.closet"} <= {path.rpartition("/")[2] for path in kept}
    # What the program wrote of its own lies in one folder, and no part of it elsewhere.
    assert not list(installed.home.rglob("Microsoft"))
    data = installed.home / ".local" / "share"
    assert [path.name for path in data.iterdir()] == [NAME]


def garments(root: Root) -> list[Any]:
    """Return the garments of the user, none as long as there is no closet."""
    closet = root.home / DEMO
    found: list[Any] = root.wardrobe("garments") if closet.exists() else []
    return found


def count(root: Root) -> int:
    """Return how many garments there are; to ask takes time from who adds them."""
    time.sleep(SECONDS_BETWEEN)
    return len(garments(root))
