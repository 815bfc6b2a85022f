"""Short codes that unlock this desk, in the system's keyring: one an agent, for some hours, five tries each."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeVar

from kiosk.clock import Clock
from kiosk.desk.session.hashing import hashed, is_that
from kiosk.desk.types import SignedAgent
from kiosk.domain.platform.agents import digest_of
from kiosk.domain.platform.codes import TRIES, fault_of, read_code
from kiosk.domain.platform.failures import KeyringMissing
from kiosk.domain.text.masked import masked
from kiosk.store.keeping.keyring_calls import apart

if TYPE_CHECKING:
    from kiosk.store.secrets import SecretStore

T = TypeVar("T")
RECORD: Final = "codes"
"""What they are called in the keyring, all of them together."""
_MOST: Final = 12
"""Agents whose codes are kept: a Windows keyring takes 1280 letters, and each takes about 95."""
_SLACK: Final = 60  # seconds by which a clock is put right


class Verdict(StrEnum):
    """What became of a try."""

    RIGHT = "right"
    WRONG = "wrong"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Tried:
    """``left``: how many tries are left where it was wrong. Gone: there is no code, any more or at all."""

    verdict: Verdict
    left: int = 0


@masked
@dataclass(frozen=True, slots=True)
class _Kept:
    whose: str
    left: int
    made: int  # seconds since 1970
    hashed: str  # what argon2 made of it: salt and hash


class Codes:
    """What is kept tells neither the code nor whose it is. Hashing and the keyring are away from the loop.

    Where there is no keyring the codes are this process's own, and end with it.
    """

    def __init__(self, secrets: SecretStore, clock: Clock, hours: float = 12) -> None:
        """``clock`` is the machine's own: no other time may give a code back its hours."""
        self._secrets = secrets
        self._clock = clock
        self._seconds = hours * 3600
        self._one = threading.Lock()  # of the threads: a try given up goes on there, and counts before the next one
        self._passing: str | None = None  # for want of a keyring

    async def make(self, who: SignedAgent, code: str) -> None:
        """``code`` unlocks for ``who`` from now on, in place of any other.

        Raises ValueError where ``fault_of`` finds something wrong with it.
        """
        if fault_of(code, (who.first_name, who.last_name)) is not None:
            raise ValueError("no code for anybody")

        def keep() -> None:
            kept = [one for one in self._read() if one.whose != digest(who)]
            made = _Kept(digest(who), TRIES, int(self._clock.machine().timestamp()), _left_by(code))
            self._write([made, *kept][:_MOST])

        await self._alone(keep)

    async def try_(self, who: SignedAgent, code: str) -> Tried:
        """Whether ``code`` is that of ``who``. The try counts before anything is compared: ending Kiosk in between
        gives none back.

        Raises ``KeyringMissing`` where it cannot be counted.
        """

        def look() -> Tried:
            kept = self._read()
            mine = next((one for one in kept if one.whose == digest(who)), None)
            if mine is None:
                return Tried(Verdict.GONE)
            others = [one for one in kept if one is not mine]
            left = mine.left - 1
            counted = replace(mine, left=left)
            self._write([counted, *others] if left else others)
            if is_that(_SAME + mine.hashed, read_code(code)):
                self._write([replace(mine, left=TRIES), *others])
                return Tried(Verdict.RIGHT)
            return Tried(Verdict.WRONG, left) if left else Tried(Verdict.GONE)

        return await self._alone(look)

    async def has(self, who: SignedAgent) -> bool:
        """Whether ``who`` has a code that is still good."""
        return await self._alone(lambda: any(one.whose == digest(who) for one in self._read()))

    async def forget(self, who: SignedAgent) -> None:
        """``who`` has no code any more."""
        await self._alone(lambda: self._write([one for one in self._read() if one.whose != digest(who)]))

    def erase(self, instance: str, agent_id: int) -> None:
        """The same of an agent of an instance, for who is away from the loop already."""
        with self._one:
            self._write([one for one in self._read() if one.whose != digest_of(instance, agent_id)])

    async def sweep(self) -> None:
        """Has those go out of the keyring whose time is over."""
        await self._alone(lambda: self._write(self._read()))

    async def _alone(self, do: Callable[[], T]) -> T:
        def alone() -> T:
            with self._one:
                return do()

        return await apart(alone)

    def _read(self) -> list[_Kept]:
        try:
            text = self._secrets.get(RECORD)
        except KeyringMissing:
            text = self._passing
        now = self._clock.machine().timestamp()
        kept = [one for line in (text or "").splitlines() if (one := _parsed(line)) is not None]
        # Where one is of later than now, the machine's clock was set back: that gives nobody hours.
        return [one for one in kept if -_SLACK <= now - one.made <= self._seconds and one.left > 0]

    def _write(self, kept: list[_Kept]) -> None:
        text = "\n".join(f"{one.whose} {one.left} {one.made} {one.hashed}" for one in kept)
        try:
            before = self._secrets.get(RECORD)
        except KeyringMissing:
            self._passing = text
            return
        if text and text != before:
            self._secrets.set(RECORD, text)
        elif not text and before is not None:
            self._secrets.delete(RECORD)


def _parsed(line: str) -> _Kept | None:
    try:
        whose, left, made, hashed = line.split(" ")
        return _Kept(whose, int(left), int(made), hashed)
    except ValueError:
        return None


_SAME: Final = "$argon2id$v=19$m=19456,t=2,p=1$"  # how they all begin: written with none of them


def _left_by(code: str) -> str:
    return hashed(read_code(code)).removeprefix(_SAME)


def digest(who: SignedAgent) -> str:
    """Names ``who`` in the keyring without telling who it is."""
    return digest_of(who.instance, who.agent_id)
