"""The demo closet as it is shipped, laid out where it can be changed."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ui.demo.names import demo_name
from wardrobe.errors import ClosetUnusable
from wardrobe.language.texts import _
from wardrobe.ports.maintenance import ClosetMaintenance

FILE = "demo.closet"


def lay_out_demo(
    shipped: Path, target: Path, file_of: Callable[[Path], ClosetMaintenance]
) -> None:
    """Copy the demo closet, its garments named in the user's language.

    What somebody did in it stays: a demo closet that is there is left alone.

    Args:
        shipped: The file that `.ci/demo.py` made.
        target: Where it goes.
        file_of: Opens the copy, to name the garments; it is closed again.

    Raises:
        ClosetUnusable: It cannot be written.
    """
    if target.exists():
        return
    part = target.with_suffix(".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(shipped, part)
        part.replace(target)
    except OSError as error:
        raise ClosetUnusable(
            _("the demo closet couldn't be made: {reason}", reason=error)
        ) from error
    file = file_of(target)
    closet = file.open()
    garments = closet.garments()
    closet.update([replace(each, name=demo_name(each.name)) for each in garments])
    file.close()
