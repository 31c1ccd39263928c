"""Photos that arrive from the phone: each becomes a garment once, whatever is cut off.

A photo is one request with a key that the phone made up. "Arrived" is said only after
the closet has it; who asks again with the same key hears the same answer.
"""

import base64
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from wardrobe.closet.adding import add_content
from wardrobe.closet.joining import join_photos
from wardrobe.errors import BadPhoto, DuplicatePhoto, NoGarment, UnknownGarment
from wardrobe.model.correction import SURE
from wardrobe.model.garment import Garment, GarmentType
from wardrobe.model.picture import Picture
from wardrobe.ports.closet import Closet
from wardrobe.ports.eyes import Eyes

_MOST_NAME = 60
# A grey picture (PNG), the smallest that the eyes open.
_GREY = base64.b64decode(
    b"iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAAAAADhZOFXAAAAEElEQVR42mNsYIAAJgaK"
    b"GAAmCACQtTEKkQAAAABJRU5ErkJggg=="
)
_NO_NAME = frozenset({"image", "photo", "img", ""})


@dataclass(frozen=True, slots=True)
class Arrival:
    """What became of one photo.

    Attributes:
        garment: None where nothing was added.
        is_duplicate: The closet had the photo; `garment` is the one made from it.
        reason: Why it could not be added, in a sentence; "" otherwise.
        may_be_added: The eyes see no garment; `anyway` adds it all the same.
        count_pieces: How many separate garments lie on it.
    """

    garment: Garment | None
    is_duplicate: bool = False
    reason: str = ""
    may_be_added: bool = False
    count_pieces: int = 1


@dataclass(frozen=True, slots=True)
class Correction:
    """What was put right on the phone.

    Attributes:
        changed: Garments as they are now.
        gone: Ids of garments that are in the trash now.
    """

    changed: tuple[Garment, ...] = ()
    gone: tuple[int, ...] = ()


Tell = Callable[[Arrival | Correction], object]


class PhoneArrivals:
    """Adds what a phone sends; safe to call from any thread, one photo at a time."""

    def __init__(
        self,
        closet: Closet,
        eyes: Eyes,
        now: Callable[[], datetime],
        tell: Tell = lambda _news: None,
    ) -> None:
        """Start with nothing sent.

        Args:
            tell: Called after each photo and each correction, from the thread that
                made it.
        """
        self._closet, self._eyes, self._now = closet, eyes, now
        self._tell = tell
        self._by_key: dict[str, Arrival] = {}
        # What came of its photos, and which of them it may change.
        self._seen: set[int] = set()
        self._sent: set[int] = set()
        self._lock = threading.Lock()

    def prepare(self) -> None:
        """Load the eyes while a person still fetches the phone.

        Raises:
            ModelUnusable: The classifier's file is missing or altered.
        """
        self._eyes.look(_GREY)

    def add(
        self, key: str, name: str, content: bytes, *, anyway: bool = False
    ) -> Arrival:
        """Add a photo, or return what became of it before.

        Args:
            anyway: Also where the eyes see no garment.

        Raises:
            ClosetUnusable: The closet cannot be written; sending it again may do.
            ModelUnusable: The classifier's file is missing or altered.
        """
        with self._lock:
            if key in self._by_key:
                return self._by_key[key]
            arrival = self._added(name, content, anyway=anyway)
            self._by_key[key] = arrival
            if arrival.garment:
                self._seen.add(arrival.garment.id)
                if not arrival.is_duplicate:
                    self._sent.add(arrival.garment.id)
        self._tell(arrival)
        return arrival

    def cutout(self, garment_id: int) -> bytes:
        """Return a small cut-out (WebP) of a garment whose photo this phone sent.

        Raises:
            UnknownGarment: It sent no such photo.
        """
        if garment_id not in self._seen:
            raise UnknownGarment(garment_id)
        return self._closet.picture(garment_id, Picture.THUMBNAIL_256)

    def set_type(self, garment_id: int, garment_type: GarmentType) -> Garment:
        """Correct the type of a garment that this phone added.

        Raises:
            UnknownGarment: It added no such garment.
        """
        self._refuse_others(garment_id)
        changed = replace(
            self._closet.garment(garment_id), type=garment_type, confidence=SURE
        )
        self._closet.update([changed])
        self._tell(Correction(changed=(changed,)))
        return changed

    def remove(self, garment_id: int) -> None:
        """Put a garment that this phone added in the trash, for another try.

        Raises:
            UnknownGarment: It added no such garment.
        """
        self._refuse_others(garment_id)
        self._closet.remove([garment_id])
        self._tell(Correction(gone=(garment_id,)))

    def join(self, garment_id: int, earlier_id: int) -> Garment:
        """Make a photo the back, say, of the garment on an earlier one.

        Raises:
            UnknownGarment: This phone added no such garments.
        """
        for each in (garment_id, earlier_id):
            self._refuse_others(each)
        with self._lock:
            pair = [self._closet.garment(each) for each in (earlier_id, garment_id)]
            joined = join_photos(pair, self._closet)
            self._sent.discard(garment_id)
        self._tell(Correction(changed=(joined.after,), gone=(garment_id,)))
        return joined.after

    def _added(self, name: str, content: bytes, *, anyway: bool) -> Arrival:
        try:
            added = add_content(
                content,
                label_of(name),
                closet=self._closet,
                eyes=self._eyes,
                at=self._now(),
                anyway=anyway,
            )
        except DuplicatePhoto as known:
            return Arrival(self._closet.garment(known.garment_id), is_duplicate=True)
        except BadPhoto as error:
            may_be = isinstance(error, NoGarment)
            return Arrival(None, reason=str(error), may_be_added=may_be)
        return Arrival(added.garment, count_pieces=added.count_pieces)

    def _refuse_others(self, garment_id: int) -> None:
        if garment_id not in self._sent:
            raise UnknownGarment(garment_id)


def label_of(name: str) -> str:
    """Return a name for people from a file name; "" where it says nothing.

    iOS calls every shot `image.jpg`, and the name is a stranger's: no path, no signs
    that move others, and not long.
    """
    last = re.split(r"[/\\]", name)[-1]
    stem = last.rsplit(".", 1)[0] if "." in last else last
    clean = "".join(c for c in stem if c.isprintable()).strip(" ._-")[:_MOST_NAME]
    return "" if clean.lower() in _NO_NAME else clean
