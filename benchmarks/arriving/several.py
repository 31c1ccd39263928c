"""Several pieces on one photo: the right number found, and single ones left whole."""

import random
from collections.abc import Iterator
from pathlib import Path

from benchmarks.arriving.scenes import make_scenes, own_photos, whole_pieces
from benchmarks.figures import Figure, at_most
from main import trained_cut_out
from ml.eyes.one_piece import is_one
from ml.photos.photo import Photo, open_photo

SCENES, SINGLES, PIECES = 60, 100, 90
LEAST_RIGHT, MOST_SPLIT = 0.9, 0.03
_SEED = 20261128
_QUICK = 5  # one in so many


def measure(data: Path, is_quick: bool) -> Iterator[Figure]:
    """Yield the figures, of people's own photos of the validation part."""
    if not (data / "clothing" / "images.csv").exists():
        yield Figure("pieces on one photo", "no data", "see docs/eyes.md", None)
        return
    rng = random.Random(_SEED)
    share = _QUICK if is_quick else 1
    photos = own_photos(data, "validation")
    cut_out = trained_cut_out()
    pieces = whole_pieces(photos, cut_out, PIECES // share, rng)
    scenes = list(make_scenes(pieces, photos, SCENES // share, rng))
    right = sum(_count(Photo(scene.rgb)) == scene.count for scene in scenes)
    name = f"{len(scenes)} scenes of 2 to 6 pieces: right number"
    goal = f"at least {LEAST_RIGHT:g}"
    held = right / len(scenes)
    yield Figure(name, f"{right} ({held:.3f})", goal, held >= LEAST_RIGHT)
    singles = rng.sample(photos, SINGLES // share)
    split = sum(_count(open_photo(each.read_bytes())) > 1 for each in singles)
    name = f"{len(singles)} photos of one garment: split"
    yield at_most(name, split / len(singles), MOST_SPLIT, "", 3)


def _count(photo: Photo) -> int:
    """Count as the eyes do."""
    cut_out = trained_cut_out()
    return 1 if is_one(cut_out(photo)) else len(cut_out.pieces(photo))
