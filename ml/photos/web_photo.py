"""A picture from a web address: one that starts as a picture, or none."""

import re
from collections.abc import Callable

from ml.web.fetching import (
    TOTAL_SECONDS,
    BadStatus,
    IpAddress,
    TooLarge,
    Wanted,
    WebFetcher,
    is_public,
)
from wardrobe.errors import BadPhoto, NotFetched
from wardrobe.language.texts import _

# How JPEG, PNG, WebP and AVIF start: what shops and browsers send.
_STARTS = re.compile(
    rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|RIFF.{4}WEBP|.{4}ftypavi[fs]", re.DOTALL
)
MOST_BYTES = 25_000_000
_PICTURE = Wanted(
    accept="image/avif, image/webp, image/png, image/jpeg", most_bytes=MOST_BYTES
)


class WebPhotoFetcher:
    """Fulfils the port `WebPhotos`, behind the guards of `WebFetcher`."""

    def __init__(
        self,
        may_connect: Callable[[IpAddress], bool] = is_public,
        total_seconds: float = TOTAL_SECONDS,
    ) -> None:
        """Fetch from public addresses only; the arguments are those of `WebFetcher`."""
        self._fetcher = WebFetcher(may_connect, total_seconds)

    def fetch(self, address: str) -> bytes:
        """See `WebPhotos.fetch`."""
        try:
            return _picture(self._fetcher.fetch(address, _PICTURE))
        except BadStatus as error:
            raise BadPhoto(
                _(
                    "{host} says there's no picture ({status})",
                    host=error.host,
                    status=str(error.status),
                )
            ) from error
        except TooLarge as error:
            most = MOST_BYTES // 1_000_000
            words = _("the picture is larger than {most} MB", most=most)
            raise BadPhoto(words) from error
        except NotFetched as error:
            raise BadPhoto(str(error)) from error


def _picture(content: bytes) -> bytes:
    """Return the content if it starts as a picture, whatever the server calls it.

    Only its decoder can tell whether it is whole, in a process of its own.
    """
    if not _STARTS.match(content):
        raise BadPhoto(_("there's no picture at this web address"))
    return content
