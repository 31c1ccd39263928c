"""Rows out of JSON: what programs with a web interface save in place of tables."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

Row = tuple[int, list[str]]

# Deeper than this nothing is part of a garment.
_MOST_DEPTH = 3


def rows_of_json(text: str) -> list[Row] | None:
    """Return the rows of the first list of objects in a JSON text, the head first.

    What is in an object of its own has its own column (`tags.material` is "tags
    material"), and a list of words is one cell. Rows count from 2, as in a table.

    Returns:
        None if the text is no JSON, or has no such list.
    """
    if not text.lstrip("\N{ZERO WIDTH NO-BREAK SPACE} \t\r\n").startswith(("[", "{")):
        return None
    try:
        found = _objects_in(json.loads(text.lstrip("\N{ZERO WIDTH NO-BREAK SPACE}")))
    except (ValueError, RecursionError):
        return None
    if found is None:
        return None
    flat = [_flat(each) for each in found]
    head = list(dict.fromkeys(name for each in flat for name in each))
    rows = [[each.get(name, "") for name in head] for each in flat]
    return [(1, head), *enumerate(rows, start=2)]


def _objects_in(value: Any, depth: int = 0) -> Sequence[Mapping[str, Any]] | None:
    """Return the first list of objects in what was read."""
    if isinstance(value, list):
        objects = [each for each in value if isinstance(each, dict)]
        return objects or None
    if isinstance(value, dict) and depth < _MOST_DEPTH:
        inside = (_objects_in(each, depth + 1) for each in value.values())
        return next((found for found in inside if found), None)
    return None


def _flat(value: Mapping[str, Any], before: str = "", depth: int = 0) -> dict[str, str]:
    cells: dict[str, str] = {}
    for name, inside in value.items():
        words = f"{before} {name}".strip()
        if isinstance(inside, dict):
            if depth < _MOST_DEPTH:
                cells |= _flat(inside, words, depth + 1)
        else:
            cells[words] = _cell(inside)
    return cells


def _cell(value: Any) -> str:
    if value is None or isinstance(value, dict):
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_cell, value)))
    return str(value)
