"""Scenes of several pieces, laid from the cut-outs of people's own photos."""

import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

from ml.arrays import Floats, Mask, Pixels
from ml.imaging.filters import box_mean
from ml.imaging.regions import label_regions
from ml.photos.photo import open_photo

SIZE = (1200, 900)
# Pieces lie at least this far apart, as a share of the scene's long side.
APART = 0.03
_SHADOW = 9
_GROUNDS = ("plain", "wood", "bed")
_COLUMNS = {2: (2, 1), 3: (3, 1), 4: (2, 2), 5: (3, 2), 6: (3, 2)}
# A cut-out that fills its photo, or runs out of it, is no whole piece.
_LEAST_COVER, _MOST_COVER, _MOST_BORDER = 0.08, 0.75, 0.06
_CLEAR = 128
# The most pieces on a scene, and which scene in four is of whole photos.
MOST, _RAW = 6, 3


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """A photo of several pieces, and how many there are."""

    rgb: Pixels
    count: int
    ground: str


def own_photos(data: Path, split: str) -> list[Path]:
    """Return the people's own photos of a split that show one garment each."""
    folder = data / "clothing"
    with (folder / "images.csv").open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["split"] == split]
    return [folder / "images" / f"{row['image']}.jpg" for row in rows]


def whole_pieces(
    photos: Sequence[Path], cut_out: object, count: int, rng: random.Random
) -> list[Image.Image]:
    """Return the cut-outs (RGBA, cropped) of photos whose garment is all on them."""
    order = rng.sample(list(photos), len(photos))
    pieces: list[Image.Image] = []
    for path in order:
        photo = open_photo(path.read_bytes())
        alpha: Pixels = cut_out(photo)  # type: ignore[operator]
        if _is_whole(alpha > _CLEAR):
            pieces.append(_cropped(photo.rgb, alpha))
        if len(pieces) == count:
            break
    return pieces


def make_scenes(
    pieces: Sequence[Image.Image],
    photos: Sequence[Path],
    count: int,
    rng: random.Random,
) -> Iterator[Scene]:
    """Yield scenes of 2 to 6 pieces on plain, wooden and bed-like grounds.

    Every fourth is of whole photos, each with the floor or wall that it was taken on.

    Args:
        pieces: Cut-outs, as of `whole_pieces`.
    """
    for number in range(count):
        kind = _GROUNDS[number % len(_GROUNDS)]
        laid: Sequence[Image.Image] = pieces
        if number % 4 == _RAW:
            laid = [_opened(path) for path in rng.sample(list(photos), MOST)]
        several = rng.sample(list(laid), 2 + number % (MOST - 1))
        raw = "photos on " if laid is not pieces else ""
        yield _laid(several, _ground(kind, rng), f"{raw}{kind}", rng)


def _opened(path: Path) -> Image.Image:
    photo = open_photo(path.read_bytes())
    return Image.fromarray(photo.on_white()).convert("RGBA")


def _is_whole(mask: Mask) -> bool:
    border = np.concatenate([mask[0], mask[-1], mask[:, 0], mask[:, -1]])
    areas = np.bincount(label_regions(mask).ravel())[1:]
    return bool(
        _LEAST_COVER <= mask.mean() <= _MOST_COVER
        and border.mean() <= _MOST_BORDER
        and len(areas)
        and areas.max() > 0.97 * areas.sum()  # pairs are laid by hand, not here
    )


def _cropped(rgb: Pixels, alpha: Pixels) -> Image.Image:
    image = Image.fromarray(np.dstack([rgb, alpha]))
    return image.crop(image.getchannel("A").point(lambda a: 255 * (a > 16)).getbbox())


def _laid(
    pieces: Sequence[Image.Image], ground: Pixels, kind: str, rng: random.Random
) -> Scene:
    scene = Image.fromarray(ground)
    taken: Mask = np.zeros(ground.shape[:2], np.bool_)
    apart = round(APART * max(SIZE))
    columns, rows = _COLUMNS[len(pieces)]
    cells = [(c, r) for r in range(rows) for c in range(columns)]
    rng.shuffle(cells)
    for piece, (column, row) in zip(pieces, cells):
        width, height = SIZE[0] // columns, SIZE[1] // rows
        turned = piece.rotate(
            rng.uniform(-18, 18), Image.Resampling.BICUBIC, expand=True
        )
        share = rng.uniform(0.72, 1.05)
        for _attempt in range(12):
            fitted = _fitted(turned, round(share * width), round(share * height))
            left = column * width + rng.randint(0, max(0, width - fitted.width))
            top = row * height + rng.randint(0, max(0, height - fitted.height))
            place = _placed(fitted.getchannel("A"), left, top)
            near = box_mean(taken.astype(np.float32), apart) > 0
            if not (near & (place > 8)).any():
                break
            share *= 0.93
        else:
            raise ValueError("the pieces do not fit")
        scene = _with_shadow(scene, place, rng)
        scene.paste(fitted, (left, top), fitted)
        taken |= place > 8
    return Scene(np.asarray(scene), len(pieces), kind)


def _fitted(piece: Image.Image, width: int, height: int) -> Image.Image:
    scale = min(width / piece.width, height / piece.height)
    size = max(1, round(piece.width * scale)), max(1, round(piece.height * scale))
    return piece.resize(size, Image.Resampling.BICUBIC)


def _placed(alpha: Image.Image, left: int, top: int) -> Pixels:
    place = Image.new("L", SIZE)
    place.paste(alpha, (left, top))
    return np.asarray(place)


def _with_shadow(scene: Image.Image, place: Pixels, rng: random.Random) -> Image.Image:
    moved = np.roll(place, (rng.randint(1, _SHADOW), rng.randint(-4, 4)), (0, 1))
    soft = Image.fromarray(moved).filter(ImageFilter.GaussianBlur(_SHADOW))
    dark = soft.point(lambda a: int(a * 0.35))
    scene.paste(Image.new("RGB", SIZE, (25, 22, 20)), mask=dark)
    return scene


def _ground(kind: str, rng: random.Random) -> Pixels:
    seed = np.random.default_rng(rng.getrandbits(32))
    grey = rng.uniform(60, 240) if kind == "wood" else rng.uniform(120, 248)
    warm = rng.uniform(0, 0.35) if kind == "wood" else rng.uniform(-0.08, 0.12)
    height, width = SIZE[1], SIZE[0]
    if kind == "plain":
        light = 1 + 0.12 * _noise(seed, 2, 2)
    elif kind == "bed":
        light = 1 + 0.16 * _noise(seed, 5, 7) + 0.08 * _noise(seed, 16, 20)
    else:
        planks = np.repeat(seed.normal(0, 0.07, 12), -(-width // 12))[:width]
        light = 1 + planks[None, :] + 0.09 * _noise(seed, 4, 90)
        light[:, :: width // 11] *= 0.6
    light += seed.normal(0, 0.015, (height, width))
    tint = np.array([1 + warm / 2, 1, 1 - warm])
    pixels: Floats = grey * light[..., None] * tint
    return pixels.clip(0, 255).astype(np.uint8)


def _noise(seed: np.random.Generator, rows: int, columns: int) -> Floats:
    coarse = seed.normal(0, 1, (rows + 1, columns + 1)).astype(np.float32)
    return np.asarray(Image.fromarray(coarse).resize(SIZE, Image.Resampling.BICUBIC))
