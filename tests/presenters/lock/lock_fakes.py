"""The lock of a desk in memory, without hashing."""

from __future__ import annotations

from kiosk.clock import Clock
from kiosk.desk.session.codes import Tried, Verdict
from kiosk.desk.types import LockRules, SignedAgent
from kiosk.domain.platform.failures import Failure


class FakeCodes:
    def __init__(self) -> None:
        self.code = ""
        self.left = 5
        self.failure: Failure | None = None

    async def has(self, who: SignedAgent) -> bool:
        return bool(self.code)

    async def make(self, who: SignedAgent, code: str) -> None:
        if self.failure is not None:
            raise self.failure
        self.code = code

    async def forget(self, who: SignedAgent) -> None:
        self.code = ""

    async def try_(self, who: SignedAgent, code: str) -> Tried:
        if self.failure is not None:
            raise self.failure
        if code == self.code:
            return Tried(Verdict.RIGHT)
        self.left -= 1
        return Tried(Verdict.WRONG, self.left) if self.left else Tried(Verdict.GONE)


class FakeLock:
    def __init__(self, clock: Clock) -> None:
        self.rules = LockRules()
        self.clock = clock
        self.codes = FakeCodes()
        self.password = "un mot de passe"
        self.failure: Failure | None = None
        self.found_locked = False
        self.noted: list[str] = []
        self.tried: list[str] = []

    async def is_password(self, password: str) -> bool:
        self.tried.append(password)
        if self.failure is not None:
            raise self.failure
        return password == self.password

    async def seen(self) -> None:
        self.noted.append("seen")

    async def locked(self) -> None:
        self.noted.append("locked")

    async def is_found_locked(self) -> bool:
        return self.found_locked
