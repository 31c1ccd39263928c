"""Contact sheets of cut-outs, to count their faults by eye.

Run as `python -m ml.training.cutout.contact_sheets DATA SHEETS`.
"""

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

import assets
from ml.arrays import Pixels
from ml.cutout.cutout import CutOut
from ml.cutout.trained_cutout import NetworkCutout
from ml.imaging.filters import shrink
from ml.photos.photo import open_photo
from ml.training.data.datasets import Split, read_examples

SEED, COUNT = 19, 60
# The photos that ways of cutting out were chosen by, earlier: they are not fresh.
SEEN_SEEDS = (7, 15, 16, 17, 18)
COLUMNS, ROWS, SIDE, MARGIN = 3, 4, 256, 16
_SQUARE = 12  # of the board that is seen where the garment is not
_LIGHT, _DARK = 200, 150


def fresh_photos(data: Path, seed: int = SEED) -> list[Path]:
    """Draw own photos of the validation part that nothing was chosen by."""
    own = [
        example.path
        for example in read_examples(data)
        if example.split is Split.VALIDATION and not example.is_product
    ]
    for known in SEEN_SEEDS:
        seen = set(random.Random(known).sample(own, min(COUNT, len(own))))
        own = [path for path in own if path not in seen]
    return random.Random(seed).sample(own, min(COUNT, len(own)))


def contact_sheets(photos: list[Path], cut_out: CutOut) -> Iterator[Image.Image]:
    """Yield sheets of 12, each photo beside its cut-out on a chequered board."""
    for start in range(0, len(photos), COLUMNS * ROWS):
        sheet = Image.new("RGB", (COLUMNS * 2 * SIDE, ROWS * (SIDE + MARGIN)))
        draw = ImageDraw.Draw(sheet)
        for place, path in enumerate(photos[start : start + COLUMNS * ROWS]):
            left, top = place % COLUMNS * 2 * SIDE, place // COLUMNS * (SIDE + MARGIN)
            draw.text((left + 2, top + 2), str(start + place), fill="yellow")
            photo = open_photo(path.read_bytes())
            alpha = shrink(cut_out(photo), SIDE)
            rgb = shrink(photo.rgb, SIDE)
            for column, shown in enumerate((rgb, on_board(rgb, alpha))):
                at = (left + column * SIDE, top + MARGIN)
                sheet.paste(Image.fromarray(shown), at)
        yield sheet


def on_board(rgb: Pixels, alpha: Pixels) -> Pixels:
    """Return a garment, uint8 (H, W, 3), with a board for what is not garment."""
    rows, columns = np.indices(alpha.shape) // _SQUARE
    board = np.where((rows + columns) % 2, _LIGHT, _DARK)[..., None]
    share = alpha[..., None] / 255
    result: Pixels = np.rint(share * rgb + (1 - share) * board).astype(np.uint8)
    return result


def main() -> None:
    """Write the sheets that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder of the labelled photos")
    parser.add_argument("sheets", type=Path, help="folder for the sheets")
    parser.add_argument("--seed", type=int, default=SEED)
    args = parser.parse_args()
    model = Path(assets.__file__).parent / "models" / "cutout.onnx"
    args.sheets.mkdir(parents=True, exist_ok=True)
    photos = fresh_photos(args.data, args.seed)
    cut_out = NetworkCutout(model, print)
    for number, sheet in enumerate(contact_sheets(photos, cut_out)):
        sheet.save(args.sheets / f"cut-outs-{number}.jpg", quality=92)


if __name__ == "__main__":
    main()
