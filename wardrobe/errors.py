"""What can go wrong, each said in a sentence that the user can act on."""

from pathlib import Path

from wardrobe.language.texts import _, noted

# What systems say most often of a file, so that it is translated too.
REASONS = (
    noted("permission denied"),
    noted("operation not permitted"),
    noted("no such file or directory"),
    noted("is a directory"),
    noted("not a directory"),
    noted("no space left on device"),
    noted("read-only file system"),
    noted("input/output error"),
    noted("file name too long"),
)


def reason_of(error: OSError) -> str:
    """Return what the system says of a file that cannot be used."""
    return _((error.strerror or str(error)).lower())


class WardrobeError(Exception):
    """Base of all errors whose message is written for the user."""


class BadPhoto(WardrobeError):
    """A file cannot be used as a photo; another file may work."""


class UnreadablePhoto(BadPhoto):
    """A file that may be a photo cannot be read now; later it may work."""


class NoGarment(BadPhoto):
    """The eyes see no garment on a photo; a person may know better."""

    def __init__(self) -> None:
        super().__init__(_("no garment found on this photo"))


class DuplicatePhoto(WardrobeError):
    """The same photo file is in the closet already; nothing was changed.

    Attributes:
        garment_id: The garment that the photo belongs to.
    """

    def __init__(self, garment_id: int) -> None:
        super().__init__(
            _("this photo is already in the closet (garment {id})", id=str(garment_id))
        )
        self.garment_id = garment_id


class UnknownGarment(WardrobeError):
    """An id names no garment of this closet."""

    def __init__(self, garment_id: int) -> None:
        super().__init__(
            _("there's no garment {id} in this closet", id=str(garment_id))
        )
        self.garment_id = garment_id


class StaleGarment(WardrobeError):
    """Somebody else changed the same of a garment meanwhile; nothing was changed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("{name} was changed elsewhere meanwhile; look at it again", name=name)
        )


class InvalidValue(WardrobeError):
    """A word or number is none of those that make sense there."""


class ClosetUnusable(WardrobeError):
    """The closet file cannot be opened, read or written; the message says why."""


class ClosetMissing(ClosetUnusable):
    """No closet is at the path, and nobody asked for a new one to be made there."""


class ClosetReadOnly(ClosetUnusable):
    """Nothing can be written to a closet that can be read; the message says why."""


class ClosetNewer(ClosetReadOnly):
    """A newer version changed the closet: this one may look at it, and no more.

    Attributes:
        copy: Made before that, and for this version to open; None where none is left.
    """

    def __init__(self, message: str, copy: Path | None = None) -> None:
        super().__init__(message)
        self.copy = copy


class ClosetReplaced(ClosetUnusable):
    """Another program replaced, moved or wrote over the file of an open closet.

    Nothing goes into the file that is there now; to open the closet anew mends it.
    """


class ClosetDamaged(ClosetUnusable):
    """The closet file is damaged; a check offers to rebuild it from what is left."""


class NotFetched(WardrobeError):
    """Nothing came from a web address: it is refused, or nobody answers in time."""


class NoForecast(NotFetched):
    """No weather was foretold; what is usual for the month stands meanwhile."""


class ModelUnusable(WardrobeError):
    """A trained model's file is missing or altered; a reinstall mends it."""


class NothingToWear(WardrobeError):
    """No outfit can be made; the message says what is missing."""


class Cancelled(WardrobeError):
    """The user stopped the work; what was finished before is kept."""
