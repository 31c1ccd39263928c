"""Garments among the pictures that one has: how many come first when proposed."""

import random
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.arriving.scenes import own_photos
from benchmarks.figures import Figure
from benchmarks.no_garment import draw_picture
from main import eye_models, trained_cut_out
from ml.arrays import Floats
from ml.eyes.classifier import Prediction
from ml.eyes.garment_eyes import GarmentEyes
from ml.photos.photo import Photo
from wardrobe.closet.scanning import ScanRecord, scan_folder

PICTURES, GARMENTS, FIRST, LEAST = 1000, 60, 80, 0.9
_SEED = 20261129
_QUICK = 10  # one in so many
# Real pictures without a garment, if there are any beside the data.
_OTHERS = "negatives/validation"


def measure(data: Path, is_quick: bool) -> Iterator[Figure]:
    """Yield the figure, of people's own photos of the validation part.

    The other pictures are real where the folder of the data, or the one beside it, has
    some, and drawn for the rest.
    """
    share = _QUICK if is_quick else 1
    count, garments, first = (n // share for n in (PICTURES, GARMENTS, FIRST))
    name = f"{count} pictures with {garments} garments: among the first {first}"
    if not (data / "clothing" / "images.csv").exists():
        yield Figure(name, "no data", "see docs/eyes.md", None)
        return
    rng = random.Random(_SEED)
    own = rng.sample(own_photos(data, "validation"), garments)
    others = _real(data)[: count - garments]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "pictures"
        _fill(folder, own, others, count, rng)
        eyes = GarmentEyes(eye_models(), _no_vector, cut_out=trained_cut_out())
        scan = scan_folder(folder, eyes, ScanRecord(Path(place) / "seen.jsonl"))
    found = sum("garment" in each.photo.name for each in scan.proposals[:first])
    goal = f"at least {LEAST * garments:g}"
    told = f"{found} of {garments} ({len(others)} others real, the rest drawn)"
    yield Figure(name, told, goal, found >= LEAST * garments)


def _real(data: Path) -> list[Path]:
    for place in (data, data.parent):
        found = sorted((place / _OTHERS).rglob("*.jpg"))
        if found:
            return found
    return []


def _fill(
    folder: Path,
    own: Sequence[Path],
    others: Sequence[Path],
    count: int,
    rng: random.Random,
) -> None:
    """Lay pictures into a folder in any order; names tell garments, paths nothing."""
    folder.mkdir()
    numbers = rng.sample(range(count), count)
    for photo in own:
        name = folder / f"{numbers.pop():04}-garment.jpg"
        name.write_bytes(photo.read_bytes())
    for photo in others:
        name = folder / f"{numbers.pop():04}-other.jpg"
        name.write_bytes(photo.read_bytes())
    while numbers:
        number = numbers.pop()
        draw_picture(number).save(folder / f"{number:04}-drawn.jpg", quality=90)


def _no_vector(_photo: Photo, _prediction: Prediction) -> Floats:
    raise NotImplementedError("a glance makes no vector")
