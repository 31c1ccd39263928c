"""What comes of a terminal command."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a command.

    Attributes:
        value: For `--json`; None where all was announced while it ran.
        lines: The same for people.
        failures: What went wrong with single files, while others were done.
    """

    value: Any
    lines: tuple[str, ...]
    failures: tuple[str, ...] = ()
