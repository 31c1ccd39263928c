"""Use case: search. What of the closet, or of a catalogue, looks like something."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from wardrobe.model.embedding import Metric
from wardrobe.model.garment import Garment
from wardrobe.model.picture import Recognition
from wardrobe.model.progress import NOBODY, Progress
from wardrobe.ports.closet import Closet
from wardrobe.ports.eyes import Eyes
from wardrobe.ports.similarity import CataloguePhoto, Catalogues, Embedder
from wardrobe.similarity.similar_garments import (
    Among,
    Floats,
    LookAlike,
    embeddings_of,
    find_look_alikes,
    groups_among,
    part_among,
)


@dataclass(frozen=True, slots=True, eq=False)
class SeenPicture:
    """What the eyes made of a picture of something that is not in the closet.

    Attributes:
        garment: What it shows, without a number (`id` 0).
    """

    garment: Garment
    sight: Recognition


@dataclass(frozen=True, slots=True, eq=False)
class SearchSubject:
    """What look-alikes are asked of.

    Attributes:
        garment: An owned one, which is not its own look-alike; or one of a picture.
        vector: float32 (D,), where it was looked at already.
    """

    garment: Garment
    vector: Floats | None = None


@dataclass(frozen=True, slots=True, eq=False)
class SearchQuestion:
    """What is asked, and how.

    Attributes:
        catalogue: Its name; empty for the closet.
    """

    subject: SearchSubject
    catalogue: str
    among: Among
    metric: Metric
    count: int


@dataclass(frozen=True, slots=True, eq=False)
class SearchAnswer:
    """The nearest garments, or the nearest photos of a catalogue; nearest first."""

    garments: tuple[LookAlike, ...] = ()
    photos: tuple[CataloguePhoto, ...] = ()


def look_at_picture(
    content: bytes, name: str, *, at: datetime, eyes: Eyes
) -> SeenPicture:
    """Look at a picture once, for all that is asked of it. Raises: As `Eyes.look`."""
    sight = eyes.look(content)
    garment = Garment.from_labels(
        sight.labels,
        name=name,
        added_at=at,
        photo_sha256=hashlib.sha256(content).hexdigest(),
    )
    return SeenPicture(garment, sight)


def search(
    question: SearchQuestion,
    *,
    open_closet: Callable[[], Closet],
    embedder: Embedder,
    catalogues: Catalogues,
    progress: Progress = NOBODY,
) -> SearchAnswer:
    """Find look-alikes.

    Args:
        open_closet: Called where the closet is needed: a catalogue has none.

    Raises:
        InvalidValue: There is no such catalogue, or fewer than one is asked for.
        Cancelled: The user stopped it.
    """
    garment, vector = question.subject.garment, question.subject.vector
    if vector is None:
        vector = embeddings_of(open_closet(), [garment], embedder, progress)[0]
    if question.catalogue:
        photos = catalogues.search(
            question.catalogue,
            vector,
            question.count,
            question.metric,
            groups=groups_among(question.among, garment.group),
            part=part_among(question.among, embedder),
        )
        return SearchAnswer(photos=tuple(photos))
    closet = open_closet()
    owned = [each for each in closet.garments() if each.id != garment.id]
    found = find_look_alikes(
        vector,
        owned,
        embeddings_of(closet, owned, embedder, progress),
        embedder,
        group=garment.group,
        among=question.among,
        count=question.count,
        metric=question.metric,
    )
    return SearchAnswer(garments=tuple(found))
