"""Faults of our own in the synchronisation: what is logged of them."""

from __future__ import annotations

import logging

from kiosk.telling import Harmless, trace_without_data

log = logging.getLogger(__name__)


def log_fault(error: BaseException, what: str = "the synchronisation") -> None:
    """Logs that ``what``, in words of ours, stopped: the places, without the message, which may quote what the platform
    sent of people."""
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions:
            log_fault(one, what)
        return
    log.error("%s stopped on %s", Harmless(what), trace_without_data(error))
