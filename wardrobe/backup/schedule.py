"""Keeps a closet backed up while the program runs."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from wardrobe.errors import Cancelled, WardrobeError
from wardrobe.model.progress import Watch
from wardrobe.ports.maintenance import ClosetCare

# How often it is looked whether a backup is due; looking costs next to nothing.
LOOK_EVERY_SECONDS = 300.0
# The first look leaves the start of the program alone.
FIRST_LOOK_SECONDS = 20.0

OnFailure = Callable[[WardrobeError], object]


@contextmanager
def kept_backed_up(care: ClosetCare, on_failure: OnFailure) -> Iterator[None]:
    """Make the backups that fall due meanwhile, and at the end.

    Args:
        care: Of the closet.
        on_failure: Called, on another thread, when a backup cannot be made.
    """
    is_over = threading.Event()

    def look() -> None:
        watch = Watch(is_cancelled=is_over.is_set)
        seconds = FIRST_LOOK_SECONDS
        while not is_over.wait(seconds):
            back_up_if_due(care, on_failure, watch)
            seconds = LOOK_EVERY_SECONDS

    looker = threading.Thread(target=look, name="backups")
    looker.start()
    try:
        yield
    finally:
        is_over.set()
        looker.join()
        back_up_if_due(care, on_failure)


def back_up_if_due(
    care: ClosetCare, on_failure: OnFailure, watch: Watch | None = None
) -> None:
    """Make a backup if one is due; that it fails is no reason to stop the program."""
    try:
        care.back_up_if_due(watch or Watch())
    except Cancelled:
        pass  # the end of the program makes it again
    except WardrobeError as error:
        on_failure(error)
