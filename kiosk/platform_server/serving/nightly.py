"""What happens at midnight: the waiting room is empty, and what has had its time is taken away."""

from __future__ import annotations

import asyncio
import logging
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Row, delete, select, update
from sqlalchemy.exc import SQLAlchemyError

from kiosk.platform_server.data import changes, schema
from kiosk.platform_server.oauth import browser
from kiosk.platform_server.rules import grants
from kiosk.platform_server.rules.rdvs import touch_rdv
from kiosk.platform_server.rules.site import day as site_day
from kiosk.platform_server.rules.transaction import Transaction
from kiosk.platform_server.running import kept_limits
from kiosk.platform_server.running.door import KNOWN_S
from kiosk.platform_server.running.platform import Platform
from kiosk.platform_server.site_api.access import zone_name
from kiosk.platform_server.values.instants import local_day
from kiosk.platform_server.values.moments import milliseconds
from kiosk.telling import trace_without_data

KEYS_KEPT_S = 7 * 24 * 3600
# The clock may be moved by a reset, so midnight is looked for again from time to time.
_LONGEST_SLEEP_S = 900.0
_log = logging.getLogger(__name__)


async def watch(platform: Platform) -> None:
    """Sweeps after each midnight, until cancelled."""
    swept = platform.clock.now().date()
    while True:
        await asyncio.sleep(min(_until_midnight(platform.clock.now()), _LONGEST_SLEEP_S))
        today = platform.clock.now().date()
        if today != swept:
            swept = today
            try:
                await asyncio.get_running_loop().run_in_executor(platform.threads, sweep, platform, today)
            except SQLAlchemyError as error:
                _log.error("nightly sweep: %s", trace_without_data(error))


def sweep(platform: Platform, on: date | None = None) -> None:
    """Forgets yesterday's waiting room, keys older than a week, what no longer signs in and old changes.

    ``on``: unless it was done that day, by whichever process.
    """
    with platform.database.write() as connection:
        if on is not None and not changes.begin_night(connection, on.isoformat()):
            return
        if platform.database.is_shared:
            kept_limits.sweep(connection, KNOWN_S)
        night = Transaction(reference=platform.reference(connection), now=platform.now(), db=connection)
        _empty_waiting_room(night)
        key, token, now = schema.idempotency_keys.c, schema.tokens.c, night.now
        connection.execute(delete(schema.idempotency_keys).where(key.created_at < now - KEYS_KEPT_S))
        connection.execute(delete(schema.tokens).where(token.expires_at <= now))
        grants.sweep(connection, now)
        browser.sweep(connection, now)
        changes.forget_before(connection, now - changes.KEPT_S)
        at = milliseconds(platform.clock.now())
        night.changed += site_day.forget_before(
            connection, lambda one: site_day.night(at, zone_name(platform, night.reference, one))
        )
        # What devices of the site were answered tells of the day.
        connection.execute(
            delete(schema.idempotency_keys).where(key.agent_id < 0, key.created_at < _night(platform) // 1000)
        )
        changes.record(connection, night.changed, now)
    platform.lobby.forget()
    platform.database.wipe()
    if night.changed:
        platform.bell.ring()


def _night(platform: Platform) -> int:
    """The last midnight of the platform's own zone: what a site shared before it is forgotten."""
    today = platform.clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
    return milliseconds(today)


def _empty_waiting_room(night: Transaction) -> None:
    participation, rdv = schema.participations.c, schema.rdvs.c
    rows = night.connection.execute(
        select(schema.rdvs, participation.id.label("participation_id"), participation.waiting_since)
        .join_from(schema.participations, schema.rdvs, participation.rdv_id == rdv.id)
        .where(participation.waiting_since.is_not(None))
    ).all()
    rdvs: dict[int, Row[Any]] = {}
    for row in rows:
        zone_name = night.reference.timezone(row.organisation_id)
        if local_day(row.waiting_since, zone_name) != local_day(night.now, zone_name):
            left = update(schema.participations).where(participation.id == row.participation_id)
            night.connection.execute(left.values(waiting_since=None))
            rdvs[row.id] = row
    for row in rdvs.values():
        touch_rdv(night, row)


def _until_midnight(now: datetime) -> float:
    tomorrow = datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo)
    return max(1.0, (tomorrow - now).total_seconds())
