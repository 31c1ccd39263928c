"""How fast corrections teach: 5 photos of a kind, then the next 20 of that kind."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from benchmarks.figures import Figure
from benchmarks.lessons.confusions import measure_confusions
from ml.cutout.cutout import CutOut
from ml.eyes.classifier import Classifier, Prediction
from ml.eyes.correcting import fit_corrections, load_statistics
from ml.photos.photo import open_photo
from ml.training.classifier.evaluation import LabelledPrediction
from ml.training.data.datasets import product_rows
from wardrobe.model.correction import Correction
from wardrobe.model.garment import GarmentType

# Products' article types that are in no label of the training (left out of
# `ml/training/data/labels.py`), and what a user might call each.
NEVER_TRAINED = {
    "Briefs": GarmentType.SHORTS,
    "Trunk": GarmentType.LEGGINGS,
    "Accessory Gift Set": GarmentType.BELT,
}
# Of the test part, by names of the user's own that are "like" another type of ours,
# as a kimono may be like a cardigan: the network must unlearn what it is sure of.
# In the test part there are hardly more of each: few enough to be all of it.
OWN_NAMES = {
    "Kurtas": GarmentType.DRESS,
    "Handbags": GarmentType.ACCESSORY,
    "Heels": GarmentType.FLATS,
    "Flip Flops": GarmentType.FLATS,
}
CORRECTED, NEXT = 5, 20
MOST_PHOTOS = 60  # of a kind: they are looked at for this alone
DRAWS, QUICK_DRAWS = 10, 4


def measure_corrections(
    data: Path,
    model: Path,
    seen: Sequence[LabelledPrediction],
    cut_out: CutOut,
    is_quick: bool,
) -> Iterator[Figure]:
    """Yield how many of the next photos are right, and what it costs the others.

    Args:
        seen: The test part.
        cut_out: How garments are told from what is around them.
    """
    goal, cost = "at least 0.80", "at most 0.5 points lost"
    most = CORRECTED + NEXT if is_quick else MOST_PHOTOS
    kinds = _kinds(data, model, seen, cut_out, most)
    if not kinds:
        yield Figure("corrections: next 20 right after 5", "no data", goal, None)
        return
    rng = np.random.default_rng(1)
    right, lost = [], []
    for kind, (photos, wanted) in kinds.items():
        others = [s for s in seen if s.example.label != kind]
        draws = [
            _teach(model, photos, wanted, others, rng)
            for _ in range(QUICK_DRAWS if is_quick else DRAWS)
        ]
        right.append(float(np.mean([each[0] for each in draws])))
        lost.append(float(np.mean([each[1] for each in draws])))
        before = np.mean([photo.type is wanted for photo in photos])
        yield Figure(
            f"corrections: {kind} are {wanted}",
            f"{right[-1]:.2f} (before: {before:.2f}; {100 * lost[-1]:+.2f} points "
            "of the others lost)",
            "part of the mean",
            None,
        )
    name = f"corrections: next {NEXT} right after {CORRECTED}, mean of {len(kinds)}"
    mean = float(np.mean(right))
    yield Figure(f"{name} kinds", f"{mean:.2f}", goal, mean >= 0.8)
    mean_lost = 100 * float(np.mean(lost))
    name = "corrections: types of the rest of the test part"
    yield Figure(name, f"{mean_lost:.2f} points lost", cost, mean_lost <= 0.5)
    yield from measure_confusions(model, seen, cut_out, is_quick)


def _kinds(
    data: Path,
    model: Path,
    seen: Sequence[LabelledPrediction],
    cut_out: CutOut,
    most: int,
) -> dict[str, tuple[list[Prediction], GarmentType]]:
    """Return predictions of the photos of each kind, and its wanted type."""
    kinds = {}
    least = CORRECTED + NEXT
    classifier = Classifier(model)
    for kind, wanted in NEVER_TRAINED.items():
        paths = [path for path, row in product_rows(data) if row["articleType"] == kind]
        if len(paths) >= least:
            looked = [_look(classifier, path, cut_out) for path in paths[:most]]
            kinds[kind] = looked, wanted
    for kind, wanted in OWN_NAMES.items():
        photos = [s.prediction for s in seen if s.example.label == kind]
        if len(photos) >= least:
            kinds[kind] = photos, wanted
    return kinds


def _look(classifier: Classifier, path: Path, cut_out: CutOut) -> Prediction:
    photo = open_photo(path.read_bytes())
    return classifier.predict(photo.rgb, cut_out(photo))


def _teach(
    model: Path,
    photos: Sequence[Prediction],
    wanted: GarmentType,
    others: Sequence[LabelledPrediction],
    rng: np.random.Generator,
) -> tuple[float, float]:
    """Return the share of the next photos that are right, and what others lose."""
    drawn = [photos[place] for place in rng.permutation(len(photos))]
    corrections = [
        Correction(each.embedding.astype(np.float32).tobytes(), wanted)
        for each in drawn[:CORRECTED]
    ]
    weights = fit_corrections(load_statistics(model), corrections)
    if weights is None:
        return 0.0, 0.0
    told = [weights.apply(p).type for p in drawn[CORRECTED : CORRECTED + NEXT]]
    lost = [
        (s.prediction.type in s.example.types)
        - (weights.apply(s.prediction).type in s.example.types)
        for s in others
    ]
    return float(np.mean([t is wanted for t in told])), float(np.mean(lost))
