"""What a site imposes on its desks, whatever else is configured: a file of root's, or the policies of Windows.

Only who administers the machine can write either. What is there wins over every file, key by key.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

POLICY_FILE: Final = Path("/etc/kiosk/kiosk.toml")
POLICY_KEY: Final = r"Software\Policies\Kiosk"
"""Of the machine (HKLM): a key for each section, a value for each key of it, as ``kiosk.admx`` writes them."""


def from_registry(found: Mapping[str, Any], kind: Any) -> dict[str, Any]:
    """``found`` (values, and dictionaries for the keys within) as TOML would have it for the structure ``kind``.

    The registry knows neither truth nor lists but of texts: a number is what stands for the first.
    """
    types = {field.name: field.type for field in msgspec.structs.fields(kind)}
    made: dict[str, Any] = {}
    for name, value in found.items():
        wanted = types.get(name)
        if isinstance(value, Mapping):
            within = wanted if isinstance(wanted, type) and issubclass(wanted, msgspec.Struct) else None
            made[name] = from_registry(value, within) if within else dict(value)
        elif wanted is bool and value in (0, 1):
            made[name] = bool(value)
        else:
            made[name] = value
    return made


def read_registry() -> dict[str, Any]:
    """What the policies of this machine say; nothing where there are none, or elsewhere than on Windows."""
    if sys.platform != "win32":
        return {}
    import winreg

    def within(key: Any) -> dict[str, Any]:
        keys, values, _ = winreg.QueryInfoKey(key)
        found: dict[str, Any] = {}
        for number in range(values):
            name, value, _ = winreg.EnumValue(key, number)
            if name:
                found[name] = value
        for number in range(keys):
            name = winreg.EnumKey(key, number)
            with winreg.OpenKey(key, name) as inner:
                found[name] = within(inner)
        return found

    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, POLICY_KEY) as top:
            return within(top)
    except OSError:
        return {}


def names(data: Mapping[str, Any], above: str = "") -> Iterator[str]:
    """The keys of ``data``, by the names that people write: « display.theme »."""
    for name, value in data.items():
        if isinstance(value, Mapping):
            yield from names(value, f"{above}{name}.")
        else:
            yield f"{above}{name}"
