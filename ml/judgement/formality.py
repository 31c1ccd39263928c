"""How formal garments are, read from the expert's tables when it is first asked."""

import csv
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
        """Remember where the tables lie."""
        self._folder = folder

    def of(self, descriptor: Descriptor) -> float:
        """Return the points of a garment, of what is never worn in an outfit 0.

        Raises:
            ModelUnusable: A table is missing or damaged.
        """
        types, colours, patterns, _ = self._tables
        return (
            types.get(descriptor.type, 0.0)
            + colours[descriptor.colour]
            + patterns[descriptor.pattern]
        )

    def wanted(self, occasion: Occasion) -> tuple[float, float]:
        """Return target and tolerance of an occasion. Raises: As `of`."""
        return self._tables[3][occasion]

    @cached_property
    def _tables(
        self,
    ) -> tuple[
        dict[str, float],
        dict[str, float],
        dict[str, float],
        dict[str, tuple[float, float]],
    ]:
        try:
            return (
                _column(self._rows("types"), "type", "formality"),
                _column(self._rows("colours"), "colour", "formality_shift"),
                _column(self._rows("patterns"), "pattern", "formality_shift"),
                {
                    row["occasion"]: (
                        float(row["target_formality"]),
                        float(row["tolerance"]),
                    )
                    for row in self._rows("occasions")
                },
            )
        except (OSError, ValueError, KeyError) as error:
            raise ModelUnusable(
                _(
                    "the expert tables are missing or damaged ({error}); installing "
                    "the program again mends it",
                    error=error,
                )
            ) from error

    def _rows(self, name: str) -> list[Row]:
        return read_rows(self._folder / f"{name}.csv")


def read_rows(file: Path) -> list[Row]:
    """Return the rows of a table by column name."""
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _column(rows: list[Row], key: str, name: str) -> dict[str, float]:
    return {row[key]: float(row[name]) for row in rows}
