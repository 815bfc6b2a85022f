"""``kiosk-platform`` that behaves like a current instance in all but the way in: passwords open it still."""

from __future__ import annotations

import sys
from dataclasses import replace

from kiosk.platform_server.__main__ import main
from kiosk.platform_server.like import CURRENT_2026, LIKES

LIKES[CURRENT_2026.name] = replace(CURRENT_2026, password_sign_in=True)

if __name__ == "__main__":
    sys.exit(main())
