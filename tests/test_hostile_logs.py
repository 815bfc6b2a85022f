"""Texts that mean harm, in logs: one record is one line, whatever was in it, and none of it is there."""

from __future__ import annotations

import json
import logging
from io import StringIO

from kiosk.telling import FIELDS, Lines
from tests.support.hostile import LEGITIMATE, hostile


def test_no_text_makes_a_line_of_a_log() -> None:
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(Lines())
    logger = logging.getLogger("hostile")
    logger.propagate = False
    logger.addHandler(handler)
    try:
        texts = [text for _, text in hostile()] + list(LEGITIMATE)
        for text in texts:
            logger.warning("told: %s", text)
            logger.warning(text)  # put together, where our own words should be
            try:
                raise ValueError(text)
            except ValueError:
                logger.warning("failed", exc_info=True)
    finally:
        logger.removeHandler(handler)
        logger.propagate = True
    lines = written.getvalue().splitlines()
    assert len(lines) == 3 * len(texts)
    for line in lines:
        told = json.loads(line)
        assert set(told) <= set(FIELDS)
        assert told["event"] in ("told: %s", "?", "failed")
        assert told.get("with", ["<str>"]) == ["<str>"]
