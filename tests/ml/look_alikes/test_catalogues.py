"""Catalogues in real folders, with a embedder that only reads bytes."""

import json
from pathlib import Path

import numpy as np
import pytest

from ml.look_alikes import approximate, catalogues
from ml.look_alikes.catalogues import FolderCatalogues
from ml.look_alikes.index import Index, IndexedPhoto
from tests.wardrobe.fake_embedder import FakeEmbedder
from wardrobe.errors import Cancelled, InvalidValue
from wardrobe.model.embedding import Metric
from wardrobe.model.garment import Group
from wardrobe.model.progress import Progress


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    folder = tmp_path / "shop"
    (folder / "images").mkdir(parents=True)
    for number in range(10):
        (folder / "images" / f"{number}.jpg").write_bytes(f"photo {number}".encode())
    (folder / "styles.csv").write_text(
        "id,articleType,baseColour,productDisplayName\n3,Shirts,Red,A red shirt\n"
    )
    return folder


@pytest.fixture
def embedder() -> FakeEmbedder:
    return FakeEmbedder()


@pytest.fixture
def kept(tmp_path: Path, embedder: FakeEmbedder) -> FolderCatalogues:
    return FolderCatalogues(tmp_path / "catalogues", embedder)


def test_an_indexed_photo_is_found_by_itself_with_its_words(
    kept: FolderCatalogues, shop: Path, embedder: FakeEmbedder
) -> None:
    report = kept.add("shop", shop)

    found = kept.search("shop", embedder.embed(b"photo 3"), 4, Metric.COSINE)

    assert (report.indexed, report.kept, report.total) == (10, 0, 10)
    assert found[0].photo == shop / "images" / "3.jpg"
    assert found[0].words == "A red shirt"
    assert found[0].distance == pytest.approx(0, abs=1e-3)
    assert len(found) == 4
    assert kept.names() == ["shop"]


def test_a_second_time_only_what_is_new_or_changed_is_looked_at(
    kept: FolderCatalogues, shop: Path, embedder: FakeEmbedder
) -> None:
    kept.add("shop", shop)
    kept.search("shop", embedder.embed(b"photo 3"), 1, Metric.COSINE)
    embedder.looked.clear()
    (shop / "images" / "3.jpg").write_bytes(b"another photo")
    (shop / "images" / "4.jpg").unlink()
    (shop / "images" / "new.jpg").write_bytes(b"new photo")

    report = kept.add("shop", shop)

    assert sorted(embedder.looked) == [b"another photo", b"new photo"]
    assert (report.indexed, report.kept, report.total) == (2, 8, 10)
    found = kept.search("shop", embedder.embed(b"another photo"), 10, Metric.EUCLIDEAN)
    assert found[0].photo.name == "3.jpg"
    assert "4.jpg" not in {each.photo.name for each in found}


def test_indexing_goes_on_where_it_was_stopped(
    kept: FolderCatalogues, shop: Path, embedder: FakeEmbedder
) -> None:
    progress: list[tuple[int, int]] = []

    with pytest.raises(Cancelled, match="6 photos"):
        kept.add(
            "shop",
            shop,
            progress=Progress(
                tell=lambda *each: progress.append(each),
                is_cancelled=lambda: len(progress) == 2,
            ),
            batch=3,
        )
    report = kept.add("shop", shop, batch=3)

    assert progress == [(3, 10), (6, 10)]
    assert (report.indexed, report.kept) == (4, 6)
    assert len(embedder.looked) == 10


def test_bad_photos_do_not_stop_the_others(kept: FolderCatalogues, shop: Path) -> None:
    (shop / "images" / "5.jpg").write_bytes(b"bad photo")

    report = kept.add("shop", shop)

    assert report.total == 9
    assert [(p.name, why) for p, why in report.failed] == [
        ("5.jpg", "the fake embedder cannot see this")
    ]


def test_what_a_killed_program_left_half_written_is_dropped(
    kept: FolderCatalogues, shop: Path, tmp_path: Path, embedder: FakeEmbedder
) -> None:
    kept.add("shop", shop)
    place = tmp_path / "catalogues" / "shop"
    (photos,) = place.glob("photos-*.jsonl")
    (vectors,) = place.glob("vectors-*.f16")
    photos.write_bytes(photos.read_bytes()[:-20])  # the last line is torn
    vectors.write_bytes(vectors.read_bytes()[:-30])  # and so are two vectors

    report = kept.add("shop", shop)

    assert (report.indexed, report.kept, report.total) == (2, 8, 10)
    for number in range(10):
        look = embedder.embed(f"photo {number}".encode())
        found = kept.search("shop", look, 1, Metric.MANHATTAN)
        assert found[0].photo.name == f"{number}.jpg"


def test_other_models_make_the_index_anew(
    kept: FolderCatalogues, shop: Path, embedder: FakeEmbedder
) -> None:
    kept.add("shop", shop)
    embedder.version = "fake 2"

    with pytest.raises(InvalidValue, match="other models"):
        kept.search("shop", embedder.embed(b"photo 1"), 1, Metric.COSINE)
    assert kept.add("shop", shop).indexed == 10


def test_senseless_catalogues_are_refused(
    kept: FolderCatalogues, shop: Path, tmp_path: Path
) -> None:
    kept.add("shop", shop)

    with pytest.raises(InvalidValue, match="name"):
        kept.add("../shop", shop)
    with pytest.raises(InvalidValue, match="isn't a folder"):
        kept.add("other", tmp_path / "nowhere")
    with pytest.raises(InvalidValue, match="choose another name"):
        kept.add("shop", shop / "images")
    with pytest.raises(InvalidValue, match="you have: shop"):
        kept.search("mall", np.ones(8, np.float32), 1, Metric.COSINE)


def test_a_damaged_index_is_said(
    kept: FolderCatalogues, shop: Path, tmp_path: Path
) -> None:
    kept.add("shop", shop)
    (tmp_path / "catalogues" / "shop" / "catalogue.json").write_text("{}")

    with pytest.raises(InvalidValue, match="damaged"):
        kept.search("shop", np.ones(8, np.float32), 1, Metric.COSINE)


def test_a_forgotten_catalogue_is_gone_but_its_pictures_are_not(
    kept: FolderCatalogues, shop: Path
) -> None:
    kept.add("shop", shop)

    kept.remove("shop")

    assert kept.names() == []
    assert len(list((shop / "images").iterdir())) == 10


def test_many_photos_are_searched_approximately(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, embedder: FakeEmbedder
) -> None:
    monkeypatch.setattr(catalogues, "MOST_EXACT", 100)
    place = tmp_path / "catalogues" / "large"
    index = Index.create(place, tmp_path, embedder.version, embedder.size)
    vectors = np.random.default_rng(0).normal(size=(3000, 8)).astype(np.float32)
    photos = [IndexedPhoto(f"{n}.jpg", 1, 1, "", Group.TOP) for n in range(3000)]
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    index.append(photos, vectors)

    approximate.build(index)

    card = json.loads((place / "catalogue.json").read_text())
    assert card["recall"] >= 0.98
    cells = approximate.Cells.open(index)
    assert cells.read < len(cells.centres) / 2
    kept = FolderCatalogues(tmp_path / "catalogues", embedder)
    found = kept.search("large", vectors[7], 3, Metric.COSINE)
    assert found[0].photo.name == "7.jpg"
    index.append(photos[:1], vectors[:1])
    older = approximate.search(index, vectors[7], 3, Metric.COSINE)
    assert older is None  # than the photos


def test_an_approximate_index_that_was_not_finished_is_not_there(
    tmp_path: Path, embedder: FakeEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = Index.create(tmp_path / "large", tmp_path, embedder.version, embedder.size)
    photos = [IndexedPhoto(f"{n}.jpg", 1, 1, "", Group.TOP) for n in range(8)]
    index.append(photos, np.eye(8, dtype=np.float32))

    def killed(*_parts: object, **_arrays: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(np, "savez", killed)
    with pytest.raises(KeyboardInterrupt):
        approximate.build(index)

    look = np.eye(8, dtype=np.float32)[0]
    assert approximate.search(index, look, 1, Metric.COSINE) is None


def test_an_approximate_index_goes_with_the_photos_that_it_is_of(
    tmp_path: Path, embedder: FakeEmbedder
) -> None:
    place = tmp_path / "catalogues" / "large"
    index = Index.create(place, tmp_path, embedder.version, embedder.size)
    vectors = np.eye(8, dtype=np.float32)
    photos = [IndexedPhoto(f"{n}.jpg", 1, 1, "", Group.TOP) for n in range(8)]
    index.append(photos, vectors)
    approximate.build(index)

    index.replace(photos[:4], vectors[:4].astype(np.float16))

    assert {file.suffix for file in place.iterdir()} == {".json", ".jsonl", ".f16"}


def test_some_groups_are_searched_by_a_part_of_the_vectors(
    kept: FolderCatalogues, shop: Path, embedder: FakeEmbedder
) -> None:
    for number in (1, 2):
        photo = shop / "images" / f"trousers {number}.jpg"
        photo.write_bytes(f"trousers {number}".encode())
    kept.add("shop", shop)
    look = embedder.embed(b"photo 3")

    found = kept.search(
        "shop", look, 9, Metric.COSINE, groups=[Group.MIDDLE], part=embedder.tone
    )

    assert {each.photo.name for each in found} == {"trousers 1.jpg", "trousers 2.jpg"}
    tone = (
        embedder.embed(found[0].photo.read_bytes())[embedder.tone],
        look[embedder.tone],
    )
    cosine = tone[0] @ tone[1] / np.linalg.norm(tone[0]) / np.linalg.norm(tone[1])
    assert found[0].distance == pytest.approx(1 - cosine, abs=1e-3)


def test_a_catalogue_tells_what_it_holds(
    kept: FolderCatalogues, shop: Path, embedder: FakeEmbedder
) -> None:
    kept.add("shop", shop)

    facts = kept.facts("shop")

    assert (facts.name, facts.folder, facts.photos) == ("shop", shop, 10)
    assert len(facts.samples) == 3
    assert all(photo.exists() for photo in facts.samples)
    assert facts.is_current
    embedder.version = "fake 2"
    assert not kept.facts("shop").is_current
