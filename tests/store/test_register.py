"""The register: kept behind, sealed, verified, forgotten."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from kiosk.clock import SetClock
from kiosk.domain.day.status import Action
from kiosk.domain.platform.failures import MemoryDamaged, MemoryLocked
from kiosk.domain.writes.deed import Deed
from kiosk.store.register import FILE, NOTED, Register
from tests.support.secrets import MemorySecrets, NoSecrets
from tests.support.trade import NOW


def deed(number: int) -> Deed:
    return Deed(NOW + timedelta(minutes=number), "https://exemple.test", 9, Action.SEEN, 1, 100 + number, (number,))


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


async def written(folder: Path, secrets: MemorySecrets, clock: SetClock, count: int = 5) -> None:
    register = Register(folder, secrets, clock, 12)
    for number in range(count):
        register.note(deed(number))
    await register.close()


def edit(folder: Path, secrets: MemorySecrets, *statements: str) -> None:
    """What somebody who has the key of the file writes in it."""
    connection = dbapi2.connect(str(folder / FILE), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{secrets.kept[FILE]}'\"")
    for statement in statements:
        connection.execute(statement)
    connection.close()


async def test_what_is_noted_is_found_again_in_its_order(tmp_path: Path, clock: SetClock) -> None:
    secrets = MemorySecrets()
    await written(tmp_path, secrets, clock)
    register = Register(tmp_path, secrets, clock, 12)
    assert await register.deeds() == [deed(number) for number in range(5)]
    chain = await register.check()
    assert (chain.lines, chain.broken_at) == (5, None)
    await register.close()
    assert b"exemple" not in (tmp_path / FILE).read_bytes()
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("statement", "broken_at"),
    [
        ("UPDATE lines SET body = (SELECT body FROM lines WHERE number = 1) WHERE number = 3", 3),
        ("DELETE FROM lines WHERE number = 2", 2),
        ("UPDATE lines SET seal = zeroblob(32) WHERE number = 4", 4),
        ("DELETE FROM lines WHERE number = 5", 5),
        ("DELETE FROM lines", 1),
        ("INSERT INTO lines SELECT 6, at, body, seal FROM lines WHERE number = 5", 6),
    ],
)
async def test_a_line_changed_or_missing_breaks_the_chain(
    tmp_path: Path, clock: SetClock, statement: str, broken_at: int
) -> None:
    secrets = MemorySecrets()
    await written(tmp_path, secrets, clock)
    edit(tmp_path, secrets, statement)
    register = Register(tmp_path, secrets, clock, 12)
    assert (await register.check()).broken_at == broken_at
    await register.close()


async def test_what_is_too_old_goes_and_the_chain_holds(tmp_path: Path, clock: SetClock) -> None:
    secrets = MemorySecrets()
    await written(tmp_path, secrets, clock)
    clock.move(days=12 * 31, minutes=3)
    register = Register(tmp_path, secrets, clock, 12)
    register.note(deed(9))
    await register.close()
    register = Register(tmp_path, secrets, clock, 12)
    assert [one.rdv_id for one in await register.deeds()] == [103, 104, 109]
    assert (await register.check()).broken_at is None
    clock.move(days=366)
    register.forget_soon()
    await register.close()
    assert list(tmp_path.iterdir()) == []
    assert not secrets.kept


async def test_a_site_that_keeps_none_has_none(tmp_path: Path, clock: SetClock) -> None:
    secrets = MemorySecrets()
    await written(tmp_path, secrets, clock)
    register = Register(tmp_path, secrets, clock, 0)
    register.note(deed(9))
    await register.close()
    assert list(tmp_path.iterdir()) == []
    assert not secrets.kept.keys() & {FILE, NOTED}


async def test_without_a_keyring_nothing_is_written_and_nothing_fails(tmp_path: Path, clock: SetClock) -> None:
    register = Register(tmp_path, NoSecrets(), clock, 12)
    register.note(deed(1))
    register.note(deed(2))
    await register.close()
    assert list(tmp_path.iterdir()) == []


async def test_one_that_cannot_be_read_says_so(tmp_path: Path, clock: SetClock) -> None:
    secrets = MemorySecrets()
    await written(tmp_path, secrets, clock)
    held = Register(tmp_path, secrets, clock, 12)
    await held.deeds()
    other = Register(tmp_path, secrets, clock, 12)
    with pytest.raises(MemoryLocked):
        await other.check()
    await held.close()
    del secrets.kept[FILE]
    with pytest.raises(MemoryDamaged):
        await other.check()
    await other.close()
