"""Model files and their cards: what was trained, and whether the file is that one.

Files that belong together are written together: each under another name first, then a
list of them, whose renaming makes them count; whoever reads next finishes what a kill
cut short.
"""

import hashlib
import io
import json
import os
import zipfile
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from wardrobe.errors import ModelUnusable
from wardrobe.language.texts import _

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")

# How an ONNX file says that a tensor lies in another file: the key "location" of
# TensorProto.external_data. Such a file could have any other read.
# Source: https://onnx.ai/onnx/repo-docs/ExternalData.html
_EXTERNAL_DATA = b"\x0a\x08location"
# Names the files that were written whole, and only have to get their names.
_READY = "models.ready"
_NEXT = ".next"


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
    _finish_renames(model.parent)
    try:
        card: dict[str, Any] = json.loads(card_of(model).read_text(encoding="utf-8"))
        digest, known = sha256_of(model), card.get("sha256")
    except (AttributeError, OSError, ValueError) as error:
        raise ModelUnusable(
            _(
                "the model {name} or its card is missing or damaged; "
                "reinstall the program to fix it",
                name=model.name,
            )
        ) from error
    if _EXTERNAL_DATA in model.read_bytes():
        raise ModelUnusable(
            _("the model {name} tries to read other files", name=model.name)
        )
    if digest != known:
        raise ModelUnusable(
            _(
                "the model {name} doesn't match its card; reinstall the "
                "program to fix it",
                name=model.name,
            )
        )
    return card


def write_models(
    folder: Path, models: Mapping[str, tuple[bytes, dict[str, Any]]]
) -> list[dict[str, Any]]:
    """Write models with their cards, all of them or none; return the cards.

    Args:
        models: By file name, the content and the facts of the card.

    Raises:
        ModelUnusable: The folder cannot be written; what was there is there.
    """
    cards = {name: _card(*each) for name, each in models.items()}
    write_together(
        folder,
        {name: content for name, (content, _facts) in models.items()}
        | {card_of(Path(name)).name: json_bytes(card) for name, card in cards.items()},
    )
    return list(cards.values())


def write_card(model: Path, facts: dict[str, Any]) -> dict[str, Any]:
    """Write the card of a model file that is there, and return it."""
    card = _card(model.read_bytes(), facts)
    write_together(model.parent, {card_of(model).name: json_bytes(card)})
    return card


def extend_card(model: Path, facts: dict[str, Any]) -> dict[str, Any]:
    """Add facts to the card of a model file, and return the whole card.

    Raises:
        ModelUnusable: As `read_card`.
    """
    return write_card(model, read_card(model) | facts)


def _card(content: bytes, facts: dict[str, Any]) -> dict[str, Any]:
    return {**facts, "sha256": hashlib.sha256(content).hexdigest()}


def json_bytes(facts: dict[str, Any]) -> bytes:
    """Return facts as JSON that people can read, too."""
    return f"{json.dumps(facts, indent=1)}\n".encode()


def write_together(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files that belong together, by name: all of them, or none.

    Raises:
        ModelUnusable: The folder cannot be written; what was there is there.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _finish_renames(folder)
        for name, content in files.items():
            _write_flushed(folder / f"{name}{_NEXT}", content)
        ready = folder / f"{_READY}{_NEXT}"
        _write_flushed(ready, json.dumps(list(files)).encode())
        ready.replace(folder / _READY)
    except OSError as error:
        for name in (*files, _READY):
            with suppress(OSError):
                (folder / f"{name}{_NEXT}").unlink(missing_ok=True)
        reason = (error.strerror or str(error)).lower()
        raise ModelUnusable(
            _("{folder} can't be written: {reason}", folder=folder, reason=reason)
        ) from error
    _finish_renames(folder)


def _finish_renames(folder: Path) -> None:
    """Give files that were written whole their names, if there are any.

    Raises:
        ModelUnusable: The folder cannot be written; the next call goes on.
    """
    ready = folder / _READY
    if not ready.exists():
        return
    try:
        for name in json.loads(ready.read_text(encoding="utf-8")):
            with suppress(FileNotFoundError):  # this one has its name
                (folder / f"{Path(name).name}{_NEXT}").replace(folder / Path(name).name)
        ready.unlink(missing_ok=True)
    except (OSError, TypeError, ValueError) as error:
        raise ModelUnusable(
            _("the new models in {folder} can't be put in place", folder=folder)
        ) from error


def _write_flushed(file: Path, content: bytes) -> None:
    with file.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def npz_of(record: "DataclassInstance") -> bytes:
    """Return a dataclass of arrays as an npz file, which `read_npz` reads."""
    stream = io.BytesIO()
    arrays = {field.name: getattr(record, field.name) for field in fields(record)}
    np.savez_compressed(stream, allow_pickle=False, **arrays)
    return stream.getvalue()


def read_npz(file: Path, kind: type[T]) -> T:
    """Return a dataclass of arrays that `npz_of` wrote. Raises: As `read_arrays`."""
    return kind(**read_arrays(file, [field.name for field in fields(kind)]))


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
        _(
            "the model {name} is missing or damaged; reinstall the program to fix it",
            name=file.name,
        )
    )
