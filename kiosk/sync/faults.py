"""Faults of our own in the synchronisation: what is logged of them."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path

log = logging.getLogger(__name__)


def log_fault(error: BaseException, what: str = "the synchronisation") -> None:
    """Logs that ``what`` stopped: the places, without the message, which may quote what the platform sent of people."""
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions:
            log_fault(one, what)
        return
    frames = traceback.extract_tb(error.__traceback__)
    where = "; ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames)
    log.error("%s stopped on %s at %s", what, type(error).__qualname__, where)
