"""A certificate for one sitting: made when the server starts, and gone with it.

No key stays on the disk, so there is nothing to steal. The price is that a phone warns
each time; the sheet shows the fingerprint to compare.
"""

import datetime
import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

_NAME = "Digital Wardrobe"
_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate and its key, PEM both.

    Attributes:
        fingerprint: SHA-256 of the certificate, as phones show it: `AB:12:…`.
    """

    certificate: bytes
    key: bytes
    fingerprint: str


def make_certificate(hosts: Sequence[str]) -> Certificate:
    """Make a certificate for addresses of this machine, good for a day.

    Phones ask for the addresses among its names, for a key of a curve that they know,
    for a use as a server, and for no more than 825 days
    (https://support.apple.com/103769).

    Args:
        hosts: IPv4 addresses.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, _NAME)])
    addresses = [x509.IPAddress(ipaddress.ip_address(host)) for host in hosts]
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        # A phone's clock may be behind.
        .not_valid_before(now - _DAY)
        .not_valid_after(now + _DAY)
        .add_extension(x509.SubjectAlternativeName(addresses), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    return Certificate(
        made.public_bytes(serialization.Encoding.PEM),
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ),
        made.fingerprint(hashes.SHA256()).hex(":").upper(),
    )
