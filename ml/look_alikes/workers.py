"""Looks at a catalogue on several machines, or several processes, with Dask.

The photos are dealt out in batches and come back in order, so that the index is the
same, photo for photo, as one machine makes it; a batch whose worker died is looked at
again by another. Workers need the program, its models and the photos at the same paths.
"""

import importlib
import importlib.util
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ml.look_alikes.catalogues import Look, LookAtAll, embed_photos
from ml.look_alikes.embedder import PhotoEmbedder
from wardrobe.errors import InvalidValue, WardrobeError

# Photos that one worker takes at a time: about a second's work.
_DEALT = 32
_LOOKERS: dict[tuple[Path, Path], PhotoEmbedder] = {}


def is_installed() -> bool:
    """Return whether Dask's distributed scheduler can be imported."""
    return importlib.util.find_spec("distributed") is not None


@contextmanager
def workers(workers: int | str, *, eyes: Path, head: Path) -> Iterator[LookAtAll]:
    """Start so many processes on this machine, or use those of a running scheduler.

    Args:
        workers: A count, or the scheduler's address `tcp://host:port`.

    Raises:
        InvalidValue: The count is below one.
        WardrobeError: Dask is not installed, or no scheduler answers there.
    """
    distributed = _distributed()
    if isinstance(workers, str):
        try:
            client = distributed.Client(workers, timeout=10)
        except (OSError, ValueError) as error:
            raise WardrobeError(f"no Dask scheduler answers at {workers}") from error
        with client:
            yield dealt_to_workers(client, eyes, head)
        return
    if workers < 1:
        raise InvalidValue("ask for one process at least")
    with (
        distributed.LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address=None,
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield dealt_to_workers(client, eyes, head)


def dealt_to_workers(client: Any, eyes: Path, head: Path) -> LookAtAll:
    """Return who looks at photos with the workers of a Dask client."""

    def look_at_all(photos: Sequence[Path]) -> list[Look]:
        hands = [photos[at : at + _DEALT] for at in range(0, len(photos), _DEALT)]
        futures = client.map(_look_at_hand, hands, eyes=eyes, head=head, pure=False)
        return [look for hand in client.gather(futures) for look in hand]

    return look_at_all


def _look_at_hand(photos: Sequence[Path], *, eyes: Path, head: Path) -> list[Look]:
    """Look at photos in a worker, whose models are loaded once."""
    if (eyes, head) not in _LOOKERS:
        _LOOKERS[eyes, head] = PhotoEmbedder(eyes, head, threads=1)
    return [embed_photos(path, _LOOKERS[eyes, head]) for path in photos]


def _distributed() -> Any:
    if not is_installed():
        raise WardrobeError(
            "several workers need more packages (distributed is missing): "
            "pip install 'digital-wardrobe[catalogues]'"
        )
    return importlib.import_module("distributed")
