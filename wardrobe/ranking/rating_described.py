"""Use case: rate described outfits, of garments that nobody needs to own."""

import csv
import io
import math
from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _
from wardrobe.model.colour import Colour
from wardrobe.model.garment import Descriptor, GarmentType
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import DescribedOutfit, Part, Slot
from wardrobe.model.parsing import parse
from wardrobe.ports.scorer import PairScorer
from wardrobe.ports.training import Label
from wardrobe.ranking.candidates import distinct
from wardrobe.ranking.pair_scores import JUDGED_PARTS, SLOT_PAIRS, SlotPair
from wardrobe.ranking.tables import Floats
from wardrobe.taste.ranking_table import RatingSource, TableRating

COLUMNS = tuple(f"{slot}_{what}" for slot in Slot for what in ("type", "colour"))

# Words of other wardrobes, read as the nearest type of ours.
SYNONYMS = {
    "shoes": GarmentType.FLATS,
    "clogs": GarmentType.FLIP_FLOPS,
    "slides": GarmentType.FLIP_FLOPS,
}

# Of a rating that a network may learn from: a skip or two are not enough.
LEAST_WEIGHT_OF_LABEL = 0.5

Row = tuple[DescribedOutfit, Occasion | None]


def read_described(lines: Iterable[str]) -> list[Row]:
    """Read outfits from CSV lines with a header; empty fields leave a slot empty.

    Raises:
        InvalidValue: A column is missing or a word is unknown; the line is named.
    """
    reader = csv.DictReader(lines)
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise InvalidValue(
            _("the file has no column {missing}", missing=", ".join(missing))
        )
    rows = []
    for row in reader:
        try:
            rows.append(_described(row))
        except InvalidValue as error:
            raise InvalidValue(
                _("line {number}: {error}", number=reader.line_num, error=error)
            ) from None
    return rows


def read_labels(lines: Iterable[str]) -> list[Label]:
    """Read outfits that somebody rated: the columns of `read_described`, and `rating`.

    Raises:
        InvalidValue: As `read_described`; or a row has no occasion, or a rating that
            is no number from 0 to 1.
    """
    listed = list(lines)
    rows = read_described(listed)
    labels = []
    for number, ((outfit, occasion), row) in enumerate(
        zip(rows, csv.DictReader(listed), strict=True), start=2
    ):
        if occasion is None:
            raise InvalidValue(
                _("row {number}: a label needs an occasion", number=number)
            )
        labels.append((outfit, occasion, _label(row.get("rating"), number)))
    if not labels:
        raise InvalidValue(_("the file has no rated outfits"))
    return labels


def csv_of_labels(ratings: Collection[TableRating]) -> str:
    """Return the user's ratings as `rating.read_labels` reads them."""
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow((*COLUMNS, "occasion", "rating"))
    for each in ratings:
        is_label = each.weight >= LEAST_WEIGHT_OF_LABEL
        if each.source is RatingSource.USER and is_label:
            words = [
                word
                for descriptor in each.outfit.in_slots()
                for word in (
                    (descriptor.type, descriptor.colour) if descriptor else ("", "")
                )
            ]
            table.writerow((*words, each.occasion, f"{each.rating:.3f}"))
    return text.getvalue()


def _label(text: str | None, number: int) -> float:
    try:
        rating = float(text or "")
    except ValueError:
        rating = math.nan
    if not 0 <= rating <= 1:
        raise InvalidValue(
            _("row {number}: a rating must be a number from 0 to 1", number=number)
        )
    return rating


def rate_described(rows: Sequence[Row], scorer: PairScorer) -> list[float]:
    """Return the ratings, 0..1, of described outfits in their order.

    An outfit without an occasion is rated by what does not depend on one: the mean
    over all occasions, without the occasion part.
    """
    ratings = np.zeros(len(rows))
    for occasion in {occasion for _outfit, occasion in rows}:
        places = [i for i, (_outfit, each) in enumerate(rows) if each is occasion]
        outfits = [rows[i][0] for i in places]
        ratings[places] = 1 / (1 + np.exp(-_logits(outfits, occasion, scorer)))
    return [float(rating) for rating in ratings]


def _described(row: Mapping[str, str | None]) -> Row:
    worn = {slot.value: _descriptor(row, slot) for slot in Slot}
    if not any(worn.values()):
        raise InvalidValue(_("this outfit has no garments"))
    word = row.get("occasion") or ""
    occasion = parse(Occasion, word, "occasion") if word.strip() else None
    return DescribedOutfit(**worn), occasion


def _descriptor(row: Mapping[str, str | None], slot: Slot) -> Descriptor | None:
    word, colour = (
        (row[f"{slot}_{what}"] or "").strip() for what in ("type", "colour")
    )
    if not word:
        return None
    if not colour:
        raise InvalidValue(_("the {slot} has a type but no colour", slot=slot))
    garment_type = SYNONYMS.get(word.lower()) or parse(GarmentType, word, "type")
    return Descriptor(garment_type, parse(Colour, colour, "colour"))


def _logits(
    outfits: Sequence[DescribedOutfit], occasion: Occasion | None, scorer: PairScorer
) -> NDArray[np.float64]:
    slots = dict(zip(Slot, zip(*(o.in_slots() for o in outfits)), strict=True))
    logits = np.zeros(len(outfits))
    for pair in SLOT_PAIRS:
        logits += _pair_logits(pair, slots, occasion, scorer)
    return logits


def _pair_logits(
    pair: SlotPair,
    slots: Mapping[Slot, Sequence[Descriptor | None]],
    occasion: Occasion | None,
    scorer: PairScorer,
) -> Floats:
    """Return (N,): what one pair of slots adds to each outfit."""
    (first, rows), (second, columns) = (distinct(slots[slot]) for slot in pair)
    if occasion:
        parts = scorer.score_pairs(pair, first, second, occasion, None)
    else:
        every = [scorer.score_pairs(pair, first, second, o, None) for o in Occasion]
        parts = np.mean(every, axis=0, dtype=np.float32)
        parts[..., JUDGED_PARTS.index(Part.OCCASION)] = 0
    logits: Floats = parts[rows, columns].sum(axis=1)
    return logits
