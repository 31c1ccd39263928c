"""The zone of this process, as a machine elsewhere would have it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def in_zone(name: str) -> Iterator[None]:
    """Live in a zone such as `Europe/Berlin`; skips where that can't be set."""
    if not hasattr(time, "tzset"):
        pytest.skip("the zone of a process can't be set here")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", name)
        time.tzset()
        yield
    time.tzset()
