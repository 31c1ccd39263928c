"""The server for the phone: it runs in a thread, only while somebody wants it."""

import secrets
import socket
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from ui.phone.addresses import Address, private_addresses
from ui.phone.app import make_app
from ui.phone.arrivals import PhoneArrivals
from ui.phone.certificate import make_certificate
from ui.phone.connection import PhoneConnection
from ui.phone.guard import Guard
from wardrobe.errors import WardrobeError
from wardrobe.language.texts import _

_SECRET_BYTES = 16  # 128 bits
_START_S = 10.0
_MOST_CONNECTIONS = 256


class NoNetwork(WardrobeError):
    """No phone can reach this machine."""


@dataclass(frozen=True, slots=True)
class PhoneAddress:
    """Where a phone finds the page.

    Attributes:
        url: With the secret; whoever knows it is let in.
        network: What the system calls the network.
    """

    url: str
    network: str


class PhoneServer:
    """Serves the phone's page on the private networks of this machine.

    Attributes:
        port: Where it listens.
        addresses: Where a phone finds it, the likeliest first.
        fingerprint: Of the certificate; None where nothing is encrypted.
    """

    def __init__(
        self,
        arrivals: PhoneArrivals,
        page: Path,
        *,
        port: int = 0,
        addresses: list[Address] | None = None,
        is_encrypted: bool = False,
        is_test: bool = False,
    ) -> None:
        """Bind the sockets; nobody is served yet.

        Args:
            page: The folder with the page's files.
            port: 0 takes a free one at random.
            addresses: To listen at; None takes the private ones of this machine.
            is_encrypted: Speak HTTPS, with a certificate made now.
            is_test: Take this machine itself for a phone.

        Raises:
            NoNetwork: This machine is on no private network, or the port is taken.
        """
        found = private_addresses() if addresses is None else addresses
        if not found:
            raise NoNetwork(
                _(
                    "this computer isn't on a network that a phone could share; "
                    "join a Wi-Fi, or switch on your phone's hotspot"
                )
            )
        self._secret = secrets.token_urlsafe(_SECRET_BYTES)
        self._sockets = _bound(found, port)
        self.port: int = self._sockets[0].getsockname()[1]
        hosts = [f"{each.host}:{self.port}" for each in found]
        scheme = "https" if is_encrypted else "http"
        self.addresses = [
            PhoneAddress(f"{scheme}://{host}/{self._secret}/", each.network)
            for host, each in zip(hosts, found, strict=True)
        ]
        self._guard = Guard(
            make_app(arrivals, page), self._secret, scheme, hosts, is_test=is_test
        )
        config = uvicorn.Config(
            self._guard,
            log_config=None,
            access_log=False,
            lifespan="off",
            server_header=False,
            http=PhoneConnection,
            timeout_keep_alive=15,
            limit_concurrency=_MOST_CONNECTIONS,
        )
        self.fingerprint: str | None = None
        if is_encrypted:
            self.fingerprint = _encrypt(config, [each.host for each in found])
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(
            target=self._server.run,
            kwargs={"sockets": self._sockets},
            name="phone",
            daemon=True,
        )

    def start(self) -> None:
        """Serve from now on, in a thread of its own."""
        self._thread.start()

    def stop(self) -> None:
        """Serve nobody any more, and close the ports."""
        self._server.should_exit = True
        if self._thread.is_alive():
            self._thread.join(_START_S)
        for each in self._sockets:
            each.close()

    def let_go(self) -> None:
        """Let another phone in instead of the one that came first."""
        self._guard.let_go()

    @property
    def has_phone(self) -> bool:
        """Whether a phone has come."""
        return self._guard.has_phone


def _encrypt(config: uvicorn.Config, hosts: list[str]) -> str:
    """Have a server speak TLS, and return its certificate's fingerprint."""
    made = make_certificate(hosts)
    # Python reads certificates from files only; these are gone once they are read.
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, name) for name in ("certificate.pem", "key.pem")]
        for file, content in zip(files, (made.certificate, made.key), strict=True):
            file.touch(mode=0o600)
            file.write_bytes(content)
        config.ssl_certfile, config.ssl_keyfile = map(str, files)
        config.load()
    return made.fingerprint


def _bound(addresses: list[Address], port: int) -> list[socket.socket]:
    """Bind a socket at each address, all to the same port."""
    sockets: list[socket.socket] = []
    try:
        for address in addresses:
            each = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
            sockets.append(each)
            each.bind((address.host, port))
            each.listen()  # who comes before the thread has begun waits
            port = each.getsockname()[1]
    except OSError as error:
        for each in sockets:
            each.close()
        raise NoNetwork(
            _("port {port} is taken on this computer; try another", port=str(port))
        ) from error
    return sockets
