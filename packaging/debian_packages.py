"""The Debian packages: ``kiosk``, a tree in /usr/lib/kiosk on the distribution's own Python, and ``kiosk-platform``.

The tree is a virtual environment of Python's own kind, so that every process of ours finds its libraries, and no
others. What it needs of the system is asked of dpkg-shlibdeps, in the distribution that it is for: here, or in a
``root``.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from importlib.metadata import Distribution
from pathlib import Path
from typing import Final

import icons
import manual
from libraries import ROOT, Target, emptied, install, run

TEMPLATES: Final = Path(__file__).resolve().parent / "debian"
OUT: Final = ROOT / "build" / "packages"
_HOME: Final = "usr/lib/kiosk"
# As Debian's own tools ask for it.
_MAINTAINER: Final = (
    f"{os.environ.get('DEBFULLNAME', 'Kiosk')} <{os.environ.get('DEBEMAIL', 'kiosk@localhost.localdomain')}>"
)
_LAUNCHER: Final = """#!/usr/lib/kiosk/bin/python3 -I
import sys

from {module} import main

sys.exit(main())
"""
# What a window asks for by name, which no library says: libraries loaded while it runs.
_ALSO: Final = ("libxcb-cursor0", "fontconfig-config")
_OVERRIDES: Final = """# Qt, OpenSSL and SQLCipher as Kiosk is tested with them come in the wheels of the lock.
kiosk: embedded-library
# Wheels have their libraries beside them, found by a path relative to themselves.
kiosk: shared-library-lacks-prerequisites
# The tree is a virtual environment: its python3 is a link to the distribution's, and the launchers name it.
kiosk: unusual-interpreter
kiosk: wrong-path-for-interpreter
# Rows are drawn by the widths of this very version of Inter.
kiosk: duplicate-font-file
"""


@dataclass(frozen=True, slots=True)
class _System:
    """``name`` as in « deb12 »; ``python``: its own, « 3.11 »; ``root``: where it lies, empty for this machine's."""

    name: str
    python: str
    root: Path | None


def found(root: Path | None) -> _System:
    """The distribution of ``root``, or of this machine. Raises SystemExit where Kiosk cannot be for it."""
    base = root or Path("/")
    told = dict(re.findall(r'^(\w+)="?([^"\n]*)', (base / "etc/os-release").read_text(encoding="utf-8"), re.MULTILINE))
    short = {"debian": "deb", "ubuntu": "ubuntu"}.get(told.get("ID", ""))
    link = base / "usr/bin/python3"
    python = re.search(r"3\.\d+", str(link.readlink()) if link.is_symlink() else "")
    if short is None or python is None:
        raise SystemExit("Ce n’est ni Debian ni Ubuntu, ou python3 n’y est pas installé.")
    if not (3, 11) <= tuple(int(part) for part in python[0].split(".")) < (3, 14):
        raise SystemExit(f"Le Python de {told['PRETTY_NAME']} est {python[0]} ; Kiosk demande 3.11, 3.12 ou 3.13.")
    return _System(f"{short}{told['VERSION_ID']}", python[0], root)


def build(root: Path | None, own: Path) -> list[Path]:
    """Builds both packages for the distribution of ``root`` (None: of this machine) from Kiosk's wheel ``own``."""
    sys.path.insert(0, str(ROOT))
    from kiosk import __version__

    for program in ("dpkg-deb", "objdump", "strip"):
        if shutil.which(program) is None:
            raise SystemExit(f"{program} manque (Debian : apt-get install dpkg-dev binutils).")
    distribution = found(root)
    version = f"{__version__}+{distribution.name}"
    tree = emptied(ROOT / "build" / "debian" / distribution.name / "kiosk")
    _libraries(tree, distribution, own)
    _around(tree, __version__, version)
    made = [_packed(tree, "kiosk", version, "amd64", _depends(tree, distribution))]
    platform = emptied(tree.with_name("kiosk-platform"))
    _platform(platform, version)
    made.append(_packed(platform, "kiosk-platform", version, "all", f"kiosk (>= {__version__}), adduser"))
    return made


def _libraries(tree: Path, distribution: _System, own: Path) -> None:
    home = tree / _HOME
    site = home / "lib" / f"python{distribution.python}" / "site-packages"
    site.mkdir(parents=True)
    install(site, Target("linux", distribution.python), own)
    (home / "bin").mkdir()
    (home / "bin" / "python3").symlink_to(f"../../../bin/python{distribution.python}")
    (home / "pyvenv.cfg").write_text(
        f"home = /usr/bin\ninclude-system-site-packages = false\nversion = {distribution.python}.0\n"
    )
    for path in site.rglob("*"):
        if path.is_file() and not path.is_symlink():
            path.chmod(0o644)  # some wheels say of texts that they run
    for library in site.rglob("*.so*"):
        if not library.is_symlink():
            subprocess.run(["strip", "--strip-unneeded", str(library)], capture_output=True, check=False)


def _around(tree: Path, version: str, whole: str) -> None:
    """Launchers, desktop entry, icons, man pages, texts."""
    for name, module in (("kiosk", "kiosk.__main__"), ("kiosk-platform", "kiosk.platform_server.__main__")):
        launcher = _written(tree / "usr/bin" / name, _LAUNCHER.format(module=module))
        launcher.chmod(0o755)
    day = datetime.now(UTC)
    share = tree / "usr/share"
    _written(share / "applications/fr.rdv.kiosk.desktop", (TEMPLATES / "fr.rdv.kiosk.desktop").read_text())
    metainfo = (TEMPLATES / "fr.rdv.kiosk.metainfo.xml").read_text(encoding="utf-8")
    metainfo = metainfo.replace("@VERSION@", version).replace("@DATE@", day.date().isoformat())
    _written(share / "metainfo/fr.rdv.kiosk.metainfo.xml", metainfo)
    icon = share / "icons/hicolor"
    _written(icon / "scalable/apps/fr.rdv.kiosk.svg", icons.SVG.read_text(encoding="utf-8"))
    for size in (48, 64, 128, 256):
        path = icon / f"{size}x{size}/apps/fr.rdv.kiosk.png"
        path.parent.mkdir(parents=True)
        path.write_bytes(icons.png(size))
    for name, language, folder in (
        ("kiosk", "en", "man1"),
        ("kiosk", "fr", "fr/man1"),
        ("kiosk-platform", "fr", "man1"),
        ("kiosk-platform", "fr", "fr/man1"),
    ):
        _zipped(share / "man" / folder / f"{name}.1.gz", manual.page(name, language, day.date(), version))
    _written(share / "lintian/overrides/kiosk", _OVERRIDES)
    _texts(tree, "kiosk", whole, day)
    (tree / "etc/kiosk").mkdir(parents=True)


def _texts(tree: Path, name: str, version: str, day: datetime) -> None:
    about = tree / "usr/share/doc" / name
    changes = f"kiosk ({version}) unstable; urgency=medium\n\n  * See /usr/share/doc/kiosk/CHANGELOG.md.gz.\n\n"
    _zipped(about / "changelog.gz", f"{changes} -- {_MAINTAINER}  {format_datetime(day)}\n")
    if name == "kiosk":
        _zipped(about / "CHANGELOG.md.gz", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    _written(about / "copyright", _copyright(tree))


def _copyright(tree: Path) -> str:
    """In Debian's form: Kiosk's own licence, then what each library says of its own."""
    head = (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: Kiosk\n\n"
        "Files: *\nCopyright: 2026 the authors of Kiosk\nLicense: AGPL-3.0-or-later\n"
        " The whole text is in /usr/lib/kiosk, beside Kiosk's own metadata (licenses/LICENSE).\n"
    )
    libraries = []
    for info in sorted(tree.glob(f"{_HOME}/lib/*/site-packages/*.dist-info")):
        meta = Distribution.at(info).metadata
        told = str(meta.get("License-Expression") or meta.get("License") or "").split("\n")[0].strip()
        libraries.append(f"  {meta['Name']} {meta['Version']}: {told or 'see its files'}")
    if libraries:
        head += "Comment: Libraries in /usr/lib/kiosk, with their licences beside them:\n" + "\n".join(libraries) + "\n"
    return head


def _platform(tree: Path, version: str) -> None:
    # Which of the two runs is not known to debhelper, which the packages are not made by.
    _written(tree / "usr/share/lintian/overrides/kiosk-platform", "kiosk-platform: maintainer-script-calls-systemctl\n")
    for name in ("kiosk-platform", "kiosk-companion"):
        _written(tree / f"usr/lib/systemd/system/{name}.service", (TEMPLATES / f"{name}.service").read_text())
        _written(tree / f"etc/default/{name}", (TEMPLATES / f"{name}.default").read_text())
    _texts(tree, "kiosk-platform", version, datetime.now(UTC))


def _depends(tree: Path, distribution: _System) -> str:
    """What dpkg-shlibdeps says that the libraries of the tree need, and the Python that it stands on."""
    major, minor = distribution.python.split(".")
    python = f"python3 (>= {distribution.python}), python3 (<< {major}.{int(minor) + 1})"
    work = emptied((distribution.root or Path("/")) / "tmp" / "kiosk-shlibdeps")
    try:
        shutil.copytree(tree / _HOME, work / "debian/kiosk" / _HOME, symlinks=True)
        (work / "debian/kiosk/DEBIAN").mkdir()  # by which $ORIGIN is understood
        (work / "debian/control").write_text(
            "Source: kiosk\nMaintainer: kiosk\n\nPackage: kiosk\nArchitecture: any\nDescription: kiosk\n"
        )
        inside = Path("/tmp/kiosk-shlibdeps")
        libraries = [f"-e{one.relative_to(work)}" for one in (work / "debian").rglob("*.so*") if not one.is_symlink()]
        private = sorted({f"-l{inside}/{Path(one[2:]).parent}" for one in libraries})
        there = ("chroot", str(distribution.root)) if distribution.root else ()
        # What it warns of, of libraries of Qt's that are ours, fills pages.
        asked = (
            f'cd {inside} && dpkg-shlibdeps -O --ignore-missing-info "$@" 2>log || {{ grep error log >&2; exit 1; }}'
        )
        told = run(*there, "sh", "-c", asked, "sh", *private, *libraries)
    finally:
        shutil.rmtree(work)
    libraries_asked = told.strip().partition("shlibs:Depends=")[2]
    named = [one.strip() for one in libraries_asked.split(",") if one.strip()]
    named += [one for one in _ALSO if not any(each.split()[0] == one for each in named)]
    return ", ".join([python, *sorted(named)])


def _packed(tree: Path, name: str, version: str, architecture: str, depends: str) -> Path:
    control = tree / "DEBIAN"
    control.mkdir()
    size = sum(one.lstat().st_size for one in tree.rglob("*") if one.is_file() and not one.is_symlink()) // 1024
    said = (TEMPLATES / f"{name}.control").read_text(encoding="utf-8")
    (control / "control").write_text(
        f"Package: {name}\nVersion: {version}\nArchitecture: {architecture}\nMaintainer: {_MAINTAINER}\n"
        f"Installed-Size: {size}\nDepends: {depends}\n{said}",
        encoding="utf-8",
    )
    for script in ("postinst", "prerm", "postrm"):
        if (source := TEMPLATES / f"{name}.{script}").exists():
            shutil.copy(source, control / script)
            (control / script).chmod(0o755)
    configured = [f"/{one.relative_to(tree)}" for one in sorted(tree.glob("etc/**/*")) if one.is_file()]
    if configured:
        (control / "conffiles").write_text("\n".join(configured) + "\n")
    sums = []
    for one in sorted(tree.rglob("*")):
        if one.is_file() and not one.is_symlink() and control not in one.parents:
            inside = str(one.relative_to(tree))
            if f"/{inside}" not in configured:
                sums.append(f"{hashlib.md5(one.read_bytes(), usedforsecurity=False).hexdigest()}  {inside}")
    (control / "md5sums").write_text("\n".join(sums) + "\n")
    for one in tree.rglob("*"):
        if one.is_symlink():
            continue
        executable = one.is_dir() or one.stat().st_mode & 0o100
        one.chmod(0o755 if executable else 0o644)
    tree.chmod(0o755)
    OUT.mkdir(parents=True, exist_ok=True)
    made = OUT / f"{name}_{version}_{architecture}.deb"
    run("dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", str(tree), str(made))
    return made


def _written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _zipped(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
