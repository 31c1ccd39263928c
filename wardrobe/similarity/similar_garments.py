"""Use case: look-alikes. What of the closet, or of a catalogue, looks like a photo."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from wardrobe.errors import BadPhoto, ClosetUnusable, InvalidValue
from wardrobe.language.texts import _
from wardrobe.model.embedding import Metric
from wardrobe.model.garment import Garment, Group
from wardrobe.model.picture import Picture
from wardrobe.model.progress import NOBODY, Progress
from wardrobe.ports.closet import Closet
from wardrobe.ports.similarity import Embedder
from wardrobe.similarity.nearest import find_nearest, measure

Floats = NDArray[np.float32]


class Among(StrEnum):
    """Which garments may be look-alikes of a photo.

    Across groups, what a garment is counts for nothing, and its colours and pattern
    for all: the nearest trousers to a shirt go with it tone in tone.
    """

    ALL = "all"
    SAME_GROUP = "same-group"
    OTHER_GROUPS = "other-groups"


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A garment of the closet and how far it is from the photo."""

    garment: Garment
    distance: float


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """Two garments that are probably one, photographed twice."""

    first: Garment
    second: Garment
    distance: float


def embeddings_of(
    closet: Closet,
    garments: Sequence[Garment],
    embedder: Embedder,
    progress: Progress = NOBODY,
) -> Floats:
    """Return the vectors of garments, float32 (N, D) in their order.

    The closet keeps vectors, so that each garment is looked at once by each version
    of the embedder. What was looked at before a cancel stays kept.

    Raises:
        Cancelled: The user stopped it.
    """
    kept = closet.embeddings(embedder.version)
    row_of = {garment_id: row for row, garment_id in enumerate(kept.garment_ids)}
    missing = [garment for garment in garments if garment.id not in row_of]
    new: dict[int, Floats] = {}
    if missing:
        progress.begin(_("Looking at your closet"))
    for garment in progress.each(missing):
        photos = [closet.picture(garment.id, Picture.PHOTO)]
        photos += [
            closet.picture_of_further(each.number, Picture.PHOTO)
            for each in closet.further_photos(garment.id)
        ]
        new[garment.id] = _mean([_look_at(photo, embedder) for photo in photos])
        with suppress(ClosetUnusable):  # what cannot be written can still be searched
            closet.keep_embeddings(embedder.version, {garment.id: new[garment.id]})
    rows = [
        new[garment.id] if garment.id in new else kept.vectors[row_of[garment.id]]
        for garment in garments
    ]
    return np.array(rows, np.float32).reshape(len(garments), embedder.size)


def _mean(vectors: Sequence[Floats]) -> Floats:
    """Return the vector of a garment of which there are several photos."""
    mean: Floats = np.mean(vectors, axis=0)
    length = float(np.linalg.norm(mean))
    return mean / length if len(vectors) > 1 and length else mean


def _look_at(photo: bytes, embedder: Embedder) -> Floats:
    try:
        return embedder.embed(photo)
    except BadPhoto:  # a damaged picture is like nothing; the closet's check tells it
        return np.zeros(embedder.size, np.float32)


def find_look_alikes(
    vector: Floats,
    garments: Sequence[Garment],
    embeddings: Floats,
    embedder: Embedder,
    *,
    group: Group | None = None,
    among: Among = Among.ALL,
    count: int = 5,
    metric: Metric = Metric.COSINE,
) -> list[LookAlike]:
    """Return the garments nearest to a photo, nearest first.

    Args:
        vector: float32 (D,), the vector of the photo.
        embeddings: float32 (N, D), of the garments.
        group: What the photo shows; needed unless `among` is ALL.

    Raises:
        InvalidValue: `count` is below one, or the group is missing.
    """
    if count < 1:
        raise InvalidValue(_("ask for at least one look-alike"))
    wanted, part = groups_among(among, group), part_among(among, embedder)
    rows = [row for row, garment in enumerate(garments) if garment.group in wanted]
    found = find_nearest(vector[part], embeddings[rows][:, part], count, metric)
    return [
        LookAlike(garments[rows[place]], float(distance))
        for place, distance in zip(found.places, found.distances)
    ]


def find_near_duplicates(
    closet: Closet,
    embedder: Embedder,
    of: Collection[int] | None = None,
    progress: Progress = NOBODY,
) -> list[NearDuplicate]:
    """Return pairs of garments that look like one photographed twice, surest first.

    Args:
        of: Only pairs with one of these ids; None means all pairs.

    Raises:
        Cancelled: The user stopped it.
    """
    garments = closet.garments()
    embeddings = embeddings_of(closet, garments, embedder, progress)
    pairs = []
    for group in Group:
        rows = [row for row, g in enumerate(garments) if g.group is group]
        close = _close_pairs(embeddings[rows], embedder.same_garment)
        pairs += [
            NearDuplicate(garments[rows[one]], garments[rows[other]], distance)
            for one, other, distance in close
        ]
    wanted = [p for p in pairs if of is None or {p.first.id, p.second.id} & set(of)]
    return sorted(wanted, key=lambda pair: pair.distance)


def _close_pairs(vectors: Floats, most: float) -> list[tuple[int, int, float]]:
    """Return row, later row, and cosine distance of the pairs not further apart."""
    pairs = []
    for row in range(len(vectors) - 1):
        distances = measure(vectors[row], vectors[row + 1 :], Metric.COSINE)
        close = np.flatnonzero(distances <= most)
        pairs += [(row, row + 1 + int(c), float(distances[c])) for c in close]
    return pairs


def groups_among(among: Among, group: Group | None) -> frozenset[Group]:
    """Return which groups look-alikes of a photo of one group may be of.

    Raises:
        InvalidValue: The group is missing, and not all groups are asked for.
    """
    if among is Among.ALL:
        return frozenset(Group)
    if group is None:
        raise InvalidValue(_("comparing groups needs the group of the photo"))
    if among is Among.SAME_GROUP:
        return frozenset({group})
    return frozenset(Group) - {group, Group.OTHER}


def part_among(among: Among, embedder: Embedder) -> slice:
    """Return the part of vectors that counts; across groups, colours and pattern."""
    return embedder.tone if among is Among.OTHER_GROUPS else slice(None)
