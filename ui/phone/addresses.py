"""The addresses of this machine at which a phone on the same network finds it."""

import ipaddress
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import ifaddr

# Networks of virtual machines, containers and tunnels: no phone is on them.
_VIRTUAL = (
    *("docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "vethernet", "lxc"),
    *("tun", "tap", "wg", "utun", "ppp", "zt", "tailscale", "nordlynx", "awdl"),
)
# Nothing is sent to it: asking for a way there tells which network is the main one.
_ANYWHERE = ("192.0.2.1", 9)  # RFC 5737: an address of documentation


@dataclass(frozen=True, slots=True)
class Address:
    """A private address of this machine.

    Attributes:
        host: IPv4, as text.
        network: What the system calls the network, such as `wlan0`.
    """

    host: str
    network: str


def is_private(host: str) -> bool:
    """Tell whether an address is of a private network (RFC 1918), or this machine's."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    address = mapped or address
    is_local = address.is_private and not address.is_unspecified
    return is_local and not address.is_loopback and not address.is_reserved


def _is_virtual(network: str) -> bool:
    return network.lower().startswith(_VIRTUAL)


def _main_host() -> str | None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_ANYWHERE)
        except OSError:  # no network at all
            return None
        host: str = probe.getsockname()[0]
        return host


def private_addresses(
    adapters: Callable[[], Iterable[ifaddr.Adapter]] = ifaddr.get_adapters,
    main_host: Callable[[], str | None] = _main_host,
) -> list[Address]:
    """Return the private addresses, the one that a phone most likely reaches first."""
    found = [
        Address(str(each.ip), adapter.nice_name)
        for adapter in adapters()
        for each in adapter.ips
        if each.is_IPv4 and is_private(str(each.ip))
    ]
    main = main_host()

    def unlikeliness(address: Address) -> tuple[bool, bool, bool]:
        is_home = address.host.startswith(("192.168.", "10."))
        return _is_virtual(address.network), address.host != main, not is_home

    return sorted(found, key=unlikeliness)
