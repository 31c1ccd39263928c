"""Model files and their cards: what was trained, and whether the file is that one."""

import hashlib
import json
from pathlib import Path
from typing import Any

from wardrobe.errors import ModelUnusable


def card_of(model: Path) -> Path:
    """Return where the model card of a model file lies: beside it, as JSON."""
    return model.with_suffix(".json")


def sha256_of(file: Path) -> str:
    """Return the SHA-256 of a file in hex."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def read_card(model: Path) -> dict[str, Any]:
    """Return the model card, after checking that the file is the one it describes.

    Raises:
        ModelUnusable: The file or its card is missing, or one of them was altered.
    """
    try:
        card: dict[str, Any] = json.loads(card_of(model).read_text(encoding="utf-8"))
        digest = sha256_of(model)
    except (OSError, ValueError) as error:
        raise ModelUnusable(
            f"the model {model.name} or its card is missing or damaged; "
            "installing the program again mends it"
        ) from error
    if digest != card.get("sha256"):
        raise ModelUnusable(
            f"the model {model.name} is not the one that its card describes; "
            "installing the program again mends it"
        )
    return card
