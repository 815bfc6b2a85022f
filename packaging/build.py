"""Builds what is installed: ``wheel``, ``debian``, ``windows``, ``sbom``, or ``all`` that this machine can.

Into build/packages, with SHA256SUMS. Wheels of the lock come from the package index that pip is set to, once, by hash.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path

import libraries

OUT = libraries.ROOT / "build" / "packages"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("wheel", "debian", "windows", "sbom", "all"))
    parser.add_argument("--root", type=Path, help="debian: the distribution to build for lies there (a chroot)")
    parser.add_argument("--runtime", type=Path, help="windows: the archive of the embeddable CPython")
    parser.add_argument("--test-runtime", action="store_true", help="windows: take one that is good for tests only")
    given = parser.parse_args()
    if given.what == "sbom":
        made = [_sbom()]
    else:
        wheel = libraries.wheel()
        made = [wheel]
        if given.what in ("debian", "all"):
            import debian_packages

            made += debian_packages.build(given.root, wheel)
        if given.what in ("windows", "all"):
            import windows_packages

            if given.what == "all" and (lacking := windows_packages.lacking()):
                print(f"Pas de paquets Windows ici, il manque (Debian)\u00a0: apt-get install {' '.join(lacking)}")
            else:
                # Where no release has been prepared, what is made is good for tests, and is called so.
                for_tests = given.test_runtime or (given.what == "all" and not windows_packages.has_release())
                made += windows_packages.build(wheel, given.runtime, for_tests=for_tests)
        if given.what == "all":
            made.append(_sbom())
    for one in made:
        print(f"{one.relative_to(libraries.ROOT)} : {one.stat().st_size / 1e6:.1f} Mo")
    _sum_up()
    return 0


def _sbom() -> Path:
    libraries.run(sys.executable, "tools/sbom.py", folder=libraries.ROOT)
    OUT.mkdir(parents=True, exist_ok=True)
    target = OUT / "kiosk.cdx.json"
    target.write_bytes((libraries.ROOT / "build" / "kiosk.cdx.json").read_bytes())
    return target


def _sum_up() -> None:
    files = sorted(one for one in OUT.iterdir() if one.is_file() and one.name != "SHA256SUMS")
    lines = [f"{hashlib.sha256(one.read_bytes()).hexdigest()}  {one.name}" for one in files]
    (OUT / "SHA256SUMS").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    sys.exit(main())
