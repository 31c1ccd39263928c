"""The phone's server over real sockets: it takes photos in, and lets nobody else in."""

import hashlib
import socket
import ssl
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

import assets
from benchmarks.arriving.hostile import from_outside, send_raw, strange_requests
from tests.wardrobe.fakes import FakeEyes, MemoryCloset
from ui.phone import connection, guard
from ui.phone.addresses import Address
from ui.phone.arrivals import Arrival, Correction, PhoneArrivals
from ui.phone.server import NoNetwork, PhoneServer

PAGE = Path(assets.__file__).parent / "phone"
HERE = [Address("127.0.0.1", "lo")]


class Phone:
    """A browser that came by the QR code, and the closet that it sends to."""

    def __init__(self, server: PhoneServer, closet: MemoryCloset) -> None:
        self.server, self.closet = server, closet
        self.url = server.addresses[0].url
        self.origin = f"http://127.0.0.1:{server.port}"
        self.http = httpx.Client(timeout=10)

    def open(self) -> httpx.Response:
        return self.http.get(self.url)

    def send(
        self, content: bytes, key: str = "k1", name: str = "image.jpg"
    ) -> httpx.Response:
        headers = {"Origin": self.origin, "X-Key": key, "X-Name": name}
        return self.http.post(f"{self.url}photos", content=content, headers=headers)

    def post(self, path: str, content: bytes = b"") -> httpx.Response:
        headers = {"Origin": self.origin}
        return self.http.post(f"{self.url}{path}", content=content, headers=headers)


@pytest.fixture
def arrived() -> list[Arrival | Correction]:
    return []


@pytest.fixture
def phone(arrived: list[Arrival | Correction]) -> Iterator[Phone]:
    closet = MemoryCloset()
    arrivals = PhoneArrivals(
        closet, FakeEyes(), lambda: datetime.now(UTC), arrived.append
    )
    server = PhoneServer(arrivals, PAGE, addresses=HERE, is_test=True)
    server.start()
    visitor = Phone(server, closet)
    yield visitor
    visitor.http.close()
    server.stop()


def test_a_photo_arrives_once_the_closet_has_it(
    phone: Phone, arrived: list[Arrival | Correction]
) -> None:
    assert phone.open().status_code == 200

    answer = phone.send(b"a photo", name="Grandfather%27s%20coat.HEIC").json()

    (garment,) = phone.closet.garments()
    assert answer["id"] == garment.id
    assert answer["type"] == "t-shirt"
    assert garment.name == "Grandfather's coat"
    assert arrived == [Arrival(garment)]
    assert phone.http.get(f"{phone.url}garments/{garment.id}.webp").status_code == 200


def test_the_same_request_again_adds_nothing(phone: Phone) -> None:
    phone.open()

    answers = [phone.send(b"a photo").json() for _ in range(3)]

    assert answers[0] == answers[1] == answers[2]
    assert len(phone.closet.garments()) == 1


def test_every_shot_of_an_iphone_has_one_name_and_is_another_garment(
    phone: Phone,
) -> None:
    phone.open()
    for number in range(3):
        phone.send(b"photo %d" % number, key=f"k{number}", name="image.jpg")

    names = [each.name for each in phone.closet.garments()]
    assert names == ["t-shirt"] * 3


def test_a_photo_that_is_there_is_said_to_be_and_may_not_be_removed(
    phone: Phone,
) -> None:
    phone.open()
    first = phone.send(b"a photo", key="k1").json()
    second = phone.send(b"a photo", key="k2").json()

    assert second == {**first, "duplicate": True}
    assert len(phone.closet.garments()) == 1


def test_what_is_no_photo_is_a_sentence(phone: Phone) -> None:
    phone.open()

    answer = phone.send(b"bad: <html>", name="shirt.jpg")

    assert answer.status_code == 422
    assert answer.json()["reason"]
    assert not phone.closet.garments()


def test_a_type_is_corrected_and_a_photo_taken_back(phone: Phone) -> None:
    phone.open()
    number = phone.send(b"a photo").json()["id"]

    changed = phone.post(f"garments/{number}/type", b"hoodie")
    assert changed.json()["type"] == "hoodie"
    assert phone.closet.garment(number).type == "hoodie"
    assert phone.post(f"garments/{number}/type", b"toga").status_code == 400

    assert phone.post(f"garments/{number}/remove").status_code == 204
    assert not phone.closet.garments()


def test_a_hundred_photos_from_many_threads_arrive_once_each(phone: Phone) -> None:
    phone.open()

    def send(number: int) -> int:
        for _ in range(2):  # as if the first answer was lost
            status = phone.send(b"photo %d" % number, key=f"k{number}").status_code
            if status == 429:
                threading.Event().wait(0.5)
                return send(number)
        return status

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(send, range(100))) == {200}

    assert len(phone.closet.garments()) == 100


def test_the_page_loads_nothing_from_elsewhere(phone: Phone) -> None:
    page = phone.open()

    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    for name in ("page.js", "page.css"):
        assert phone.http.get(f"{phone.url}{name}").status_code == 200
    assert "http" not in (PAGE / "page.js").read_text().replace("XMLHttp", "")


def test_forty_hostile_requests_are_refused(phone: Phone) -> None:
    phone.open()

    tries = strange_requests(phone.url, phone.http)
    tries += [
        from_outside(host)
        for host in ("8.8.8.8", "100.64.0.1", "::1", "::ffff:8.8.8.8")
    ]

    assert len(tries) >= 40
    assert [each for each in tries if each[1] < 400] == []
    assert not phone.closet.garments()


def test_two_gigabytes_are_refused_before_they_come(phone: Phone) -> None:
    phone.open()

    assert send_raw(phone.url, phone.http, "Content-Length: 2000000000", "") == 413


def test_a_body_without_end_is_cut_off(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "MOST_BYTES", 100_000)
    phone.open()

    try:
        status = phone.http.post(
            f"{phone.url}photos",
            content=(b"x" * 10_000 for _ in range(100)),
            headers={"Origin": phone.origin, "X-Key": "k"},
        ).status_code
    except httpx.TransportError:  # cut off amid the body, before the answer was read
        status = 413

    assert status == 413
    assert not phone.closet.garments()


def test_a_body_that_does_not_come_is_given_up(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "PATIENCE_S", 0.2)
    phone.open()

    assert send_raw(phone.url, phone.http, "Content-Length: 1000", "slow") == 408


def test_too_many_requests_are_refused_for_a_while(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "_RATE", 0)

    statuses = {phone.open().status_code for _ in range(300)}

    assert statuses == {200, 429}


def test_strangers_use_up_nothing_that_the_phone_is_allowed(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "_RATE", 0)
    phone.open()

    with httpx.Client() as stranger:
        guesses = {
            stranger.get(f"{phone.origin}/guess/").status_code for _ in range(300)
        }

    assert guesses == {404}
    assert phone.open().status_code == 200


def idle_connections(phone: Phone, count: int, host: str) -> list[socket.socket]:
    place = ("127.0.0.1", phone.server.port)
    return [
        socket.create_connection(place, 5, source_address=(host, 0))
        for _ in range(count)
    ]


def test_connections_that_ask_for_nothing_keep_nobody_out(phone: Phone) -> None:
    idle = idle_connections(phone, 300, "127.0.0.2")

    assert phone.open().status_code == 200

    for each in idle:
        each.close()


def test_who_says_nothing_is_hung_up_on(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "PATIENCE_S", 0.2)
    (silent,) = idle_connections(phone, 1, "127.0.0.1")

    assert silent.recv(1) == b""
    assert phone.open().status_code == 200
    silent.close()


def test_another_phone_comes_in_when_the_first_was_let_go(phone: Phone) -> None:
    phone.open()
    with httpx.Client() as second:
        assert second.get(phone.url).status_code == 409

        phone.server.let_go()

        assert second.get(phone.url).status_code == 200
    assert phone.open().status_code == 409


def test_encrypted_it_speaks_nothing_else_and_is_who_it_says(
    arrived: list[Arrival | Correction],
) -> None:
    closet = MemoryCloset()
    arrivals = PhoneArrivals(
        closet, FakeEyes(), lambda: datetime.now(UTC), arrived.append
    )
    server = PhoneServer(
        arrivals, PAGE, addresses=HERE, is_encrypted=True, is_test=True
    )
    server.start()
    url = server.addresses[0].url
    place = urlsplit(url)
    seen = ssl.get_server_certificate((place.hostname or "", place.port or 0))
    trusting = ssl.create_default_context(cadata=seen)
    with httpx.Client(verify=trusting) as http:
        opened = http.get(url)
        origin = f"https://{place.netloc}"
        headers = {"Origin": origin, "X-Key": "k", "X-Name": "a.jpg"}
        sent = http.post(f"{url}photos", content=b"a photo", headers=headers)
        headers["Origin"] = f"http://{place.netloc}"
        crossed = http.post(f"{url}photos", content=b"another", headers=headers)
    with pytest.raises(httpx.RemoteProtocolError):
        httpx.get(url.replace("https", "http", 1))
    server.stop()

    assert url.startswith("https://")
    assert "; Secure" in opened.headers["set-cookie"]
    assert (sent.status_code, crossed.status_code) == (200, 403)
    digest = hashlib.sha256(ssl.PEM_cert_to_DER_cert(seen)).hexdigest()
    assert (server.fingerprint or "").replace(":", "").lower() == digest


def test_nothing_listens_after_it_stopped(phone: Phone) -> None:
    phone.open()
    port = phone.server.port

    phone.server.stop()

    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), 1)


def test_without_a_network_it_says_what_to_do() -> None:
    arrivals = PhoneArrivals(MemoryCloset(), FakeEyes(), lambda: datetime.now(UTC))

    with pytest.raises(NoNetwork, match="Wi-Fi"):
        PhoneServer(arrivals, PAGE, addresses=[])


def test_a_port_that_is_taken_is_said(phone: Phone) -> None:
    arrivals = PhoneArrivals(MemoryCloset(), FakeEyes(), lambda: datetime.now(UTC))

    with pytest.raises(NoNetwork, match="taken"):
        PhoneServer(arrivals, PAGE, addresses=HERE, port=phone.server.port)
