"""Contact sheets show fresh photos beside their cut-outs."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ml.arrays import Pixels
from ml.photos.photo import Photo
from ml.training.cutout import contact_sheets
from ml.training.cutout.contact_sheets import fresh_photos, on_board


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Fourteen photos of the validation part and one of another."""
    (tmp_path / "clothing/images").mkdir(parents=True)
    rows = ["image,label,split", "train,T-Shirt,train"]
    rows += [f"{number},T-Shirt,validation" for number in range(14)]
    for row in rows[1:]:
        file = tmp_path / "clothing/images" / f"{row.split(',')[0]}.jpg"
        Image.new("RGB", (40, 60), "red").save(file)
    (tmp_path / "clothing/images.csv").write_text("\n".join(rows))
    return tmp_path


def test_no_photo_is_drawn_that_a_way_was_chosen_by(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contact_sheets, "COUNT", 2)

    drawn = {seed: set(fresh_photos(data, seed)) for seed in (19, 20)}

    assert all(len(photos) == 2 for photos in drawn.values())
    assert "train" not in {path.stem for path in drawn[19] | drawn[20]}
    assert fresh_photos(data, 19) == fresh_photos(data, 19)


def test_a_sheet_holds_twelve(data: Path) -> None:
    photo = data / "clothing/images/0.jpg"

    def whole(photo: Photo) -> Pixels:
        return np.full(photo.rgb.shape[:2], 255, np.uint8)

    sheets = list(contact_sheets.contact_sheets([photo] * 13, whole))

    assert len(sheets) == 2
    assert np.asarray(sheets[0])[30, 5, 0] > 200


def test_a_board_is_seen_where_the_garment_is_not() -> None:
    rgb = np.zeros((30, 30, 3), np.uint8)
    alpha = np.zeros((30, 30), np.uint8)
    alpha[:, 15:] = 255

    shown = on_board(rgb, alpha)

    assert shown[:, :15].min() > 100
    assert not shown[:, 15:].any()
