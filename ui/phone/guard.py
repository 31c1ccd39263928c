"""Lets in the one phone that knows the secret, and nobody else."""

import asyncio
import secrets
import time
from collections.abc import Collection, Mapping
from http.cookies import CookieError, SimpleCookie

from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.phone.addresses import is_private

COOKIE = "phone"
# The largest photo of a phone is half of it.
MOST_BYTES = 60_000_000
# Without a byte for so long, the phone is in a lift.
PATIENCE_S = 20.0
# Requests at once, and how many more a second: a page with a hundred cut-outs.
_BURST, _RATE = 240, 40
_SECURE = "; Secure"
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; "
        "img-src 'self' blob:; connect-src 'self'; form-action 'none'; "
        "frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Guard:
    """Checks each request before anything else sees it.

    What is refused is not told why: who guesses secrets should learn nothing.
    """

    def __init__(
        self,
        app: ASGIApp,
        secret: str,
        scheme: str,
        hosts: Collection[str],
        *,
        is_test: bool = False,
    ) -> None:
        """Stand before an application.

        Args:
            secret: The first part of every path.
            scheme: `http` or `https`.
            hosts: What the `Host` header may be: `192.168.0.5:4711`.
            is_test: Take this machine itself for a phone.
        """
        self._app, self._secret, self._hosts = app, secret, frozenset(hosts)
        self._scheme, self._is_test = scheme, is_test
        self._phone: str | None = None
        self._left, self._at = float(_BURST), time.monotonic()

    def let_go(self) -> None:
        """Let the next phone in."""
        self._phone = None

    @property
    def has_phone(self) -> bool:
        """Whether a phone has come."""
        return self._phone is not None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (the ASGI protocol)."""
        if scope["type"] != "http":
            return
        refused = self._refused(scope)
        if refused is not None:
            await _with_headers(refused)(scope, receive, send)
            return
        cookie = self._cookie_for(scope)
        scope = {**scope, "path": scope["path"].removeprefix(f"/{self._secret}")}

        async def send_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                more = [(k.lower().encode(), v.encode()) for k, v in _HEADERS.items()]
                if cookie:
                    more.append((b"set-cookie", cookie.encode()))
                message = {**message, "headers": [*message["headers"], *more]}
            await send(message)

        await self._app(scope, _limited(receive), send_on)

    def _refused(self, scope: Scope) -> Response | None:
        """Return the answer to a request that is not let in."""
        headers = {
            k.decode("latin-1"): v.decode("latin-1") for k, v in scope["headers"]
        }
        client = (scope["client"] or ("", 0))[0]
        is_near = is_private(client) or (self._is_test and client == "127.0.0.1")
        if not is_near or headers.get("host", "") not in self._hosts:
            return _said(403)
        if not self._knows_secret(scope["path"]):
            return _said(404)
        return self._refused_phone(scope, headers)

    def _refused_phone(
        self, scope: Scope, headers: Mapping[str, str]
    ) -> Response | None:
        """Return the answer to one that knows the secret and is not let in either."""
        is_change = scope["method"] == "POST"
        if not is_change and scope["method"] not in ("GET", "HEAD"):
            return _said(405)
        if is_change and headers.get("origin") != f"{self._scheme}://{headers['host']}":
            return _said(403)
        is_other = self._phone is not None and self._cookie_of(headers) != self._phone
        if is_other or (is_change and self._phone is None):
            return _said(409)
        length = headers.get("content-length", "0")
        if not (length.isdecimal() and int(length) <= MOST_BYTES):
            return _said(413)
        # Last: strangers must not use up what the phone is allowed.
        return None if self._has_allowance() else _said(429)

    def _knows_secret(self, path: str) -> bool:
        given = path.split("/")[1:2]
        return bool(given) and secrets.compare_digest(
            given[0].encode(), self._secret.encode()
        )

    def _cookie_for(self, scope: Scope) -> str | None:
        """Bind the first phone; return what it is to keep."""
        if self._phone is not None or scope["method"] == "POST":
            return None
        self._phone = secrets.token_urlsafe(16)
        secure = _SECURE if self._scheme == "https" else ""
        return (
            f"{COOKIE}={self._phone}; Path=/{self._secret}; HttpOnly; "
            f"SameSite=Strict{secure}"
        )

    @staticmethod
    def _cookie_of(headers: Mapping[str, str]) -> str | None:
        try:
            found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        except CookieError:
            return None
        return found.value if found else None

    def _has_allowance(self) -> bool:
        """Take one request off the allowance, which grows by the second."""
        now = time.monotonic()
        self._left = min(_BURST, self._left + (now - self._at) * _RATE)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


def _limited(receive: Receive) -> Receive:
    """Return what receives a body of bounded size and in bounded time."""
    read = 0

    async def receive_limited() -> Message:
        nonlocal read
        try:
            message = await asyncio.wait_for(receive(), PATIENCE_S)
        except TimeoutError as error:
            raise HTTPException(408, headers={"Connection": "close"}) from error
        read += len(message.get("body", b""))
        if read > MOST_BYTES:
            raise HTTPException(413, headers={"Connection": "close"})
        return message

    return receive_limited


def _said(status: int) -> Response:
    return PlainTextResponse("", status)


def _with_headers(response: Response) -> Response:
    response.headers.update({**_HEADERS, "Connection": "close"})
    return response
