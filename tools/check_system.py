"""Finds which system libraries Qt lacks on this machine, has them installed where one may, else says by which command.

With ``--tests`` also the programs that some tests start; without these they are skipped.

Standard library only: it runs before anything of Kiosk. Ends with 1 when something is missing. Only Linux needs it;
elsewhere the wheels bring all they use.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

# The libraries that PySide6's own wheels expect from the system, and the Debian packages that hold them.
PACKAGES = {
    "libEGL.so": "libegl1",
    "libGL.so": "libgl1",
    "libOpenGL.so": "libopengl0",
    "libGLX.so": "libglx0",
    "libxkbcommon.so": "libxkbcommon0",
    "libxkbcommon-x11.so": "libxkbcommon-x11-0",
    "libdbus-1.so": "libdbus-1-3",
    "libfontconfig.so": "libfontconfig1",
    "libfreetype.so": "libfreetype6",
    "libglib-2.0.so": "libglib2.0-0",
    "libgssapi_krb5.so": "libgssapi-krb5-2",
    "libgthread-2.0.so": "libglib2.0-0",
    "libX11.so": "libx11-6",
    "libX11-xcb.so": "libx11-xcb1",
    "libxcb.so": "libxcb1",
    "libxcb-cursor.so": "libxcb-cursor0",
    "libxcb-icccm.so": "libxcb-icccm4",
    "libxcb-image.so": "libxcb-image0",
    "libxcb-keysyms.so": "libxcb-keysyms1",
    "libxcb-randr.so": "libxcb-randr0",
    "libxcb-render.so": "libxcb-render0",
    "libxcb-render-util.so": "libxcb-render-util0",
    "libxcb-shape.so": "libxcb-shape0",
    "libxcb-shm.so": "libxcb-shm0",
    "libxcb-sync.so": "libxcb-sync1",
    "libxcb-util.so": "libxcb-util1",
    "libxcb-xfixes.so": "libxcb-xfixes0",
    "libxcb-xinput.so": "libxcb-xinput0",
    "libxcb-xkb.so": "libxcb-xkb1",
    "libz.so": "zlib1g",
    "libzstd.so": "libzstd1",
}
# What tests start, and its packages: a file of the system, or a program.
PROGRAMS = {
    "dbus-run-session": "dbus",
    "dbus-launch": "dbus-x11",
    "gnome-keyring-daemon": "gnome-keyring",
    "Xvfb": "xvfb",
    "/usr/lib/postgresql": "postgresql",
    "chromium": "chromium",
    "chromedriver": "chromium-driver",
}
PARTS = [
    "Qt/lib/libQt6Core.so.6",
    "Qt/lib/libQt6Gui.so.6",
    "Qt/lib/libQt6Widgets.so.6",
    "Qt/lib/libQt6Network.so.6",
    "Qt/lib/libQt6Svg.so.6",
    "Qt/lib/libQt6PrintSupport.so.6",
    "Qt/plugins/platforms/libqoffscreen.so",
]
# Only a real window on X11 needs these.
PARTS_WITH_A_SCREEN = ["Qt/plugins/platforms/libqxcb.so"]


def missing_libraries(*, on_a_screen: bool) -> list[str]:
    """Names (« libEGL.so.1 ») that the dynamic linker does not find for the parts of Qt that Kiosk uses.

    ``on_a_screen``: of a window on X11 too.
    """
    spec = importlib.util.find_spec("PySide6")
    if spec is None or not spec.submodule_search_locations or shutil.which("ldd") is None:
        return []
    folder = Path(spec.submodule_search_locations[0])
    missing: set[str] = set()
    for part in PARTS + (PARTS_WITH_A_SCREEN if on_a_screen else []):
        if (folder / part).exists():
            listing = subprocess.run(["ldd", str(folder / part)], capture_output=True, text=True, check=False).stdout
            missing.update(re.findall(r"^\s*(\S+) => not found", listing, re.MULTILINE))
    return sorted(missing)


def missing_programs() -> list[str]:
    """Packages of the programs that tests start and that are not here."""
    return [
        package
        for name, package in PROGRAMS.items()
        if not (Path(name).exists() if name.startswith("/") else shutil.which(name))
    ]


def _install(packages: list[str]) -> bool:
    script = Path(__file__).with_name("install.sh")
    return subprocess.run(["sh", str(script), *packages], check=False).returncode == 0


def main() -> int:
    if not sys.platform.startswith("linux"):
        return 0
    for_tests = "--tests" in sys.argv[1:]
    on_a_screen = for_tests or bool(os.environ.get("DISPLAY"))
    missing = missing_libraries(on_a_screen=on_a_screen)
    if missing:
        packages = {PACKAGES.get(re.sub(r"\.so\..*", ".so", name), "") for name in missing} - {""}
        if not packages or not _install(sorted(packages)):
            print("Bibliothèques qui manquent à Qt :", ", ".join(missing), file=sys.stderr)
            return 1
        if missing := missing_libraries(on_a_screen=on_a_screen):
            print("Bibliothèques qui manquent encore à Qt :", ", ".join(missing), file=sys.stderr)
            return 1
    if for_tests and (packages_of_tests := missing_programs()) and not _install(packages_of_tests):
        print("Les tests qui les demandent seront passés.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
