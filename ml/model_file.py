"""Model files and their cards: what was trained, and whether the file is that one."""

import hashlib
import json
import zipfile
from collections.abc import Collection
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wardrobe.errors import ModelUnusable

# How an ONNX file says that a tensor lies in another file: the key "location" of
# TensorProto.external_data. Such a file could have any other read.
# Source: https://onnx.ai/onnx/repo-docs/ExternalData.html
_EXTERNAL_DATA = b"\x0a\x08location"


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
        digest, known = sha256_of(model), card.get("sha256")
    except (AttributeError, OSError, ValueError) as error:
        raise ModelUnusable(
            f"the model {model.name} or its card is missing or damaged; "
            "installing the program again mends it"
        ) from error
    if _EXTERNAL_DATA in model.read_bytes():
        raise ModelUnusable(f"the model {model.name} wants other files to be read")
    if digest != known:
        raise ModelUnusable(
            f"the model {model.name} is not the one that its card describes; "
            "installing the program again mends it"
        )
    return card


def read_arrays(file: Path, names: Collection[str]) -> dict[str, NDArray[Any]]:
    """Return the arrays of an npz file by name; its card is the caller's to check.

    Raises:
        ModelUnusable: The file is missing or damaged, or holds other names.
    """
    try:
        # A stream of our own: numpy leaves a damaged file open.
        with file.open("rb") as stream, np.load(stream, allow_pickle=False) as arrays:
            if set(arrays.files) == set(names):
                return {name: arrays[name] for name in names}
    except (OSError, ValueError, TypeError, EOFError, zipfile.BadZipFile) as error:
        raise _unreadable(file) from error
    raise _unreadable(file)


def _unreadable(file: Path) -> ModelUnusable:
    return ModelUnusable(
        f"the model {file.name} is missing or damaged; "
        "installing the program again mends it"
    )


def extend_card(model: Path, facts: dict[str, Any]) -> dict[str, Any]:
    """Add facts to the card of a model file, and return the whole card.

    Raises:
        ModelUnusable: As `read_card`.
    """
    card = read_card(model) | facts
    part = card_of(model).with_suffix(".part")
    part.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    part.replace(card_of(model))
    return card
