"""A certificate of this machine: what phones ask of one."""

import datetime

from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID

from ui.phone.certificate import make_certificate


def test_it_names_its_addresses_and_lasts_a_day() -> None:
    made = make_certificate(["192.168.0.5", "10.0.0.7"])

    read = x509.load_pem_x509_certificate(made.certificate)
    names = read.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    uses = read.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    lasts = read.not_valid_after_utc - read.not_valid_before_utc
    assert [str(each.value) for each in names] == ["192.168.0.5", "10.0.0.7"]
    assert list(uses) == [ExtendedKeyUsageOID.SERVER_AUTH]
    assert lasts == datetime.timedelta(days=2)  # and one before, for slow clocks


def test_each_is_another() -> None:
    one, other = (make_certificate(["192.168.0.5"]) for _ in range(2))

    assert one.fingerprint != other.fingerprint
    assert one.key != other.key
