"""``make demo``: the demonstration where there is a display; elsewhere a morning played in the real window, offscreen.

Without a display it prints each step as it is played, leaves a picture of each, says where, and ends with 0; with 1,
and a sentence that says what was not as it should be, when anything went wrong.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def has_display() -> bool:
    """Whether a window would be seen by someone."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main() -> int:
    """Runs the demonstration; the exit code of the process is returned."""
    if has_display():
        from kiosk.__main__ import main as kiosk

        return kiosk(["--demo", *sys.argv[1:]])
    # The morning belongs to the tests, which are not installed with the application.
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from tests.end_to_end.play import main as play

    return play(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
