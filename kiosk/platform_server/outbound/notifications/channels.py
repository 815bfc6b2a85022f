"""Where messages leave: files in a folder unless the site configured a mail server; SMS through whoever sends them."""

from __future__ import annotations

import contextlib
import os
import smtplib
import ssl
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit
from uuid import uuid4

_TIMEOUT_S = 20.0
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
DEFAULT_SENDER = "Rendez-vous <ne-pas-repondre@localhost>"


class NotSent(Exception):  # noqa: N818 - an outcome
    """It did not leave this time; the text says why, without the message or its recipient."""


class Unreachable(NotSent):
    """Nobody takes anything there for now: no use in trying the next one at once."""


class UnreadableAddress(ValueError):  # noqa: N818 - told to the person
    """The mail server's address is not one."""


class UnreadableSender(ValueError):  # noqa: N818 - told to the person
    """Who messages come from is no address."""


class Mailer(Protocol):
    """Sends e-mails; called from a thread of its own."""

    def send(self, mail: EmailMessage) -> None:
        """Raises NotSent."""


class SmsProvider(Protocol):
    """Sends SMS; called from a thread of its own."""

    def send(self, number: str, text: str, at: datetime) -> None:
        """``number`` in E.164. Raises NotSent."""


class FolderMailer:
    """Each e-mail a file (.eml) that any mail program opens."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, mail: EmailMessage) -> None:
        """Raises NotSent."""
        _write(self._folder, ".eml", mail.as_bytes())


class FolderSms:
    """Each SMS a file: the number, an empty line, the text."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, number: str, text: str, at: datetime) -> None:
        """Raises NotSent."""
        _write(self._folder, ".sms.txt", f"{number}\n{at.isoformat(timespec='seconds')}\n\n{text}\n".encode())


@dataclass(frozen=True, slots=True)
class SmtpMailer:
    """A mail server: encrypted at once (smtps) or as soon as it answers (smtp); in the clear on this machine only."""

    host: str
    port: int
    user: str | None
    password: str | None
    encrypted_at_once: bool

    @classmethod
    def of(cls, address: str) -> SmtpMailer:
        """« smtp://user:password@host:587 ». Raises UnreadableAddress."""
        try:
            parts = urlsplit(address)
            port = parts.port
        except ValueError:
            raise UnreadableAddress from None
        if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
            raise UnreadableAddress
        at_once = parts.scheme == "smtps"
        user = unquote(parts.username) if parts.username else None
        password = unquote(parts.password) if parts.password else None
        return cls(parts.hostname, port or (465 if at_once else 587), user, password, at_once)

    def send(self, mail: EmailMessage) -> None:
        """Raises NotSent, Unreachable where the server itself is what fails."""
        try:
            server = self._connect()
        except (OSError, smtplib.SMTPException) as error:
            raise Unreachable(type(error).__name__) from None
        try:
            server.send_message(mail)
            # It was taken: whatever the server makes of the goodbye, it has left.
            with contextlib.suppress(OSError, smtplib.SMTPException):
                server.quit()
        except (OSError, smtplib.SMTPException) as error:
            raise NotSent(type(error).__name__) from None
        finally:
            server.close()

    def _connect(self) -> smtplib.SMTP:
        """The server, encrypted and signed in to as far as it has to be."""
        context = ssl.create_default_context()
        if self.encrypted_at_once:
            server: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, timeout=_TIMEOUT_S, context=context)
        else:
            server = smtplib.SMTP(self.host, self.port, timeout=_TIMEOUT_S)
        try:
            if not self.encrypted_at_once and self.host not in _THIS_MACHINE:
                server.starttls(context=context)
            if self.user:
                server.login(self.user, self.password or "")
        except BaseException:
            server.close()
            raise
        return server


@dataclass(frozen=True, slots=True)
class Channels:
    """Where this platform's messages leave."""

    mailer: Mailer
    sms: SmsProvider
    sender: str = DEFAULT_SENDER


def in_folder(folder: Path, smtp: str | None = None, sender: str | None = None) -> Channels:
    """Everything in ``folder``, but for e-mails where a mail server is given.

    Raises UnreadableAddress and UnreadableSender.
    """
    if sender and (not sender.isprintable() or "@" not in parseaddr(sender)[1]):
        raise UnreadableSender
    mailer: Mailer = SmtpMailer.of(smtp) if smtp else FolderMailer(folder)
    return Channels(mailer, FolderSms(folder), sender or DEFAULT_SENDER)


def _write(folder: Path, suffix: str, content: bytes) -> None:
    """Whole or not at all, and read by nobody else."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / f"{uuid4()}{suffix}"
        part = path.with_suffix(".part")
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
        part.replace(path)
    except OSError as error:
        raise NotSent(type(error).__name__) from None
