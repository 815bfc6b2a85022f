"""The peak memory of this process."""

from __future__ import annotations

import re
from pathlib import Path


def peak_memory_kb() -> int:
    """The highest resident memory so far, in kB.

    From /proc, since ``getrusage`` counts from the parent that started the process.
    """
    found = re.search(r"^VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"), re.MULTILINE)
    assert found is not None
    return int(found[1])
