"""Where a person's closets and the demo lie, and how new ones are made."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosetFiles:
    """What the window needs to go to another closet.

    Attributes:
        own: The closet of whoever never chose another.
        demo: The demo closet's file, which may not be there yet.
        make: Makes an empty closet if none is there.
        lay_out_demo: Brings the demo closet there if it is not.
    """

    own: Path
    demo: Path
    make: Callable[[Path], None]
    lay_out_demo: Callable[[], None]
