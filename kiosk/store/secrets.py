"""Where keys and tokens are kept: a port over the system's keyring."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from kiosk.domain.failures import KeyringMissing

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

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

    def _answering(self) -> KeyringBackend:
        if self._ring is None:
            import keyring

            # Backends raise what they like (D-Bus, Win32, a bus that is not there): all of it means the same here.
            try:
                ring = keyring.get_keyring()
                safe = ring.priority >= 1 and not type(ring).__module__.startswith(_NOT_SAFE)
            except Exception:
                raise KeyringMissing from None
            if not safe:
                raise KeyringMissing
            self._ring = ring
        return self._ring
