"""What is asked of those who train and evaluate the models that the program ships."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import DescribedOutfit

# An outfit that somebody rated for an occasion, from 0 to 1.
Label = tuple[DescribedOutfit, Occasion, float]
# Is told in lines how far the work is.
Tell = Callable[[str], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingOrder:
    """What to train on, and where.

    Attributes:
        data: Folder of labelled data, if there is one.
        folder: For the checkpoint, and at the end the model and its card.
        start: Weights to start from, if not the best that there are.
        labels: Outfits that somebody rated, for the ranker.
    """

    data: Path | None
    folder: Path
    start: Path | None
    labels: Sequence[Label] | None


# Trains a model and returns its card.
Train = Callable[[TrainingOrder, Tell], dict[str, Any]]
# Evaluates the shipped model (data, folder for the report, progress); returns it.
Evaluate = Callable[[Path, Path, Tell], dict[str, Any]]
