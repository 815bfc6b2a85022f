"""The site's companion as this machine knows it: where it is, and what proves that this device was let in."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from kiosk.clock import Clock
from kiosk.domain.day.model import Rdv
from kiosk.domain.platform.failures import Failure, KeyringMissing, MemoryDamaged, Refused
from kiosk.domain.platform.lobby import slip_code
from kiosk.domain.platform.pairing import DeviceKind, PairingCode, read_code
from kiosk.store.codec import pack, unpack
from kiosk.store.keeping.keyring_calls import apart
from kiosk.store.listeners import Listeners
from kiosk.store.secrets import SecretStore

if TYPE_CHECKING:
    from kiosk.api_client.site_client import Membership, SiteClient
    from kiosk.domain.platform.capabilities import Capabilities
    from kiosk.sync.server import Platform

KEPT_AS = "site"
"""What the keyring calls it: one for the machine, whoever works at it."""


class SiteDoor:
    """One for the process. ``address``: the companion that the site configured, empty where it has none."""

    def __init__(self, address: str, secrets: SecretStore, clock: Clock, *, kind: DeviceKind | None = None) -> None:
        """``kind``: what this device is, where it is nothing but that."""
        self.address = address
        self.changed: Listeners[None] = Listeners()
        """Told when this device has been let in, or has left."""
        self.membership: Membership | None = None
        self.slips_key: bytes | None = None
        """By which slips bear a code; None where the companion never gave it."""
        self._secrets = secrets
        self._clock = clock
        self._kind = kind
        self._recalled = False

    def slip_code(self, rdv: Rdv) -> str:
        """What the slip of an RDV bears for the borne; empty where no companion said, or the RDV is not made yet.

        A workshop's has none: it would have everybody arrive.
        """
        if self.slips_key is None or rdv.id < 0 or rdv.collectif:
            return ""
        return slip_code(self.slips_key, rdv.id)

    @property
    def paired(self) -> bool:
        """Whether this device was let in, as far as is known."""
        return self.membership is not None

    def offered(self, platform: Platform, known: Capabilities | None) -> None:
        """What the platform can do has no part in it."""

    async def recall(self) -> None:
        """What the keyring has; nothing where none answers: somebody is to pair this device again."""
        if self._recalled or not self.address:
            return
        self._recalled = True
        from kiosk.api_client.site_client import Membership

        try:
            kept = await apart(lambda: self._secrets.get(KEPT_AS))
            found = unpack(kept.encode(), Membership) if kept else None
        except (KeyringMissing, MemoryDamaged):
            found = None
        # Of another companion than the configured one: its token is not for whoever answers at this address.
        if self.membership is None and found is not None and found.address == self.address:
            self.membership = found
            self.changed.tell(None)

    async def pair(self, typed: str) -> None:
        """Has this device be let in by the code that somebody typed.

        Raises ``Refused`` where it is no code of this companion, ``Unreachable(CERTIFICATE)`` where somebody else
        answers at its address, a ``Failure`` of the call, ``KeyringMissing`` where nothing can be kept: it is let in
        until Kiosk closes.
        """
        code: PairingCode | None = read_code(typed)
        if code is None:
            raise Refused
        from kiosk.api_client.site_client import join

        membership = await join(self.address, code, self._clock)
        if self._kind is not None and membership.kind != self._kind:
            await self._leave(membership)  # the code was made for something else
            raise Refused
        self.membership = membership
        self._recalled = True
        self.changed.tell(None)
        await apart(lambda: self._secrets.set(KEPT_AS, pack(membership).decode()))

    async def leave(self) -> None:
        """Forgets the companion, which forgets this device where it can be told so."""
        membership, self.membership = self.membership, None
        self.changed.tell(None)
        if membership is not None:
            await self._leave(membership)
        await apart(lambda: self._secrets.delete(KEPT_AS))

    async def forget(self) -> None:
        """The companion knows this device no more."""
        self.membership = None
        self.changed.tell(None)
        with suppress(KeyringMissing):
            await apart(lambda: self._secrets.delete(KEPT_AS))

    def client(self) -> SiteClient | None:
        """Speaks for this device; None where it was not let in."""
        return None if self.membership is None else self._client(self.membership)

    async def helped(self, organisation_id: int, number: int) -> None:
        """Somebody of this desk goes to who asked for help at a borne. Raises a ``Failure`` of the call."""
        client = self.client()
        if client is not None:
            try:
                await client.helped(organisation_id, number)
            finally:
                await client.aclose()

    async def _leave(self, membership: Membership) -> None:
        client = self._client(membership)
        with suppress(Failure):
            await client.leave()
        await client.aclose()

    def _client(self, membership: Membership) -> SiteClient:
        from kiosk.api_client.site_client import SiteClient

        return SiteClient(membership, self._clock)
