"""What is at a web address, fetched without trusting the address or the server.

An address can lead into the user's own network, and a server can answer with anything
for any time. So every host is resolved once, all its addresses must be public, the
connection goes to the address that was checked, and each redirect starts over.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Self
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from wardrobe.errors import NotFetched
from wardrobe.language.texts import _

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

MOST_REDIRECTS = 5
CONNECT_SECONDS = 10.0
TOTAL_SECONDS = 30.0
_CHUNK = 65_536
_PORTS = {"http": 80, "https": 443}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
# RFC 6052: an IPv4 address in the last four bytes.
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_PLAIN = "/%:@!$&'()*+,;=~?"  # of a path or query, what is sent as it stands
_HEADERS = {
    "User-Agent": "digital-wardrobe",
    "Accept-Encoding": "identity",  # nothing that unpacks to more than was counted
}


class BadStatus(NotFetched):
    """The server says that what is asked for isn't there, or that it won't give it."""

    def __init__(self, host: str, status: int) -> None:
        super().__init__(
            _("{host} answers with error {status}", host=host, status=str(status))
        )
        self.host, self.status = host, status


class TooLarge(NotFetched):
    """The answer is larger than may be taken."""

    def __init__(self) -> None:
        super().__init__(_("the answer is larger than it may be"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked for.

    Attributes:
        accept: The kinds that are, as HTTP lists them.
        most_bytes: What is larger is refused.
    """

    accept: str
    most_bytes: int


def is_public(address: IpAddress) -> bool:
    """Tell whether an address is on the public internet, embedded ones included."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address.teredo:
            inner = address.teredo[1]
        elif address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast


@dataclass(frozen=True, slots=True)
class _Deadline:
    """When all must be done, by the monotonic clock."""

    at: float

    @classmethod
    def in_seconds(cls, seconds: float) -> Self:
        return cls(time.monotonic() + seconds)

    def left(self) -> float:
        """Return the seconds left.

        Raises:
            NotFetched: There are none.
        """
        seconds = self.at - time.monotonic()
        if seconds <= 0:
            raise NotFetched(_("the web address takes too long to answer"))
        return seconds


class WebFetcher:
    """Asks one address at a time; keeps no cookies and sends no credentials."""

    def __init__(
        self,
        may_connect: Callable[[IpAddress], bool] = is_public,
        total_seconds: float = TOTAL_SECONDS,
    ) -> None:
        """Fetch from public addresses only.

        Args:
            may_connect: Which addresses may be connected to; tests run a server on
                their own machine.
            total_seconds: For one answer, redirects included.
        """
        self._may_connect = may_connect
        self._total_seconds = total_seconds

    def fetch(self, address: str, wanted: Wanted) -> bytes:
        """Return what is at an address.

        Raises:
            NotFetched: The address is refused or cannot be reached, or what is there
                is too large; the message says which.
        """
        deadline = _Deadline.in_seconds(self._total_seconds)
        for _redirect in range(MOST_REDIRECTS + 1):
            parts = _parts_of(address)
            try:
                answer = self._request(parts, deadline, wanted)
            except NotFetched:
                raise
            except (OSError, http.client.HTTPException, ValueError) as error:
                deadline.left()  # who closed the connection: the clock, or they
                raise NotFetched(
                    _(
                        "{host} can't be reached or doesn't answer properly",
                        host=parts.hostname,
                    )
                ) from error
            if isinstance(answer, bytes):
                return answer
            address = urljoin(address, answer)
        raise NotFetched(
            _("the web address redirects more than {most} times", most=MOST_REDIRECTS)
        )

    def _request(
        self, parts: SplitResult, deadline: _Deadline, wanted: Wanted
    ) -> bytes | str:
        """Return the body, or the address of a redirect."""
        host, port = str(parts.hostname), parts.port or _PORTS[parts.scheme]
        target = self._resolve(host, port, deadline)
        connection = _PinnedConnection(host, port, target, parts.scheme == "https")
        path = quote(parts.path or "/", safe=_PLAIN)
        query = f"?{quote(parts.query, safe=_PLAIN)}" if parts.query else ""
        headers = {**_HEADERS, "Accept": wanted.accept}
        with closing(connection), _closed_at(connection, deadline):
            connection.connect()
            connection.request("GET", path + query, headers=headers)
            response = connection.getresponse()
            if response.status in _REDIRECTS:
                return response.headers.get("Location", "")
            if response.status != http.client.OK:
                raise BadStatus(host, response.status)
            return _read(response, deadline, wanted.most_bytes)

    def _resolve(self, host: str, port: int, deadline: _Deadline) -> IpAddress:
        """Return the address to connect to, once all of the host's are allowed."""
        found = _look_up(host, port, min(CONNECT_SECONDS, deadline.left()))
        if not found:
            raise NotFetched(_("there's no server called {host}", host=host))
        if not all(self._may_connect(address) for address in found):
            raise NotFetched(
                _(
                    "{host} isn't on the public internet, so nothing is fetched "
                    "from it",
                    host=host,
                )
            )
        return found[0]


class _PinnedConnection(http.client.HTTPConnection):
    """A connection to an address that was checked; the name is for TLS and Host."""

    def __init__(
        self,
        host: str,
        port: int,
        target: IpAddress,
        is_secure: bool,  # noqa: FBT001
    ) -> None:
        super().__init__(host, port, timeout=CONNECT_SECONDS)
        self._target = str(target)
        self._context = ssl.create_default_context() if is_secure else None
        self.default_port = _PORTS["https" if is_secure else "http"]

    def connect(self) -> None:
        """Connect to the checked address, whatever the name resolves to by now."""
        self.sock = socket.create_connection((self._target, self.port), self.timeout)
        if self._context:
            self.sock = self._context.wrap_socket(self.sock, server_hostname=self.host)

    def abort(self) -> None:
        """End the connection from another thread."""
        if self.sock is not None:
            try:
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)
            except OSError:
                return  # it ended by itself


@contextmanager
def _closed_at(connection: _PinnedConnection, deadline: _Deadline) -> Iterator[None]:
    """Cut the connection when time is up: a timeout alone starts over at each byte."""
    timer = threading.Timer(deadline.left(), connection.abort)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _parts_of(address: str) -> SplitResult:
    try:
        parts = urlsplit(address.strip())
        is_web = parts.scheme in _PORTS and bool(parts.hostname)
        _port = parts.port  # a wrong one raises here
    except ValueError as error:
        raise NotFetched(
            _('"{address}" isn\'t a web address', address=address)
        ) from error
    if not is_web:
        raise NotFetched(
            _(
                '"{address}" isn\'t a web address: it must start with https://',
                address=address,
            )
        )
    if parts.username is not None or parts.password is not None:
        raise NotFetched(_("web addresses with a user name or password are refused"))
    return parts


def _look_up(host: str, port: int, seconds: float) -> list[IpAddress]:
    """Resolve a host in a thread, as a resolver can take minutes."""
    found: list[IpAddress] = []

    def resolve() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            return
        found.extend(ipaddress.ip_address(str(a[4][0])) for a in answers)

    thread = threading.Thread(target=resolve, daemon=True)
    thread.start()
    thread.join(seconds)
    return list(found)


def _read(
    response: http.client.HTTPResponse, deadline: _Deadline, most_bytes: int
) -> bytes:
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise NotFetched(
            _("the server sends its answer compressed, which isn't allowed")
        )
    if (response.length or 0) > most_bytes:
        raise TooLarge
    content = bytearray()
    while chunk := response.read1(_CHUNK):
        content += chunk
        deadline.left()
        if len(content) > most_bytes:
            raise TooLarge
    deadline.left()
    return bytes(content)
