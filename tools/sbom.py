"""Writes build/kiosk.cdx.json: what Kiosk runs with, by version, licence, need and the hashes of requirements.lock.

CycloneDX 1.6, without a date or a serial number: the same libraries give the same file. `make sbom` runs it.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.utils import canonicalize_name as plain_name

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kiosk.libraries import Library, made_of  # noqa: E402

OUT = ROOT / "build" / "kiosk.cdx.json"
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def hashes(lock: str) -> dict[str, tuple[str, ...]]:
    """The hashes of each library of a lock file: of the files of all systems and Pythons."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in lock.splitlines():
        if pinned := _PINNED.match(line):
            name = plain_name(pinned[1])
        if name:
            found.setdefault(name, []).extend(_HASH.findall(line))
    return {name: tuple(each) for name, each in found.items()}


def bill(own: Library, found: tuple[Library, ...], locked: dict[str, tuple[str, ...]]) -> str:
    """The bill of materials as JSON. Raises LookupError for a library that the lock does not have."""
    licences = LicenseFactory()
    made: dict[str, Component] = {}
    for one in (own, *found):
        name = plain_name(one.name)
        if one is not own and name not in locked:
            raise LookupError(f"{one.name} is not in requirements.lock")
        made[one.name] = Component(
            type=ComponentType.APPLICATION if one is own else ComponentType.LIBRARY,
            name=one.name,
            version=one.version,
            purl=PackageURL("pypi", name=name, version=one.version),
            bom_ref=f"{name}@{one.version}",
            licenses=[licences.make_from_string(one.licence)] if one.licence else (),
            properties=[Property(name="kiosk:lock:sha256", value=each) for each in locked.get(name, ())],
        )
    whole = Bom(serial_number=None, components=[made[one.name] for one in found])
    whole.metadata.component = made[own.name]
    whole.metadata.timestamp = None  # type: ignore[assignment]
    for one in (own, *found):
        whole.register_dependency(made[one.name], [made[need] for need in one.needs])
    return JsonV1Dot6(whole).output_as_string(indent=2)


def main() -> int:
    text = bill(*made_of(), hashes((ROOT / "requirements.lock").read_text(encoding="utf-8")))
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(text + "\n", encoding="utf-8")
    print(f"{OUT.relative_to(ROOT)} : {text.count('bom-ref')} composants")
    return 0


if __name__ == "__main__":
    sys.exit(main())
