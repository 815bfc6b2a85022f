"""What of the libraries goes into the packages: one list, for all systems.

Python's own libraries are kept whole but for what is named here; of Qt, what is imported and the plugins named here are
kept, and whatever these need (``needs.py`` follows them).
"""

from __future__ import annotations

import shutil
from pathlib import Path

from needs import followed

# Patterns below the folder of libraries. Each with the reason why no desk ever asks for it.
_LEFT_OUT = (
    "bin",  # commands of libraries; pip puts them beside
    "Scripts",
    "_yaml",
    "**/__pycache__",
    "**/*.pyi",  # for type checkers
    "**/*.pyx",
    "**/*.pxd",
    "**/*.c",
    "**/*.h",
    "**/*.hpp",
    "**/*.lib",
    "**/tests",  # of libraries
    "**/testing",
    "numpy/f2py",  # Fortran, for programmers
    "PIL/_avif*",  # kinds of images that no ticket has; Pillow does without where they are not
    "pillow.libs/libavif*",
    "setuptools",  # asked for by python-escpos, which imports nothing of it
    "_distutils_hack",
    "pkg_resources",
    "pyqtgraph/examples",
    "pyqtgraph/opengl",
    "phonenumbers/geodata",  # places, operators and zones of the numbers of the whole world: docs/decisions/0063
    "phonenumbers/carrierdata",
    "phonenumbers/tzdata",
    "holidays/locale/*",  # France's holidays have French names by themselves
    "sqlalchemy/dialects/mysql",
    "sqlalchemy/dialects/oracle",
    "sqlalchemy/dialects/mssql",
    "dateutil/zoneinfo/*.tar.gz",  # tzdata has them
)
# Imported by what is used.
_NOT_LEFT_OUT = (
    "numpy/testing",
    "alembic/testing",
    "sqlalchemy/testing",
    "holidays/locale/fr",
    "holidays/locale/en_US",
)

_OF_PYSIDE = ("__init__.py", "_config.py", "_git_pyside_version.py", "py.typed")
# pyqtgraph asks for both of OpenGL's, whatever it draws with.
_MODULES = (
    "QtCore",
    "QtDBus",
    "QtGui",
    "QtNetwork",
    "QtOpenGL",
    "QtOpenGLWidgets",
    "QtPrintSupport",
    "QtSvg",
    "QtWidgets",
)
_PLUGINS = {
    "linux": (
        "platforms/libqxcb.so",
        "platforms/libqwayland.so",
        "platforms/libqoffscreen.so",  # the diagnostic
        "platformthemes/libqxdgdesktopportal.so",
        "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
        "platforminputcontexts/libibusplatforminputcontextplugin.so",
        "wayland-shell-integration/libxdg-shell.so",
        "wayland-decoration-client/*.so",
        "iconengines/libqsvgicon.so",
        "imageformats/libqsvg.so",
        "imageformats/libqjpeg.so",
        "networkinformation/libqnetworkmanager.so",
        "printsupport/libcupsprintersupport.so",
    ),
    "windows": (
        "platforms/qwindows.dll",
        "platforms/qoffscreen.dll",
        "styles/qmodernwindowsstyle.dll",
        "iconengines/qsvgicon.dll",
        "imageformats/qsvg.dll",
        "imageformats/qico.dll",
        "imageformats/qjpeg.dll",
        "networkinformation/qnetworklistmanager.dll",
    ),
}
_TRANSLATIONS = ("qtbase_fr.qm", "qtbase_en.qm")  # of Qt's own buttons


def prune(libraries: Path, system: str) -> None:
    """Takes out of the folder ``libraries`` what packages for ``system`` (linux, windows) leave out."""
    spared = [libraries / one for one in _NOT_LEFT_OUT]
    for pattern in _LEFT_OUT:
        for found in sorted(libraries.glob(pattern)):
            if any(found == one or one in found.parents for one in spared):
                continue
            if found.is_dir():
                shutil.rmtree(found)
            elif found.exists():
                found.unlink()
    _prune_qt(libraries / "PySide6", libraries / "shiboken6", system)


def _prune_qt(pyside: Path, shiboken: Path, system: str) -> None:
    qt = pyside / "Qt" if system == "linux" else pyside
    suffix = ".abi3.so" if system == "linux" else ".pyd"
    begun = [pyside / f"{name}{suffix}" for name in _MODULES]
    for pattern in _PLUGINS[system]:
        found = sorted((qt / "plugins").glob(pattern))
        if not found:
            raise FileNotFoundError(f"no plugin of Qt is called {pattern} any more")
        begun += found
    kept = followed(begun, (pyside, shiboken))
    kept |= {pyside / name for name in _OF_PYSIDE}
    kept |= {qt / "translations" / name for name in _TRANSLATIONS}
    for path in sorted(pyside.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path not in kept:
            path.unlink()
