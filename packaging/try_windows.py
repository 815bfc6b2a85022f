"""Tries the MSI under Wine: installed silently, checked, its demonstration answered, upgraded, taken away.

``python packaging/try_windows.py MSI [NEWER_MSI]``, with Wine 8 and mingw-w64, in a prefix of its own. Wine is no
Windows: what passes here says that the package is whole, not that a desk looks as it should.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Final

import libraries

sys.path.insert(0, str(Path(__file__).resolve().parent / "wine"))

import stubs

PREFIX: Final = libraries.ROOT / "build" / "wine"
HOME: Final = PREFIX / "drive_c/Program Files/Kiosk"
_ENVIRONMENT: Final = {
    **os.environ,
    "WINEPREFIX": str(PREFIX),
    "WINEARCH": "win64",
    "WINEDEBUG": "-all",
    "WINEDLLOVERRIDES": "wbemprox=",  # Python asks it for the version of Windows, and Wine 8 falls
    "QT_QPA_PLATFORM": "offscreen",
}


def wine(*command: str, expected: tuple[int, ...] = (0,)) -> str:
    """What a program of Windows says. Through a pipe: files that are redirected to are no handles to Python here."""
    done = subprocess.run(
        ["wine", *command], env=_ENVIRONMENT, capture_output=True, stdin=subprocess.DEVNULL, timeout=300, check=False
    )
    told = (done.stdout + done.stderr).decode("utf-8", "replace")
    if done.returncode not in expected:
        raise SystemExit(f"{' '.join(command)[:80]}: {done.returncode}\n{told[-3000:]}")
    return told


def files() -> set[str]:
    """All that lies in the prefix but what Wine itself keeps."""
    return {
        str(path.relative_to(PREFIX))
        for path in (PREFIX / "drive_c").rglob("*")
        if "windows/" not in str(path) and "Temp" not in path.parts
    }


def demonstration() -> None:
    """The window opens and the embedded platform answers; both end."""
    with subprocess.Popen(
        ["wine", r"C:\Program Files\Kiosk\kiosk.exe", "--demo"],
        env=_ENVIRONMENT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as process:  # fmt: skip
        try:
            assert process.stdout is not None
            heard = ""
            for raw in process.stdout:
                heard += raw.decode("utf-8", "replace")
                if found := re.search(r"Plateforme de démonstration.*?(http://\S+)", heard):
                    break
            else:
                raise SystemExit(f"the demonstration ended:\n{heard[-3000:]}")
            try:
                urllib.request.urlopen(f"{found[1]}/api/desk/v1/capabilities", timeout=20)
            except urllib.error.HTTPError as refused:
                if refused.code != 401:
                    raise
            time.sleep(5)  # the window is painted meanwhile, or falls
            if process.poll() is not None:
                raise SystemExit("the demonstration did not stay")
        finally:
            wine("taskkill", "/f", "/im", "kiosk.exe", expected=(0, 1, 128))
    if "pythonw.exe" in (left := wine("tasklist")):
        raise SystemExit(f"the embedded platform outlived its desk:\n{left}")


def main() -> int:
    msi = [str(Path(one).resolve()) for one in sys.argv[1:3]]
    if not msi:
        raise SystemExit(__doc__)
    libraries.emptied(PREFIX)
    wine("wineboot", "-i")
    before = files()
    wine("msiexec", "/i", msi[0], "/qn", "AUTOSTART=1")
    stubs.put(HOME / "lib/PySide6/Qt6Core.dll", PREFIX / "drive_c/windows/system32", PREFIX)
    run = wine("reg", "query", r"HKLM\Software\Microsoft\Windows\CurrentVersion\Run", "/v", "Kiosk")
    if "kiosk.exe" not in run:
        raise SystemExit("it does not start with the session")
    print("installed;", wine(r"C:\Program Files\Kiosk\kiosk.exe", "--version").strip())
    told = wine(r"C:\Program Files\Kiosk\kiosk.exe", "--diagnostic", expected=(0, 1))
    print(told)
    demonstration()
    print("the demonstration answered, and ended")
    for newer in msi[1:]:
        wine("msiexec", "/i", newer, "/qn")
        wine("msiexec", "/i", msi[0], "/qn", expected=tuple(range(1, 256)))  # an older one is refused
        print("upgraded;", wine(r"C:\Program Files\Kiosk\kiosk.exe", "--version").strip())
    wine("msiexec", "/x", msi[-1], "/qn")
    left = sorted(one for one in files() - before if "Kiosk" in one.split("/") and "AppData" not in one)
    if left:
        raise SystemExit(f"left behind: {left[:20]}")
    if (
        "kiosk"
        in wine("reg", "query", r"HKLM\Software\Classes\fr.rdv.kiosk", expected=(0, 1)).lower().partition("unable")[0]
    ):
        raise SystemExit("its address is still known")
    print("taken away, nothing left")
    return 0


if __name__ == "__main__":
    sys.exit(main())
