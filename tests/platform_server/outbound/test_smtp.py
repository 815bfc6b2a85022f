"""E-mails through a real mail server: encryption, refusals, and what a server that fails leaves behind."""

from __future__ import annotations

import asyncio
import email
import email.policy
import logging
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from email.message import EmailMessage, Message
from pathlib import Path
from typing import Any

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session
from icalendar import Calendar

from kiosk.platform_server.outbound import deliveries
from kiosk.platform_server.outbound.notifications.channels import NotSent, SmtpMailer, Unreachable, in_folder
from tests.platform_server.outbound.test_deliveries import Rig, excuse, receiver
from tests.platform_server.outbound.test_deliveries import rig as rig  # the fixture
from tests.platform_server.small_platform import ADMIN
from tests.support.waiting import until

ACCOUNT, PASSWORD = b"plateforme", b"un mot de passe"
# This machine by an address that the mailer does not know as its own: encryption is asked for.
ELSEWHERE = "127.0.0.2"


class Box:
    """What a mail server took, and how it behaves."""

    def __init__(self) -> None:
        self.taken: list[Envelope] = []
        self.answers: list[str] = []  # those before it accepts again
        self.encrypted: list[bool] = []

    async def handle_DATA(self, _server: Any, session: Session, envelope: Envelope) -> str:
        if self.answers:
            return self.answers.pop(0)
        self.taken.append(envelope)
        self.encrypted.append(session.ssl is not None)
        return "250 OK"

    def mails(self) -> list[EmailMessage]:
        read: list[EmailMessage] = []
        for one in self.taken:
            assert isinstance(one.content, bytes)
            mail: Message = email.message_from_bytes(one.content, policy=email.policy.default)
            assert isinstance(mail, EmailMessage)
            read.append(mail)
        return read


@contextmanager
def serving(box: Box, host: str = "127.0.0.1", port: int = 0, **options: Any) -> Iterator[int]:
    """A mail server; answers the port where it listens."""
    server = Controller(box, hostname=host, port=port, **options)
    if port == 0:
        # The controller tries its port by a call of its own: it has to know it.
        with socket.create_server((host, 0)) as free:
            server.port = free.getsockname()[1]
    server.start()
    try:
        yield int(server.port)
    finally:
        server.stop()


def knows(_server: Any, _session: Any, _envelope: Any, _mechanism: str, given: Any) -> AuthResult:
    assert isinstance(given, LoginPassword)
    return AuthResult(success=(given.login, given.password) == (ACCOUNT, PASSWORD), handled=False)


def letter() -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@bocage.test", "lea@exemple.test", "Rendez-vous"
    mail.set_content("Bonjour")
    return mail


@pytest.fixture
def certified(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ssl.SSLContext:
    """A server's certificate, whose authority this process trusts."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(ELSEWHERE, "127.0.0.1").configure_cert(context)
    return context


def test_on_this_machine_it_goes_in_the_clear() -> None:
    box = Box()
    with serving(box) as port:
        SmtpMailer.of(f"smtp://127.0.0.1:{port}").send(letter())
    assert [mail["subject"] for mail in box.mails()] == ["Rendez-vous"]
    assert box.taken[0].rcpt_tos == ["lea@exemple.test"]


def test_elsewhere_it_is_encrypted_and_signed_in(certified: ssl.SSLContext) -> None:
    box = Box()
    options: dict[str, Any] = {
        "tls_context": certified,
        "require_starttls": True,
        "authenticator": knows,
        "auth_required": True,
    }
    with serving(box, ELSEWHERE, **options) as port:
        SmtpMailer.of(f"smtp://plateforme:un%20mot%20de%20passe@{ELSEWHERE}:{port}").send(letter())
        with pytest.raises(Unreachable, match="SMTPAuthenticationError"):
            SmtpMailer.of(f"smtp://plateforme:autre@{ELSEWHERE}:{port}").send(letter())
    assert box.encrypted == [True]


def test_a_server_that_does_not_encrypt_is_told_nothing() -> None:
    box = Box()
    with serving(box, ELSEWHERE) as port, pytest.raises(Unreachable):
        SmtpMailer.of(f"smtp://plateforme:mot@{ELSEWHERE}:{port}").send(letter())
    assert box.taken == []


@pytest.mark.expects_errors
def test_a_server_that_nobody_vouches_for_is_told_nothing() -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert(ELSEWHERE).configure_cert(context)
    box = Box()
    with serving(box, ELSEWHERE, tls_context=context) as port, pytest.raises(Unreachable):
        SmtpMailer.of(f"smtp://{ELSEWHERE}:{port}").send(letter())
    assert box.taken == []


def test_encrypted_at_once(certified: ssl.SSLContext) -> None:
    box = Box()
    with serving(box, ELSEWHERE, ssl_context=certified) as port:
        SmtpMailer.of(f"smtps://{ELSEWHERE}:{port}").send(letter())
    assert len(box.taken) == 1


def test_a_refusal_names_nobody() -> None:
    box = Box()
    box.answers = ["550 no such lea@exemple.test"]
    with serving(box) as port, pytest.raises(NotSent) as caught:
        SmtpMailer.of(f"smtp://127.0.0.1:{port}").send(letter())
    assert str(caught.value) == "SMTPDataError"
    assert not isinstance(caught.value, Unreachable)


class Rude(Box):
    """Takes the message, and hangs up instead of saying goodbye."""

    async def handle_QUIT(self, server: Any, _session: Session, _envelope: Envelope) -> str:
        server.transport.abort()
        return "221 Bye"


def test_a_server_that_hangs_up_after_it_took_a_message_is_not_sent_it_again() -> None:
    box = Rude()
    with serving(box) as port:
        SmtpMailer.of(f"smtp://127.0.0.1:{port}").send(letter())
    assert len(box.taken) == 1


async def test_what_a_mail_server_did_not_take_is_sent_once_it_does(rig: Rig, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="kiosk.platform_server")
    box = Box()
    with serving(box) as port:
        pass  # its port, where nobody answers for now
    async with rig.running(in_folder(rig.folder, f"smtp://127.0.0.1:{port}")) as client:
        await excuse(client, 2)
        await until(lambda: rig.tries(deliveries.EMAIL) == [1, 1], "the failures")
        box.answers = ["451 later"]
        with serving(box, port=port):
            rig.clock.move(seconds=deliveries.RETRIES_S[0])
            rig.look_again()
            await until(lambda: rig.tries(deliveries.EMAIL) == [2], "one taken, one put off")
            rig.clock.move(seconds=deliveries.RETRIES_S[1])
            rig.look_again()
            await until(lambda: not rig.tries(deliveries.EMAIL), "both taken")
    assert sorted(str(mail["to"]) for mail in box.mails()) == ["lea@exemple.test", "pmi@bocage.test"]
    assert len({mail["message-id"] for mail in box.mails()}) == 2
    # The mail server of this test has a log of its own, in this same process.
    said = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("kiosk"))
    for secret in ("lea", "pmi", "DUPONT", "Tom", "bocage"):
        assert secret not in said
    assert "email: ConnectionRefusedError" in said


async def test_what_is_under_way_at_a_stop_is_neither_lost_nor_doubled(rig: Rig) -> None:
    began, go_on, loop = asyncio.Event(), threading.Event(), asyncio.get_running_loop()
    # The stop waits for the e-mail under way, so somebody else lets it go on.
    later = threading.Timer(0.2, go_on.set)

    class Slow(Box):
        async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:
            loop.call_soon_threadsafe(began.set)
            while not go_on.is_set():
                await asyncio.sleep(0.005)
            return await super().handle_DATA(server, session, envelope)

    box = Slow()
    with serving(box) as port:
        channels = in_folder(rig.folder, f"smtp://127.0.0.1:{port}")
        async with rig.running(channels) as client:
            await excuse(client, 2)
            await began.wait()
            later.start()
        later.join()
        async with rig.running(channels):
            await until(lambda: not rig.tries(deliveries.EMAIL), "the rest")
    assert sorted(str(mail["to"]) for mail in box.mails()) == ["lea@exemple.test", "pmi@bocage.test"]


async def test_a_mail_server_that_is_slow_holds_up_no_webhook(rig: Rig) -> None:
    go_on = asyncio.Event()

    class Stuck(Box):
        async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:
            while not go_on.is_set():
                await asyncio.sleep(0.005)
            return await super().handle_DATA(server, session, envelope)

    box = Stuck()
    with serving(box) as port:
        async with (
            receiver() as theirs,
            rig.running(in_folder(rig.folder, f"smtp://127.0.0.1:{port}")) as client,
        ):
            rig.subscribe(theirs.url, "rdv")
            await excuse(client, 2)
            await until(lambda: theirs.received, "the webhook")
            assert box.taken == []
            go_on.set()
            await until(lambda: not rig.waiting(), "nothing left to send")


async def test_what_is_attached_holds_motif_address_and_link_alone(rig: Rig) -> None:
    box = Box()
    with serving(box) as port:
        async with rig.running(in_folder(rig.folder, f"smtp://127.0.0.1:{port}")) as client:
            await rig.sign_in(client, ADMIN)
            await excuse(client, 2)
            await until(lambda: not rig.waiting(), "the e-mails")
    assert len(box.taken) == 2
    for mail in box.mails():
        (beside,) = (part for part in mail.walk() if part.get_content_type() == "text/calendar")
        [attached] = mail.iter_attachments()
        assert attached.get_content_type() == "application/ics"
        assert beside.get_param("method") == "CANCEL"
        assert beside.get_content().splitlines() == attached.get_content().decode().splitlines()
        calendar = Calendar.from_ical(attached.get_content())
        [event] = calendar.walk("VEVENT")
        said = {str(name).upper() for name in event}
        assert said == {
            "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "URL", "SEQUENCE", "STATUS", "CLASS",
            "LAST-MODIFIED", "ORGANIZER", "ATTENDEE",
        }  # fmt: skip
        assert event["attendee"] == f"mailto:{mail['to']}"
        assert str(calendar["method"]) == "CANCEL"
        begins: Any = event["dtstart"]
        assert begins.dt == datetime.fromisoformat("2026-11-23T10:30:00+01:00")
        assert str(event["url"]).startswith("http://127.0.0.1/rdv/")
        # But for who is told, as the e-mail itself says.
        text = attached.get_content().decode().upper().replace("\r\n ", "").replace(str(mail["to"]).upper(), "")
        for name in ("DUPONT", "LÉA", "TOM", "BOCAGE.TEST", "@EXEMPLE"):
            assert name not in text
