"""Who is let in, by whom; what the keyring keeps of it, and to whom it is told again."""

from __future__ import annotations

import pytest

from kiosk.clock import Clock
from kiosk.domain.platform.failures import KeyringMissing, Refused, Unreachable, UnreachableCause
from kiosk.domain.platform.pairing import code_for
from kiosk.sync.site.door import SiteDoor
from tests.faults.territory import NOW
from tests.support.companion_process import CompanionProcess
from tests.support.secrets import MemorySecrets, NoSecrets


def door(companion: CompanionProcess, secrets: MemorySecrets | NoSecrets, address: str = "") -> SiteDoor:
    return SiteDoor(address or companion.url, secrets, Clock(NOW))


async def test_the_keyring_has_it_at_the_next_start(companion: CompanionProcess) -> None:
    secrets = MemorySecrets()
    first = door(companion, secrets)
    await first.pair(companion.code().shown)
    again = door(companion, secrets)
    await again.recall()
    client = again.client()
    assert client is not None
    assert (await client.abilities()).waiting_room
    await client.aclose()
    elsewhere = door(companion, secrets, "https://127.0.0.1:1")
    await elsewhere.recall()
    assert elsewhere.membership is None, "its token is for the companion that gave it alone"
    await again.leave()
    assert not secrets.kept


async def test_another_certificate_than_the_code_s_is_told_nothing(companion: CompanionProcess) -> None:
    here = door(companion, MemorySecrets())
    code = companion.code()
    with pytest.raises(Unreachable) as refused:
        await here.pair(code_for(code.secret, b"of somebody in between").shown)
    assert refused.value.cause is UnreachableCause.CERTIFICATE
    assert here.membership is None
    await here.pair(code.shown)  # nobody has heard of it


async def test_a_used_code_and_what_is_none_are_refused(companion: CompanionProcess) -> None:
    here, code = door(companion, MemorySecrets()), companion.code()
    await here.pair(code.shown)
    for typed in (code.shown, "bonjour"):
        with pytest.raises(Refused):
            await door(companion, MemorySecrets()).pair(typed)


async def test_without_a_keyring_it_is_in_until_the_end(companion: CompanionProcess) -> None:
    here = door(companion, NoSecrets())
    with pytest.raises(KeyringMissing):
        await here.pair(companion.code().shown)
    assert here.membership is not None


async def test_nothing_secret_shows_in_a_repr(companion: CompanionProcess) -> None:
    here = door(companion, MemorySecrets())
    await here.pair(companion.code().shown)
    assert here.membership is not None
    assert here.membership.token not in repr(here.membership)
