"""The demo closet: each drawn garment photographed, and added as photos are."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ui.demo.photos import DemoPhoto, read_demo, take
from wardrobe.closet.adding import AddReport, OnAdded, add_photos
from wardrobe.errors import ClosetUnusable
from wardrobe.language.texts import _
from wardrobe.model.colour import ColourShare
from wardrobe.model.correction import MOST_SURE
from wardrobe.model.garment import Labels
from wardrobe.model.picture import Glance, Recognition
from wardrobe.model.progress import NOBODY, Progress
from wardrobe.ports.closet import Closet
from wardrobe.ports.eyes import Eyes


def load_demo(
    drawings: Path,
    photos: Path,
    progress: Progress = NOBODY,
    on_added: OnAdded = lambda _garment: None,
    *,
    closet: Closet,
    eyes: Eyes,
    now: Callable[[], datetime],
) -> AddReport:
    """Add the demo garments the way photos are added, labelled by their artist.

    Args:
        drawings: The folder of the SVG files.
        photos: Where they are rendered to; made if it is not there.
        progress: As of `add_photos`, `on_added` too.

    Raises:
        ClosetUnusable: The photos or the closet cannot be written.
        ModelUnusable: The classifier's file is missing or altered.
    """
    whole = AddReport(added=(), duplicates=(), failed=(), was_cancelled=False)
    try:
        demo = read_demo(drawings, photos)
        for done, photo in enumerate(demo, start=1):
            if progress.is_cancelled():
                return replace(whole, was_cancelled=True)
            take(photo)
            one = add_photos(
                [photo.path],
                closet=closet,
                eyes=_Artist(eyes, photo),
                now=now,
                on_added=on_added,
            )
            whole = _joined(whole, one)
            progress.tell(done, len(demo))
    except OSError as error:
        raise ClosetUnusable(
            _("the demo photos couldn't be made: {reason}", reason=error)
        ) from error
    return whole


class _Artist:
    """Eyes that know what was drawn: the classifier learned from real photos."""

    def __init__(self, eyes: Eyes, photo: DemoPhoto) -> None:
        self._eyes = eyes
        self._photo = photo

    def label(self, content: bytes) -> Labels:
        return self._known(self._eyes.label(content))

    def look(self, content: bytes) -> Recognition:
        sight = self._eyes.look(content)
        return replace(sight, labels=self._known(sight.labels), count_pieces=1)

    def glance(self, content: bytes) -> Glance:
        return self._eyes.glance(content)

    def look_at_piece(self, content: bytes, mask: NDArray[np.uint8]) -> Recognition:
        return self._eyes.look_at_piece(content, mask)

    def _known(self, labels: Labels) -> Labels:
        drawn = self._photo
        others = [each for each in labels.colours if each.name is not drawn.colour]
        left = 1 - sum(each.share for each in others)
        return replace(
            labels,
            type=drawn.type,
            # Not 1: drawings are no corrections, and would teach the eyes wrongly.
            type_confidence=MOST_SURE,
            group_confidence=MOST_SURE,
            colours=(ColourShare(drawn.colour, left), *others),
            colour_confidence=MOST_SURE,
            pattern=drawn.pattern,
            pattern_confidence=MOST_SURE,
            is_garment=True,
        )


def _joined(one: AddReport, other: AddReport) -> AddReport:
    return replace(
        one,
        added=one.added + other.added,
        duplicates=one.duplicates + other.duplicates,
        failed=one.failed + other.failed,
    )
