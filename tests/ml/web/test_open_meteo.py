"""The weather service, played by a server here that answers as it documents."""

import ipaddress
import json
import threading
from collections.abc import Callable, Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from ml.web.open_meteo import MOST_BYTES, OpenMeteo
from wardrobe.errors import NoForecast
from wardrobe.model.season import Place
from wardrobe.ports.conditions import Sky
from wardrobe.ports.weather import Forecast

BERLIN = Place("Berlin", 52.52, 13.41)


def documented() -> dict[str, Any]:
    """Return an answer with the keys and units of the service's documentation."""
    return {
        "latitude": 52.52,
        "longitude": 13.419998,
        "generationtime_ms": 0.12,
        "utc_offset_seconds": 3600,
        "timezone": "Europe/Berlin",
        "timezone_abbreviation": "CET",
        "elevation": 38.0,
        "daily_units": {"time": "iso8601", "rain_sum": "mm", "snowfall_sum": "cm"},
        "daily": {
            "time": ["2026-11-28", "2026-11-29", "2026-11-30", "2026-12-01"],
            "temperature_2m_max": [7.4, 2.0, 9, None],
            "temperature_2m_min": [3.1, -1.5, 4.5, None],
            "rain_sum": [0.4, 0.0, 0.2, None],
            "showers_sum": [0.8, 0.0, 0.1, None],
            "snowfall_sum": [0.0, 2.1, 0.0, None],
        },
    }


class Service(BaseHTTPRequestHandler):
    """Gives the answer that a test put here, and keeps what it was asked."""

    status, body = 200, b""
    asked: list[tuple[str, dict[str, str]]] = []  # noqa: RUF012

    def do_GET(self) -> None:
        self.asked.append((self.path, dict(self.headers)))
        self.send_response(self.status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *args: object) -> None:
        """Stay quiet."""


Answer = Callable[..., OpenMeteo]


@pytest.fixture
def answering() -> Iterator[Answer]:
    """Return a function that has the service answer, and that asks it from then on."""
    served = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    thread = threading.Thread(target=served.serve_forever, daemon=True)
    thread.start()

    def answer(content: object, status: int = 200) -> OpenMeteo:
        if not isinstance(content, bytes):
            content = json.dumps(content).encode()
        Service.body = content
        Service.status = status
        address = f"http://127.0.0.1:{served.server_port}/v1/forecast"
        here = ipaddress.ip_address("127.0.0.1")
        return OpenMeteo(address, lambda target: target == here, total_seconds=2.0)

    yield answer
    served.shutdown()
    served.server_close()
    thread.join()


def test_days_come_with_their_temperatures_and_what_falls(answering: Answer) -> None:
    found = answering(documented()).forecast(BERLIN)

    assert found[0] == Forecast(
        day=date(2026, 11, 28), warmest_c=7.4, coldest_c=3.1, rain_mm=1.2
    )
    assert [each.sky for each in found] == [Sky.RAIN, Sky.SNOW, Sky.DRY]


def test_a_day_without_temperatures_is_left_out(answering: Answer) -> None:
    found = answering(documented()).forecast(BERLIN)

    assert date(2026, 12, 1) not in [each.day for each in found]


def test_the_service_is_told_a_rough_place_and_no_more(answering: Answer) -> None:
    answering(documented()).forecast(Place("Home", 52.51873, 13.38746))

    path, headers = Service.asked[-1]
    asked = parse_qs(urlsplit(path).query)
    assert asked["latitude"] == ["52.5"]
    assert asked["longitude"] == ["13.4"]
    assert asked.keys() == {
        *("latitude", "longitude", "daily", "timezone", "forecast_days")
    }
    assert set(headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding"}
    assert "Home" not in path


def test_what_is_said_to_be_asked_is_what_is_asked(answering: Answer) -> None:
    service = answering(documented())

    service.forecast(BERLIN)

    assert service.address(BERLIN).endswith(Service.asked[-1][0])


@pytest.mark.parametrize(
    ("status", "words"), [(400, "error 400"), (429, "too often"), (502, "error 502")]
)
def test_an_error_is_said(answering: Answer, status: int, words: str) -> None:
    service = answering({"error": True, "reason": "Something"}, status)

    with pytest.raises(NoForecast, match=words):
        service.forecast(BERLIN)


def _without(key: str) -> dict[str, Any]:
    answer = documented()
    del answer["daily"][key]
    return answer


def _with(key: str, values: list[object]) -> dict[str, Any]:
    answer = documented()
    answer["daily"][key] = values
    return answer


@pytest.mark.parametrize(
    "content",
    [
        b"<html>",
        b"",
        b"null",
        b"{}",
        _without("snowfall_sum"),
        _with("rain_sum", [0.0]),
        _with("time", ["today"] * 4),
        _with("temperature_2m_max", ["warm"] * 4),
        _with("temperature_2m_max", [1e9] * 4),
    ],
)
def test_an_answer_that_is_none_is_refused(answering: Answer, content: object) -> None:
    with pytest.raises(NoForecast, match="isn't understood"):
        answering(content).forecast(BERLIN)


def test_an_answer_without_end_is_refused(answering: Answer) -> None:
    with pytest.raises(NoForecast, match="larger"):
        answering(b" " * (MOST_BYTES + 1)).forecast(BERLIN)


def test_a_service_within_the_own_network_is_not_asked() -> None:
    with pytest.raises(NoForecast, match="isn't on the public internet"):
        OpenMeteo("http://127.0.0.1:9/v1/forecast").forecast(BERLIN)
