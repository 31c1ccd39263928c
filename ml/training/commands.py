"""What the commands `train` and `evaluate` do, for each model that is shipped.

What each needs is imported when it runs: torch takes seconds, and may not be there.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wardrobe.errors import InvalidValue, WardrobeError
from wardrobe.model.progress import Progress, Tell
from wardrobe.ports.training import Evaluate, Train, TrainingOrder

if TYPE_CHECKING:
    from ml.cutout.trained_cutout import NetworkCutout
    from ml.eyes.eye_models import EyeModels


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippedModels:
    """The models that the program ships, and how each is trained and evaluated.

    Attributes:
        models: The folder of the models.
        assets: The folder with the expert's tables and with types looked up by hand.
    """

    models: Path
    assets: Path

    def trainers(self) -> dict[str, Train]:
        """Return what trains each model that `train` knows."""
        return {
            "classifier": self._train_classifier,
            "ranker": self._train_ranker,
            "look-alikes": self._train_look_alikes,
            "cut-out": self._train_cutout,
        }

    def evaluators(self) -> dict[str, Evaluate]:
        """Return what evaluates each model that `evaluate` knows."""
        return {
            "classifier": self._evaluate_classifier,
            "colour": self._evaluate_colours,
            "ranker": self._evaluate_ranker,
            "similar": self._evaluate_similar,
        }

    def _train_classifier(self, order: TrainingOrder, tell: Tell) -> dict[str, Any]:
        if order.data is None:
            raise InvalidValue("training the classifier needs --data FOLDER")
        if order.labels:
            raise InvalidValue("outfit labels are for the ranker, not the classifier")
        with _packages_for("training"):
            from ml.training.classifier import training_run
        card = training_run.train_classifier(
            order.data,
            order.folder,
            start=order.start,
            shipped=self.models / "eyes.onnx",
            labels=self.assets / "labels",
            tell=tell,
        )
        if card is None:  # one of several processes, and not the one that tells
            sys.exit(0)
        return card

    def _evaluate_classifier(
        self, data: Path, folder: Path, tell: Tell
    ) -> dict[str, Any]:
        # The float model that it was made from is compared with, where there is one.
        from ml.training.classifier import by_eye, evaluation
        from ml.training.data import datasets, labels_by_eye

        with _packages_for("the report"):  # before the hours that it takes, not after
            from ml.training.reports import report_files
        eyes, labels = self._eyes(), self.assets / "labels"
        float_model = evaluation.float_model_of(eyes.file, folder)
        if float_model is None:
            tell(f"{folder} has no float model from the same training to compare with")
        reports: dict[str, Any] = {}
        for split in (datasets.Split.VALIDATION, datasets.Split.TEST):
            seen = evaluation.predict_examples(
                eyes, data, split, tell, float_model, cut_out=self._cut_out(tell)
            )
            seen_labels = labels_by_eye.labels_of_split(labels, split)
            reports[split] = evaluation.report_on(seen, eyes.file, split)
            reports[split]["by_eye"] = by_eye.report_by_eye(seen, seen_labels)
        for file in report_files.write_report(reports, folder):
            tell(f"wrote {file}")
        return reports

    def _evaluate_colours(self, data: Path, folder: Path, tell: Tell) -> dict[str, Any]:
        from ml.model_file import json_bytes, write_together
        from ml.training.colours import colour_evaluation

        report = colour_evaluation.evaluate_colour(
            data,
            self._eyes(),
            cut_out=self._cut_out(tell),
            tell=tell,
        )
        file = folder / "colour-report.json"
        write_together(folder, {file.name: json_bytes(report)})
        tell(f"wrote {file}")
        return report

    def _train_ranker(self, order: TrainingOrder, tell: Tell) -> dict[str, Any]:
        from ml.training.judgement import training
        from ml.training.judgement.labels import LabelledOutfits
        from ml.training.judgement.stylist_outfits import StylistOutfits

        if order.start:
            raise InvalidValue("the ranker always starts fresh: leave out --start")
        sources = training.Sources(
            tables=self.assets / "expert",
            style=self.models / "style.npz",
            stylists=StylistOutfits.read(order.data) if order.data else None,
            labels=LabelledOutfits.of(order.labels) if order.labels else None,
        )

        def on_progress(done: int, total: int) -> None:
            if done % (total // 20) == 0:
                tell(f"{done} of {total} steps")

        model = order.folder / "judge.npz"
        return training.train_judge(sources, model, progress=Progress(tell=on_progress))

    def _evaluate_ranker(self, data: Path, _folder: Path, tell: Tell) -> dict[str, Any]:
        from ml.training.judgement.evaluation import evaluate_judgement

        def on_progress(done: int, total: int) -> None:
            tell(f"{done} of {total} folds")

        return evaluate_judgement(
            self.models / "judge.npz",
            self.assets / "expert",
            data,
            Progress(tell=on_progress),
        )

    def _train_look_alikes(self, order: TrainingOrder, tell: Tell) -> dict[str, Any]:
        """Fit the look-alikes' head to the shipped VGG16; needs no torch."""
        from ml.training.look_alikes.fit_head import FitSettings
        from ml.training.look_alikes.fit_look_alikes import fit_look_alikes

        data = _data_alone(order, "look-alikes")
        return fit_look_alikes(data, self._eyes(), order.folder, tell, FitSettings())

    def _train_cutout(self, order: TrainingOrder, tell: Tell) -> dict[str, Any]:
        data = _data_alone(replace(order, start=None), "the cut-out")
        if order.start is None:
            raise InvalidValue(
                "training the cut-out needs --start U2NET.onnx, whose masks it learns"
            )
        with _packages_for("training"):
            from ml.training.cutout import train_cutout as cutout
        return cutout.train_cutout(
            data,
            order.folder,
            teacher=order.start,
            eyes=self.models / "eyes.onnx",
            labels=self.assets / "labels",
            tell=tell,
        )

    def _evaluate_similar(
        self, data: Path, _folder: Path, tell: Tell
    ) -> dict[str, Any]:
        from ml.training.look_alikes.compare_extractors import compare_extractors

        return compare_extractors(data, self._eyes(), self.models / "looks.npz", tell)

    def _eyes(self) -> "EyeModels":
        from ml.eyes.eye_models import EyeModels

        return EyeModels(self.models / "eyes.onnx", self.models / "colour.json")

    def _cut_out(self, tell: Tell) -> "NetworkCutout":
        from ml.cutout.trained_cutout import NetworkCutout

        return NetworkCutout(self.models / "cutout.onnx", tell)


def _data_alone(order: TrainingOrder, what: str) -> Path:
    if order.data is None:
        raise InvalidValue(f"training {what} needs --data FOLDER")
    if order.start or order.labels:
        raise InvalidValue(
            f"training {what} always starts fresh: leave out --start and --labels"
        )
    return order.data


@contextmanager
def _packages_for(what: str) -> Iterator[None]:
    """Say which packages to install where an import within finds none."""
    try:
        yield
    except ImportError as error:
        raise WardrobeError(
            f"{what} needs more packages ({error.name} is missing): "
            "pip install 'digital-wardrobe[train]'"
        ) from error
