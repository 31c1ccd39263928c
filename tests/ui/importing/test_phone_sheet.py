"""The sheet shows a code, serves the phone while it is open, and shows what arrives."""

import socket
import sys
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import httpx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from benchmarks.window_runs.phone_run import listening_ports
from tests.ui.conftest import MakeWindow, idle
from tests.ui.fakes import FakeCloset, FakeEyes
from ui.importing.phone_sheet import PhoneSheet
from ui.phone import server
from ui.phone.addresses import Address
from ui.state.phone_setting import is_phone_encrypted
from ui.widgets.overlay import Overlay
from ui.widgets.toast import Toast
from ui.window.main_window import MainWindow
from wardrobe.model.garment import GarmentType


@pytest.fixture
def eyes() -> FakeEyes:
    return FakeEyes()


@pytest.fixture
def window(make_window: MakeWindow, closet: FakeCloset, eyes: FakeEyes) -> MainWindow:
    return make_window(closet, eyes)


@pytest.fixture
def sheet(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> PhoneSheet:
    """The open sheet of a machine whose only network is itself."""
    real = server.PhoneServer.__init__

    def local(self: server.PhoneServer, *args: object, **more: object) -> None:
        here = [Address("127.0.0.1", "lo")]
        real(self, *args, **more, addresses=here, is_test=True)  # type: ignore[arg-type]

    monkeypatch.setattr(server.PhoneServer, "__init__", local)
    window.photos.ask_phone()
    sheet = window.findChild(PhoneSheet)
    assert isinstance(sheet, PhoneSheet)
    return sheet


def close(window: MainWindow) -> None:
    for overlay in window.findChildren(Overlay):
        overlay.dismiss()


def toasts_of(window: MainWindow) -> list[str]:
    return [toast.text for toast in window.findChildren(Toast)]


def send(url: str, content: bytes, garment_type: str = "") -> None:
    """Send a photo, and correct what it is said to show."""
    parts = urlsplit(url)
    with httpx.Client() as phone:
        assert phone.get(url).status_code == 200
        headers = {"Origin": f"http://{parts.netloc}", "X-Key": "k", "X-Name": "a.jpg"}
        answer = phone.post(f"{url}photos", content=content, headers=headers)
        assert answer.status_code == 200
        if garment_type:
            place = f"{url}garments/{answer.json()['id']}/type"
            done = phone.post(place, content=garment_type, headers=headers)
            assert done.status_code == 200


def test_a_photo_of_the_phone_is_in_the_window(
    window: MainWindow, closet: FakeCloset, sheet: PhoneSheet, qtbot: QtBot
) -> None:
    before = len(window.closet.garments)

    send(sheet.url, b"a photo")

    qtbot.waitUntil(lambda: len(window.closet.garments) == before + 1)
    qtbot.waitUntil(lambda: sheet._said.text() == "1 photo arrived")
    assert len(closet.garments()) == before + 1


def test_a_correction_on_the_phone_is_shown_and_is_no_other_photo(
    window: MainWindow, sheet: PhoneSheet, qtbot: QtBot
) -> None:
    send(sheet.url, b"a photo", "hoodie")

    qtbot.waitUntil(lambda: window.closet.garments[-1].type is GarmentType.HOODIE)
    idle(window, qtbot)
    assert sheet._said.text() == "1 photo arrived"


def test_a_phone_that_came_is_told_before_its_first_photo(
    sheet: PhoneSheet, qtbot: QtBot
) -> None:
    assert httpx.get(sheet.url).status_code == 200

    qtbot.waitUntil(lambda: sheet._said.text() == "Your phone is connected")
    sheet._next_phone.click()
    assert sheet._said.text() == "Waiting for your phone"


def test_what_came_is_shown_in_the_sheet_and_what_did_not_is_said(
    window: MainWindow, sheet: PhoneSheet, qtbot: QtBot
) -> None:
    assert sheet.arrived.isHidden()
    url = sheet.url

    send(url, b"a photo")
    qtbot.waitUntil(lambda: not sheet.arrived.isHidden())
    assert sheet.arrived.accessibleName() == "a"

    with httpx.Client() as phone:
        sheet._server.let_go()
        phone.get(url)
        headers = {"Origin": url[: url.index("/", 8)], "X-Key": "other"}
        phone.post(f"{url}photos", content=b"bad", headers=headers)
    qtbot.waitUntil(lambda: sheet._reason.text() == "This file is no picture")
    assert sheet._said.text() == "1 photo arrived"


def test_the_end_says_what_came_and_goes_on_to_the_review(
    window: MainWindow, sheet: PhoneSheet, qtbot: QtBot
) -> None:
    send(sheet.url, b"a photo")
    qtbot.waitUntil(lambda: sheet._said.text() == "1 photo arrived")

    close(window)

    qtbot.waitUntil(
        lambda: any("Added 1 garment" in text for text in toasts_of(window))
    )


def test_a_photo_on_its_way_while_the_sheet_closes_is_not_lost(
    window: MainWindow,
    closet: FakeCloset,
    eyes: FakeEyes,
    sheet: PhoneSheet,
    qtbot: QtBot,
) -> None:
    before = len(window.closet.garments)
    eyes.gate.clear()
    with ThreadPoolExecutor(1) as phone:
        sending = phone.submit(send, sheet.url, b"a photo")
        qtbot.waitUntil(lambda: sheet._server.has_phone)
        qtbot.wait(100)  # the photo follows the page
        close(window)
        eyes.gate.set()
        sending.result(10)

    qtbot.waitUntil(lambda: len(window.closet.garments) == before + 1)
    qtbot.waitUntil(window.history.stack.canUndo)
    assert len(closet.garments()) == before + 1


def test_what_was_taken_back_on_the_phone_is_not_brought_back_by_redo(
    window: MainWindow, closet: FakeCloset, sheet: PhoneSheet, qtbot: QtBot
) -> None:
    before = len(window.closet.garments)
    url = sheet.url
    parts = urlsplit(url)
    headers = {"Origin": f"http://{parts.netloc}", "X-Name": "a.jpg"}
    with httpx.Client() as phone:
        phone.get(url)
        for key in ("k1", "k2"):
            more = {**headers, "X-Key": key}
            answer = phone.post(f"{url}photos", content=key, headers=more)
        blurred = f"{url}garments/{answer.json()['id']}/remove"
        assert phone.post(blurred, headers=headers).status_code == 204
    qtbot.waitUntil(lambda: len(window.closet.garments) == before + 1)

    close(window)
    qtbot.waitUntil(window.history.stack.canUndo)
    window.history.undo()
    qtbot.waitUntil(lambda: len(window.closet.garments) == before)
    window.history.redo()

    qtbot.waitUntil(lambda: len(window.closet.garments) == before + 1)
    assert len(closet.garments()) == before + 1


def test_the_address_is_in_the_code_and_to_read(sheet: PhoneSheet) -> None:
    assert sheet._address.text() == sheet.url
    long = sheet._address.fontMetrics().horizontalAdvance(sheet.url)
    assert sheet._address.width() >= long
    assert not sheet._code.pixmap().isNull()
    assert sheet._said.text() == "Waiting for your phone"


def test_closing_the_sheet_closes_the_port_and_undo_takes_all_back(
    window: MainWindow, sheet: PhoneSheet, qtbot: QtBot
) -> None:
    before = len(window.closet.garments)
    url = sheet.url
    send(url, b"a photo")
    qtbot.waitUntil(lambda: len(window.closet.garments) == before + 1)

    close(window)

    def is_closed() -> bool:
        parts = urlsplit(url)
        try:
            socket.create_connection((parts.hostname or "", parts.port or 0), 1).close()
        except ConnectionRefusedError:
            return True
        return False

    qtbot.waitUntil(is_closed)
    qtbot.waitUntil(window.history.stack.canUndo)
    window.history.undo()
    qtbot.waitUntil(lambda: len(window.closet.garments) == before)


def test_encryption_makes_a_new_code_and_is_remembered(
    window: MainWindow, sheet: PhoneSheet, qtbot: QtBot
) -> None:
    plain = sheet.url
    assert plain.startswith("http://")
    assert "not encrypted" in sheet._safety.text()

    (words,) = (
        each
        for each in sheet.findChildren(QLabel)
        if each.text() == "Encrypt on the way"
    )
    QTest.mouseClick(words, Qt.MouseButton.LeftButton)  # as well as the box

    qtbot.waitUntil(lambda: sheet.url.startswith("https://"))
    fingerprint = sheet._server.fingerprint or ""
    assert sheet._address.text() == sheet.url
    assert fingerprint[:11] in sheet._safety.text()
    assert is_phone_encrypted(window._settings)
    with pytest.raises(httpx.ConnectError):
        httpx.get(plain)
    with httpx.Client(verify=False) as phone:
        assert phone.get(sheet.url).status_code == 200


@pytest.mark.skipif(sys.platform != "linux", reason="the ports are read from /proc")
def test_a_port_is_open_only_while_the_sheet_is(
    window: MainWindow, request: pytest.FixtureRequest, qtbot: QtBot
) -> None:
    before = set(listening_ports())

    port = urlsplit(request.getfixturevalue("sheet").url).port
    meanwhile = set(listening_ports())
    close(window)

    qtbot.waitUntil(lambda: set(listening_ports()) == before)
    assert meanwhile - before == {port}
