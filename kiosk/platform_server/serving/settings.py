"""What the command line asks of ``kiosk-platform serve``."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from pathlib import Path

from kiosk.clock import PARIS
from kiosk.domain.platform.addresses import is_loopback
from kiosk.platform_server.running.platform import Options


@dataclass(frozen=True, slots=True)
class Settings:
    """Each as it was given."""

    host: str = "127.0.0.1"
    port: int = 0
    database: str | None = None
    data: Path | None = None
    demo: bool = False
    scale: str = "normal"
    now: datetime | None = None
    zone: tzinfo = PARIS
    options: Options = field(default_factory=Options)
    outbox: Path | None = None
    smtp: str | None = None
    sender: str | None = None
    public_url: str | None = None
    allowed_hosts: tuple[str, ...] = ()
    tls_cert: Path | None = None
    tls_key: Path | None = None
    insecure: bool = False
    workers: int = 1  # processes that answer, on PostgreSQL
    attached: bool = False  # stops when its standard input ends: with the process that holds the other end

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach it."""
        return is_loopback(self.host)
