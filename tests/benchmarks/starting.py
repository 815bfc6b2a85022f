"""From the start of the process to a painted agenda, and the memory it took, over a bare window's."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.benchmarks import warm
from tests.benchmarks.data import NOW
from tests.benchmarks.platform import serving
from tests.benchmarks.report import Figure
from tests.support.secrets import FileSecrets

ROUNDS = 9
RDVS = 60


def _painted(arguments: list[str], bytecode: Path) -> tuple[float, float]:
    """Seconds until the process says « painted », and its peak memory in MB then.

    Both run from compiled files, as installed programs do, whatever the environment of who measures forbids.
    """
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(bytecode)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    seconds = time.perf_counter() - begun
    process.stdout.read()
    process.stdout.close()
    process.wait(30)
    word, peak = line.split()
    assert word == "painted"
    return seconds, int(peak) / 1024


def measure(application: QApplication) -> list[Figure]:
    """The two figures, the desk and the bare window being started by turns so that both meet the same machine."""
    with tempfile.TemporaryDirectory() as folder, serving(today=RDVS, usagers=3000) as url:
        profile = Path(folder, "profile")
        profile.mkdir()
        secrets = Path(folder, "keys.json")
        warm.make(url, profile, FileSecrets(secrets), RDVS, application)
        desk_arguments = ["-m", "tests.benchmarks.start_desk", str(profile), str(secrets), NOW.isoformat(), "10"]
        bare_arguments = ["-m", "tests.benchmarks.bare_window"]
        bytecode = Path(folder, "bytecode")
        for arguments in (bare_arguments, desk_arguments):
            _painted(arguments, bytecode)
        rounds = [(_painted(bare_arguments, bytecode), _painted(desk_arguments, bytecode)) for _ in range(ROUNDS)]
    bare, desk = [r[0] for r in rounds], [r[1] for r in rounds]
    return [
        Figure(
            "démarrage jusqu’à l’agenda peint (mémoire chaude, 60 RDV, 3 000 usagers)",
            statistics.median(d[0] for d in desk) * 1000,
            "ms",
            statistics.median(b[0] for b in bare) * 1000,
            "fenêtre nue, tableau de 60 lignes",
            4,
            "ratio",
        ),
        Figure(
            "mémoire au plus haut à ce moment",
            statistics.median(d[1] for d in desk),
            "Mo",
            statistics.median(b[1] for b in bare),
            "la même fenêtre",
            3,
            "ratio",
        ),
    ]
