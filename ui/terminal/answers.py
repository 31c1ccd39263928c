"""How garments, labels and outfits are told: as JSON values, and as lines."""

from typing import Any

from wardrobe.garment import Garment, Labels
from wardrobe.outfit import RatedOutfit

NO_LABELS: dict[str, Any] = {
    "photo": None,
    "group": None,
    "type": None,
    "type_confidence": None,
    "group_confidence": None,
    "colour": None,
    "colours": [],
    "pattern": None,
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
        "pattern": labels.pattern,
    }


def _colours_json(seen: Labels | Garment) -> list[dict[str, Any]]:
    return [{"name": c.name, "share": round(c.share, 4)} for c in seen.colours]


def labels_line(row: dict[str, Any]) -> str:
    """Return the labels of one photo in a line."""
    words = f"{row['colour']} {row['pattern']} {row['type']}"
    return f"{row['photo']}: {words} ({row['type_confidence']:.0%} sure of the type)"


def garment_json(garment: Garment) -> dict[str, Any]:
    """Return a garment."""
    return {
        "id": garment.id,
        "group": garment.group,
        "type": garment.type,
        "colour": garment.colour,
        "pattern": garment.pattern,
        "confidence": round(garment.confidence, 4),
        "name": garment.name,
        "colours": _colours_json(garment),
        "added_at": garment.added_at.isoformat(),
    }


def garment_line(garment: Garment) -> str:
    """Return a garment in a line."""
    return f"{garment.id:>5}  {garment.group:<6}  {garment.title}  ({garment.name})"


def outfit_json(rank: int, rated: RatedOutfit) -> dict[str, Any]:
    """Return an outfit; empty slots are null."""
    worn = rated.outfit.in_slots()
    return {
        "rank": rank,
        "rating": round(rated.rating, 6),
        "garments": {slot: g.id if g else None for slot, g in worn.items()},
        "reasons": list(rated.reasons),
        "parts": {part: round(logit, 4) for part, logit in rated.parts.items()},
    }


def outfit_lines(rank: int, rated: RatedOutfit) -> list[str]:
    """Return an outfit and its reasons as lines for people."""
    names = " + ".join(f"{g.title} [{g.id}]" for g in rated.outfit.garments())
    reasons = [f"       {reason}" for reason in rated.reasons]
    return [f"{rank:>3}. {rated.rating:4.0%}  {names}", *reasons]
