"""What the terminal commands work with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from wardrobe.model.progress import NOBODY, Progress
from wardrobe.ports.eyes import Eyes
from wardrobe.ports.maintenance import ClosetMaintenance, WholeCloset
from wardrobe.ports.scorer import Scorer
from wardrobe.ports.similarity import Catalogues, Embedder, WebPhotos
from wardrobe.ports.training import Evaluate, Train

if TYPE_CHECKING:  # what only few commands need is loaded by these
    from wardrobe.taste.learning import Learner
    from wardrobe.transfer.import_folder import TryOpen


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What the commands work with; `main.py` hands in the real ones.

    Attributes:
        progress: Of the one command that runs; long work tells it how far it is.
        announce: Prints a value (for `--json`; None prints nothing) or a line (for
            people) while the command still runs.
    """

    open_closet: Callable[[], WholeCloset]
    maintenance: ClosetMaintenance
    eyes: Eyes
    try_open: "TryOpen"
    scorer: Scorer
    learner: "Learner"
    now: Callable[[], datetime]
    trainers: Mapping[str, Train]
    evaluators: Mapping[str, Evaluate]
    embedder: Embedder
    catalogues: Catalogues
    web_photos: WebPhotos
    progress: Progress = NOBODY
    announce: Callable[[Any, str], None] = lambda _value, _line: None
