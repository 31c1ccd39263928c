"""The address that a phone reaches comes first; those of tunnels come last."""

from dataclasses import dataclass

import pytest

from ui.phone.addresses import is_private, private_addresses


@dataclass
class Ip:
    ip: str
    is_IPv4: bool = True  # noqa: N815 - as ifaddr calls it


@dataclass
class Adapter:
    nice_name: str
    ips: list[Ip]


def adapters() -> list[Adapter]:
    return [
        Adapter("lo", [Ip("127.0.0.1")]),
        Adapter("docker0", [Ip("172.17.0.1")]),
        Adapter("tun0", [Ip("10.8.0.2")]),
        Adapter("eth0", [Ip("172.20.1.5")]),
        Adapter("wlan0", [Ip("192.168.1.23"), Ip("fe80::1", is_IPv4=False)]),
        Adapter("wwan0", [Ip("93.184.216.34")]),
    ]


def hosts(main: str | None) -> list[str]:
    found = private_addresses(adapters, lambda: main)  # type: ignore[arg-type]
    return [each.host for each in found]


def test_the_home_network_comes_first_and_tunnels_last() -> None:
    assert hosts(None) == ["192.168.1.23", "172.20.1.5", "10.8.0.2", "172.17.0.1"]


def test_the_network_that_leads_out_comes_before_others() -> None:
    assert hosts("172.20.1.5")[:2] == ["172.20.1.5", "192.168.1.23"]


def test_a_vpn_that_leads_out_is_still_no_place_for_a_phone() -> None:
    assert hosts("10.8.0.2")[0] == "192.168.1.23"


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        *(("192.168.0.7", True), ("10.1.2.3", True), ("172.16.0.9", True)),
        *(("8.8.8.8", False), ("127.0.0.1", False), ("0.0.0.0", False)),
        *(("::ffff:8.8.8.8", False), ("::ffff:192.168.1.4", True)),
        *(("", False), ("evil.example", False)),
    ],
)
def test_private_is_private(host: str, expected: bool) -> None:
    assert is_private(host) is expected
