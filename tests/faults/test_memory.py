"""The desk's own memory fails: its file, its disk, its keyring."""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring
from sqlcipher3 import dbapi2

from kiosk.api_client.client import ApiClient
from kiosk.domain.day.status import Shown, Status
from kiosk.domain.platform.failures import KeyringMissing
from kiosk.store.migrate import migrations
from kiosk.store.secrets import SecretStore, SystemKeyring
from tests.faults.conftest import Sit
from tests.faults.middleman import Middleman
from tests.faults.reading import reads_well
from tests.faults.reception import Reception
from tests.faults.territory import APOLLINE, BARNABE, CLEMENCE
from tests.faults.test_at_work import all_sent, status_there
from tests.support.secrets import FileSecrets, MemorySecrets, NoSecrets
from tests.support.waiting import until

ROOT = Path(__file__).resolve().parents[2]


def memories(profile: Path) -> list[Path]:
    return sorted(profile.glob("**/*.memory"))


def memory_file(profile: Path) -> Path:
    """The one memory of a profile that is in use."""
    (found,) = [path for path in memories(profile) if ".aside-" not in path.name]
    return found


async def a_first_morning(sit: Sit) -> None:
    """Someone works, and leaves."""
    async with sit() as reception:
        await reception.sign_in()
        await reception.press("v", APOLLINE)
        await all_sent(reception)


# --- the file


@contextmanager
def held_elsewhere(profile: Path, secrets: Path, instance: str) -> Iterator[Callable[[], object]]:
    """Another process has the memory open, until what this gives is called."""
    arguments = [str(profile / "memory"), str(secrets), instance, "1"]
    command = [sys.executable, "-m", "tests.faults.holds_memory", *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        yield lambda: other.communicate("\n")


async def test_another_kiosk_holds_the_memory(sit: Sit, middleman: Middleman, profile: Path, tmp_path: Path) -> None:
    secrets = FileSecrets(tmp_path / "keys.json")
    async with sit(secrets=secrets) as reception:
        await reception.sign_in()
    with held_elsewhere(profile, tmp_path / "keys.json", middleman.url) as let_go:
        async with sit(secrets=secrets) as reception:
            reception.type_in()
            said = await reception.submit()
            reads_well(said)
            assert "déjà ouvert" in said
            assert "fermez-la" in said
            assert reception.page.password.text() != ""
            let_go()
            assert await reception.submit() == ""
            await reception.day_shown()


def garbage(path: Path, secrets: MemorySecrets) -> None:
    path.write_bytes(b"\x17garbage\x00" * 4000)


def truncated(path: Path, secrets: MemorySecrets) -> None:
    path.write_bytes(path.read_bytes()[:9000])


def truncated_at_a_page(path: Path, secrets: MemorySecrets) -> None:
    path.write_bytes(path.read_bytes()[:8192])


def empty(path: Path, secrets: MemorySecrets) -> None:
    path.write_bytes(b"\x00" * 4096)


def one_bit(path: Path, secrets: MemorySecrets) -> None:
    content = bytearray(path.read_bytes())
    content[100] ^= 4
    path.write_bytes(content)


def wrong_key(path: Path, secrets: MemorySecrets) -> None:
    secrets.kept[path.stem] = "00" * 32


def no_key(path: Path, secrets: MemorySecrets) -> None:
    del secrets.kept[path.stem]


def key_of_another_shape(path: Path, secrets: MemorySecrets) -> None:
    secrets.kept[path.stem] = "clé"


@pytest.mark.parametrize(
    "damage", [garbage, truncated, truncated_at_a_page, empty, one_bit, wrong_key, no_key, key_of_another_shape]
)
async def test_the_memory_is_damaged(
    sit: Sit,
    profile: Path,
    secrets: MemorySecrets,
    colleague: ApiClient,
    damage: Callable[[Path, MemorySecrets], None],
) -> None:
    """It is set aside, never deleted; the day comes again from the platform, and one goes on at once."""
    await a_first_morning(sit)
    path = memory_file(profile)
    damage(path, secrets)
    content = path.read_bytes()
    async with sit() as reception:
        await reception.sign_in()
        await until(lambda: "mises de côté" in reception.notice, "what happened")
        reads_well(reception.notice)
        assert "support informatique" in reception.notice
        (aside,) = [found for found in memories(profile) if ".aside-" in found.name]
        assert aside.read_bytes() == content, "nothing of it was touched"
        await reception.shows(APOLLINE, Shown.SEEN)
        await reception.press("n", BARNABE)
        await all_sent(reception)
        assert await status_there(colleague, BARNABE) is Status.NOSHOW
    async with sit() as reception:
        await reception.sign_in()
        assert "mises de côté" not in reception.notice, "said once"


async def test_the_memory_is_damaged_for_who_stays_signed_in(sit: Sit, profile: Path, secrets: MemorySecrets) -> None:
    async with sit() as reception:
        reception.type_in()
        reception.page.stay.setChecked(True)
        assert await reception.submit() == ""
        await reception.day_shown()
    garbage(memory_file(profile), secrets)
    async with sit() as reception:
        await reception.day_shown()
        await until(lambda: "mises de côté" in reception.notice, "what happened")


async def the_day_comes_with_what_was_to_be_sent(
    sit: Sit, middleman: Middleman, profile: Path, colleague: ApiClient, pages: int
) -> None:
    """A page of the file, whichever, cannot be read: nobody has to start again, and nothing is lost."""
    async with sit() as reception:
        await reception.sign_in()
        await reception.pulled()
        middleman.go_down()
        await reception.press("n", BARNABE)
        await until(lambda: reception.unsent == "1 à envoyer", "what is to be sent")
    path = memory_file(profile)
    copy = path.with_name(path.name + "-carbon")
    content, copied = path.read_bytes(), copy.read_bytes()
    middleman.come_back()
    for place in random.sample(range(0, len(content), 4096), min(pages, len(content) // 4096)):
        damaged = bytearray(content)
        damaged[place + 1000] ^= 1
        path.write_bytes(damaged)
        copy.write_bytes(copied)
        async with sit() as reception:
            await reception.sign_in()
            await all_sent(reception)
            await reception.shows(BARNABE, Shown.NOSHOW)
            assert reception.warning == "", f"the page at {place}"
        assert await status_there(colleague, BARNABE) is Status.NOSHOW


async def test_a_page_of_the_memory_is_damaged(
    sit: Sit, middleman: Middleman, profile: Path, colleague: ApiClient
) -> None:
    await the_day_comes_with_what_was_to_be_sent(sit, middleman, profile, colleague, 1)


@pytest.mark.soak
@pytest.mark.timeout(900)
async def test_many_pages_of_the_memory_are_damaged_in_turn(
    sit: Sit, middleman: Middleman, profile: Path, colleague: ApiClient
) -> None:
    await the_day_comes_with_what_was_to_be_sent(sit, middleman, profile, colleague, 40)


async def wrecked(reception: Reception, profile: Path) -> None:
    """What the disk has of the memory is damaged while it is open, and what it had read of it is forgotten."""
    memory = reception.parts.desk._session.memory
    await memory._database.read(lambda connection: connection.execute("PRAGMA shrink_memory").fetchall())
    path = memory_file(profile)
    for place in (path, path.with_name(path.name + "-wal")):
        with place.open("r+b") as file:
            file.seek(4096)
            file.write(b"\x17garbage\x00" * ((place.stat().st_size - 4096) // 9))


async def test_the_memory_is_damaged_while_one_works(
    sit: Sit, middleman: Middleman, profile: Path, colleague: ApiClient
) -> None:
    """In the running window: what was to be sent is sent, the lieu stays chosen, and the next gesture is kept."""
    async with sit() as reception:
        await reception.sign_in()
        await reception.pulled()
        where = reception.presenter.where
        before = (where.organisation_id, where.lieu_id, where.day)
        middleman.go_down()
        await reception.press("v", APOLLINE)
        await reception.press("n", BARNABE)
        await until(lambda: reception.unsent == "2 à envoyer", "what is to be sent")
        await wrecked(reception, profile)
        assert await reception.parts.desk._session.memory._database.check()
        await until(lambda: "mises de côté" in reception.notice, "what happened")
        reads_well(reception.notice)
        assert "gestes non envoyés sont gardés" in reception.notice
        assert "support informatique" in reception.notice
        assert reception.warning == ""
        middleman.come_back()
        await all_sent(reception)
        assert await status_there(colleague, APOLLINE) is Status.SEEN
        assert await status_there(colleague, BARNABE) is Status.NOSHOW
        await reception.shows(APOLLINE, Shown.SEEN)
        await reception.shows(BARNABE, Shown.NOSHOW)
        await reception.pulled()
        assert (where.organisation_id, where.lieu_id, where.day) == before
        await reception.press("n", CLEMENCE)
        await all_sent(reception)
        assert await status_there(colleague, CLEMENCE) is Status.NOSHOW


async def test_a_newer_version_made_the_memory(sit: Sit, profile: Path, secrets: MemorySecrets) -> None:
    await a_first_morning(sit)
    path = memory_file(profile)
    set_version(path, secrets, 99)
    content = path.read_bytes()
    async with sit() as reception:
        reception.type_in()
        said = await reception.submit()
        reads_well(said)
        assert "version plus récente de Kiosk" in said
        assert "Installez la dernière version" in said
        assert path.read_bytes() == content
        set_version(path, secrets, len(migrations()))
        assert await reception.submit() == ""
        await reception.day_shown()


def set_version(path: Path, secrets: MemorySecrets, version: int) -> None:
    connection = dbapi2.connect(str(path))
    try:
        connection.execute(f"PRAGMA key = \"x'{secrets.kept[path.stem]}'\"")
        connection.execute(f"PRAGMA user_version = {version}")
        connection.commit()
    finally:
        connection.close()


# --- the disk


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A disk of two megabytes; the test is skipped where none may be mounted."""
    # Not in pytest's own folder: a run that is killed leaves the disk there, and later runs could not clean up.
    folder = Path(tempfile.mkdtemp(prefix="kiosk-small-disk-"))
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        folder.rmdir()
        pytest.skip("a small disk cannot be mounted here (it takes root's rights)")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)
    folder.rmdir()


@contextmanager
def full(folder: Path) -> Iterator[None]:
    """Not a byte is left on the disk of ``folder``."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (65536, 1024, 1):
            try:
                while file.write(b"\x01" * size):
                    pass
            except OSError:
                continue
    try:
        yield
    finally:
        filler.unlink()


@contextmanager
def nothing_may_grow() -> Iterator[None]:
    """This process can write to no file any more, as on a disk that has become read-only."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


async def a_gesture_is_not_kept(reception: Reception, words: str) -> None:
    """It is said, and nothing on the screen pretends otherwise."""
    await reception.press("v", APOLLINE)
    await until(lambda: words in reception.notice, "what happened")
    reads_well(reception.notice)
    assert "n’a pas été gardé" in reception.notice
    assert reception.row(APOLLINE).shown is Shown.TO_FILL
    assert reception.unsent == ""


async def then_it_is(reception: Reception, colleague: ApiClient) -> None:
    await reception.press("v", APOLLINE)
    await all_sent(reception)
    await reception.shows(APOLLINE, Shown.SEEN)
    assert await status_there(colleague, APOLLINE) is Status.SEEN


async def test_the_disk_is_full(sit: Sit, small_disk: Path, colleague: ApiClient) -> None:
    async with sit(profile=small_disk) as reception:
        await reception.sign_in()
        with full(small_disk):
            await a_gesture_is_not_kept(reception, "disque de ce poste est plein")
            assert "Libérez de la place" in reception.notice
            assert await status_there(colleague, APOLLINE) is Status.UNKNOWN
            # What the platform says can no longer be kept either: that stands on the screen.
            await colleague.set_participation_status(30, Status.SEEN, key="4dbb0b36-12a4-4ba3-9b54-2b4d0b1a1ab2")
            await until(lambda: "disque de ce poste est plein" in reception.warning, "the standing warning")
            reads_well(reception.warning)
            assert reception.band == "", "the platform can be reached"
        await reception.shows(CLEMENCE, Shown.SEEN)
        await until(lambda: reception.warning == "", "the end of the warning")
        await then_it_is(reception, colleague)


async def test_the_disk_is_full_at_the_door(sit: Sit, small_disk: Path) -> None:
    with full(small_disk):
        async with sit(profile=small_disk) as reception:
            reception.type_in()
            said = await reception.submit()
            reads_well(said)
            assert "disque de ce poste est plein" in said
            assert "geste" not in said
            (small_disk / "filler").write_bytes(b"")
            assert await reception.submit() == ""
            await reception.day_shown()


async def test_the_file_can_no_longer_be_written(
    sit: Sit, colleague: ApiClient, capfd: pytest.CaptureFixture[str]
) -> None:
    async with sit() as reception:
        await reception.sign_in()
        await until(lambda: not reception.presenter.link.busy, "a quiet moment")
        with capfd.disabled(), nothing_may_grow():
            await a_gesture_is_not_kept(reception, "ne peut pas écrire")
            assert "support informatique" in reception.notice
        assert await status_there(colleague, APOLLINE) is Status.UNKNOWN
        await then_it_is(reception, colleague)


async def test_the_folder_cannot_be_written(sit: Sit, profile: Path) -> None:
    """A file stands where the folder should be: nobody's rights, not even root's, make a way."""
    (profile / "memory").write_text("")
    async with sit() as reception:
        reception.type_in()
        said = await reception.submit()
        reads_well(said)
        assert "ne peut pas écrire dans son dossier" in said
        assert "support informatique" in said
        (profile / "memory").unlink()
        assert await reception.submit() == ""
        await reception.day_shown()


# --- the keyring


class RefusingSecrets(MemorySecrets):
    """A keyring that is there, and that the person does not unlock."""

    refuses = True

    def set(self, name: str, value: str) -> None:
        if self.refuses:
            raise KeyringMissing
        super().set(name, value)


@contextmanager
def without_keyring() -> Iterator[SecretStore]:
    """The real store, on a machine where the keyring library finds nothing."""
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]
    try:
        yield SystemKeyring("fr.rdv.kiosk.tests")
    finally:
        keyring.set_keyring(before)


@contextmanager
def refusing() -> Iterator[SecretStore]:
    yield RefusingSecrets()


@contextmanager
def absent() -> Iterator[SecretStore]:
    yield NoSecrets()


@pytest.mark.parametrize("ring", [without_keyring, refusing, absent])
async def test_no_keyring_answers(
    sit: Sit,
    middleman: Middleman,
    profile: Path,
    colleague: ApiClient,
    ring: Callable[[], AbstractContextManager[SecretStore]],
) -> None:
    """One works in RAM, is told so all along, and is asked before gestures would be lost."""
    with ring() as secrets:
        async with sit(secrets=secrets) as reception:
            reception.type_in()
            reception.page.stay.setChecked(True)
            assert await reception.submit() == ""
            await reception.day_shown()
            await until(lambda: reception.warning, "the warning")
            reads_well(reception.warning)
            assert "coffre des mots de passe" in reception.warning
            assert "seront perdus" in reception.warning
            assert reception.parts.presenter.may_close() == ""
            middleman.go_down()
            await reception.press("v", APOLLINE)
            await until(lambda: reception.unsent == "1 à envoyer", "what is to be sent")
            question = reception.parts.presenter.may_close()
            assert "serait perdu" in question
            assert question.endswith("\u202f?")
            middleman.come_back()
            await all_sent(reception)
            assert await status_there(colleague, APOLLINE) is Status.SEEN
        assert memories(profile) == [], "nothing readable, nothing at all, is left on the disk"
        async with sit(secrets=secrets) as reception:
            assert reception.signing_in, "nobody could be remembered"
