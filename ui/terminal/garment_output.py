"""How garments and labels are told: as JSON values, and as lines."""

from collections.abc import Collection
from datetime import date
from typing import Any

from wardrobe.closet.wear_log import cents_a_wear
from wardrobe.model.garment import Garment, Labels

NO_LABELS: dict[str, Any] = {
    "photo": None,
    "group": None,
    "type": None,
    "type_confidence": None,
    "group_confidence": None,
    "colour": None,
    "colours": [],
    "colour_confidence": None,
    "pattern": None,
    "pattern_confidence": None,
    "is_garment": None,
}


def labels_json(labels: Labels) -> dict[str, Any]:
    """Return what the eyes read off a photo."""
    return {
        "group": labels.group,
        "type": labels.type,
        "type_confidence": round(labels.type_confidence, 4),
        "group_confidence": round(labels.group_confidence, 4),
        "colour": labels.colour,
        "colours": _colours_json(labels),
        "colour_confidence": round(labels.colour_confidence, 4),
        "pattern": labels.pattern,
        "pattern_confidence": round(labels.pattern_confidence, 4),
        "is_garment": labels.is_garment,
    }


def _colours_json(seen: Labels | Garment) -> list[dict[str, Any]]:
    return [{"name": c.name, "share": round(c.share, 4)} for c in seen.colours]


def labels_line(row: dict[str, Any]) -> str:
    """Return the labels of one photo in a line."""
    if not row["is_garment"]:
        return f"{row['photo']}: no garment found on this photo"
    words = f"{row['colour']} {row['pattern']} {row['type']}"
    return f"{row['photo']}: {words} ({row['type_confidence']:.0%} sure of the type)"


def seen_json(garment: Garment) -> dict[str, Any]:
    """Return what the eyes saw of a garment."""
    return {
        "group": garment.group,
        "type": garment.type,
        "colour": garment.colour,
        "pattern": garment.pattern,
        "confidence": round(garment.confidence, 4),
        "pattern_confidence": _rounded(garment.pattern_confidence),
        "colour_confidence": _rounded(garment.colour_confidence),
    }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def garment_json(garment: Garment) -> dict[str, Any]:
    """Return a garment."""
    return {
        "id": garment.id,
        **seen_json(garment),
        "name": garment.name,
        "colours": _colours_json(garment),
        "added_at": garment.added_at.astimezone().isoformat(),
        "own_type": garment.own_type,
        "brand": garment.brand,
        "size": garment.size,
        "price": None if garment.price_cents is None else garment.price_cents / 100,
        "bought_on": garment.bought_on.isoformat() if garment.bought_on else None,
        "photographed_on": garment.photographed_on.isoformat()
        if garment.photographed_on
        else None,
        "place": garment.place,
        "notes": garment.notes,
        "state": garment.state,
        "gone_reason": garment.gone_reason,
    }


def worn_json(garment: Garment, days: Collection[date]) -> dict[str, Any]:
    """Return on how many days a garment was worn, when last, and what a wear cost."""
    cents = cents_a_wear(garment, len(days))
    return {
        "worn": len(days),
        "last_worn": max(days).isoformat() if days else None,
        "cost_per_wear": None if cents is None else round(cents / 100, 2),
    }


def garment_line(garment: Garment) -> str:
    """Return a garment in a line."""
    return f"{garment.id:>5}  {garment.group:<6}  {garment.title}  ({garment.name})"


def facts_line(garment: Garment) -> str:
    """Return all that is written down of a garment, in a line."""
    facts = {
        "type": garment.own_type or garment.type,
        "colour": garment.colour,
        "pattern": garment.pattern,
        "brand": garment.brand,
        "size": garment.size,
        "price": "" if garment.price_cents is None else garment.price_cents / 100,
        "bought on": garment.bought_on or "",
        "place": garment.place,
        "state": garment.state,
        "notes": garment.notes,
    }
    said = (f"{name} {fact}" for name, fact in facts.items() if fact != "")
    return ", ".join(said)


def with_id(garment: Garment) -> str:
    """Return what a garment is called, with the number that commands take."""
    return f"{garment.title} [{garment.id}]"
