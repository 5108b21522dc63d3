"""Certificates made for a test: an authority, and what it says of a server."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from functools import cache
from ipaddress import ip_address
from pathlib import Path
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HOST = "127.0.0.1"
DAY = timedelta(days=1)


class Authority(NamedTuple):
    """Who signs certificates."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    def write(self, folder: Path) -> Path:
        """The file by which a client comes to trust it."""
        path = folder / "authority.pem"
        path.write_bytes(self.certificate.public_bytes(serialization.Encoding.PEM))
        return path


@cache
def authority(name: str) -> Authority:
    """An authority; each name has a key of its own."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = named(f"authority {name}")
    return Authority(key, sign(subject, key, subject, key, days=(-30, 30), ca=True))


def named(name: str) -> x509.Name:
    """A name as certificates write it."""
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def sign(
    subject: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    issuer: x509.Name,
    by: ec.EllipticCurvePrivateKey,
    *,
    days: tuple[int, int],
    ca: bool = False,
    host: str = "",
) -> x509.Certificate:
    """A certificate that is valid between two days from now."""
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key.public_key())
    builder = builder.serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(now + days[0] * DAY).not_valid_after(now + days[1] * DAY)
    builder = builder.add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
    if host:
        other = x509.IPAddress(ip_address(host)) if host[0].isdigit() else x509.DNSName(host)
        builder = builder.add_extension(x509.SubjectAlternativeName([other]), critical=False)
    return builder.sign(by, hashes.SHA256())


def server_context(
    folder: Path, *, by: str = "one", host: str = HOST, days: tuple[int, int] = (-2, 2)
) -> ssl.SSLContext:
    """What a server shows: a certificate of an authority, for a host, valid between two days from now."""
    signer, key = authority(by), ec.generate_private_key(ec.SECP256R1())
    certificate = sign(named(host), key, signer.certificate.subject, signer.key, days=days, host=host)
    path = folder / "server.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context
