"""Asking the keyring: off the loop, and without anybody hanging on an answer that may never come."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from kiosk.domain.platform.failures import KeyringLocked, KeyringMissing
from kiosk.domain.text.masked import masked
from kiosk.store.listeners import Listeners
from kiosk.store.secrets import SecretStore

T = TypeVar("T")

SLOW: Final = 1.5
"""Seconds after which somebody is told that the keyring waits for them."""
UNATTENDED: Final = 30.0
"""Seconds for which work that nobody waits for waits itself."""


async def apart(work: Callable[[], T], patience: float = UNATTENDED) -> T:
    """What ``work`` returns or raises, away from the loop. Raises ``KeyringMissing`` where nothing comes for long."""
    return await KeyringCalls(unattended=patience).ask(work, unattended=True)


class Guarded:
    """The keyring for those who ask it by themselves: once it was given up, it is missing at once."""

    def __init__(self, secrets: SecretStore, calls: KeyringCalls) -> None:
        self._secrets = secrets
        self._calls = calls

    def get(self, name: str) -> str | None:
        return self._asked().get(name)

    def set(self, name: str, value: str) -> None:
        self._asked().set(name, value)

    def delete(self, name: str) -> None:
        self._asked().delete(name)

    def _asked(self) -> SecretStore:
        if self._calls.given_up:
            raise KeyringMissing
        return self._secrets


@masked
@dataclass(eq=False)
class _Turn:
    work: Callable[[], Any]
    answer: asyncio.Future[Any]
    late: bool = False


class KeyringCalls:
    """Calls that a person can wait for, repeat or give up. Used on one asyncio loop.

    While one waits, ``waiting`` says so and those who ``subscribe`` are told; with nobody to tell, a locked keyring
    counts as missing. Threads that never come back keep no process from ending.
    """

    def __init__(self, slow: float = SLOW, unattended: float = UNATTENDED) -> None:
        self._slow = slow
        self._unattended = unattended
        self._turns: set[_Turn] = set()
        self._listeners: Listeners[bool] = Listeners()
        self._attended = 0
        self.given_up = False
        """Somebody chose to go on without it, and it has not answered since."""
        self.waiting = False
        """Whether somebody waits for the keyring to be unlocked, or to say anything at all."""

    def subscribe(self, callback: Callable[[bool], None]) -> Callable[[], None]:
        """Tells ``callback`` whenever ``waiting`` changes, until what this returns is called."""
        stop = self._listeners.add(callback)
        self._attended += 1

        def stopped() -> None:
            self._attended -= 1
            stop()

        return stopped

    def retry(self) -> None:
        """Asks once more for all that is waited for."""
        self.given_up = False
        for turn in self._turns:
            self._begin(turn)

    def give_up(self) -> None:
        """Goes on without a keyring: what is asked of it is missing, until it answers after all or is asked again."""
        self.given_up = True
        for turn in tuple(self._turns):
            self._end(turn, None, KeyringMissing())

    async def ask(self, work: Callable[[], T], *, unattended: bool = False) -> T:
        """What ``work`` returns or raises, from a thread of its own.

        Raises ``KeyringMissing`` once it was given up. ``unattended``: nobody is troubled with it, and it does not
        wait long.
        """
        if self.given_up and not unattended:
            raise KeyringMissing
        turn = _Turn(work, asyncio.get_running_loop().create_future())
        if unattended:
            self._begin(turn)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self._unattended):
                    return await turn.answer  # type: ignore[no-any-return]
            raise KeyringMissing
        self._turns.add(turn)
        self._begin(turn)
        self._soon()
        try:
            return await turn.answer  # type: ignore[no-any-return]
        finally:
            self._turns.discard(turn)
            self._look()

    def _begin(self, turn: _Turn) -> None:
        loop = asyncio.get_running_loop()

        def run() -> None:
            result, error = None, None
            try:
                result = turn.work()
            except BaseException as raised:
                error = raised
            with contextlib.suppress(RuntimeError):  # the loop is gone, and who waited with it
                loop.call_soon_threadsafe(self._answered, turn, result, error)

        threading.Thread(target=run, name="kiosk-keyring", daemon=True).start()

    def _answered(self, turn: _Turn, result: object, error: BaseException | None) -> None:
        if not isinstance(error, KeyringMissing):
            self.given_up = False  # it works, however late
        if isinstance(error, KeyringLocked) and turn in self._turns and self._attended:
            turn.late = True  # whoever sits here says what is to be done
            self._look()
            return
        self._end(turn, result, error)

    def _end(self, turn: _Turn, result: object, error: BaseException | None) -> None:
        if turn.answer.done():
            return
        if error is None:
            turn.answer.set_result(result)
        else:
            turn.answer.set_exception(error)

    def _soon(self) -> None:
        turns = tuple(self._turns)

        def late() -> None:
            for turn in turns:
                turn.late = True
            self._look()

        asyncio.get_running_loop().call_later(self._slow, late)

    def _look(self) -> None:
        waiting = any(turn.late and not turn.answer.done() for turn in self._turns)
        if waiting != self.waiting:
            self.waiting = waiting
            self._listeners.tell(waiting)
