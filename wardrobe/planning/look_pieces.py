"""Use case: a piece of a look that is gone, and what of the closet comes nearest."""

from collections.abc import Iterable, Mapping

import numpy as np

from wardrobe.days.plans import SavedLook
from wardrobe.model.embedding import Embeddings, Metric
from wardrobe.model.garment import Garment, State
from wardrobe.model.slots import usual_slot
from wardrobe.similarity.nearest import measure


def gone_pieces(look: SavedLook, garments: Mapping[int, Garment]) -> list[int]:
    """Return the ids of what can't be worn again: removed, sold, given away, lost.

    Args:
        garments: What is in the closet, by id.
    """
    return [
        each
        for each in sorted(look.garment_ids)
        if each not in garments or garments[each].state is State.GONE
    ]


def nearest_piece(
    gone: Garment,
    garments: Iterable[Garment],
    distances: Mapping[int, float],
    double: float,
) -> Garment | None:
    """Return what does best in the place of a piece; None if nothing is worn there.

    What looks alike comes first, then what is of the same type and colour.

    Args:
        garments: What may be taken.
        distances: How far the look of each is from that of `gone`, by id, as far as
            it's known.
        double: Up to this distance, two garments do for one another.
    """
    far = 2.0  # no cosine distance is greater

    def order(garment: Garment) -> tuple[bool, bool, bool, float, int]:
        distance = distances.get(garment.id, far)
        return (
            distance > double,
            garment.type is not gone.type,
            garment.colour is not gone.colour,
            distance,
            garment.id,
        )

    fitting = (each for each in garments if _does_for(each, gone))
    return min(fitting, key=order, default=None)


def distances_from(garment_id: int, embeddings: Embeddings) -> dict[int, float]:
    """Return the cosine distances from a garment's look, by id, as far as it's kept."""
    if garment_id not in embeddings.garment_ids:
        return {}
    row = embeddings.garment_ids.index(garment_id)
    found = measure(embeddings.vectors[row], embeddings.vectors, Metric.COSINE)
    return dict(zip(embeddings.garment_ids, np.asarray(found, float).tolist()))


def _does_for(garment: Garment, gone: Garment) -> bool:
    slot = usual_slot(gone.type)
    is_like = usual_slot(garment.type) is slot and (
        garment.type.is_one_piece is gone.type.is_one_piece
        if slot
        else garment.type is gone.type
    )
    return is_like and garment.id != gone.id and garment.state is not State.GONE
