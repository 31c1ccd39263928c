"""Photos of what was worn on a day: somebody in it."""

from dataclasses import dataclass, field
from datetime import date

from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _

# Far more than a photo of 1280 pixels takes.
MOST_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class DayPhoto:
    """A photo that belongs to a day; what it shows is kept apart.

    Attributes:
        sha256: Of the JPEG file's content, by which two are the same.
        number: The closet's number for it; 0 before it has one.
    """

    day: date
    sha256: str
    number: int = field(default=0, compare=False)


def refuse_no_photo(content: bytes) -> None:
    """Refuse what is no file of a photo.

    Raises:
        InvalidValue: It is empty or far too large.
    """
    if not 0 < len(content) <= MOST_BYTES:
        raise InvalidValue(_("this isn't a photo, or it's too large"))
