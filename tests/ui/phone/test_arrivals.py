"""Names from a phone are labels for people; photos of one garment are joined."""

import pytest

from ml.photos.photo import open_photo
from tests.wardrobe.fakes import NOW, FakeEyes, MemoryCloset, garment
from ui.phone.arrivals import Arrival, Correction, PhoneArrivals, label_of
from wardrobe.errors import UnknownGarment
from wardrobe.model.garment import GarmentType
from wardrobe.model.picture import Recognition


@pytest.mark.parametrize(
    ("name", "label"),
    [
        *(("image.jpg", ""), ("IMG.HEIC", ""), ("", ""), ("photo.png", "")),
        *(("../../etc/passwd", "passwd"), ("C:\\x\\coat.jpg", "coat")),
        *(("blue\x00\x1b[31m coat.jpg", "blue[31m coat"), (".jpg", "")),
        ("\u202egnp.coat.jpg", "gnp.coat"),
        ("x" * 200 + ".jpg", "x" * 60),
    ],
)
def test_a_name_is_cleaned(name: str, label: str) -> None:
    assert label_of(name) == label


def test_front_and_back_are_joined_but_only_of_what_the_phone_sent() -> None:
    closet = MemoryCloset([garment(1)])
    arrivals = PhoneArrivals(closet, FakeEyes(), lambda: NOW)
    front, back = (
        arrivals.add(key, "image.jpg", f"photo {key}".encode()).garment
        for key in ("front", "back")
    )
    assert front is not None
    assert back is not None

    arrivals.join(back.id, front.id)

    assert closet.removed == {back.id}
    assert len(closet.further_photos(front.id)) == 1
    for ids in ((back.id, front.id), (front.id, 1)):
        with pytest.raises(UnknownGarment):
            arrivals.join(*ids)


def test_what_seems_no_garment_is_added_if_a_person_says_so() -> None:
    closet = MemoryCloset()
    arrivals = PhoneArrivals(closet, FakeEyes(), lambda: NOW)

    asked = arrivals.add("k1", "image.jpg", b"a landscape")
    bad = arrivals.add("k2", "image.jpg", b"bad file")
    added = arrivals.add("k3", "image.jpg", b"a landscape", anyway=True)

    assert (asked.garment, asked.may_be_added) == (None, True)
    assert (bad.garment, bad.may_be_added) == (None, False)
    assert [added.garment] == closet.garments()


def test_a_correction_tells_what_is_another_now_and_what_is_gone() -> None:
    closet = MemoryCloset()
    told: list[Arrival | Correction] = []
    arrivals = PhoneArrivals(closet, FakeEyes(), lambda: NOW, told.append)
    for key in ("front", "back", "blurred"):
        arrivals.add(key, "image.jpg", f"photo {key}".encode())
    front, back, blurred = (each.id for each in closet.garments())
    told.clear()

    hoodie = arrivals.set_type(front, GarmentType.HOODIE)
    joined = arrivals.join(back, front)
    arrivals.remove(blurred)

    assert told == [
        Correction(changed=(hoodie,)),
        Correction(changed=(joined,), gone=(back,)),
        Correction(gone=(blurred,)),
    ]


def test_the_eyes_are_loaded_with_a_picture_that_they_open() -> None:
    seen: list[bytes] = []

    class Eyes(FakeEyes):
        def look(self, content: bytes) -> Recognition:
            seen.append(content)
            return super().look(content)

    closet = MemoryCloset()
    PhoneArrivals(closet, Eyes(), lambda: NOW).prepare()

    (grey,) = seen
    assert open_photo(grey).rgb.shape == (8, 8, 3)
    assert closet.garments() == []
