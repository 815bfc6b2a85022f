"""What Kiosk is made of: its own version and licence, and the libraries that it runs with, as installed here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from kiosk import __version__

LICENCE: Final = "AGPL-3.0-or-later"
_LONGEST_LICENCE = 60  # letters; beyond, its whole text stands in the place of its name
_NOT_A_NAME = ("", "Dual License")
_NOT_TOLD: Final = {"sqlcipher3": "Zlib (SQLCipher: BSD-3-Clause)"}
"""Of packages that do not say it themselves: what their files say."""


@dataclass(frozen=True, slots=True)
class Library:
    """A library by its ``name``; ``needs``: the names of those that it needs itself and that are here."""

    name: str
    version: str
    licence: str
    needs: tuple[str, ...] = ()


def made_of() -> tuple[Library, tuple[Library, ...]]:
    """Kiosk itself, and all that it needs to run and has here, by name. Takes some tenths of a second."""
    found: dict[str, Library] = {}
    asked: dict[str, frozenset[str]] = {}
    wanted = [("kiosk", frozenset[str]())]
    while wanted:
        name, extras = wanted.pop()
        extras |= asked.get(name, frozenset())
        if asked.get(name) == extras:
            continue
        asked[name] = extras
        try:
            here = distribution(name)
        except PackageNotFoundError:
            continue  # of another system, or of another Python
        needs = [one for text in here.requires or () if (one := _needed(text, extras)) is not None]
        wanted += needs
        found[name] = Library(here.metadata["Name"], here.version, _licence(here), tuple(one for one, _ in needs))
    named = {
        name: replace(one, needs=tuple(sorted(found[need].name for need in set(one.needs) & found.keys())))
        for name, one in found.items()
    }
    own_needs = named.pop("kiosk").needs if "kiosk" in named else ()
    own = Library("Kiosk", __version__, LICENCE, own_needs)
    return own, tuple(sorted(named.values(), key=lambda one: one.name.lower()))


def _needed(text: str, extras: frozenset[str]) -> tuple[str, frozenset[str]] | None:
    """Of « name[extra]>=1; marker »: the name and what is asked of it; None where it is not for here, or not asked."""
    read = Requirement(text)
    if read.marker is not None and not any(read.marker.evaluate({"extra": one}) for one in (*extras, "")):
        return None
    return str(canonicalize_name(read.name)), frozenset(read.extras)


def _licence(here: Distribution) -> str:
    meta = here.metadata.json
    told = str(meta.get("license_expression") or meta.get("license") or "").strip()
    if told not in _NOT_A_NAME and len(told) <= _LONGEST_LICENCE and "\n" not in told:
        return told
    classified = [one.rsplit("::", 1)[-1].strip() for one in meta.get("classifier", ()) if "License ::" in one]
    return ", ".join(classified) or told.partition("\n")[0][:_LONGEST_LICENCE] or _NOT_TOLD.get(here.name, "")
