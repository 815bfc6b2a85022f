"""Tries the packages of a Debian release in a clean system: installed, used by an ordinary person, upgraded, purged.

``python packaging/try_debian.py SUITE…``, as root, with debootstrap. The clean system is kept in build/chroots; what is
tried is a copy of it. Ends with 1 and a sentence at the first thing that is not as it should be.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import debian_packages
import libraries

CHROOTS = libraries.ROOT / "build" / "chroots"
_MIRROR = "http://deb.debian.org/debian"
# For dpkg-shlibdeps: what the parts of Qt that are kept want of a system.
_FOR_BUILDING = ("python3", "dpkg-dev", "libcups2", "libwayland-client0", "libwayland-cursor0")
_QUIET = "DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 --no-install-recommends -y"
# The window opens, the embedded platform answers, all ends when it is told to, and nothing of it stays.
_DEMONSTRATION = """
set -e
cd /
export QT_QPA_PLATFORM=offscreen
touch /tmp/told
kiosk --demo >/tmp/told 2>&1 &
demo=$!
trap 'kill $demo 2>/dev/null || true' EXIT
waited=0
until grep -q "Plateforme de démonstration" /tmp/told; do
  sleep 0.2; waited=$((waited + 1))
  [ $waited -lt 300 ] && kill -0 $demo || { cat /tmp/told; exit 1; }
done
address=$(grep -o 'http://127[^ ]*' /tmp/told | head -1)
/usr/bin/python3 - "$address" <<'END'
import sys, urllib.error, urllib.request
try:
    urllib.request.urlopen(sys.argv[1] + "/api/desk/v1/capabilities", timeout=20)
except urllib.error.HTTPError as refused:
    sys.exit(refused.code != 401)  # it is there, and knows nobody of ours
sys.exit(1)
END
sleep 5
kill -TERM $demo
wait $demo
sleep 1
if ls -d /tmp/kiosk-* 2>/dev/null; then exit 1; fi
for one in /proc/[0-9]*/cmdline; do
  if [ -O $one ] && tr '\\0' ' ' <$one 2>/dev/null | grep '[k]iosk.platform_server'; then exit 1; fi
done
"""


# What was left out of the libraries is missed by none of our modules, but those of other systems.
_ALL_OF_IT = """QT_QPA_PLATFORM=offscreen /usr/lib/kiosk/bin/python3 -I -c '
import importlib, pkgutil, kiosk
for one in pkgutil.walk_packages(kiosk.__path__, "kiosk."):
    if not one.name.endswith(("__main__", ".windows", ".macos")) and ".migrations." not in one.name:
        importlib.import_module(one.name)
import escpos.printer, xlsxwriter
'"""


def base(suite: str) -> Path:
    """A clean ``suite``, made once."""
    folder = CHROOTS / suite
    if not (folder / "etc/debian_version").exists() or not (folder.with_suffix(".made")).exists():
        shutil.rmtree(folder, ignore_errors=True)
        CHROOTS.mkdir(parents=True, exist_ok=True)
        libraries.run("debootstrap", "--variant=minbase", suite, str(folder), _MIRROR)
        folder.with_suffix(".made").touch()
    return folder


class Chroot:
    """A copy of a clean system, gone afterwards."""

    def __init__(self, suite: str, name: str) -> None:
        self.folder = CHROOTS / f"{suite}-{name}"
        _remove(self.folder)
        libraries.run("cp", "-a", "--reflink=auto", str(base(suite)), str(self.folder))
        for system in ("proc", "dev"):
            libraries.run("mount", "--rbind", f"/{system}", str(self.folder / system))
            libraries.run("mount", "--make-rslave", str(self.folder / system))
        shutil.copy("/etc/resolv.conf", self.folder / "etc/resolv.conf")

    def __enter__(self) -> Chroot:
        return self

    def __exit__(self, *_: object) -> None:
        _remove(self.folder)

    def run(self, command: str, user: str = "root") -> str:
        """What ``command`` of the shell says as ``user``. Raises SystemExit where it fails."""
        told = subprocess.run(
            ["chroot", str(self.folder), "su", "-", user, "-s", "/bin/sh", "-c", command],
            capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL, timeout=900,
        )  # fmt: skip
        if told.returncode:
            raise SystemExit(f"{self.folder.name}: {command[:80]}: {told.returncode}\n{told.stdout}{told.stderr}")
        return told.stdout

    def files(self) -> set[str]:
        """All that lies there but what apt, dpkg and the system keep for themselves."""
        own = ("proc", "sys", "dev", "tmp", "run", "var/lib/apt", "var/lib/dpkg", "var/cache", "var/log", "home")
        found = set()
        for root, folders, names in os.walk(self.folder):
            inside = Path(root).relative_to(self.folder)
            folders[:] = [one for one in folders if str(inside / one) not in own]
            found |= {str(inside / one) for one in (*folders, *names)}
        return found


def _remove(folder: Path) -> None:
    for system in ("proc", "dev"):
        subprocess.run(["umount", "-R", "-l", str(folder / system)], capture_output=True, check=False)
    if any(line.split()[1].startswith(f"{folder}/") for line in Path("/proc/mounts").read_text().splitlines()):
        raise SystemExit(f"{folder} is still mounted")
    shutil.rmtree(folder, ignore_errors=True)


def build(suite: str) -> list[Path]:
    """The packages for ``suite``."""
    sys.path.insert(0, str(libraries.ROOT / "tools"))
    from check_system import PACKAGES

    with Chroot(suite, "building") as chroot:
        wanted = " ".join(sorted({*PACKAGES.values(), *_FOR_BUILDING}))
        chroot.run(f"apt-get -qq update && {_QUIET} install {wanted} >/dev/null")
        return debian_packages.build(chroot.folder, libraries.wheel())


def attempt(suite: str, packages: list[Path], say: Callable[[str], None]) -> None:
    """Installs, uses, upgrades and purges ``packages``."""
    with Chroot(suite, "tried") as chroot:
        chroot.run(f"apt-get -qq update && {_QUIET} upgrade >/dev/null && useradd --create-home accueil")
        for one in packages:
            shutil.copy(one, chroot.folder / "opt" / one.name)
        here = " ".join(f"/opt/{one.name}" for one in packages)
        # What the distribution's own packages leave behind is not ours: they come first, and stay.
        chroot.run(f"{_QUIET} install --download-only {here} >/dev/null")
        needed = chroot.run(f"apt-get -s --no-install-recommends install {here} | sed -n 's/^Inst \\([^ ]*\\).*/\\1/p'")
        others = " ".join(one for one in needed.split() if not one.startswith("kiosk"))
        if others:
            chroot.run(f"{_QUIET} install {others} >/dev/null")
        before = chroot.files()
        chroot.run(f"{_QUIET} install {here} >/dev/null")
        say(f"{suite}: installed; {chroot.run('kiosk --version', 'accueil').strip()}")
        chroot.run("kiosk-platform --help >/dev/null", "accueil")
        chroot.run(_ALL_OF_IT, "accueil")
        chroot.run(_DEMONSTRATION, "accueil")
        say(f"{suite}: demonstration played by an ordinary account")
        asked = "kiosk --diagnostic --profile /tmp/profil >/tmp/diagnostic; [ $? -le 1 ] && grep -q 6. /tmp/diagnostic"
        chroot.run(asked, "accueil")
        say(f"{suite}: kiosk --diagnostic answers")
        chroot.run(f"{_QUIET} --reinstall install {here} >/dev/null && kiosk --version")
        chroot.run(f"{_QUIET} purge kiosk kiosk-platform >/dev/null")
        if left := sorted(chroot.files() - before):
            raise SystemExit(f"{suite}: left behind: {left[:20]}")
        say(f"{suite}: reinstalled, purged, nothing left")


def main() -> int:
    for suite in sys.argv[1:] or ["bookworm", "trixie"]:
        attempt(suite, build(suite), lambda line: print(line, flush=True))
    return 0


if __name__ == "__main__":
    sys.exit(main())
