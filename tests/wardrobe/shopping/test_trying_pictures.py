"""Trying a picture: looked at once, compared with the closet, tried on."""

import hashlib
from dataclasses import replace

import pytest

from tests.wardrobe.fake_embedder import FakeEmbedder
from tests.wardrobe.fakes import NOW, FakeEyes, MemoryCloset, RandomScorer, garment
from wardrobe.errors import BadPhoto, Cancelled, NoGarment
from wardrobe.model.garment import GarmentType
from wardrobe.model.occasion import Occasion
from wardrobe.model.picture import Picture, Recognition
from wardrobe.model.progress import NOBODY, Progress
from wardrobe.model.unowned import TRIED_ID
from wardrobe.shopping.trying import try_garment
from wardrobe.shopping.trying_pictures import TrialResult, try_picture


class CountingEyes(FakeEyes):
    def __init__(self) -> None:
        self.looked = 0

    def look(self, content: bytes) -> Recognition:
        self.looked += 1
        return super().look(content)


@pytest.fixture
def closet() -> MemoryCloset:
    types = (GarmentType.T_SHIRT, GarmentType.JEANS, GarmentType.BOOTS)
    return MemoryCloset([garment(at, each) for at, each in enumerate(types, start=1)])


def attempt(
    content: bytes,
    closet: MemoryCloset,
    eyes: FakeEyes | None = None,
    progress: Progress = NOBODY,
) -> TrialResult:
    return try_picture(
        content,
        "a shop's",
        at=NOW,
        closet=closet,
        eyes=eyes or FakeEyes(),
        embedder=FakeEmbedder(),
        scorer=RandomScorer(),
        occasions=[Occasion.WORK],
        progress=progress,
    )


def test_a_picture_becomes_a_garment_that_is_not_owned(closet: MemoryCloset) -> None:
    eyes = CountingEyes()

    tried = attempt(b"a shirt", closet, eyes)

    seen = tried.trial.garment
    assert eyes.looked == 1
    assert (seen.id, seen.name, seen.added_at) == (TRIED_ID, "a shop's", NOW)
    assert seen.photo_sha256 == hashlib.sha256(b"a shirt").hexdigest()
    assert [each.occasion for each in tried.trial.occasions] == [Occasion.WORK]
    assert tried.trial.occasions[0].possible == 1
    assert len(closet.garments()) == 3


def test_it_is_compared_with_what_the_closet_has(closet: MemoryCloset) -> None:
    tried = attempt(closet.picture(1, Picture.PHOTO), closet)

    assert [each.garment.id for each in tried.trial.doubles] == [1]


def test_what_it_is_taken_for_is_corrected_without_looking_again(
    closet: MemoryCloset,
) -> None:
    tried = attempt(b"a shirt", closet)
    embedder = FakeEmbedder()

    trial = try_garment(
        replace(tried.trial.garment, type=GarmentType.SKIRT),
        tried.sight.vector,
        closet=closet,
        embedder=embedder,
        scorer=RandomScorer(),
    )

    assert embedder.looked == []
    assert len(trial.occasions) == len(Occasion)
    outfit = trial.occasions[0].outfits[0].outfit
    assert outfit.middle == trial.garment


def test_it_says_what_it_does_and_stops_when_it_is_asked(closet: MemoryCloset) -> None:
    told: list[object] = []
    progress = Progress(begin=told.append, tell=lambda *done: told.append(done))
    attempt(b"a shirt", closet, progress=progress)

    assert told == [
        *("Looking at your closet", (1, 3), (2, 3), (3, 3)),
        *("Trying it on", (1, 1)),
    ]
    with pytest.raises(Cancelled):
        attempt(b"a shirt", closet, progress=Progress(is_cancelled=lambda: True))


def test_a_bad_picture_is_refused(closet: MemoryCloset) -> None:
    with pytest.raises(BadPhoto):
        attempt(b"bad", closet)


def test_a_picture_without_a_garment_is_not_tried(closet: MemoryCloset) -> None:
    with pytest.raises(NoGarment):
        attempt(b"landscape", closet)
