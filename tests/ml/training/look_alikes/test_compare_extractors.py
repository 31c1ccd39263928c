"""The comparison of extractors on a handful of drawn products."""

import csv
import importlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import assets
from ml.eyes.eye_models import EyeModels
from ml.training.data.datasets import Split, fixed_split
from ml.training.look_alikes.compare_extractors import OURS, compare_extractors
from ml.training.look_alikes.fit_head import FitSettings
from ml.training.look_alikes.fit_look_alikes import fit_look_alikes
from ml.training.look_alikes.look_alike_photos import LookAlikeProducts
from wardrobe.errors import InvalidValue

FOLDER = Path(assets.__file__).parent / "models"
MODELS = EyeModels(FOLDER / "eyes.onnx", FOLDER / "colour.json")
SHADES = {"Red": (200, 30, 30), "Blue": (40, 60, 190), "White": (240, 240, 235)}


COUNTS = {Split.TRAIN: 24, Split.VALIDATION: 6, Split.TEST: 12}


def ids() -> list[int]:
    """Return the first numbers that give each part its count."""
    parts: dict[Split, list[int]] = {split: [] for split in Split}
    for number in range(400):
        part = parts[fixed_split(str(number))]
        if len(part) < COUNTS[fixed_split(str(number))]:
            part.append(number)
    return sorted(number for part in parts.values() for number in part)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Boxes in three colours, wide or tall: shirts and jeans."""
    folder = tmp_path_factory.mktemp("data")
    images = folder / "products" / "images"
    images.mkdir(parents=True)
    rng = np.random.default_rng(0)
    rows = []
    for number in ids():
        article = ("Shirts", "Jeans")[number % 2]
        colour = list(SHADES)[number % 3]
        pixels = np.full((60, 60, 3), 252, np.uint8)
        left = int(rng.integers(5, 12)) + (12 if article == "Jeans" else 0)
        pixels[8:52, left : 60 - left] = SHADES[colour]
        Image.fromarray(pixels).save(images / f"{number}.jpg")
        rows.append((number, "Apparel", article, colour, f"{colour} {article} Solid"))
    head = ("id", "masterCategory", "articleType", "baseColour", "productDisplayName")
    with (folder / "products" / "styles.csv").open("w", newline="") as file:
        csv.writer(file).writerows([head, *rows])
    return folder


@pytest.fixture
def head(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    settings = FitSettings(epochs=2, batch=20, hidden=8)
    card = fit_look_alikes(data, MODELS, tmp_path, lambda _: None, settings)
    assert card["report"]["test"]["photos"] == COUNTS[Split.TEST]
    assert 0 <= card["distances"]["same_garment"] <= card["distances"]["double"]
    return tmp_path / "looks.npz"


def test_parts_do_not_overlap(data: Path) -> None:
    products = LookAlikeProducts.read(data)
    parts = [{row.id for row in products.of(split).rows} for split in Split]

    assert [len(part) for part in parts] == [COUNTS[split] for split in Split]
    assert len(set().union(*parts)) == sum(COUNTS.values())


def test_ours_stands_beside_the_extractors_that_are_there(
    data: Path, head: Path
) -> None:
    pytest.importorskip("torchvision", reason="the extra `train` is not installed")
    extractors = importlib.import_module("ml.training.look_alikes.extractors")
    vgg16 = importlib.import_module("ml.training.classifier.networks.vgg16")
    torch_files = importlib.import_module("safetensors.torch")
    features = vgg16.GarmentVgg16().features.state_dict()
    (data / "pretrained").mkdir()
    torch_files.save_file(
        {f"features.{key}": value for key, value in features.items()},
        data / "pretrained" / extractors.VGG16_FILE,
    )

    report = compare_extractors(data, MODELS, head, lambda _: None, epochs=1)

    assert [each["name"] for each in report["extractors"]] == [
        OURS,
        "VGG16 alone",
        "VGG16, untouched",
        "convolutional autoencoder",
    ]
    for each in report["extractors"]:
        assert 0 <= each["precision"] <= 1
        assert each["milliseconds"] > 0
        assert each["weights"]


def test_a_folder_without_products_is_refused(tmp_path: Path, head: Path) -> None:
    with pytest.raises(InvalidValue, match="no product photos"):
        compare_extractors(tmp_path / "nothing", MODELS, head, lambda _: None)
