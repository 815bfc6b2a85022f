"""Where keys and tokens are kept: a port over the system's keyring."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final, Protocol

from kiosk.domain.platform.failures import KeyringLocked, KeyringMissing

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

    from kiosk.domain.diagnostic.machine import Keyring

SERVICE = "fr.rdv.kiosk"
SAFE: Final = frozenset(
    {
        "keyring.backends.Windows.WinVaultKeyring",
        "keyring.backends.macOS.Keyring",
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.libsecret.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
        "keyring.backends.kwallet.DBusKeyringKWallet4",
    }
)
"""The systems' own. Any other keeps what it is given nobody knows how: in clear in a file, or not at all."""
_CHAINER: Final = "keyring.backends.chainer.ChainerBackend"


class SecretStore(Protocol):
    """Named secrets. Calls may block for as long as a person takes to unlock: never made on the asyncio loop.

    All raise ``KeyringMissing`` when no keyring answers, ``KeyringLocked`` when nobody unlocked it.
    """

    def get(self, name: str) -> str | None: ...

    def set(self, name: str, value: str) -> None: ...

    def delete(self, name: str) -> None:
        """Forgets ``name``; nothing happens where it is not known."""


class SystemKeyring:
    """The keyring of the system: Credential Manager, Keychain, Secret Service or KWallet.

    The ``keyring`` library is loaded at the first call: it looks through everything that is installed.
    """

    def __init__(self, service: str = SERVICE, allowed: Collection[str] = ()) -> None:
        """``allowed``: what the site takes besides ``SAFE``, a module or a class of one: « keyring_jeepney »."""
        self._service = service
        self._allowed = frozenset(allowed)
        self._rings: tuple[KeyringBackend, ...] = ()

    def get(self, name: str) -> str | None:
        with _told():
            # Where there are several, the first is the one that keeps; a former one may still have something.
            found = (ring.get_password(self._service, name) for ring in self._answering())
            return next((kept for kept in found if kept is not None), None)

    def set(self, name: str, value: str) -> None:
        with _told():
            self._answering()[0].set_password(self._service, name, value)

    def delete(self, name: str) -> None:
        from keyring.errors import PasswordDeleteError

        with _told():
            for ring in self._answering():
                with suppress(PasswordDeleteError):
                    if ring.get_password(self._service, name) is not None:
                        ring.delete_password(self._service, name)
            # Some say « no such password » and « could not » in the same way.
            if any(ring.get_password(self._service, name) is not None for ring in self._rings):
                raise KeyringMissing

    def looked_at(self, name: str) -> tuple[Keyring, str | None]:
        """How the keyring stands, and the secret ``name`` that was read to find out. Blocks; never raises."""
        from keyring.backends import fail
        from keyring.errors import KeyringLocked as Locked

        from kiosk.domain.diagnostic.machine import Keyring, KeyringFault

        try:
            ring, rings = self._found()
        except Exception:
            return Keyring(fault=KeyringFault.MISSING), None
        if isinstance(ring, fail.Keyring):
            return Keyring(fault=KeyringFault.MISSING), None
        if not rings:
            return Keyring(_label(ring), KeyringFault.UNSAFE), None
        backend = _label(rings[0])
        try:
            return Keyring(backend), rings[0].get_password(self._service, name)
        except Locked:
            return Keyring(backend, KeyringFault.LOCKED), None
        except Exception:
            return Keyring(backend, KeyringFault.FAILING), None

    def _answering(self) -> tuple[KeyringBackend, ...]:
        if not self._rings:
            _, self._rings = self._found()
            if not self._rings:
                raise KeyringMissing
        return self._rings

    def _found(self) -> tuple[KeyringBackend, tuple[KeyringBackend, ...]]:
        """The keyring of this machine, and those behind it in which secrets are safe, the first in use first."""
        import keyring

        ring = keyring.get_keyring()
        several = getattr(ring, "backends", ()) if _class_of(ring) == _CHAINER else (ring,)
        return ring, tuple(one for one in several if self._safe(one))

    def _safe(self, ring: KeyringBackend) -> bool:
        named = _class_of(ring)
        return named in SAFE or bool({named, type(ring).__module__} & self._allowed)


@contextmanager
def _told() -> Iterator[None]:
    """Backends raise what they like (D-Bus, Win32, a bus that is not there): all of it means the same here."""
    from keyring.errors import KeyringLocked as Locked

    try:
        yield
    except KeyringMissing:
        raise
    except Locked:
        raise KeyringLocked from None
    except Exception:
        raise KeyringMissing from None


def _class_of(ring: object) -> str:
    return f"{type(ring).__module__}.{type(ring).__qualname__}"


def _label(ring: KeyringBackend) -> str:
    several = getattr(ring, "backends", ())
    return str(next(iter(several), ring).name)


def look_at(secrets: SecretStore, name: str) -> tuple[Keyring, str | None]:
    """How ``secrets`` stand, and the secret ``name`` that was read to find out. Blocks; never raises."""
    from kiosk.domain.diagnostic.machine import Keyring, KeyringFault  # here: a start has no use for it

    if isinstance(secrets, SystemKeyring):
        return secrets.looked_at(name)
    try:
        return Keyring(), secrets.get(name)
    except KeyringMissing:
        return Keyring(fault=KeyringFault.MISSING), None
