"""Checkpoints of a training that can be stopped at any moment and gone on with."""

from pathlib import Path
from typing import Any

import torch

SAVE_EVERY_S = 120.0


def save_checkpoint(state: dict[str, Any], file: Path) -> None:
    """Write a checkpoint so that it is the old or the new one, never between."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    torch.save(state, part)
    part.replace(file)
