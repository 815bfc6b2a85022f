"""The companion's own certificate: made once, of nobody's authority, known to devices by the code that lets them in."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from kiosk.platform_server.data import private_files

NAME = "compagnon de Kiosk"
FILE = "companion.pem"
_BEGINNING = b"-----BEGIN "
# Devices know this very certificate: another one has all of them paired again, so it lasts as long as the machine.
_YEARS = 20


def certificate_file(folder: Path, now: datetime) -> Path:
    """The file of certificate and key in ``folder``, made where there is none.

    Raises private_files.NotPrivate and OSError where it cannot be, or lies open to others.
    """
    path = folder / FILE
    try:
        private_files.write(path, _made(now), replaces=lambda _there: False)
    except FileExistsError:
        if not private_files.is_own(path, _BEGINNING):
            raise private_files.NotPrivate(f"{path} is open to others") from None
    return path


def certificate_of(folder: Path) -> bytes | None:
    """The certificate (DER) in ``folder``; None where the companion has never been started there."""
    try:
        text = (folder / FILE).read_text(encoding="ascii")
        return ssl.PEM_cert_to_DER_cert(text[text.index("-----BEGIN CERTIFICATE") :])
    except (OSError, ValueError):
        return None


def _made(now: datetime) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    begins = now.astimezone(UTC) - timedelta(days=30)  # of a device whose clock is behind, too
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=365 * _YEARS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return private + certificate.public_bytes(serialization.Encoding.PEM)
