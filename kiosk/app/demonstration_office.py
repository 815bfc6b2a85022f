"""The office of the demonstration, a process of its own: ``python -m kiosk.app.demonstration_office FOLDER URL NOW``.

What it keeps is in that folder, which goes with the demonstration, and not in the person's own keyring.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from kiosk import process
from kiosk.app.demonstration_hall import CONFIGURATION, SECRETS
from kiosk.app.device.own_secrets import DeviceSecrets
from kiosk.app.given_account import GivenAccount
from kiosk.app.options import Options
from kiosk.app.run import run

_PROFILE = "profile"


def main(arguments: Sequence[str]) -> int:
    """Runs until its window closes; the exit code of the process. The account is in KIOSK_EMAIL and KIOSK_PASSWORD."""
    process.begin()
    account = GivenAccount(process.take_variable("KIOSK_EMAIL"), process.take_variable("KIOSK_PASSWORD"))
    folder, instance, now = Path(arguments[0]), arguments[1], datetime.fromisoformat(arguments[2])
    options = Options(profile=folder / _PROFILE, config=folder / CONFIGURATION, instance=instance, now=now)
    return run(options, account, secrets=DeviceSecrets(folder / SECRETS))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
