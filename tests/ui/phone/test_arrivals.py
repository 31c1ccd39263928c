"""Names from a phone are labels for people; photos of one garment are joined."""

import pytest

from tests.wardrobe.fakes import NOW, FakeEyes, MemoryCloset, garment
from ui.phone.arrivals import PhoneArrivals, label_of
from wardrobe.errors import UnknownGarment


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
