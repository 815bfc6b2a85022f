"""Where keys and tokens are kept: a port over the system's keyring."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from kiosk.domain.platform.failures import KeyringMissing

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

    from kiosk.domain.diagnostic.machine import Keyring

SERVICE = "fr.rdv.kiosk"
# Rings that keep what they are given in clear in a file, or not at all.
_NOT_SAFE = ("keyrings.alt.", "keyring.backends.null", "keyring.backends.fail")


class SecretStore(Protocol):
    """Named secrets. Calls may block for as long as a person takes to unlock: never made on the asyncio loop.

    All raise ``KeyringMissing`` when no keyring answers.
    """

    def get(self, name: str) -> str | None: ...

    def set(self, name: str, value: str) -> None: ...

    def delete(self, name: str) -> None:
        """Forgets ``name``; nothing happens where it is not known."""


class SystemKeyring:
    """The keyring of the system: Credential Manager, Keychain, Secret Service or KWallet.

    The ``keyring`` library is loaded at the first call: it looks through everything that is installed.
    """

    def __init__(self, service: str = SERVICE) -> None:
        self._service = service
        self._ring: KeyringBackend | None = None

    def get(self, name: str) -> str | None:
        ring = self._answering()
        try:
            return ring.get_password(self._service, name)
        except Exception:
            raise KeyringMissing from None

    def set(self, name: str, value: str) -> None:
        ring = self._answering()
        try:
            ring.set_password(self._service, name, value)
        except Exception:
            raise KeyringMissing from None

    def delete(self, name: str) -> None:
        from keyring.errors import PasswordDeleteError

        ring = self._answering()
        try:
            ring.delete_password(self._service, name)
        except PasswordDeleteError:
            return
        except Exception:
            raise KeyringMissing from None

    def looked_at(self, name: str) -> tuple[Keyring, str | None]:
        """How the keyring stands, and the secret ``name`` that was read to find out. Blocks; never raises."""
        from keyring.backends import fail
        from keyring.errors import KeyringLocked

        from kiosk.domain.diagnostic.machine import Keyring, KeyringFault

        try:
            ring, safe = self._found()
        except Exception:
            return Keyring(fault=KeyringFault.MISSING), None
        if isinstance(ring, fail.Keyring):
            return Keyring(fault=KeyringFault.MISSING), None
        # Several that are asked in turn: the first is the one that keeps.
        backend = next(iter(getattr(ring, "backends", ())), ring).name
        if not safe:
            return Keyring(backend, KeyringFault.UNSAFE), None
        try:
            return Keyring(backend), ring.get_password(self._service, name)
        except KeyringLocked:
            return Keyring(backend, KeyringFault.LOCKED), None
        except Exception:
            return Keyring(backend, KeyringFault.FAILING), None

    def _answering(self) -> KeyringBackend:
        if self._ring is None:
            # Backends raise what they like (D-Bus, Win32, a bus that is not there): all of it means the same here.
            try:
                ring, safe = self._found()
            except Exception:
                raise KeyringMissing from None
            if not safe:
                raise KeyringMissing
            self._ring = ring
        return self._ring

    def _found(self) -> tuple[KeyringBackend, bool]:
        """The keyring of this machine, and whether secrets are safe in it."""
        import keyring

        ring = keyring.get_keyring()
        return ring, ring.priority >= 1 and not type(ring).__module__.startswith(_NOT_SAFE)


def look_at(secrets: SecretStore, name: str) -> tuple[Keyring, str | None]:
    """How ``secrets`` stand, and the secret ``name`` that was read to find out. Blocks; never raises."""
    from kiosk.domain.diagnostic.machine import Keyring, KeyringFault  # here: a start has no use for it

    if isinstance(secrets, SystemKeyring):
        return secrets.looked_at(name)
    try:
        return Keyring(), secrets.get(name)
    except KeyringMissing:
        return Keyring(fault=KeyringFault.MISSING), None
