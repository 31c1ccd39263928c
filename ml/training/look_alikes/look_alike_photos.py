"""Product photos as look-alikes see them: features of two photos each, and labels."""

import hashlib
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ml.arrays import Floats, Indices
from ml.eyes.eye_models import EyeModels
from ml.look_alikes.embedder import digests_of, extract_features
from ml.look_alikes.product_words import Product, read_product_words
from ml.photos.photo import Photo, open_photo
from ml.training.data.datasets import Split, fixed_split
from ml.training.data.labels import PRODUCTS, pattern_of_name
from ml.training.look_alikes.fit_head import TwoPhotos
from ml.training.look_alikes.second_photo import simulate_second_photo
from wardrobe.errors import InvalidValue
from wardrobe.model.progress import Tell


@dataclass(frozen=True, slots=True)
class LookAlikeProducts:
    """The products of a data folder that have a photo and are clothes."""

    folder: Path
    rows: tuple[Product, ...]

    @classmethod
    def read(cls, data: Path) -> "LookAlikeProducts":
        """Read `products/styles.csv` and see which photos are there.

        Raises:
            InvalidValue: There are none.
        """
        folder = data / "products"
        there = {path.stem for path in (folder / "images").glob("*.jpg")}
        rows = [
            row
            for row in read_product_words(folder)
            if row.id in there and row.article in PRODUCTS
        ]
        if not rows:
            raise InvalidValue(f"{data} has no product photos with a styles.csv")
        return cls(folder, tuple(rows))

    def of(self, split: Split) -> "LookAlikeProducts":
        """Return those of one part."""
        rows = tuple(row for row in self.rows if fixed_split(row.id) is split)
        return LookAlikeProducts(self.folder, rows)

    def photo(self, row: int) -> Photo:
        """Open the photo of a row."""
        path = self.folder / "images" / f"{self.rows[row].id}.jpg"
        return open_photo(path.read_bytes())

    def second_photo(self, row: int) -> Photo:
        """Return the photo of a row as another camera would have taken it."""
        digest = hashlib.sha256(self.rows[row].id.encode()).digest()
        random = np.random.default_rng(list(digest))
        return Photo(simulate_second_photo(self.photo(row).rgb, random))

    def labels(self) -> Indices:
        """Return intp (3, N): type, colour, pattern; -1 where it is not told."""
        patterns = [str(pattern_of_name(row.name) or "") for row in self.rows]
        return np.stack(
            [
                _numbered([row.article for row in self.rows]),
                _numbered([row.colour for row in self.rows]),
                _numbered(patterns),
            ]
        )

    def kinds(self) -> Indices:
        """Return intp (N,), equal where type and colour are: the right answers."""
        return _numbered([f"{row.article}, {row.colour}" for row in self.rows])


def features_of_two_photos(
    products: LookAlikeProducts, models: EyeModels, tell: Tell
) -> TwoPhotos:
    """Look at both photos of each product, or read what an earlier call saw.

    What was seen is kept in the system's folder for temporary files.
    """
    told = " ".join([*digests_of(models).values(), *(row.id for row in products.rows)])
    digest = hashlib.sha256(told.encode()).hexdigest()[:16]
    file = Path(tempfile.gettempdir()) / f"digital-wardrobe-features-{digest}.npz"
    if not file.exists():
        tell(f"looking at {len(products.rows)} product photos, twice each")
        seen = _features(products, models, tell)
        part = file.with_suffix(".part.npz")
        np.savez(part, seen=seen)
        part.replace(file)
    with np.load(file, allow_pickle=False) as arrays:
        first, second = arrays["seen"]
    return TwoPhotos(first, second, products.labels())


def _features(products: LookAlikeProducts, models: EyeModels, tell: Tell) -> Floats:
    """Return float32 (2, N, F)."""
    seen = []
    for row in range(len(products.rows)):
        photos = products.photo(row), products.second_photo(row)
        seen.append([extract_features(photo, models) for photo in photos])
        if (row + 1) % 500 == 0:
            tell(f"{row + 1} of {len(products.rows)} products")
    return np.array(seen, np.float32).transpose(1, 0, 2)


def _numbered(words: Sequence[str]) -> Indices:
    numbers = {word: number for number, word in enumerate(sorted({*words} - {""}))}
    return np.array([numbers.get(word, -1) for word in words], np.intp)
