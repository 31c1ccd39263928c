"""How corrections teach patterns and colours: 5 of what is confused, then 20 more."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np

from benchmarks.figures import Figure
from ml.arrays import Floats
from ml.cutout.cutout import CutOut
from ml.eyes.classifier import Prediction
from ml.eyes.colour_names import ColourModel, colour_histograms, score_names
from ml.eyes.correcting import (
    CorrectionWeights,
    FeatureStatistics,
    fit_corrections,
    load_statistics,
)
from ml.photos.photo import open_photo
from ml.training.classifier.evaluation import LabelledPrediction
from wardrobe.model.colour import Colour
from wardrobe.model.correction import Correction
from wardrobe.model.garment import Pattern

CORRECTED, NEXT = 5, 20
# Of each trait, the confusions with most photos; a quick run looks at few others.
MOST_KINDS = 6
MOST_OTHERS, QUICK_OTHERS = 1000, 150
DRAWS, QUICK_DRAWS = 10, 4

Names = frozenset[Pattern] | frozenset[Colour]
Name = Pattern | Colour


@dataclass(frozen=True, slots=True, eq=False)
class _Photo:
    """A photo that is labelled, and what the eyes need to name it again.

    Attributes:
        pixels: float32 (16,), what its pixels say of colours; empty for patterns.
    """

    label: str
    allowed: Names
    prediction: Prediction
    pixels: Floats


# Names a photo, after corrections or before.
_Tell = Callable[[_Photo, CorrectionWeights | None], Name]


@dataclass(frozen=True, slots=True, eq=False)
class _Lessons:
    """How one trait is taught.

    Attributes:
        trait: What figures call it.
        tell: Names a photo.
        draws: How often other photos of a kind are drawn.
    """

    trait: str
    tell: _Tell
    statistics: FeatureStatistics
    rng: np.random.Generator
    draws: int


def measure_confusions(
    model: Path, seen: Sequence[LabelledPrediction], cut_out: CutOut, is_quick: bool
) -> Iterator[Figure]:
    """Yield how many of the next photos are right, and what it costs the others.

    A kind is a label whose photos are confused alike: "Shirts: solid taken for
    striped". Nothing of it is right before.

    Args:
        seen: The test part.
        cut_out: How garments are told from what is around them.
    """
    colours = ColourModel.load(model.with_name("colour.json"))
    statistics, rng = load_statistics(model), np.random.default_rng(1)
    draws = QUICK_DRAWS if is_quick else DRAWS
    of_patterns = _Lessons("patterns", _pattern, statistics, rng, draws)
    of_colours = _Lessons("colours", _colour_by(colours), statistics, rng, draws)
    yield from _measure(of_patterns, _with_patterns(seen))
    most_others = QUICK_OTHERS if is_quick else MOST_OTHERS
    yield from _measure(
        of_colours, _with_colours(seen, colours, cut_out, most_others, rng=rng)
    )


def _pattern(photo: _Photo, weights: CorrectionWeights | None) -> Pattern:
    said = photo.prediction
    return (weights.apply(said) if weights else said).pattern


def _colour_by(model: ColourModel) -> _Tell:
    def colour(photo: _Photo, weights: CorrectionWeights | None) -> Colour:
        said = weights.apply(photo.prediction) if weights else photo.prediction
        told = model.trust[0] * photo.pixels + model.trust[1] * said.colour_logits
        return list(Colour)[int(told.argmax())]

    return colour


def _with_patterns(seen: Sequence[LabelledPrediction]) -> list[_Photo]:
    none = np.zeros(0, np.float32)
    return [
        _Photo(s.example.label, s.example.patterns, s.prediction, none)
        for s in seen
        if s.example.patterns
    ]


def _with_colours(
    seen: Sequence[LabelledPrediction],
    model: ColourModel,
    cut_out: CutOut,
    most_others: int,
    *,
    rng: np.random.Generator,
) -> list[_Photo]:
    """Count the pixels of all photos whose colour is wrong, and of some others."""
    known = [each for each in seen if each.example.colours]
    is_right = [e.colours.shares[0].name in e.example.colours for e in known]
    others = rng.permutation(np.flatnonzero(is_right))[:most_others].tolist()
    photos = []
    for place in [*np.flatnonzero(np.logical_not(is_right)).tolist(), *others]:
        each = known[place]
        photo = open_photo(each.example.path.read_bytes())
        counts = colour_histograms(photo.rgb, cut_out(photo), model.palette)
        pixels = score_names(model, counts)
        label, allowed = each.example.label, each.example.colours
        photos.append(_Photo(label, allowed, each.prediction, pixels))
    return photos


def _measure(lessons: _Lessons, photos: Sequence[_Photo]) -> Iterator[Figure]:
    kinds = _confused(photos, lessons.tell)
    name = f"corrections of {lessons.trait}: next {NEXT} right after {CORRECTED}"
    cost = f"corrections of {lessons.trait}: lost of the rest of the test part"
    if not kinds:
        yield Figure(name, "no kind is confused often enough", "at least 0.50", None)
        return
    right, lost = [], []
    for (label, said, wanted), confused in kinds.items():
        others = [photo for photo in photos if photo.label != label]
        draws = [
            _teach(lessons, confused, wanted, others) for _ in range(lessons.draws)
        ]
        right.append(float(np.mean([each[0] for each in draws])))
        lost.append(float(np.mean([each[1] for each in draws])))
        yield Figure(
            f"corrections: {label}, {wanted} taken for {said}",
            f"{right[-1]:.2f} (before: 0.00; {100 * lost[-1]:+.2f} points of the "
            "others lost)",
            "part of the mean",
            None,
        )
    mean, mean_lost = float(np.mean(right)), 100 * float(np.mean(lost))
    yield Figure(
        f"{name}, mean of {len(kinds)} kinds",
        f"{mean:.2f}",
        "at least 0.50",
        mean >= 0.5,
    )
    yield Figure(
        cost, f"{mean_lost:.2f} points", "at most 0.5 points", mean_lost <= 0.5
    )


def _confused(
    photos: Sequence[_Photo], tell: _Tell
) -> dict[tuple[str, StrEnum, Name], list[_Photo]]:
    """Return the photos of the largest kinds, by label, what is said, what is right."""
    kinds: dict[tuple[str, StrEnum, Name], list[_Photo]] = defaultdict(list)
    for photo in photos:
        said = tell(photo, None)
        if len(photo.allowed) == 1 and said not in photo.allowed:
            (wanted,) = photo.allowed
            kinds[photo.label, said, wanted].append(photo)
    often = [kind for kind, them in kinds.items() if len(them) >= CORRECTED + NEXT]
    often.sort(key=lambda kind: -len(kinds[kind]))
    return {kind: kinds[kind] for kind in often[:MOST_KINDS]}


def _teach(
    lessons: _Lessons,
    photos: Sequence[_Photo],
    wanted: Name,
    others: Sequence[_Photo],
) -> tuple[float, float]:
    """Return the share of the next photos that are right, and what others lose."""
    tell = lessons.tell
    drawn = [photos[place] for place in lessons.rng.permutation(len(photos))]
    corrections = [_correction(photo.prediction, wanted) for photo in drawn[:CORRECTED]]
    weights = fit_corrections(lessons.statistics, corrections)
    told = [tell(photo, weights) for photo in drawn[CORRECTED : CORRECTED + NEXT]]
    lost = [
        (tell(photo, None) in photo.allowed) - (tell(photo, weights) in photo.allowed)
        for photo in others
    ]
    return float(np.mean([t is wanted for t in told])), float(np.mean(lost))


def _correction(prediction: Prediction, wanted: Name) -> Correction:
    embedding = prediction.embedding.astype(np.float32).tobytes()
    if isinstance(wanted, Pattern):
        return Correction(embedding, pattern=wanted)
    return Correction(embedding, colour=wanted)
