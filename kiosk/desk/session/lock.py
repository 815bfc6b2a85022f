"""A desk that is locked: by what it is unlocked, and whether it is found so at the next start."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from typing import TYPE_CHECKING, Final

from kiosk.clock import Clock
from kiosk.desk.session.codes import Codes, digest
from kiosk.desk.session.hashing import is_that
from kiosk.desk.session.session import Session
from kiosk.desk.types import LockRules, SignedAgent
from kiosk.domain.platform.failures import Failure, KeyringMissing, SignedOut, TimedOut
from kiosk.store.keeping.keyring_calls import apart

if TYPE_CHECKING:
    from kiosk.store.secrets import SecretStore

RECORD: Final = "unlocked"
"""What the keyring has of a desk that was last seen at work: whose, and when. Nothing, where it is locked."""
_SLACK: Final = 60  # seconds by which a clock is put right


class SessionLock:
    """Shows and hides nothing: it knows who may go on. ``clock`` is the machine's own, which no ``--now`` sets."""

    def __init__(
        self,
        session: Session,
        codes: Codes,
        secrets: SecretStore,
        clock: Clock,
        rules: LockRules,
        patience: float,
    ) -> None:
        """``patience``: seconds for which the platform is waited for."""
        self.rules: Final = rules
        self.clock: Final = clock
        self.codes: Final = codes
        """Short codes that unlock this desk."""
        self._session = session
        self._secrets = secrets
        self._patience = patience
        self._one = threading.Lock()
        self._now = ""  # what the keyring is to have of it

    async def is_password(self, password: str) -> bool:
        """Whether ``password`` is that of who is signed in.

        The one that opened this session is known again here. Any other is asked about: it may be a newer one, and then
        the session goes on with it. Raises the ``Failure`` met where only the platform could say, ``SignedOut`` when
        nobody is signed in.
        """
        who, proof = self._session.who, self._session.proof
        if who is None:
            raise SignedOut
        if bool(proof) and await asyncio.to_thread(is_that, proof, password):
            return True
        try:
            async with asyncio.timeout(self._patience):
                await self._session.sign_in(who.instance, who.email, password, stay=self._session.stays)
        except SignedOut:
            return False
        except (Failure, TimeoutError) as failure:
            if proof:
                return False  # it is not the one that was right this morning
            raise (failure if isinstance(failure, Failure) else TimedOut(sent=False)) from None
        return True

    async def seen(self) -> None:
        """Who is signed in is at work: a start within the idle time finds the desk unlocked, where they stay."""
        who = self._session.who
        if who is not None and self._session.stays:
            await self._note(f"{digest(who)} {int(self.clock.machine().timestamp())}")

    async def locked(self) -> None:
        """Nothing is shown of anyone: a start finds the desk locked, however this process ends."""
        await self._note("")

    async def is_found_locked(self) -> bool:
        """Whether who was found signed in has to prove who they are first."""
        who = self._session.who
        try:
            noted = await apart(lambda: self._secrets.get(RECORD))
        except KeyringMissing:
            noted = None
        return who is None or not self._is_recent(noted or "", who)

    def _is_recent(self, noted: str, who: SignedAgent) -> bool:
        whose, _, at = noted.partition(" ")
        if whose != digest(who) or not at.isdecimal():
            return False
        return -_SLACK <= self.clock.machine().timestamp() - int(at) < self.rules.idle.total_seconds()

    async def _note(self, text: str) -> None:
        self._now = text

        def keep() -> None:
            # Whatever is last to be said is last to be written, on whichever thread.
            with self._one:
                if self._now:
                    self._secrets.set(RECORD, self._now)
                else:
                    self._secrets.delete(RECORD)

        with contextlib.suppress(KeyringMissing):
            await apart(keep)
