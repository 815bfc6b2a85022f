"""Tries « make demo » and what « make test » sets up on a bare Debian: git and make, and nothing else.

``python packaging/try_bare.py SUITE…``, as root, with debootstrap. As root all is installed; as a person who may not,
one line says what to install.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import libraries
from try_debian import Chroot

# The authorities that this machine trusts: where it reaches its package index through a proxy of its own.
_AUTHORITIES = Path("/etc/ssl/certs/ca-certificates.crt")


def attempt(suite: str) -> None:
    """Raises SystemExit at the first thing that is not as it should be."""
    with Chroot(suite, "bare") as chroot:
        chroot.run("apt-get -qq update && apt-get -qq -y --no-install-recommends install git make >/dev/null")
        checkout = chroot.folder / "opt/kiosk"
        libraries.run("git", "clone", "--quiet", "--depth=1", f"file://{libraries.ROOT}", str(checkout))
        if _AUTHORITIES.exists():
            shutil.copy(_AUTHORITIES, chroot.folder / "opt/authorities.pem")
            (chroot.folder / "etc/pip.conf").write_text("[global]\ncert = /opt/authorities.pem\n")
        chroot.run(
            "useradd --create-home personne && cp -r /opt/kiosk /home/personne/ && chown -R personne: /home/personne"
        )
        told = chroot.run("cd kiosk; make setup 2>&1; [ $? != 0 ]", "personne")
        if "sudo apt-get install --no-install-recommends python3 python3-venv" not in told:
            raise SystemExit(f"{suite}: nothing was named:\n{told}")
        print(f"{suite}: an ordinary account is told what to install", flush=True)
        chroot.run("cd /opt/kiosk && make demo")
        print(f"{suite}: make demo played a morning", flush=True)
        chroot.run(
            "cd /opt/kiosk && make tested && .venv/bin/python -m pytest -q tests/domain tests/test_command_line.py"
        )
        chroot.run("which Xvfb dbus-launch gnome-keyring-daemon chromium chromedriver && ls -d /usr/lib/postgresql/*")
        print(f"{suite}: make test has all that it wants", flush=True)


def main() -> int:
    if os.geteuid() != 0:
        raise SystemExit("Seul root peut préparer un système neuf.")
    for suite in sys.argv[1:] or ["bookworm", "trixie"]:
        attempt(suite)
    return 0


if __name__ == "__main__":
    sys.exit(main())
