"""The packages for Windows, built on Linux: an MSI for machines (wixl), a set-up for one person (NSIS).

Both hold one tree: the embeddable CPython, the wheels of the lock, and two launchers of our own (mingw-w64).
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from uuid import UUID, uuid5
from xml.etree import ElementTree

import icons
import policies
import windows_runtime
from kiosk_version import version
from libraries import ROOT, Target, emptied, install, run

TEMPLATES: Final = Path(__file__).resolve().parent / "windows"
OUT: Final = ROOT / "build" / "packages"
WORK: Final = ROOT / "build" / "windows"
UPGRADE_CODE: Final = UUID("5b1f7a0e-3f6b-4c7e-9d0a-6f6b1c9e52d4")
"""By which Windows knows that it is Kiosk, whatever its version: never to be changed."""
_WIX: Final = "http://schemas.microsoft.com/wix/2006/wi"
_LAUNCHERS: Final = (
    ("kiosk", "kiosk", "L’accueil de RDV Service Public", ("-mwindows", "-DWINDOWED")),
    ("kiosk-platform", "kiosk.platform_server", "La plateforme embarquée de Kiosk", ("-mconsole",)),
)


_TOOLS: Final = {
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
    "wixl": "wixl",
    "makensis": "nsis",
    "msibuild": "msitools",
}


def build(own: Path, runtime: Path | None, *, for_tests: bool) -> list[Path]:
    """Builds both from Kiosk's wheel ``own``; ``runtime``: the embeddable CPython, else the one that is pinned."""
    if missing := lacking():
        raise SystemExit(f"Il manque de quoi faire les paquets Windows (Debian) : apt-get install {' '.join(missing)}")
    tree = emptied(WORK / "tree")
    with windows_runtime.take(runtime, ROOT / "build" / "runtimes", for_tests=for_tests) as archive:
        for name in archive.namelist():
            if not name.endswith(("/", "winsound.pyd")):
                (tree / Path(name).name).write_bytes(archive.read(name))
    digits = windows_runtime.PYTHON.replace(".", "")
    # What is here, and nothing of the machine's own Pythons.
    (tree / f"python{digits}._pth").write_text(f"python{digits}.zip\n.\nlib\n")
    install(tree / "lib", Target("windows", windows_runtime.PYTHON), own)
    _compile(tree / "lib")
    _launchers(tree, version(), digits)
    OUT.mkdir(parents=True, exist_ok=True)
    policies.write(OUT / "PolicyDefinitions")
    mark = "-essai" if for_tests else ""
    made = [_msi(tree, version(), mark), _setup(tree, version(), mark)]
    for one in made:
        sign(one)
    return made


def lacking() -> list[str]:
    """The Debian packages of what builds them that are not here."""
    return sorted({package for program, package in _TOOLS.items() if shutil.which(program) is None})


def has_release() -> bool:
    """Whether it is written down which Python a release takes."""
    return bool(windows_runtime.RELEASE[1])


def _compile(folder: Path) -> None:
    """Beside each module what Python makes of it: who starts Kiosk may not write there, and would wait each time.

    Of the libraries only that is kept, a third less to install; of Kiosk the text too.
    """
    name = f"python{windows_runtime.PYTHON}"
    found = [shutil.which(name), *sorted(Path.home().glob(f".pyenv/versions/{windows_runtime.PYTHON}.*/bin/{name}"))]
    python = next((str(one) for one in found if one and _runs(str(one))), None)
    if python is None:
        raise SystemExit(f"{name} manque : lui seul sait compiler les modules pour Windows.")
    compiling = [python, "-I", "-m", "compileall", "-q", "-j", "2", "--invalidation-mode", "unchecked-hash"]
    named = ["-s", str(folder), "-p", "lib"]  # what a fault is told by, and not the folder of the build
    run(*compiling, *named, str(folder / "kiosk"))
    run(*compiling, *named, "-b", "-x", rf"^{re.escape(str(folder))}/kiosk/", str(folder))
    for text in folder.rglob("*.py"):
        if not text.is_relative_to(folder / "kiosk"):
            text.unlink()


def _runs(python: str) -> bool:
    return subprocess.run([python, "-c", ""], capture_output=True, check=False).returncode == 0


def _launchers(tree: Path, version: str, digits: str) -> None:
    work = emptied(WORK / "launchers")
    icons.write_ico(work / "kiosk.ico")
    shutil.copy(TEMPLATES / "launcher.manifest", work)
    numbers = ",".join([*version.split("."), "0", "0", "0"][:4])
    for name, module, description, options in _LAUNCHERS:
        said = {"NUMBERS": numbers, "VERSION": f'"{version}"', "NAME": f'"{name}"', "DESCRIPTION": f'"{description}"'}
        heads = "".join(f"#define {key} {value}\n" for key, value in said.items())
        (work / f"{name}.rc").write_text(heads + (TEMPLATES / "launcher.rc").read_text(encoding="utf-8"), "utf-8")
        run("x86_64-w64-mingw32-windres", f"{name}.rc", f"{name}.res.o", folder=work)
        run(
            "x86_64-w64-mingw32-gcc", "-municode", "-Os", "-s", "-Wall", "-Wextra", "-Werror", *options,
            f'-DMODULE=L"{module}"', f'-DPYTHON_DLL=L"python{digits}.dll"', "-D_WIN32_WINNT=0x0A00",
            "-Wl,--dynamicbase,--nxcompat,--high-entropy-va,--no-insert-timestamp",
            str(TEMPLATES / "launcher.c"), f"{name}.res.o", "-o", str(tree / f"{name}.exe"), folder=work,
        )  # fmt: skip
        sign(tree / f"{name}.exe")


def _msi(tree: Path, version: str, mark: str = "") -> Path:
    """The MSI, for all of a machine."""
    source = WORK / "kiosk.wxs"
    ElementTree.register_namespace("", _WIX)
    wix = ElementTree.Element(f"{{{_WIX}}}Wix")
    product = _sub(
        wix, "Product", Id=str(uuid5(UPGRADE_CODE, version)).upper(), Name="Kiosk", Language="1036", Version=version,
        Manufacturer="Kiosk", UpgradeCode=str(UPGRADE_CODE).upper(), Codepage="1252",
    )  # fmt: skip
    _sub(product, "Package", InstallerVersion="500", Compressed="yes", InstallScope="perMachine",
         Languages="1036", SummaryCodepage="1252", Description="L'accueil de RDV Service Public")  # fmt: skip
    _sub(product, "MajorUpgrade", DowngradeErrorMessage="Une version plus récente de Kiosk est installée.")
    _sub(product, "Media", Id="1", Cabinet="kiosk.cab", EmbedCab="yes")
    _sub(product, "Icon", Id="kiosk.ico", SourceFile="launchers/kiosk.ico")
    _sub(product, "Property", Id="ARPPRODUCTICON", Value="kiosk.ico")
    _sub(product, "Property", Id="ARPNOMODIFY", Value="1")
    _sub(product, "Property", Id="AUTOSTART", Value="0")
    top = _sub(product, "Directory", Id="TARGETDIR", Name="SourceDir")
    programs = _sub(top, "Directory", Id="ProgramFiles64Folder")
    home = _sub(programs, "Directory", Id="INSTALLDIR", Name="Kiosk")
    menu = _sub(top, "Directory", Id="ProgramMenuFolder")
    feature = _sub(product, "Feature", Id="Kiosk", Level="1", Title="Kiosk")
    _files(tree, tree, home, feature)
    scheme, autostart = r"Software\Classes\fr.rdv.kiosk", r"Software\Microsoft\Windows\CurrentVersion\Run"
    registry = (
        ("scheme", scheme, (("", "URL:Kiosk"), ("URL Protocol", ""))),
        ("schemeicon", rf"{scheme}\DefaultIcon", (("", "[INSTALLDIR]kiosk.exe,0"),)),
        ("schemecommand", rf"{scheme}\shell\open\command", (("", '"[INSTALLDIR]kiosk.exe" "%1"'),)),
        ("autostart", autostart, (("Kiosk", '"[INSTALLDIR]kiosk.exe"'),)),
    )
    for name, key, values in registry:
        component = _component(home, feature, name)
        for value_name, value in values:
            named = {"Name": value_name} if value_name else {}
            _sub(component, "RegistryValue", Root="HKLM", Key=key, Type="string", Value=value, **named)
    shortcut = _component(menu, feature, "shortcut")
    _sub(shortcut, "Shortcut", Id="menu", Name="Kiosk", Target="[INSTALLDIR]kiosk.exe", Icon="kiosk.ico",
         WorkingDirectory="INSTALLDIR", Description="L'accueil de RDV Service Public")  # fmt: skip
    _sub(shortcut, "RegistryValue", Root="HKLM", Key=r"Software\Kiosk", Name="menu", Type="integer", Value="1",
         KeyPath="yes")  # fmt: skip
    ElementTree.ElementTree(wix).write(source, encoding="utf-8", xml_declaration=True)
    made = OUT / f"kiosk-{version}-x64{mark}.msi"
    run("wixl", "-a", "x64", "-o", str(made), source.name, folder=WORK)  # it takes no absolute path
    # wixl knows no conditions of components.
    chosen = "UPDATE `Component` SET `Condition` = 'AUTOSTART = \"1\"' WHERE `Component` = 'autostart'"
    run("msibuild", str(made), "-q", chosen)
    return made


def _files(folder: Path, tree: Path, parent: ElementTree.Element, feature: ElementTree.Element) -> None:
    """A component for each file: each is put right by itself when it is repaired, and none is forgotten."""
    for path in sorted(folder.iterdir()):
        inside = path.relative_to(tree).as_posix()
        mark = hashlib.sha256(inside.encode()).hexdigest()[:32]
        if path.is_dir():
            _files(path, tree, _sub(parent, "Directory", Id=f"d{mark}", Name=path.name), feature)
        else:
            component = _component(parent, feature, f"c{mark}")
            _sub(component, "File", Id=f"f{mark}", Name=path.name, Source=str(path.relative_to(WORK)), KeyPath="yes")


def _component(parent: ElementTree.Element, feature: ElementTree.Element, name: str) -> ElementTree.Element:
    _sub(feature, "ComponentRef", Id=name)
    guid = str(uuid5(UPGRADE_CODE, f"component {name}")).upper()
    return _sub(parent, "Component", Id=name, Guid=guid, Win64="yes")


def _sub(parent: ElementTree.Element, name: str, /, **attributes: str) -> ElementTree.Element:
    return ElementTree.SubElement(parent, f"{{{_WIX}}}{name}", attributes)


def _setup(tree: Path, version: str, mark: str = "") -> Path:
    """The set-up for one person, who needs no rights for it."""
    made = OUT / f"kiosk-{version}-setup{mark}.exe"
    run(
        "makensis", "-V2", "-INPUTCHARSET", "UTF8", f"-DVERSION={version}", f"-DTREE={tree}", f"-DOUT={made}",
        f"-DICON={WORK / 'launchers' / 'kiosk.ico'}", str(TEMPLATES / "setup.nsi"),
    )  # fmt: skip
    return made


def sign(path: Path, more: Sequence[str] = ()) -> None:
    """Signs ``path`` by the certificate KIOSK_SIGNING (PKCS #12); KIOSK_SIGNING_PASSWORD_FILE holds its password.

    Without these nothing is signed. KIOSK_SIGNING_TIMESTAMP is the address of a time stamping service.
    """
    certificate = os.environ.get("KIOSK_SIGNING")
    if not certificate:
        return
    signed = path.with_name(f"{path.name}.signed")
    stamped = os.environ.get("KIOSK_SIGNING_TIMESTAMP")
    run(
        "osslsigncode", "sign", "-pkcs12", certificate, "-readpass", os.environ["KIOSK_SIGNING_PASSWORD_FILE"],
        "-h", "sha256", "-n", "Kiosk", *(("-ts", stamped) if stamped else ()), *more, "-in", str(path),
        "-out", str(signed),
    )  # fmt: skip
    signed.replace(path)


if __name__ == "__main__":
    sys.exit("python packaging/build.py windows")
