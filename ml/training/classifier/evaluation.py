"""The classifier's report: how often group, type and pattern are right, and of what.

It judges the model file that is served, in the views in which it is served; it needs
no torch, and never mixes product photos with people's own.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ml.cutout.cutout import CutOut, cut_out
from ml.eyes.classifier import Classifier, Prediction
from ml.eyes.colour_names import NamedColours, name_colours
from ml.eyes.eye_models import EyeModels
from ml.eyes.views import View, view_squares
from ml.model_file import read_card, sha256_of
from ml.photos.photo import open_photo
from ml.training.data.datasets import Example, Split, read_examples
from ml.training.reports.measures import BinaryCounts, macro, share_with_interval
from ml.training.reports.published import TYPES_OF_CLASS, ten_classes
from ml.training.reports.reliability import reliability, review_gain
from wardrobe.errors import InvalidValue
from wardrobe.model.garment import GarmentType, Group
from wardrobe.model.progress import Tell

WORN_GROUPS = (Group.TOP, Group.MIDDLE, Group.BOTTOM)
# A type with fewer photos says more about chance than about the classifier.
LEAST_PHOTOS_OF_LABEL = 50
# The photo and its mirror image: what both number formats are compared on.
_PLAIN = (View.PHOTO,)


@dataclass(frozen=True, slots=True)
class LabelledPrediction:
    """An example, and what the eyes say of it.

    Attributes:
        plain: What the classifier says of the photo without further views.
        by_float: What the float model says of that; None without one.
    """

    example: Example
    prediction: Prediction
    colours: NamedColours
    plain: Prediction
    by_float: Prediction | None = None


def predict_examples(
    models: EyeModels,
    data: Path,
    split: Split,
    tell: Tell = lambda _: None,
    float_model: Path | None = None,
    *,
    cut_out: CutOut = cut_out,
    is_wanted: Callable[[Example], bool] = lambda _: True,
) -> list[LabelledPrediction]:
    """Return what the eyes say of the wanted photos of one split.

    Args:
        float_model: The float32 file that the int8 one was made from, if at hand.
        cut_out: How garments are told from what is around them.

    Raises:
        InvalidValue: The folder has no labelled photos of this split.
        ModelUnusable: The model file is missing or altered.
    """
    examples = [
        e
        for e in read_examples(data)
        if e.split is split and e.is_garment and is_wanted(e)
    ]
    if not examples:
        raise InvalidValue(f"{data} has no labelled photos from the {split} part")
    return list(_predict_each(models, float_model, examples, tell, cut_out))


def report_on(
    seen: Sequence[LabelledPrediction], model: Path, split: Split
) -> dict[str, Any]:
    """Return the report of what a model said of one split."""
    kinds = {"own": False, "product": True}
    return {
        "model": model.name,
        "sha256": sha256_of(model),
        "split": split,
        **{
            kind: report_of([s for s in seen if s.example.is_product is is_product])
            for kind, is_product in kinds.items()
        },
    }


def float_model_of(model: Path, folder: Path) -> Path | None:
    """Return the float model in a run's folder if `model` was made from it."""
    file = folder / "eyes-float.onnx"
    if not file.exists() or sha256_of(file) != read_card(model).get("float_sha256"):
        return None
    return file


def report_of(seen: Sequence[LabelledPrediction]) -> dict[str, Any]:
    """Return the report of photos of one kind."""
    if not seen:
        return {"photos": 0}
    groups = {g: _group_counts(seen, g).as_json() for g in Group}
    types = {t: _type_counts(seen, t).as_json() for t in GarmentType}
    types = {t: row for t, row in types.items() if row["TP"] + row["FN"]}
    is_group = [s.prediction.group is s.example.group for s in seen]
    is_type = [_is_type_right(s) for s in seen]
    return {
        "photos": len(seen),
        "group": share_with_interval(is_group),
        "type": share_with_interval(is_type),
        "type_of_frequent_labels": _share_of_frequent(seen),
        "pattern": share_with_interval(
            s.prediction.pattern in s.example.patterns
            for s in seen
            if s.example.patterns
        ),
        "macro_over_top_middle_bottom": macro(groups[g] for g in WORN_GROUPS),
        "macro_over_types": macro(types.values()),
        "groups": groups,
        "types": types,
        "said_of_groups": _said_of_groups(seen),
        "labels": _labels(seen),
        **_ten_classes(seen),
        "calibration": {
            "group": reliability(
                [s.prediction.group_confidence for s in seen], is_group
            ),
            "type": _type_reliability(seen),
        },
        "review": {
            "group": review_gain(
                [s.prediction.group_confidence for s in seen], is_group
            ),
            "type": review_gain([s.prediction.type_confidence for s in seen], is_type),
        },
        "float_and_int8": agreement(seen),
    }


def agreement(seen: Sequence[LabelledPrediction]) -> dict[str, Any] | None:
    """Return how alike the float and the int8 model are; None without the float one."""
    pairs = [(s.example, s.by_float, s.plain) for s in seen if s.by_float]
    if not pairs:
        return None
    return {
        "same_group": share_with_interval(a.group is b.group for _, a, b in pairs),
        "same_type": share_with_interval(a.type is b.type for _, a, b in pairs),
        "float": {
            "group": share_with_interval(a.group is e.group for e, a, _ in pairs),
            "type": share_with_interval(a.type in e.types for e, a, _ in pairs),
        },
        "int8": {
            "group": share_with_interval(b.group is e.group for e, _, b in pairs),
            "type": share_with_interval(b.type in e.types for e, _, b in pairs),
        },
    }


def _predict_each(
    models: EyeModels,
    float_model: Path | None,
    examples: Sequence[Example],
    tell: Tell,
    cut_out: CutOut,
) -> Iterator[LabelledPrediction]:
    classifier = models.classifier()
    exact = Classifier(float_model) if float_model else None
    if exact:
        exact.calibration = classifier.calibration
    for done, example in enumerate(examples, start=1):
        photo = open_photo(example.path.read_bytes())
        alpha = cut_out(photo)
        squares = view_squares(photo.rgb, alpha, _PLAIN, classifier.size).values()
        plain = classifier.mean_of(squares)
        told = classifier.predict(photo.rgb, alpha)
        yield LabelledPrediction(
            example,
            told,
            name_colours(models.colours(), photo.rgb, alpha, told.colour_logits),
            plain,
            exact.mean_of(squares) if exact else None,
        )
        if done % 200 == 0:
            tell(f"{done} of {len(examples)} photos")


def _group_counts(seen: Sequence[LabelledPrediction], group: Group) -> BinaryCounts:
    return BinaryCounts.of(
        (s.example.group is group, s.prediction.group is group) for s in seen
    )


def _type_counts(
    seen: Sequence[LabelledPrediction], garment_type: GarmentType
) -> BinaryCounts:
    """Count a type against the rest, where the label says whether it is that type.

    A label that allows several types says so only of the types that it excludes.
    """
    return BinaryCounts.of(
        (s.example.types == {garment_type}, s.prediction.type is garment_type)
        for s in seen
        if s.example.types == {garment_type} or garment_type not in s.example.types
    )


def _is_type_right(seen: LabelledPrediction) -> bool:
    return seen.prediction.type in seen.example.types


def _type_reliability(seen: Sequence[LabelledPrediction]) -> dict[str, Any]:
    """Return it for photos whose label is one type: only there a type is known."""
    known = [s for s in seen if len(s.example.types) == 1]
    return reliability(
        [s.prediction.type_confidence for s in known],
        [_is_type_right(s) for s in known],
    )


def _share_of_frequent(seen: Sequence[LabelledPrediction]) -> dict[str, Any]:
    labels = Counter(s.example.label for s in seen)
    return share_with_interval(
        _is_type_right(s)
        for s in seen
        if labels[s.example.label] >= LEAST_PHOTOS_OF_LABEL
    )


def _said_of_groups(seen: Sequence[LabelledPrediction]) -> dict[str, dict[str, int]]:
    """Return the confusion matrix of groups: what was said of each."""
    pairs = Counter((s.example.group, s.prediction.group) for s in seen)
    return {actual: {said: pairs[actual, said] for said in Group} for actual in Group}


def _labels(seen: Sequence[LabelledPrediction]) -> dict[str, Any]:
    """By the data set's own label: how many types were right, and what was said."""
    labels: dict[str, Any] = {}
    for label in sorted({s.example.label for s in seen}):
        of_label = [s for s in seen if s.example.label == label]
        said = Counter(str(s.prediction.type) for s in of_label)
        labels[label] = {
            "right": sum(map(_is_type_right, of_label)),
            "photos": len(of_label),
            "said": dict(said.most_common()),
        }
    return labels


def _ten_classes(seen: Sequence[LabelledPrediction]) -> dict[str, Any]:
    """Return the figures of the published subset, where the photos are of it."""
    if seen[0].example.is_product or not any(
        s.example.label in TYPES_OF_CLASS for s in seen
    ):
        return {}
    return {"ten_classes": ten_classes([(s.example, s.prediction) for s in seen])}
