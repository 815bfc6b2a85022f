"""``kiosk --forget``: erases what a profile keeps of agents, without a screen, for who hands a machine on."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass
from typing import Final

from kiosk.app.options import Options
from kiosk.app.preferences_file import PreferencesFile
from kiosk.app.profile_folder import usual_profile
from kiosk.clock import PARIS, Clock
from kiosk.desk.session.codes import Codes
from kiosk.desk.session.instance import normalised
from kiosk.domain.platform.agents import digest_of
from kiosk.domain.platform.failures import Failure, KeyringMissing, MemoryFailure
from kiosk.domain.text.language import counted, labelled, tr
from kiosk.settings import ConfigurationError, default_files, load
from kiosk.store.memory_folder import MemoryFolder, Remains
from kiosk.store.remembered import Remembered
from kiosk.store.secrets import SecretStore, SystemKeyring

ERASED, NOT_ERASED, WRONG_USE = 0, 1, 2
"""What the process ends with."""
EVERYBODY: Final = "all"


@dataclass(frozen=True, slots=True)
class _Whom:
    """``agent`` is an e-mail in small letters; empty: anybody. ``instance`` likewise."""

    instance: str
    agent: str

    def takes(self, instance: str, email: str) -> bool:
        here = not self.instance or instance == self.instance
        return here and (not self.agent or email.lower() == self.agent)


def run(options: Options, agent: str, yes: bool, *, secrets: SecretStore | None = None) -> int:
    """Erases, and says what was; the exit code of the process.

    ``agent``: an e-mail, or ``EVERYBODY``. Nothing is erased where something was never sent, unless ``yes``.
    """
    try:
        settings = load([options.config], required=True) if options.config else load(default_files())
        whom = _Whom(
            normalised(options.instance) if options.instance else "", "" if agent == EVERYBODY else agent.lower()
        )
    except ConfigurationError as error:
        return _end(WRONG_USE, str(error))
    except Failure:
        return _end(WRONG_USE, tr("{} n’est pas l’adresse d’une plateforme.").format(options.instance))
    profile = options.profile or usual_profile()
    if not profile.is_dir():
        return _end(ERASED, tr("Rien n’est gardé là."))
    from PySide6.QtCore import QLockFile  # the lock that a Kiosk at work holds is Qt's

    lock = QLockFile(str(profile / "kiosk.lock"))
    lock.setStaleLockTime(0)
    if not lock.tryLock(0) and lock.error() is QLockFile.LockError.LockFailedError:
        return _end(NOT_ERASED, tr("Kiosk est ouvert sur ce profil\u00a0: fermez-le d’abord."))
    try:
        clock = Clock(options.now, settings.desk.timezone or PARIS)
        keyring = secrets or SystemKeyring(allowed=settings.desk.keyring_backends)
        memories = MemoryFolder(profile / "memory", keyring, clock, None, settings.kept)
        preferences = PreferencesFile(profile / "preferences.json")
        memories.also_forget += [
            Codes(keyring, Clock()).erase,
            lambda of, agent_id: preferences.forget(digest_of(of, agent_id)),
        ]
        return asyncio.run(_forget(memories, whom, yes))
    finally:
        lock.unlock()


async def _forget(memories: MemoryFolder, whom: _Whom, yes: bool) -> int:
    try:
        found, agents = await _found(memories, whom)
        unsent = [await _unsent(memories, one) for one in found]
    except KeyringMissing:
        said = tr("Le coffre des mots de passe est verrouillé ou ne répond pas\u00a0: ouvrez-le, puis recommencez.")
        return _end(NOT_ERASED, said)
    if not found and not agents:
        return _end(ERASED, tr("Rien n’est gardé de cet agent.") if whom.agent else tr("Rien n’est gardé là."))
    if any(count != 0 for count in unsent) and not yes:
        for one, count in zip(found, unsent, strict=True):
            if count != 0:
                _say(labelled(_name(one), _unsent_text(count)))
        return _end(NOT_ERASED, tr("Rien n’a été effacé. Ajoutez --yes pour perdre ce qui n’est pas envoyé."))
    whole = True
    for one, count in zip(found, unsent, strict=True):
        try:
            await memories.erase_kept(one.known)
            _say(tr("Effacé\u00a0: {}").format(_name(one)) + (f" ({_unsent_text(count)})" if count != 0 else ""))
        except MemoryFailure as failure:
            whole = False
            _say(tr("Pas effacé\u00a0: {} ({})").format(_name(one), type(failure).__name__))
    for who in agents:
        await memories.erase(who.instance, who.agent_id)
    return ERASED if whole else NOT_ERASED


async def _found(memories: MemoryFolder, whom: _Whom) -> tuple[list[Remains], list[Remembered]]:
    """What is kept of ``whom``: memories, and names with what proves who they are."""
    everybody = whom == _Whom("", "")
    agents = await memories.agents(lambda agents: agents.all())
    emails = {(one.instance, one.agent_id): one.email for one in agents}
    found = []
    for one in await memories.kept():
        known = one.known
        email = known.email or emails.get((known.instance, known.agent_id), "")
        if everybody or (known.instance and whom.takes(known.instance, email)):
            found.append(one)
    return found, [one for one in agents if whom.takes(one.instance, one.email)]


async def _unsent(memories: MemoryFolder, one: Remains) -> int | None:
    """How many rows a memory has to send; None: it cannot be read."""
    if one.written is None:
        return 0
    try:
        return (await memories.look(one.known))[0]
    except KeyringMissing:
        raise
    except MemoryFailure:
        return None


def _name(one: Remains) -> str:
    known = one.known
    who = known.email or known.agent or tr("un agent")
    return f"{who}, {known.instance}" if known.instance else who


def _unsent_text(count: int | None) -> str:
    if count is None:
        return tr("illisible, avec peut-être des gestes non envoyés")
    return counted(count, "{} geste non envoyé", "{} gestes non envoyés")


def _say(text: str) -> None:
    print(text)  # noqa: T201 - to who asked


def _end(code: int, text: str) -> int:
    print(text, file=sys.stderr if code else sys.stdout)
    return code
