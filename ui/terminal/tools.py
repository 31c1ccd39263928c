"""What the terminal commands work with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from wardrobe.ports import Closet, Eyes, Judge

Tell = Callable[[str], object]
# Trains a model (data, folder of the run, start, progress) and returns its card.
Train = Callable[[Path | None, Path, Path | None, Tell], dict[str, Any]]
# Evaluates the shipped model on data (data, progress) and returns the report.
Evaluate = Callable[[Path, Tell], dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What the commands work with; `main.py` hands in the real ones."""

    open_closet: Callable[[], Closet]
    eyes: Eyes
    judge: Judge
    now: Callable[[], datetime]
    trainers: Mapping[str, Train]
    evaluators: Mapping[str, Evaluate]
