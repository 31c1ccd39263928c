"""What the frozen program starts: the window, a command, or a process of its own.

The program starts processes by `python -m MODULE`; frozen, it is its own Python.
"""

import multiprocessing
import os
import runpy
import sys

# Opens photos; works out what repeats in a calendar. Nothing else may be asked for.
WORKERS = ("ml.photos.decoder", "wardrobe.calendars.expanding")


def main() -> int:
    """Run what the arguments ask for and return the exit code."""
    multiprocessing.freeze_support()
    match sys.argv[1:]:
        case ["-m", module] if module in WORKERS:
            runpy.run_module(module, run_name="__main__", alter_sys=True)
            return 0
    # A plug-in for input built against another Qt would end the program.
    os.environ.pop("QT_PLUGIN_PATH", None)
    from main import main as wardrobe  # noqa: PLC0415 - workers do without it

    return wardrobe()


if __name__ == "__main__":
    sys.exit(main())
