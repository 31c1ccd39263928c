"""How formal garments are, read from the expert's tables when it is first asked."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from wardrobe.errors import ModelUnusable
from wardrobe.language.texts import _
from wardrobe.model.garment import Descriptor
from wardrobe.model.occasion import Occasion

Row = dict[str, str]


class ExpertFormality:
    """Fulfils the port `Formality` with the tables of `assets/expert`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, descriptor: Descriptor) -> float:
        """Return the points of a garment, of what is never worn in an outfit 0."""
        types, colours, patterns = self._points
        return (
            types.get(descriptor.type, 0.0)
            + colours[descriptor.colour]
            + patterns[descriptor.pattern]
        )

    def wanted(self, occasion: Occasion) -> tuple[float, float]:
        """Return target and tolerance of an occasion."""
        target, tolerance = self._wanted
        return target[occasion], tolerance[occasion]

    @cached_property
    def _points(self) -> tuple[dict[str, float], dict[str, float], dict[str, float]]:
        with damage_told():
            return (
                _column(self._rows("types"), "type", "formality"),
                _column(self._rows("colours"), "colour", "formality_shift"),
                _column(self._rows("patterns"), "pattern", "formality_shift"),
            )

    @cached_property
    def _wanted(self) -> tuple[dict[str, float], dict[str, float]]:
        with damage_told():
            rows = self._rows("occasions")
            names = ("target_formality", "tolerance")
            target, tolerance = (_column(rows, "occasion", name) for name in names)
            return target, tolerance

    def _rows(self, name: str) -> list[Row]:
        return read_rows(self._folder / f"{name}.csv")


@contextmanager
def damage_told() -> Iterator[None]:
    """Turn what missing or damaged tables raise into a `ModelUnusable`."""
    try:
        yield
    except (OSError, ValueError, KeyError) as error:
        raise ModelUnusable(
            _(
                "the expert tables are missing or damaged ({error}); "
                "reinstall the program to fix it",
                error=error,
            )
        ) from error


def read_rows(file: Path) -> list[Row]:
    """Return the rows of a table by column name."""
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _column(rows: list[Row], key: str, name: str) -> dict[str, float]:
    return {row[key]: float(row[name]) for row in rows}
