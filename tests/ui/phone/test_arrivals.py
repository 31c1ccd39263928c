"""Names from a phone are labels for people, whatever they are made of."""

import pytest

from ui.phone.arrivals import label_of


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
