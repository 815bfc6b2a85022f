"""Eight desks, 200 slots, 400 attempts: no slot taken twice, each refusal explained, and how long a desk waits."""

from __future__ import annotations

import asyncio
import json
import statistics
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from tests.benchmarks.report import Figure
from tests.support.platform_process import start_platform
from tests.support.postgresql import NoPostgresql, start_postgresql
from tests.support.race import NOW, Race, race, race_data

DESKS, SLOTS = 8, 200
WORST = 2000.0
"""Milliseconds that a desk waits at most for the platform's word, in the thick of it."""


def measure(application: QApplication) -> list[Figure]:
    """On SQLite, and on PostgreSQL where there is one."""
    figures = _figures(application, "SQLite")
    try:
        server = start_postgresql()
    except NoPostgresql as reason:
        print(f"PostgreSQL n’est pas mesuré : {reason}")
        return figures
    try:
        return figures + _figures(application, "PostgreSQL", "--database", server.new_database())
    finally:
        server.stop()


def _figures(application: QApplication, name: str, *arguments: str) -> list[Figure]:
    with tempfile.TemporaryDirectory(prefix="kiosk-race-") as given:
        folder = Path(given)
        data = folder / "data.json"
        data.write_text(json.dumps(race_data(DESKS, SLOTS)), encoding="utf-8")
        with (
            start_platform(
                "--data",
                data,
                "--now",
                NOW.isoformat(),
                *arguments,
                *(("--outbox", folder) if arguments else ()),
                as_command=True,
            ) as platform,
            asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner,
        ):
            result: Race = runner.run(race(platform.url, folder, DESKS, SLOTS))
    wrong = result.wrong()
    for line in wrong:
        print(line)
    waits = [seconds * 1000 for seconds in result.waits_s]
    said = f"course de {DESKS} guichets, {len(result.outcomes)} créneaux, {result.attempts} tentatives, {name}"
    attempts = float(result.attempts)
    return [
        Figure(
            f"{said} : créneaux pris deux fois ou refus sans raison", len(wrong), "", attempts, "tentatives", 0, "value"
        ),
        Figure(
            f"{said} : la plus longue attente", max(waits), "ms", statistics.median(waits), "médiane", WORST, "value"
        ),
    ]
