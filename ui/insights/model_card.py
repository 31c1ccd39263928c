"""What the eyes' model card says of their quality, as bars and tables."""

from collections.abc import Mapping
from typing import Any

from ui.charts.bars import Bar
from ui.wording.taxonomy_words import group_name
from wardrobe.language.texts import _, noted, noted_in, number, p_
from wardrobe.model.garment import GarmentType, Group

_MEASURES = {
    "sensitivity": noted("sensitivity"),
    "specificity": noted("specificity"),
    "accuracy": noted("accuracy"),
}
# The labels of the photos that the eyes were tested on.
_LABELS = {
    label: (context, label)
    for context, label in (
        noted_in("label of the test photos", "Dress"),
        noted_in("label of the test photos", "Hat"),
        noted_in("label of the test photos", "Longsleeve"),
        noted_in("label of the test photos", "Outwear"),
        noted_in("label of the test photos", "Pants"),
        noted_in("label of the test photos", "Shirt"),
        noted_in("label of the test photos", "Shoes"),
        noted_in("label of the test photos", "Shorts"),
        noted_in("label of the test photos", "Skirt"),
        noted_in("label of the test photos", "T-Shirt"),
    )
}


def quality(card: Mapping[str, Any]) -> tuple[list[Bar], list[list[str]], int]:
    """Return bars and rows by group, and of how many photos; empty without figures."""
    own = _own(card)
    groups = own.get("groups", {})
    bars, rows = [], []
    for group in (g for g in Group if g in groups):
        for place, (key, words) in enumerate(_MEASURES.items()):
            measure, figure = _(words), groups[group][key]
            low, high = figure["interval"]
            bars.append(
                Bar(
                    label=f"    {measure}"
                    if place
                    else f"{group_name(group)}, {measure}",
                    value=figure["value"],
                    text=_percent(figure["value"]),
                    interval=(low, high),
                )
            )
            span = f"{number(100 * low, 1)} – {_percent(high)}"
            text = _percent(figure["value"])
            rows.append([f"{group_name(group)}: {measure}", text, span])
    return bars, rows, int(own.get("photos", 0))


def confusion(card: Mapping[str, Any]) -> list[list[str]]:
    """Return the counts of each group against the rest."""
    groups = _own(card).get("groups", {})
    return [
        [group_name(g), *(number(groups[g][cell]) for cell in ("TP", "FN", "FP", "TN"))]
        for g in Group
        if g in groups
    ]


def said_of_labels(card: Mapping[str, Any]) -> list[list[str]]:
    """Return, for each label of the test photos, what the eyes took them for."""
    labels = _own(card).get("labels", {})
    return [
        [
            _label(label),
            _("{number} of {total}", number=entry["right"], total=entry["photos"]),
            ", ".join(
                f"{GarmentType(said).words} {number(n)}"
                for said, n in list(entry["said"].items())[:3]
            ),
        ]
        for label, entry in labels.items()
    ]


def _label(label: str) -> str:
    return p_(*_LABELS[label]) if label in _LABELS else label


def _percent(share: float) -> str:
    return f"{number(100 * share, 1)} %"


def _own(card: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the figures on people's own photos that were never learned from."""
    found: Mapping[str, Any] = card.get("figures", {}).get("test", {}).get("own", {})
    return found
