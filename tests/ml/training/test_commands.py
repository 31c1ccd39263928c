"""What `train` and `evaluate` offer, and what they refuse before any training."""

from dataclasses import fields, replace
from pathlib import Path

import pytest

import main
from ml.training.commands import ShippedModels
from ui.terminal.command_line import COMMANDS
from wardrobe.errors import InvalidValue
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
        ("ranker", replace(ORDER, start=Path("w")), "leave out --start"),
        (
            "cut-out",
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
            "labels of outfits are for the ranker",
        ),
    ],
)
def test_an_order_that_makes_no_sense_is_refused(
    model: str, order: TrainingOrder, reason: str
) -> None:
    with pytest.raises(InvalidValue, match=reason):
        MODELS.trainers()[model](order, print)
