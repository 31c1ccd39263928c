"""What embedders, catalogues and fetchers of pictures promise, the fakes as well."""

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import assets
from ml.eyes.eye_models import EyeModels
from ml.look_alikes.catalogues import FolderCatalogues
from ml.look_alikes.embedder import PhotoEmbedder
from ml.photos.web_photo import WebPhotoFetcher
from tests.wardrobe.fake_catalogues import FakeCatalogues, FakeWeb
from tests.wardrobe.fake_embedder import FakeEmbedder
from wardrobe.errors import BadPhoto, InvalidValue
from wardrobe.model.embedding import Metric
from wardrobe.model.garment import Group
from wardrobe.ports.similarity import Catalogues, Embedder, WebPhotos

MODELS = Path(assets.__file__).parent / "models"


@pytest.fixture(params=["shipped", "fake"], scope="module")
def embedder(request: pytest.FixtureRequest) -> Embedder:
    if request.param == "fake":
        return FakeEmbedder()
    models = EyeModels(MODELS / "eyes.onnx", MODELS / "colour.json")
    return PhotoEmbedder(models, MODELS / "looks.npz")


@pytest.fixture(params=["real", "fake"])
def catalogues(request: pytest.FixtureRequest, tmp_path: Path) -> Catalogues:
    if request.param == "fake":
        return FakeCatalogues()
    return FolderCatalogues(tmp_path / "catalogues", FakeEmbedder())


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    folder = tmp_path / "shop"
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.jpg").write_bytes(f"photo {number}".encode())
    return folder


def a_photo() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (64, 64), "navy").save(stream, "PNG")
    return stream.getvalue()


def test_a_photo_has_a_vector_of_length_one(embedder: Embedder) -> None:
    vector = embedder.embed(a_photo())

    assert vector.shape == (embedder.size,)
    assert vector.dtype == np.float32
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-4)
    assert np.array_equal(vector, embedder.embed(a_photo()))
    assert 0 < len(vector[embedder.tone]) < embedder.size
    assert 0 < embedder.same_garment < embedder.double


def test_a_quick_vector_can_be_compared_and_has_a_group(embedder: Embedder) -> None:
    quick = embedder.embed_quickly(a_photo())

    assert quick.vector.shape == (embedder.size,)
    assert quick.group in Group


def test_what_is_no_photo_has_no_vector(embedder: Embedder) -> None:
    for embed in (embedder.embed, embedder.embed_quickly):
        with pytest.raises(BadPhoto):
            embed(b"bad")


def test_catalogues_are_known_by_their_names(
    catalogues: Catalogues, shop: Path
) -> None:
    assert catalogues.names() == []

    catalogues.add("summer", shop)
    report = catalogues.add("autumn", shop)

    assert (report.indexed, report.total) == (4, 4)
    assert catalogues.names() == ["autumn", "summer"]
    facts = catalogues.facts("summer")
    assert (facts.name, facts.folder, facts.photos) == ("summer", shop, 4)
    assert facts.is_current
    assert facts.samples
    catalogues.remove("summer")
    assert catalogues.names() == ["autumn"]


def test_the_nearest_of_a_catalogue_come_first(
    catalogues: Catalogues, shop: Path
) -> None:
    catalogues.add("shop", shop)

    found = catalogues.search("shop", np.ones(8, np.float32), 3, Metric.COSINE)

    assert len(found) == 3
    distances = [each.distance for each in found]
    assert distances == sorted(distances)
    assert {each.photo.parent for each in found} == {shop}


@pytest.mark.parametrize(
    "ask",
    [
        lambda each: each.facts("none"),
        lambda each: each.remove("none"),
        lambda each: each.search("none", np.ones(8, np.float32), 1, Metric.COSINE),
    ],
)
def test_a_catalogue_that_is_not_there_is_refused(
    catalogues: Catalogues, ask: Callable[[Catalogues], object]
) -> None:
    with pytest.raises(InvalidValue):
        ask(catalogues)


@pytest.mark.parametrize("web", [WebPhotoFetcher(), FakeWeb()], ids=["real", "fake"])
def test_an_address_that_is_none_is_refused(web: WebPhotos) -> None:
    with pytest.raises(BadPhoto):
        web.fetch("file:///etc/passwd")
