"""``kiosk print-day``, alone and beside a Kiosk at work."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from kiosk.app.commands import print_day
from kiosk.app.commands.print_calls import PrintCalls
from kiosk.app.commands.print_job import Ended, PrintJob
from kiosk.app.given_account import GivenAccount
from kiosk.app.made_desk import make_desk
from kiosk.app.one_process import PRINT, OneProcess
from kiosk.app.options import Options
from kiosk.clock import Clock
from kiosk.desk.documents import Sheets
from kiosk.settings import PaperSettings, Settings
from tests.conftest import ROOT
from tests.end_to_end.stage import NOW
from tests.support.platform_process import PlatformProcess, start_platform
from tests.support.secrets import MemorySecrets


@pytest.fixture(scope="module")
def platform() -> Iterator[PlatformProcess]:
    with start_platform("--demo", "--now", NOW.isoformat()) as running:
        yield running


@pytest.fixture
def allowed(tmp_path: Path) -> Path:
    made = tmp_path / "kiosk.toml"
    made.write_text("[paper]\nby_command = true\n[desk]\norganisation_id = 1\n", "utf-8")
    return made


def text_of(path: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(path).pages]


def printed(options: Options, job: PrintJob, platform: PlatformProcess | None = None) -> int:
    account = GivenAccount()
    if platform is not None:
        account = GivenAccount(platform.accounts[0].email, platform.accounts[0].password)
    return print_day.run(options, job, account, secrets=MemorySecrets())


def test_without_a_window_the_list_of_tomorrow_is_a_file(
    qapp: QApplication, platform: PlatformProcess, allowed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = Options(profile=tmp_path / "profile", config=allowed, instance=platform.url, now=NOW)
    out = tmp_path / "demain.pdf"
    assert printed(options, PrintJob(pdf=str(out)), platform) == Ended.PRINTED
    (page,) = text_of(out)
    assert "Mardi 24 novembre 2026" in page
    assert re.search(r"\b(8|9):[0-5]\d\s+[A-Z]{3,}", page), "hours and names"
    assert "1 feuille" in capsys.readouterr().out
    assert out.stat().st_mode & 0o077 == 0
    assert printed(options, PrintJob(pdf=str(out), day="today", sheets=Sheets.AGENT), platform) == Ended.PRINTED
    assert len(text_of(out)) > 2
    assert printed(options, PrintJob(pdf=str(out), lieu_id=1), platform) == Ended.PRINTED
    new = Options(profile=tmp_path / "new", config=allowed, instance=platform.url, now=NOW)
    assert printed(new, PrintJob(pdf=str(out), lieu_id=1), platform) == Ended.PRINTED, "a memory that has just begun"
    assert "Tous les lieux" not in text_of(out)[0]


def test_what_is_wrong_is_said_and_nothing_is_printed(
    qapp: QApplication, platform: PlatformProcess, allowed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "x.pdf"
    options = Options(profile=tmp_path / "profile", config=allowed, instance=platform.url, now=NOW)
    assert printed(options, PrintJob(printer="aucune de ce nom"), platform) == Ended.WRONG_USE
    assert "n’est pas installée" in capsys.readouterr().err
    assert printed(options, PrintJob(pdf=str(out), lieu_id=999), platform) == Ended.WRONG_USE
    assert "Le lieu 999" in capsys.readouterr().err
    assert printed(options, PrintJob(pdf=str(out))) == Ended.NOT_PRINTED
    assert "Personne n’est connecté" in capsys.readouterr().err
    assert printed(options, PrintJob(pdf=str(tmp_path / "nowhere" / "x.pdf")), platform) == Ended.NOT_PRINTED
    never = tmp_path / "never.toml"
    never.write_text("", "utf-8")
    refused = Options(profile=tmp_path / "profile", config=never, instance=platform.url, now=NOW)
    assert printed(refused, PrintJob(pdf=str(out)), platform) == Ended.WRONG_USE
    assert "by_command" in capsys.readouterr().err
    assert not out.exists()


def test_where_the_platform_does_not_answer_the_day_is_printed_as_it_was_known(
    qapp: QApplication, allowed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    profile, out, secrets = tmp_path / "profile", tmp_path / "x.pdf", MemorySecrets()
    profile.mkdir()

    async def evening_before(url: str, email: str, password: str) -> None:
        made = make_desk(Settings(), profile, Clock(NOW), secrets)
        await made.desk.sign_in(url, email, password, stay=True)
        made.desk.look_at(1, NOW.date())
        await made.desk.bring_up_to_date()
        await made.desk.close()
        await made.register.close()

    with start_platform("--demo", "--now", NOW.isoformat()) as running:
        account, url = running.accounts[0], running.url
        asyncio.run(evening_before(url, account.email, account.password))
    options = Options(profile=profile, config=allowed, instance=url, now=NOW + timedelta(hours=8))

    def run(day: str) -> int:
        return print_day.run(options, PrintJob(pdf=str(out), day=day), GivenAccount(), secrets=secrets)

    assert run("today") == Ended.OLD
    assert "ne répond pas" in capsys.readouterr().err
    assert "tel que connu le 23/11/2026 à 10:20" in text_of(out)[0]
    out.unlink()
    assert run("2027-03-01") == Ended.NOT_PRINTED, "a day that nobody knows is no empty day"
    assert not out.exists()


@pytest.mark.parametrize("allows", [True, False])
def test_a_kiosk_at_work_is_asked_to_print(
    qapp: QApplication, platform: PlatformProcess, allowed: Path, tmp_path: Path, allows: bool
) -> None:
    profile, out = tmp_path / "profile", tmp_path / "l’été.pdf"
    profile.mkdir()
    settings, clock = Settings(paper=PaperSettings(by_command=allows)), Clock(NOW)
    one = OneProcess(profile)

    async def at_work() -> tuple[int, str]:
        made = make_desk(settings, profile, clock, MemorySecrets())
        desk = made.desk
        account = platform.accounts[0]
        await desk.sign_in(platform.url, account.email, account.password, stay=False)
        calls = PrintCalls(desk, clock, settings)
        one.print_wanted.connect(calls.asked)
        try:
            other = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "kiosk", "print-day", "--date", "2026-11-23", "--organisation", "1",
                "--pdf", str(out), "--profile", str(profile), "--config", str(allowed),
                cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
            )  # fmt: skip
            said, _ = await other.communicate()
            assert other.returncode is not None
            return other.returncode, said.decode()
        finally:
            await calls.close()
            await desk.close()
            await made.register.close()

    try:
        with asyncio.Runner(loop_factory=lambda: QEventLoop(qapp)) as runner:
            code, said = runner.run(at_work())
    finally:
        one.release()
    if allows:
        assert (code, "1 feuille" in said) == (Ended.PRINTED, True), said
        assert "Lundi 23 novembre 2026" in text_of(out)[0]
    else:
        assert code == Ended.WRONG_USE
        assert "by_command" in said
        assert not out.exists()


def test_a_line_that_is_no_job_is_refused(qapp: QApplication, tmp_path: Path) -> None:
    async def ask() -> list[str]:
        settings, clock = Settings(paper=PaperSettings(by_command=True)), Clock(NOW)
        desk = make_desk(settings, tmp_path, clock, MemorySecrets()).desk
        answers: list[str] = []
        calls = PrintCalls(desk, clock, settings)
        for line in ("nonsense", '{"day": 3}', '{"pdf": "/x", "more": 1}'):
            calls.asked(PRINT + line, answers.append)
        while calls._running:
            await asyncio.wait(set(calls._running))
        await desk.close()
        return answers

    first, second, third = asyncio.run(ask())
    assert '"ended":2' in first
    assert '"ended":2' in second
    assert "Personne" in third.encode().decode("unicode_escape"), "what is not known of it is passed over"
