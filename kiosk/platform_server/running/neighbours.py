"""The other processes that serve the same database: what they tell is heeded here as what is done here."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

from kiosk.platform_server.data import notices
from kiosk.platform_server.data.notices import About, Notice
from kiosk.telling import trace_without_data

if TYPE_CHECKING:
    from kiosk.platform_server.running.platform import Platform

_AGAIN_S = 2.0
_log = logging.getLogger(__name__)


async def listen(platform: Platform) -> None:
    """Until cancelled; comes back by itself once the database does. Nothing to do on SQLite: it has one process."""
    if not platform.database.is_shared:
        return
    from psycopg import Error

    while True:
        try:
            async for notice in notices.heard(platform.database):
                _heed(platform, notice)
        except (OSError, Error, SQLAlchemyError) as error:
            _log.warning("neighbours: %s", trace_without_data(error))
        await asyncio.sleep(_AGAIN_S)


def _heed(platform: Platform, notice: Notice) -> None:
    if notice.about in (About.REFERENCE, About.EVERYTHING):
        platform.forget_reference()
    if notice.about in (About.ENDINGS, About.EVERYTHING):
        platform.endings.end(notice.names or None)
    if notice.about is not About.ENDINGS:
        platform.bell.ring()
