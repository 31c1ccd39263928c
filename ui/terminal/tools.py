"""What the terminal commands work with."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from wardrobe.model.progress import Tell
from wardrobe.ports.closet import Closet, Eyes, Scorer
from wardrobe.ports.maintenance import ClosetMaintenance
from wardrobe.ports.similarity import Catalogues, Embedder, WebPhotos
from wardrobe.ranking.rating_described import Label
from wardrobe.taste.learning import Learner
from wardrobe.transfer.import_folder import TryOpen

# Evaluates the shipped model (data, folder for the report, progress); returns it.
Evaluate = Callable[[Path, Path, Tell], dict[str, Any]]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What the commands work with; `main.py` hands in the real ones."""

    open_closet: Callable[[], Closet]
    maintenance: ClosetMaintenance
    eyes: Eyes
    try_open: TryOpen
    scorer: Scorer
    learner: Learner
    now: Callable[[], datetime]
    trainers: Mapping[str, Train]
    evaluators: Mapping[str, Evaluate]
    embedder: Embedder
    catalogues: Catalogues
    web_photos: WebPhotos
