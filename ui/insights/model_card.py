"""What the eyes' model card says of their quality, as bars and tables."""

from collections.abc import Mapping
from typing import Any

from ui.insights.bars import Bar
from ui.words import group_name
from wardrobe.garment import Group

_MEASURES = ("sensitivity", "specificity", "accuracy")


def quality(card: Mapping[str, Any]) -> tuple[list[Bar], list[list[str]], int]:
    """Return bars and rows by group, and of how many photos; empty without figures."""
    own = _own(card)
    groups = own.get("groups", {})
    bars, rows = [], []
    for group in (g for g in Group if g in groups):
        for measure in _MEASURES:
            figure = groups[group][measure]
            low, high = figure["interval"]
            bars.append(
                Bar(
                    label=f"{group_name(group)}, {measure}"
                    if measure == _MEASURES[0]
                    else f"    {measure}",
                    value=figure["value"],
                    text=f"{100 * figure['value']:.1f} %",
                    interval=(low, high),
                )
            )
            span = f"{100 * low:.1f} – {100 * high:.1f} %"
            text = f"{100 * figure['value']:.1f} %"
            rows.append([f"{group_name(group)}: {measure}", text, span])
    return bars, rows, int(own.get("photos", 0))


def confusion(card: Mapping[str, Any]) -> list[list[str]]:
    """Return the counts of each group against the rest."""
    groups = _own(card).get("groups", {})
    return [
        [group_name(g), *(f"{groups[g][cell]:,}" for cell in ("TP", "FN", "FP", "TN"))]
        for g in Group
        if g in groups
    ]


def said_of_labels(card: Mapping[str, Any]) -> list[list[str]]:
    """Return, for each label of the test photos, what the eyes took them for."""
    labels = _own(card).get("labels", {})
    return [
        [
            label,
            f"{entry['right']} of {entry['photos']}",
            ", ".join(f"{said} {n}" for said, n in list(entry["said"].items())[:3]),
        ]
        for label, entry in labels.items()
    ]


def _own(card: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the figures on people's own photos that were never learned from."""
    found: Mapping[str, Any] = card.get("figures", {}).get("test", {}).get("own", {})
    return found
