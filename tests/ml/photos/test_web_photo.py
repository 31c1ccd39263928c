"""The guards of web addresses, against a server on this machine that misbehaves."""

import contextlib
import io
import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest
from PIL import Image

from ml.photos import web_photo
from ml.photos.web_photo import MOST_BYTES, WebPhotoFetcher
from ml.web.fetching import is_public
from wardrobe.errors import BadPhoto


def picture(kind: str = "JPEG") -> bytes:
    stream = io.BytesIO()
    noise = np.random.default_rng(1).integers(0, 255, (40, 30, 3), dtype=np.uint8)
    Image.fromarray(noise).save(stream, kind)
    return stream.getvalue()


class Server(BaseHTTPRequestHandler):
    """Answers by path; each way of misbehaving has its own."""

    stop = threading.Event()
    asked: list[dict[str, str]] = []  # noqa: RUF012

    def do_GET(self) -> None:
        self.asked.append(dict(self.headers))
        with contextlib.suppress(OSError):  # the other side hung up, as it should
            getattr(self, f"_{self.path.strip('/').split('?')[0]}")()

    def _answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def _photo(self) -> None:
        self._answer(picture())

    def _gif(self) -> None:
        self._answer(picture("GIF"), Content_Type="image/jpeg")

    def _page(self) -> None:
        self._answer(b"<html>a page called .jpg</html>", Content_Type="image/jpeg")

    def _missing(self) -> None:
        self._answer(b"", 404)

    def _packed(self) -> None:
        self._answer(picture(), Content_Encoding="gzip")

    def _once(self) -> None:
        self._answer(b"", 302, Location="/photo?size=large")

    def _around(self) -> None:
        self._answer(b"", 302, Location="/around")

    def _nowhere(self) -> None:
        self._answer(b"", 302)

    def _metadata(self) -> None:
        self._answer(b"", 302, Location="http://169.254.169.254/latest/meta-data")

    def _file(self) -> None:
        self._answer(b"", 302, Location="file:///etc/passwd")

    def _huge(self) -> None:
        self._answer(b"", Content_Length=str(2_000_000_000))

    def _endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        while not self.stop.is_set():
            self.wfile.write(bytes(1 << 16))

    def _slow(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        while not self.stop.wait(0.05):
            self.wfile.write(b"\xff")

    def _slowheaders(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        while not self.stop.wait(0.05):
            self.wfile.write(b"x")

    def log_message(self, *args: object) -> None:
        """Stay quiet."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    served = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=served.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{served.server_port}"
    Server.stop.set()
    served.shutdown()
    served.server_close()
    thread.join()


def local_only(address: object) -> bool:
    return address == ipaddress.ip_address("127.0.0.1")


@pytest.fixture
def fetch(server: str) -> Callable[[str], bytes]:
    fetcher = WebPhotoFetcher(local_only, total_seconds=1.0)
    return lambda path: fetcher.fetch(f"{server}/{path}")


def test_a_picture_comes_as_it_is(fetch: Callable[[str], bytes]) -> None:
    assert fetch("photo") == picture()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_what_shops_send_is_told_by_how_it_starts(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = picture(kind)
    monkeypatch.setattr(Image, "open", None)  # decoders have a process of their own

    assert web_photo._picture(content) == content
    assert web_photo._picture(content[:300]) == content[:300]


def test_nothing_of_the_user_is_sent(fetch: Callable[[str], bytes]) -> None:
    fetch("photo")

    assert set(Server.asked[-1]) == {"Host", "User-Agent", "Accept", "Accept-Encoding"}


def test_a_redirect_is_followed(fetch: Callable[[str], bytes]) -> None:
    assert fetch("once") == picture()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("gif", "no picture"),
        ("page", "no picture"),
        ("missing", "404"),
        ("packed", "compressed"),
        ("around", "redirects more than 5"),
        ("nowhere", "redirects more than 5"),
        ("metadata", "isn't on the public internet"),
        ("file", "isn't a web address"),
        ("huge", "larger than 25 MB"),
        ("endless", "larger than 25 MB"),
        ("slow", "too long"),
        ("slowheaders", "too long"),
    ],
)
def test_bad_answers_are_refused_in_time(
    fetch: Callable[[str], bytes], path: str, words: str
) -> None:
    started = time.monotonic()

    with pytest.raises(BadPhoto, match=words):
        fetch(path)

    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost/a.jpg",
        "http://127.1/a.jpg",
        "http://0x7f000001/a.jpg",
        "http://2130706433/a.jpg",
        "http://0/a.jpg",
        "http://[::1]/a.jpg",
        "http://[::ffff:127.0.0.1]/a.jpg",
        "http://169.254.169.254/latest",
        "http://10.0.0.1/a.jpg",
        "http://192.168.1.1/a.jpg",
        "http://100.64.0.1/a.jpg",
        "http://[fe80::1]/a.jpg",
        "http://[64:ff9b::7f00:1]/a.jpg",
        "http://224.0.0.1/a.jpg",
    ],
)
def test_private_addresses_are_not_connected_to(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("connected")

    monkeypatch.setattr("socket.create_connection", refuse)

    with pytest.raises(BadPhoto, match=r"isn't on the public internet|no server"):
        WebPhotoFetcher().fetch(address)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("file:///etc/passwd", "isn't a web address"),
        ("ftp://example.com/a.jpg", "isn't a web address"),
        ("https://", "isn't a web address"),
        ("http://host:99999/a.jpg", "isn't a web address"),
        ("http://[::1/a.jpg", "isn't a web address"),
        ("http://me:secret@example.com/a.jpg", "password"),
        ("a.jpg", "isn't a web address"),
    ],
)
def test_what_is_no_web_address_is_said(address: str, words: str) -> None:
    with pytest.raises(BadPhoto, match=words):
        WebPhotoFetcher().fetch(address)


def test_a_host_with_one_private_address_is_refused_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = [(0, 0, 0, "", ("93.184.216.34", 80)), (0, 0, 0, "", ("10.0.0.1", 80))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *a, **k: answers)

    with pytest.raises(BadPhoto, match="isn't on the public internet"):
        WebPhotoFetcher().fetch("http://both.example/a.jpg")


def test_the_connection_goes_to_the_address_that_was_checked(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []
    port = int(server.rsplit(":", 1)[1])

    def resolve(*args: object, **kwargs: object) -> list[object]:
        calls.append(args)
        return [(0, 0, 0, "", ("127.0.0.1" if len(calls) == 1 else "10.0.0.1", port))]

    fetcher = WebPhotoFetcher(local_only, total_seconds=2.0)
    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", _connect_without_resolving)

    assert fetcher.fetch(f"http://shop.example:{port}/photo") == picture()
    assert len(calls) == 1
    assert Server.asked[-1]["Host"] == f"shop.example:{port}"


def _connect_without_resolving(target: tuple[str, int], timeout: float) -> object:
    sock = socket.socket()
    sock.settimeout(timeout)
    sock.connect(target)
    return sock


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("::ffff:8.8.8.8", True),
        ("2002:7f00:1::", False),  # 6to4 of 127.0.0.1
        ("2001:0:4136:e378:8000:63bf:80ff:fffe", False),  # Teredo of 127.0.0.1
    ],
)
def test_embedded_addresses_are_looked_through(address: str, expected: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is expected


def test_the_cap_is_what_the_sentence_says() -> None:
    assert MOST_BYTES == 25_000_000
