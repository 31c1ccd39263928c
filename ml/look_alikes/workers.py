"""Embeds a catalogue on several machines, or several processes, with Dask.

The photos are dealt out in batches and come back in order, so that the index is the
same, photo for photo, as one machine makes it; a batch whose worker died is done
again by another. Workers need the program, its models and the photos at the same paths.
"""

import importlib
import importlib.util
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ml.eyes.eye_models import EyeModels
from ml.look_alikes.catalogues import EmbedAll, Embedded, embed_file
from ml.look_alikes.embedder import PhotoEmbedder
from ml.photos.decoder import PhotoDecoder
from wardrobe.errors import InvalidValue, WardrobeError

# Photos that one worker takes at a time: about a second's work.
_BATCH = 32


class EmbedderFiles(NamedTuple):
    """The files that an embedder is made of, at the same paths for all workers."""

    eyes: Path
    colours: Path
    head: Path


def is_installed() -> bool:
    """Return whether Dask's distributed scheduler can be imported."""
    return importlib.util.find_spec("distributed") is not None


@contextmanager
def start_workers(workers: int | str, files: EmbedderFiles) -> Iterator[EmbedAll]:
    """Start processes on this machine, or use those of a running scheduler.

    Args:
        workers: How many, as far as there are cores: more would only take memory. Or
            the scheduler's address `tcp://host:port`.

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
            yield embed_on_workers(client, files)
        return
    if workers < 1:
        raise InvalidValue("ask for at least one process")
    with (
        distributed.LocalCluster(
            n_workers=min(workers, os.cpu_count() or 1),
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address=None,
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield embed_on_workers(client, files)


def embed_on_workers(client: Any, files: EmbedderFiles) -> EmbedAll:
    """Return what embeds photos with the workers of a Dask client."""

    def embed_all(photos: Sequence[Path]) -> list[Embedded]:
        batches = [photos[at : at + _BATCH] for at in range(0, len(photos), _BATCH)]
        futures = client.map(_embed_batch, batches, files=files, pure=False)
        return [each for batch in client.gather(futures) for each in batch]

    return embed_all


def _embed_batch(photos: Sequence[Path], *, files: EmbedderFiles) -> list[Embedded]:
    """Embed photos in a worker."""
    return [embed_file(path, _embedder(files)) for path in photos]


@cache  # a worker loads the models once, and keeps its decoder
def _embedder(files: EmbedderFiles) -> PhotoEmbedder:
    models = EyeModels(files.eyes, files.colours, threads=1)
    return PhotoEmbedder(models, files.head, PhotoDecoder().open)


def _distributed() -> Any:
    if not is_installed():
        raise WardrobeError(
            "several workers need more packages (distributed is missing): "
            "pip install 'digital-wardrobe[catalogues]'"
        )
    return importlib.import_module("distributed")
