"""Use case: try a picture of a garment that is not owned: look at it, then try it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from wardrobe.errors import NoGarment
from wardrobe.model.occasion import Occasion
from wardrobe.model.picture import Recognition
from wardrobe.model.progress import NOBODY, Progress
from wardrobe.model.unowned import TRIED_ID
from wardrobe.ports.closet import Closet
from wardrobe.ports.eyes import Eyes
from wardrobe.ports.scorer import Scorer
from wardrobe.ports.similarity import Embedder
from wardrobe.shopping.trying import Trial, try_garment
from wardrobe.similarity.search import look_at_picture


@dataclass(frozen=True, slots=True, eq=False)
class TrialResult:
    """What came of a picture: what the eyes saw, and what it would bring.

    Attributes:
        trial: Of the garment as the user corrected it.
    """

    sight: Recognition
    trial: Trial


def try_picture(
    content: bytes,
    name: str,
    *,
    at: datetime,
    closet: Closet,
    eyes: Eyes,
    embedder: Embedder,
    scorer: Scorer,
    occasions: Sequence[Occasion] = tuple(Occasion),
    progress: Progress = NOBODY,
) -> TrialResult:
    """Look at a picture once, and work out what the garment on it would bring.

    Raises:
        BadPhoto: It is no picture, damaged, or too large to open safely.
        NoGarment: It shows none.
        Cancelled: The user stopped it.
    """
    seen = look_at_picture(content, name, at=at, eyes=eyes)
    if not seen.sight.labels.is_garment:
        raise NoGarment
    trial = try_garment(
        replace(seen.garment, id=TRIED_ID),
        seen.sight.vector,
        closet=closet,
        embedder=embedder,
        scorer=scorer,
        occasions=occasions,
        progress=progress,
    )
    return TrialResult(seen.sight, trial)
