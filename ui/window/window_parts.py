"""What the window works with; `main.py` hands in the real parts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from ui.closets.closet_files import ClosetFiles
from wardrobe.ports.closet import Closet
from wardrobe.ports.eyes import CutoutMaker, Decode, Eyes
from wardrobe.ports.maintenance import ClosetMaintenance
from wardrobe.ports.scorer import Scorer
from wardrobe.ports.similarity import Catalogues, Embedder, WebPhotos
from wardrobe.ports.weather import WeatherService
from wardrobe.taste.learning import Learner
from wardrobe.transfer.import_folder import TryOpen


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowParts:
    """Everything but the theme and the settings, which need a running application.

    Attributes:
        closet_file: Where the closet is, to be told and to name backups after.
        decode: Opens photos that are only shown.
        closets: Where other closets are, the demo among them.
        read_card: Reads the model card of the eyes.
    """

    closet: Closet
    closet_file: Path
    maintenance: ClosetMaintenance
    eyes: Eyes
    try_open: TryOpen
    decode: Decode
    cutter: CutoutMaker
    scorer: Scorer
    learner: Learner
    embedder: Embedder
    catalogues: Catalogues
    web_photos: WebPhotos
    weather: WeatherService
    now: Callable[[], datetime]
    closets: ClosetFiles
    read_card: Callable[[], Mapping[str, Any]]
