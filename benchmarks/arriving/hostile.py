"""What a stranger on the network may try with the phone's server, and its answers."""

import asyncio
import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from ui.phone.guard import MOST_BYTES, Guard

# A name for people, and the status that was answered; 0 where the line was cut.
Answer = tuple[str, int]
CUT = 0
_WAIT_S = 60.0
_PIECE = b"x" * 1_000_000


def strange_requests(url: str, phone: httpx.Client) -> list[Answer]:
    """Ask for what nobody may have, in 39 ways.

    Args:
        url: Where the page is, with its secret.
        phone: The one that was let in.
    """
    base, secret = _base_of(url), url.rstrip("/").rsplit("/", 1)[1]
    mine = {"Cookie": _cookies_of(phone)}
    ours = {**mine, "Origin": base}
    answers: list[Answer] = []
    with httpx.Client(timeout=_WAIT_S) as other:

        def ask(
            name: str,
            place: str,
            method: str = "GET",
            headers: dict[str, str] | None = None,
            content: bytes | None = None,
        ) -> None:
            answer = other.request(method, place, headers=headers, content=content)
            answers.append((name, answer.status_code))

        for path in (
            *("/", "/photos", f"/{secret[:-1]}/", f"/{secret}x/", f"//{secret}/"),
            *("/../", "/%2e%2e/", f"/{secret.upper()}./", "/favicon.ico"),
            "/robots.txt",
        ):
            ask(f"path {path}", f"{base}{path}")
        for host in ("evil.example", "127.0.0.1", "localhost:80", "", "127.0.0.1:1"):
            ask(f"host {host}", url, headers={"Host": host})
        ask("second phone", url)
        ask("second phone with another cookie", url, headers={"Cookie": "phone=guess"})
        ask("a page of the second phone", f"{url}page.js")
        for path in ("photos", "garments/1/type", "garments/1/remove"):
            name, headers = f"second phone, {path}", {"Origin": base}
            ask(name, f"{url}{path}", "POST", headers, b"x")
        for origin in ("http://evil.example", "null", "https://127.0.0.1", ""):
            name = f"cross-site form from {origin}"
            headers = {**mine, "Origin": origin, "X-Key": "k"}
            ask(name, f"{url}photos", "POST", headers, b"x")
        ask("no origin", f"{url}photos", "POST", mine, b"x")
        for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
            ask(method, f"{url}photos", method, mine)
        for path in (
            *("garments/999.webp", "garments/1/../../page.html", "page.html"),
            *("..%2fmodels%2feyes.json", "%2e%2e/models/eyes.json", "garments/"),
        ):
            ask(f"path {path}", f"{url}{path}", headers=mine)
        ask("no key", f"{url}photos", "POST", ours)
        ask("a long key", f"{url}photos", "POST", {**ours, "X-Key": "k" * 65}, b"x")
    return answers


def bad_bodies(url: str, phone: httpx.Client) -> list[Answer]:
    """Send what is no photo, too much, and too slowly; takes as long as patience."""
    headers = {"Origin": _base_of(url), "X-Key": "bad", "X-Name": "shirt.jpg"}
    page = b"<html><script>alert(1)</script></html>"
    called = phone.post(f"{url}photos", content=page, headers=headers).status_code
    return [
        ("HTML called .jpg", called),
        ("2 GB", send_raw(url, phone, "Content-Length: 2000000000", "")),
        ("a body without end", _endless(url, phone)),
        ("a slow body", send_raw(url, phone, "Content-Length: 1000", "slow")),
    ]


def send_raw(url: str, phone: httpx.Client, header: str, body: str) -> int:
    """Send a photo's request by hand, as no client would; return the status."""
    parts = urlsplit(url)
    place = (parts.hostname or "", parts.port or 0)
    with socket.create_connection(place, _WAIT_S) as stream:
        stream.sendall(
            f"POST {parts.path}photos HTTP/1.1\r\nHost: {parts.netloc}\r\n"
            f"Origin: {_base_of(url)}\r\nX-Key: raw\r\nCookie: {_cookies_of(phone)}\r\n"
            f"{header}\r\n\r\n{body}".encode()
        )
        answer = stream.recv(100).split()
    return int(answer[1]) if len(answer) > 1 else CUT


def from_outside(host: str) -> Answer:
    """Ask with the secret from an address that is on no private network."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await PlainTextResponse("let in")(scope, receive, send)

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    statuses: list[int] = []

    async def send(message: Message) -> None:
        statuses.append(message.get("status", CUT))

    guard = Guard(app, "secret", "http", ["192.168.0.5:80"])
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/secret/",
        "headers": [(b"host", b"192.168.0.5:80")],
        "client": (host, 4711),
    }
    asyncio.run(guard(scope, receive, send))
    return f"from {host}", statuses[0]


def _endless(url: str, phone: httpx.Client) -> int:
    def pieces() -> Iterator[bytes]:
        for _ in range(2 * MOST_BYTES // len(_PIECE)):
            yield _PIECE

    headers = {"Origin": _base_of(url), "X-Key": "endless"}
    try:
        return phone.post(f"{url}photos", content=pieces(), headers=headers).status_code
    except httpx.TransportError:  # amid the body, before the answer was read
        return CUT


def _base_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _cookies_of(phone: httpx.Client) -> str:
    return "; ".join(f"{name}={value}" for name, value in phone.cookies.items())
