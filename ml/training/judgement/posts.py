"""For what people wear each garment, after posts in social media, as a table.

Run `python -m ml.training.judgement.posts DATA TABLES` after the data changed.
"""

import argparse
import csv
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

from ml.judgement.expert_tables import FILE_OF_POSTS
from wardrobe.errors import InvalidValue
from wardrobe.model.garment import GarmentType as T
from wardrobe.model.occasion import Occasion

FILE = Path("outfits", "occasion_given_garment.csv")
SOURCE = "FashionKE, KDD 2019"

OCCASION_OF_COLUMN = {
    "conference": Occasion.BUSINESS,
    "daily work": Occasion.WORK,
    "dating": Occasion.DATE,
    "party": Occasion.PARTY,
    "prom": Occasion.FORMAL,
    "school": Occasion.SCHOOL,
    "shopping": Occasion.CASUAL,
    "sports": Occasion.SPORTS,
    "travel": Occasion.TRAVEL,
    "wedding_guest": Occasion.WEDDING_GUEST,
}
# A suit is worn as a blazer and trousers, which have rows of their own.
TYPE_OF_GARMENT = {
    "blazer": T.BLAZER,
    "coat": T.COAT,
    "dress": T.DRESS,
    "hoodies": T.HOODIE,
    "jacket": T.JACKET,
    "jeans": T.JEANS,
    "leggings": T.LEGGINGS,
    "pants": T.TROUSERS,
    "shirt": T.SHIRT,
    "shorts": T.SHORTS,
    "sweater": T.SWEATER,
    "t_shirt": T.T_SHIRT,
    "tank_top": T.TANK_TOP,
}
# Types that posts do not name, and the like ones whose figures they share.
LIKE = {T.SWEATSHIRT: T.HOODIE}


def read_posts(data: Path) -> dict[Occasion, dict[T, float]]:
    """Return P(occasion given type), the mean over the attributes of a garment.

    Raises:
        InvalidValue: The data cannot be read.
    """
    shares: dict[Occasion, dict[T, list[float]]] = defaultdict(
        lambda: defaultdict(list)
    )
    try:
        lines = (data / FILE).read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise InvalidValue(f"{data / FILE} can't be read: {error}") from error
    for row in csv.DictReader(lines):
        garment_type = TYPE_OF_GARMENT.get(row["garment:attr"].partition(":")[0])
        if garment_type:
            for column, occasion in OCCASION_OF_COLUMN.items():
                shares[occasion][garment_type].append(float(row[column]))
    return {
        occasion: {each: float(np.mean(values)) for each, values in by_type.items()}
        for occasion, by_type in shares.items()
    }


def write_posts(data: Path, tables: Path) -> None:
    """Write how many standard deviations each type is above an occasion's mean."""
    posts = read_posts(data)
    with (tables / FILE_OF_POSTS).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("occasion", "type", "deviations", "source"))
        for occasion, by_type in posts.items():
            logs = np.log(list(by_type.values()))
            scores = (logs - logs.mean()) / logs.std()
            for garment_type, score in zip(by_type, scores, strict=True):
                alike = [each for each, like in LIKE.items() if like is garment_type]
                for each in (garment_type, *alike):
                    writer.writerow((occasion, each, f"{score:.2f}", SOURCE))


def main() -> int:
    """Write the table that the command line asks for; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m ml.training.judgement.posts", description=__doc__
    )
    parser.add_argument("data", type=Path, help=f"folder with {FILE.as_posix()}")
    parser.add_argument("tables", type=Path, help=f"folder of {FILE_OF_POSTS}")
    args = parser.parse_args()
    try:
        write_posts(args.data, args.tables)
    except (InvalidValue, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
