"""The code by which a device is let in at a site's companion, and the kinds of devices.

A code is typed once, at the device. Its first half is a secret that lives some minutes; its second half is a digest of
the companion's certificate, made with that secret. So the device knows the companion before it says anything, and
whoever stands between them without the code has one chance in hundreds of millions to show a certificate that fits.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kiosk.domain.text.language import Words
from kiosk.domain.text.masked import masked

LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Thirty that are not taken for one another, read or heard."""
HALF: Final = 6


class DeviceKind(StrEnum):
    """What stands there, hence what it may."""

    DESK = "desk"
    OFFICE = "office"
    BORNE = "borne"
    SCREEN = "screen"


KIND_LABELS: Final = Words(
    {
        DeviceKind.DESK: "Poste d’accueil",
        DeviceKind.OFFICE: "Poste d’agent",
        DeviceKind.BORNE: "Borne",
        DeviceKind.SCREEN: "Écran d’appel",
    }
)


@masked
@dataclass(frozen=True, slots=True)
class PairingCode:
    """The two halves of a code."""

    secret: str
    witness: str

    @property
    def shown(self) -> str:
        """« K7QF2M-9TRBXD »."""
        return f"{self.secret}-{self.witness}"

    def fits(self, certificate: bytes) -> bool:
        """Whether that is the certificate (DER) of the companion that showed the code."""
        return hmac.compare_digest(self.witness, witness(self.secret, certificate))


def code_for(secret: str, certificate: bytes) -> PairingCode:
    """The code with that secret of the companion that has this certificate (DER)."""
    return PairingCode(secret, witness(secret, certificate))


def read_code(typed: str) -> PairingCode | None:
    """The code that somebody typed, however they parted or wrote it; None where it is none."""
    letters = "".join(one for one in typed.upper() if one.isalnum())
    if len(letters) != 2 * HALF or not set(letters) <= set(LETTERS):
        return None
    return PairingCode(letters[:HALF], letters[HALF:])


def witness(secret: str, certificate: bytes) -> str:
    """The second half of the code."""
    number = int.from_bytes(hmac.digest(secret.encode(), certificate, hashlib.sha256)[:8], "big")
    letters = []
    for _ in range(HALF):
        number, place = divmod(number, len(LETTERS))
        letters.append(LETTERS[place])
    return "".join(letters)
