"""A platform process on data of a chosen size."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.data import NOW, platform_data
from tests.support.platform_process import start_platform


@contextmanager
def serving(*options: str, today: int, usagers: int = 3000, others: int = 0, around: int = 0) -> Iterator[str]:
    """The address of an embedded platform that has ``today`` RDVs on the day of the benchmarks."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "data.json")
        data = platform_data(today=today, usagers=usagers, others=others, around=around)
        file.write_text(json.dumps(data), encoding="utf-8")
        with start_platform(
            "--data", file, "--now", NOW.isoformat(), "--devices-per-agent", "9", *options, as_command=True
        ) as platform:
            yield platform.url
