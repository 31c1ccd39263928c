"""The figures behind a chart: as people read them, and as spreadsheets do."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from wardrobe.language.texts import number
from wardrobe.transfer.csv_cells import defused

Value = str | int | float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Rows of values under a head.

    Attributes:
        name: What they are about.
        rows: Words and numbers; a broken number is an amount, None is unknown.
    """

    name: str
    head: Sequence[str]
    rows: Sequence[Sequence[Value]]

    def texts(self) -> list[list[str]]:
        """Return the rows as people read them."""
        return [[_text(value) for value in row] for row in self.rows]

    def csv(self) -> bytes:
        """Return a table that every spreadsheet opens: UTF-8 with its mark, points."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow([defused(each) for each in self.head])
        for row in self.rows:
            writer.writerow([_cell(value) for value in row])
        return text.getvalue().encode("utf-8-sig")


def _text(value: Value) -> str:
    match value:
        case None:
            return "–"
        case str():
            return value
        case int():
            return number(value)
        case _:
            return number(value, 2)


def _cell(value: Value) -> str:
    match value:
        case None:
            return ""
        case str():
            return defused(value)
        case int():
            return str(value)
        case _:
            return f"{value:.2f}"
