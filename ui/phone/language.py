"""The page speaks the phone's language, where there is a translation into it."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

from starlette.types import ASGIApp, Receive, Scope, Send

from wardrobe.language.texts import (
    DOMAIN,
    SOURCE_LANGUAGE,
    read_catalogue,
    speaking,
    speech,
)

# Such as `de-AT;q=0.8`: only the language counts, and how much it is liked.
_LIKED = re.compile(r"\s*([a-z]{2,3})(?:-[a-z0-9-]+)?\s*(?:;\s*q=(\d(?:\.\d+)?))?\s*")
_MOST_SIGNS = 200


class PhonesLanguage:
    """Answers each request in the language that its phone likes best."""

    def __init__(self, app: ASGIApp, translations: Path) -> None:
        """Stand before an application.

        Args:
            translations: The folder with the program's translations.
        """
        self._app, self._translations = app, translations

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (the ASGI protocol)."""
        liked = dict(scope["headers"]).get(b"accept-language", b"").decode("latin-1")
        code = best_language(liked, self._translations) or speech().language
        if code == speech().language:
            await self._app(scope, receive, send)
            return
        catalogue = _catalogue(self._translations, code)
        with speaking(replace(speech(), catalogue=catalogue, language=code)):
            await self._app(scope, receive, send)


def best_language(liked: str, translations: Path) -> str | None:
    """Return the code of the first language that there are words in, None without one.

    Args:
        liked: What a browser says in `Accept-Language`.
        translations: The folder with the program's translations.
    """
    found = map(_LIKED.fullmatch, liked[:_MOST_SIGNS].lower().split(","))
    codes = [(float(each[2] or 1), each[1]) for each in found if each]
    for share, code in sorted(codes, key=lambda each: -each[0]):
        file = translations / code / "LC_MESSAGES" / f"{DOMAIN}.mo"
        if share > 0 and (code == SOURCE_LANGUAGE or file.exists()):
            return code
    return None


_catalogue = cache(read_catalogue)  # of languages that are there: few
