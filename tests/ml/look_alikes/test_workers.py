"""A catalogue indexed by two worker processes, of which one is killed."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

import assets
from ml.eyes.eye_models import EyeModels
from ml.look_alikes.catalogues import FolderCatalogues
from ml.look_alikes.embedder import PhotoEmbedder
from ml.look_alikes.index import Index
from ml.look_alikes.workers import EmbedderFiles, embed_on_workers, start_workers
from wardrobe.errors import InvalidValue, WardrobeError
from wardrobe.model.embedding import QuickEmbedding

distributed = pytest.importorskip("distributed", reason="dask is not installed")

pytestmark = pytest.mark.filterwarnings("default")  # of Dask's own closing

MODELS = Path(assets.__file__).parent / "models"
FILES = EmbedderFiles(
    MODELS / "eyes.onnx", MODELS / "colour.json", MODELS / "looks.npz"
)
PHOTOS = 150


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shop")
    rng = np.random.default_rng(0)
    for number in range(PHOTOS):
        pixels = np.full((64, 64, 3), 250, np.uint8)
        left, top = rng.integers(8, 24, 2)
        pixels[top:54, left:48] = rng.integers(0, 255, 3)
        Image.fromarray(pixels).save(folder / f"{number}.png")
    (folder / "broken.png").write_bytes(b"no picture")
    return folder


@pytest.fixture
def cluster() -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address=None,
    ) as cluster:
        yield cluster


def make_embedder() -> PhotoEmbedder:
    return PhotoEmbedder(EyeModels(FILES.eyes, FILES.colours, threads=1), FILES.head)


def index_of(place: Path) -> tuple[list[str], bytes]:
    index = Index.open(place)
    return [photo.path for photo in index.photos()], index.vectors().tobytes()


def kill_one(cluster: Any, after_s: float) -> threading.Thread:
    """Kill a worker's process after a while, as a power cut would."""
    pid = next(iter(cluster.workers.values())).process.pid

    def kill() -> None:
        time.sleep(after_s)
        os.kill(pid, signal.SIGKILL)

    thread = threading.Thread(target=kill)
    thread.start()
    return thread


def test_two_workers_make_the_same_index_even_if_one_is_killed(
    shop: Path, tmp_path: Path, cluster: Any
) -> None:
    embedder = make_embedder()
    alone = FolderCatalogues(tmp_path / "alone", embedder)
    report = alone.add("shop", shop)
    assert (report.indexed, len(report.failed)) == (PHOTOS, 1)

    with distributed.Client(cluster) as client:
        together = FolderCatalogues(
            tmp_path / "together",
            embedder,
            lambda _: nullcontext(embed_on_workers(client, FILES)),
        )
        killing = kill_one(cluster, after_s=1.0)
        farmed = together.add("shop", shop, workers=2, batch=80)
        killing.join()

    assert (farmed.indexed, farmed.failed) == (report.indexed, report.failed)
    assert index_of(tmp_path / "together" / "shop") == index_of(
        tmp_path / "alone" / "shop"
    )


def test_a_scheduler_that_is_not_there_is_said() -> None:
    with (
        pytest.raises(WardrobeError, match="no Dask scheduler"),
        start_workers("tcp://127.0.0.1:9", FILES),
    ):
        pass


def test_hired_processes_look_in_order(shop: Path) -> None:
    photos = [shop / "7.png", shop / "broken.png", shop / "3.png"]
    embedder = make_embedder()

    with start_workers(2, FILES) as embed_all:
        looks = embed_all(photos)

    assert [path for path, _ in looks] == photos
    assert isinstance(looks[1][1], str)
    assert isinstance(looks[2][1], QuickEmbedding)
    alone = embedder.embed_quickly(photos[2].read_bytes())
    assert np.array_equal(looks[2][1].vector, alone.vector)


def test_no_process_is_too_few() -> None:
    with pytest.raises(InvalidValue), start_workers(0, FILES):
        pass


def test_no_more_processes_are_started_than_there_are_cores(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []

    def cluster(**settings: Any) -> nullcontext[None]:
        asked.append(settings["n_workers"])
        return nullcontext()

    monkeypatch.setattr(distributed, "LocalCluster", cluster)
    monkeypatch.setattr(distributed, "Client", lambda _cluster: nullcontext())

    with start_workers(10**20, FILES):
        pass

    assert asked == [os.cpu_count()]
