"""Search: look-alikes of a garment or a picture, in the closet or in a catalogue."""

from pathlib import Path

import pytest

from tests.wardrobe.fake_catalogues import FakeCatalogues
from tests.wardrobe.fake_embedder import FakeEmbedder
from tests.wardrobe.fakes import NOW, FakeEyes, MemoryCloset, garment
from wardrobe.errors import BadPhoto, Cancelled, InvalidValue
from wardrobe.model.embedding import Metric
from wardrobe.model.garment import GarmentType, Group
from wardrobe.model.picture import Picture, Recognition
from wardrobe.model.progress import NOBODY, Progress
from wardrobe.similarity.search import (
    SearchAnswer,
    SearchQuestion,
    SearchSubject,
    SeenPicture,
    look_at_picture,
    search,
)
from wardrobe.similarity.similar_garments import Among

OWNED = [
    garment(1, GarmentType.SHIRT),
    garment(2, GarmentType.TROUSERS),
    garment(3, GarmentType.POLO),
]


class CountingEyes(FakeEyes):
    def __init__(self) -> None:
        self.looked = 0

    def look(self, content: bytes) -> Recognition:
        self.looked += 1
        return super().look(content)


@pytest.fixture
def closet() -> MemoryCloset:
    return MemoryCloset(OWNED)


@pytest.fixture
def embedder() -> FakeEmbedder:
    return FakeEmbedder()


@pytest.fixture
def catalogues(tmp_path: Path) -> FakeCatalogues:
    (tmp_path / "a.jpg").touch()
    catalogues = FakeCatalogues()
    catalogues.folders["shop"] = tmp_path
    return catalogues


def see(content: bytes) -> SeenPicture:
    return look_at_picture(content, "shop", at=NOW, eyes=FakeEyes())


def ask(
    subject: SearchSubject,
    closet: MemoryCloset | None,
    embedder: FakeEmbedder,
    catalogues: FakeCatalogues,
    *,
    catalogue: str = "",
    among: Among = Among.ALL,
    progress: Progress = NOBODY,
) -> SearchAnswer:
    def open_closet() -> MemoryCloset:
        assert closet is not None, "no closet is needed here"
        return closet

    return search(
        SearchQuestion(subject, catalogue, among, Metric.COSINE, 5),
        open_closet=open_closet,
        embedder=embedder,
        catalogues=catalogues,
        progress=progress,
    )


def test_a_picture_is_looked_at_once_by_the_eyes_for_all() -> None:
    eyes = CountingEyes()

    seen = look_at_picture(b"a shirt", "shop", at=NOW, eyes=eyes)

    assert eyes.looked == 1
    assert (seen.garment.id, seen.garment.name) == (0, "shop")
    assert seen.garment.type is seen.sight.labels.type
    assert seen.sight.vector.shape == (FakeEmbedder.size,)


def test_a_bad_picture_is_refused() -> None:
    with pytest.raises(BadPhoto):
        see(b"bad")


def test_a_garment_is_not_its_own_look_alike(
    closet: MemoryCloset, embedder: FakeEmbedder, catalogues: FakeCatalogues
) -> None:
    found = ask(SearchSubject(OWNED[0]), closet, embedder, catalogues)

    assert {each.garment.id for each in found.garments} == {2, 3}
    assert found.photos == ()


def test_a_picture_finds_the_garment_of_the_same_photo(
    closet: MemoryCloset, embedder: FakeEmbedder, catalogues: FakeCatalogues
) -> None:
    seen = see(closet.picture(2, Picture.PHOTO))

    found = ask(
        SearchSubject(seen.garment, seen.sight.vector), closet, embedder, catalogues
    )
    same = ask(
        SearchSubject(seen.garment, seen.sight.vector),
        closet,
        embedder,
        catalogues,
        among=Among.SAME_GROUP,
    )

    assert found.garments[0].garment.id == 2
    assert found.garments[0].distance == pytest.approx(0, abs=1e-6)
    # The eyes of tests see a t-shirt on every photo.
    assert {each.garment.id for each in same.garments} == {1, 3}


def test_a_catalogue_is_searched_without_a_closet(
    embedder: FakeEmbedder, catalogues: FakeCatalogues
) -> None:
    seen = see(b"a shirt")

    found = ask(
        SearchSubject(seen.garment, seen.sight.vector),
        None,
        embedder,
        catalogues,
        catalogue="shop",
        among=Among.OTHER_GROUPS,
    )

    assert [each.photo.name for each in found.photos] == ["a.jpg"]
    assert found.garments == ()
    assert catalogues.asked == [
        (Metric.COSINE, frozenset({Group.MIDDLE, Group.BOTTOM}), embedder.tone)
    ]
    with pytest.raises(InvalidValue, match="no catalogue mall"):
        ask(
            SearchSubject(seen.garment, seen.sight.vector),
            None,
            embedder,
            catalogues,
            catalogue="mall",
        )


def test_searching_tells_how_far_it_is_and_can_be_stopped(
    closet: MemoryCloset, embedder: FakeEmbedder, catalogues: FakeCatalogues
) -> None:
    told: list[object] = []
    progress = Progress(
        begin=told.append,
        tell=lambda *done: told.append(done),
        is_cancelled=lambda: (1, 1) in told,
    )

    with pytest.raises(Cancelled):
        ask(SearchSubject(OWNED[0]), closet, embedder, catalogues, progress=progress)

    assert told == ["Looking at your closet", (1, 1), "Looking at your closet"]
