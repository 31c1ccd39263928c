"""How outfits and look-alikes are told: as JSON values, and as lines."""

from collections.abc import Sequence
from typing import Any

from ui.terminal.garment_output import with_id
from ui.wording.taxonomy_words import as_sentence
from wardrobe.days.luggage import Away
from wardrobe.days.resting import REPEAT_DAYS
from wardrobe.language.word_names import word_name
from wardrobe.model.garment import Garment
from wardrobe.model.outfit import RatedOutfit
from wardrobe.planning.filling import TimeToFill
from wardrobe.planning.rested import RestedSuggestions
from wardrobe.similarity.similar_garments import LookAlike
from wardrobe.styling.explaining import Explanation, Swap, ordinal
from wardrobe.styling.missing_pieces import Missing


def alike_json(each: LookAlike) -> dict[str, Any]:
    """Return a garment that looks like another."""
    return {"id": each.garment.id, "distance": round(each.distance, 6)}


def alike_line(each: LookAlike) -> str:
    """Return a garment that looks like another in a line."""
    return f"{each.distance:.4f}  {with_id(each.garment)}"


def outfit_json(rank: int, rated: RatedOutfit) -> dict[str, Any]:
    """Return an outfit; empty slots are null."""
    worn = rated.outfit.in_slots()
    return {
        "rank": rank,
        "rating": round(rated.rating, 6),
        "verdict": rated.verdict,
        "garments": {
            **{slot: g.id if g else None for slot, g in worn.items()},
            "accessories": [each.id for each in rated.outfit.accessories],
        },
        "reasons": list(rated.reasons),
        "parts": {part: round(logit, 4) for part, logit in rated.parts.items()},
    }


def outfit_lines(rank: int, rated: RatedOutfit) -> list[str]:
    """Return an outfit and its reasons as lines for people."""
    names = " + ".join(map(with_id, rated.outfit.all_pieces()))
    lines = [f"       {reason}" for reason in rated.reasons]
    if rank == 1:
        lines.insert(0, "       The best of yours for this.")
    return [f"{rank:>3}. {word_name(rated.verdict):<9} {names}", *lines]


def resting_json(rested: RestedSuggestions) -> dict[str, Any]:
    """Return what rests, and whether it is suggested all the same."""
    return {
        "resting": [
            {"id": garment_id, "worn": worn.isoformat()}
            for garment_id, worn in sorted(rested.resting.items())
        ],
        "repeated": sorted(sorted(ids) for ids in rested.repeated),
        "with_resting": rested.has_resting,
        "away": sorted(rested.away.ids),
        "on_trip": rested.away.trip is not None,
        "with_away": rested.has_away,
    }


def resting_lines(rested: RestedSuggestions, owned: Sequence[Garment]) -> list[str]:
    """Return what rests as lines for people."""
    lines = [
        f"left out: {with_id(each)}, worn on {rested.resting[each.id]:%A, %Y-%m-%d}"
        for each in owned
        if each.id in rested.resting
    ]
    if rested.repeated:
        lines.append(f"left out: outfits of the last {REPEAT_DAYS} days")
    if rested.has_away:
        return ["nothing good is left of what is there, so this is of everything"]
    away = [f"left out: {_away_words(rested.away)}"] if rested.away.ids else []
    if rested.has_resting:
        said = "nothing good is left rested and clean, so this is of everything"
        return [said, *away]
    lines += away
    return [*lines, "`--no-rest` takes everything"] if lines else []


def _away_words(away: Away) -> str:
    count = len(away.ids)
    pieces = f"{count} piece{'' if count == 1 else 's'}"
    if away.trip is not None:
        return f"{pieces} at home, as the day is of a trip"
    return f"{pieces} that {'is' if count == 1 else 'are'} packed"


def swap_json(swap: Swap | None) -> dict[str, Any] | None:
    """Return what a swap would do; null where none lifts the outfit."""
    if swap is None:
        return None
    return {
        "sentence": swap.sentence,
        "slot": swap.slot,
        "old": swap.old.id if swap.old else None,
        "new": swap.new.id if swap.new else None,
        "rank": swap.before.rank,
        "new_rank": swap.after.rank,
        "new_rating": round(swap.after.rated.rating, 6),
    }


def explanation_json(look: Explanation) -> dict[str, Any]:
    """Return all that is known of one outfit."""
    return {
        **outfit_json(look.outfit.rank, look.outfit.rated),
        "outfits_considered": look.outfit.of,
        "part_sentences": dict(look.parts),
        "pulled_down_by": list(look.drags),
        "what_if": swap_json(look.swap),
    }


def explanation_lines(look: Explanation) -> list[str]:
    """Return all that is known of one outfit as lines for people."""
    rated = look.outfit.rated
    names = " + ".join(map(with_id, rated.outfit.all_pieces()))
    place = f"{ordinal(look.outfit.rank)} of {look.outfit.of:,} outfits"
    logit = sum(rated.parts.values())
    return [
        f"{as_sentence(word_name(rated.verdict))}, {place}: {names}",
        *(f"  {reason}" for reason in rated.reasons),
        *(f"  {part}: {sentence}" for part, sentence in look.parts.items()),
        f"  together {logit:+.2f}, which is {rated.rating:.0%}",
        *(f"  against it: {drag}" for drag in look.drags),
        *([f"  what if: {look.swap.sentence}"] if look.swap else []),
    ]


def missing_json(missing: Missing | None) -> dict[str, Any] | None:
    """Return what a closet lacks; null where the best outfit is good enough."""
    if missing is None:
        return None
    lacks = [{"slot": lack.slot, "types": list(lack.types)} for lack in missing.lacks]
    return {"sentence": missing.sentence, "slots": lacks}


def time_json(time: TimeToFill, rated: RatedOutfit | None) -> dict[str, Any]:
    """Return what is to be worn at a time; nothing where nothing good is clean."""
    return {
        "date": time.day.isoformat(),
        "occasion": str(time.occasion.key),
        "garments": sorted(rated.outfit.ids) if rated else [],
        "rating": round(rated.rating, 4) if rated else None,
    }


def time_line(time: TimeToFill, rated: RatedOutfit | None) -> str:
    """Return what is to be worn at a time in a line."""
    if rated is None:
        return f"{time.day}  {time.occasion.words}: nothing good is left clean"
    titles = ", ".join(each.title for each in rated.outfit.garments())
    return f"{time.day}  {time.occasion.words}: {titles}"
