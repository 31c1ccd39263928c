"""Whether files are there, also where their drive doesn't answer any more."""

from collections.abc import Callable
from pathlib import Path


def is_there(path: Path, test: Callable[[Path], bool] = Path.exists) -> bool:
    """Ask of a path, such as `Path.is_dir`; what cannot be asked is not there.

    Python raises for a drive that is gone, and for a folder of somebody else's.
    """
    try:
        return test(path)
    except OSError:
        return False
