"""What `train` and `evaluate` offer, and what they refuse before any training."""

import sys
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest

import main
from ml.training import classifier, reports
from ml.training.commands import ShippedModels
from ui.terminal.command_line import COMMANDS
from wardrobe.errors import InvalidValue, WardrobeError
from wardrobe.model.colour import Colour
from wardrobe.model.garment import Descriptor, GarmentType
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import DescribedOutfit
from wardrobe.ports.training import TrainingOrder

MODELS = ShippedModels(models=main.MODELS, assets=main.ASSETS)
ORDER = TrainingOrder(data=None, folder=Path("runs"), start=None, labels=None)
SHIRT = Descriptor(GarmentType.SHIRT, Colour.WHITE)


def offered(command: str) -> set[str]:
    options = fields(COMMANDS[command].options)
    (model,) = (each for each in options if each.name == "model")
    return set(model.metadata["settings"]["choices"])


def test_the_terminal_offers_each_model_that_can_be_trained_and_evaluated() -> None:
    assert offered("train") == MODELS.trainers().keys()
    assert offered("evaluate") == MODELS.evaluators().keys()


@pytest.mark.parametrize(
    ("model", "order", "reason"),
    [
        ("classifier", ORDER, "training the classifier needs --data FOLDER"),
        ("look-alikes", ORDER, "training look-alikes needs --data FOLDER"),
        ("cut-out", ORDER, "training the cut-out needs --data FOLDER"),
        ("cut-out", replace(ORDER, data=Path("p")), "needs --start U2NET.onnx, whose"),
        ("ranker", replace(ORDER, start=Path("w")), "leave out --start"),
        (
            "look-alikes",
            replace(ORDER, data=Path("photos"), start=Path("w")),
            "leave out --start and --labels",
        ),
        (
            "classifier",
            replace(
                ORDER,
                data=Path("photos"),
                labels=[(DescribedOutfit(top=SHIRT), Occasion.WORK, 0.5)],
            ),
            "outfit labels are for the ranker",
        ),
    ],
)
def test_an_order_that_makes_no_sense_is_refused(
    model: str, order: TrainingOrder, reason: str
) -> None:
    with pytest.raises(InvalidValue, match=reason):
        MODELS.trainers()[model](order, print)


@pytest.mark.parametrize(
    "ask",
    [
        lambda data: MODELS.trainers()["classifier"](replace(ORDER, data=data), print),
        lambda data: MODELS.evaluators()["classifier"](data, data, print),
    ],
    ids=["train", "evaluate"],
)
def test_what_is_not_installed_is_said_before_any_work(
    ask: Callable[[Path], object], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for package, module in (
        (reports, "report_files"),
        (reports, "report_picture"),
        (classifier, "training_run"),
    ):
        monkeypatch.delitem(sys.modules, f"{package.__name__}.{module}", False)
        monkeypatch.delattr(package, module, raising=False)
    monkeypatch.setitem(sys.modules, "matplotlib", None)

    with pytest.raises(WardrobeError, match=r"matplotlib is missing\): pip install"):
        ask(tmp_path)
