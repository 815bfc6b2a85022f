"""Who works at this desk, and what proves it for those who stay signed in: in the keyring alone, nothing in a file."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from kiosk.domain.platform.failures import MemoryDamaged
from kiosk.domain.text.masked import masked
from kiosk.store.codec import pack, unpack
from kiosk.store.secrets import SecretStore

REMEMBERED: Final = "remembered"
"""Where the keyring has the name of the record of whoever is found signed in at the next start."""
_AGENTS: Final = "agents"
_RECORD: Final = "agent."


@masked
@dataclass(frozen=True, slots=True)
class Remembered:
    """An agent of this desk. With ``credentials`` they need no password to go on: they stayed, or have a code."""

    instance: str
    agent_id: int
    first_name: str
    last_name: str
    email: str
    credentials: dict[str, str] = field(default_factory=dict, repr=False)
    by_browser: bool = False
    seen_at: datetime | None = None
    """When they were last at work here."""
    unsent: int = 0
    """How many gestures their memory had to send when it was last left, or looked at."""


def read_record(secrets: SecretStore, name: str) -> Remembered | None:
    """Whom ``secrets`` have under the name of a record. Blocks, and raises ``KeyringMissing``."""
    kept = name if name.startswith("{") else secrets.get(_RECORD + name)  # whole: of an earlier Kiosk
    try:
        return unpack(kept.encode(), Remembered) if kept else None
    except MemoryDamaged:
        return None


@masked
@dataclass(frozen=True, slots=True)
class _Agents:
    names: tuple[str, ...] = ()  # of their records, the last at work first
    until: datetime | None = None


class RememberedAgents:
    """One record for each agent, under a name that tells nobody who or where: rings bound what one secret may hold.

    Calls block, and raise ``KeyringMissing``. What cannot be read counts as not kept.
    """

    def __init__(self, secrets: SecretStore, name_of: Callable[[str, int], str]) -> None:
        """``name_of`` an agent of an instance: what their memory is called."""
        self._secrets = secrets
        self._name_of = name_of
        self._one = threading.Lock()  # an index that is read, changed and written must not be another's meanwhile

    def all(self) -> tuple[Remembered, ...]:
        """Everybody, the last at work first."""
        with self._one:
            self._bring_in()
            return tuple(self._known())

    def staying(self) -> Remembered | None:
        """Who is to be found signed in at the next start."""
        with self._one:
            self._bring_in()
            return self._record(self._secrets.get(REMEMBERED) or "")

    def keep(self, who: Remembered, *, stays: bool) -> None:
        """Keeps ``who``, before all others; ``stays``: nobody but them is found signed in at the next start."""
        with self._one:
            self._bring_in()
            name = self._name_of(who.instance, who.agent_id)
            self._secrets.set(_RECORD + name, pack(who).decode())
            agents = self._agents()
            self._save(replace(agents, names=(name, *(one for one in agents.names if one != name))))
            if stays:
                self._secrets.set(REMEMBERED, name)
            else:
                self._secrets.delete(REMEMBERED)

    def change(self, instance: str, agent_id: int, how: Callable[[Remembered], Remembered]) -> None:
        """Keeps what ``how`` makes of somebody, in their place; nothing where they are not known."""
        with self._one:
            name = self._name_of(instance, agent_id)
            if (known := self._record(name)) is not None and (now := how(known)) != known:
                self._secrets.set(_RECORD + name, pack(now).decode())

    def remove(self, instance: str, agent_id: int) -> None:
        """Forgets somebody: their name, and what proved who they are."""
        with self._one:
            self._bring_in()
            name = self._name_of(instance, agent_id)
            if self._secrets.get(REMEMBERED) == name:
                self._secrets.delete(REMEMBERED)
            # Before the index: a record that nothing leads to is forgotten by nobody.
            self._secrets.delete(_RECORD + name)
            agents = self._agents()
            if name in agents.names:
                self._save(replace(agents, names=tuple(one for one in agents.names if one != name)))

    def nobody_stays(self) -> None:
        """Nobody is found signed in at the next start, and who would have been needs a password."""
        with self._one:
            self._bring_in()
            name = self._secrets.get(REMEMBERED) or ""
            if (known := self._record(name)) is not None and known.credentials:
                self._secrets.set(_RECORD + name, pack(replace(known, credentials={})).decode())
            self._secrets.delete(REMEMBERED)

    @property
    def until(self) -> datetime | None:
        """When all of this desk are signed out; None: it was never said."""
        with self._one:
            return self._agents().until

    @until.setter
    def until(self, moment: datetime | None) -> None:
        with self._one:
            agents = self._agents()
            if agents.until != moment:
                self._save(replace(agents, until=moment))

    def _known(self) -> Iterator[Remembered]:
        for name in self._agents().names:
            if (known := self._record(name)) is not None:
                yield known

    def _agents(self) -> _Agents:
        kept = self._secrets.get(_AGENTS)
        try:
            return unpack(kept.encode(), _Agents) if kept else _Agents()
        except MemoryDamaged:
            return _Agents()

    def _save(self, agents: _Agents) -> None:
        if agents == _Agents():
            self._secrets.delete(_AGENTS)
        else:
            self._secrets.set(_AGENTS, pack(agents).decode())

    def _record(self, name: str) -> Remembered | None:
        return read_record(self._secrets, name) if name else None

    def _bring_in(self) -> None:
        """Who stayed signed in under an earlier Kiosk, which kept them whole in the one place."""
        kept = self._secrets.get(REMEMBERED)
        if not kept or not kept.startswith("{"):
            return
        who = read_record(self._secrets, kept)
        if who is None:
            self._secrets.delete(REMEMBERED)
            return
        name = self._name_of(who.instance, who.agent_id)
        self._secrets.set(_RECORD + name, pack(who).decode())
        agents = self._agents()
        self._save(replace(agents, names=(name, *(one for one in agents.names if one != name))))
        self._secrets.set(REMEMBERED, name)
