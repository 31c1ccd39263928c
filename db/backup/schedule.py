"""Keeps a closet backed up while the program runs."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from wardrobe.errors import Cancelled, WardrobeError
from wardrobe.model.progress import Progress
from wardrobe.ports.maintenance import ClosetMaintenance

# How often it is asked whether a backup is due; asking costs next to nothing.
SECONDS_BETWEEN = 300.0
# The first time leaves the start of the program alone.
SECONDS_BEFORE_FIRST = 20.0

OnFailure = Callable[[WardrobeError], object]


@contextmanager
def backups_while_running(
    maintenance: ClosetMaintenance, on_failure: OnFailure
) -> Iterator[None]:
    """Make the backups that fall due meanwhile, and at the end.

    Args:
        maintenance: Of the closet.
        on_failure: Called, on another thread, when a backup cannot be made.
    """
    is_over = threading.Event()

    def keep_backed_up() -> None:
        progress = Progress(is_cancelled=is_over.is_set)
        seconds = SECONDS_BEFORE_FIRST
        while not is_over.wait(seconds):
            back_up_if_due(maintenance, on_failure, progress)
            seconds = SECONDS_BETWEEN

    thread = threading.Thread(target=keep_backed_up, name="backups")
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()
        back_up_if_due(maintenance, on_failure)


def back_up_if_due(
    maintenance: ClosetMaintenance,
    on_failure: OnFailure,
    progress: Progress | None = None,
) -> None:
    """Make a backup if one is due; that it fails is no reason to stop the program."""
    try:
        maintenance.back_up_if_due(progress or Progress())
    except Cancelled:
        pass  # the end of the program makes it again
    except WardrobeError as error:
        on_failure(error)
