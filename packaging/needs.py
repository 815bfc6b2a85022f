"""Which shared libraries of a folder are needed by others of it. Reads ELF and PE by objdump, which knows both."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

_NEEDED = re.compile(r"^\s*(?:NEEDED\s+|DLL Name:\s*)(\S+)", re.MULTILINE)


def needed(library: Path) -> list[str]:
    """The names of the libraries that ``library`` asks the system's loader for."""
    told = subprocess.run(["objdump", "-p", str(library)], capture_output=True, text=True, check=True).stdout
    return _NEEDED.findall(told)


def followed(begun: Iterable[Path], folders: Sequence[Path]) -> set[Path]:
    """``begun``, and all below ``folders`` that these need, and that those need."""
    there: dict[str, Path] = {}
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file() and re.search(r"\.(so|dll|pyd)(\.|$)", path.name.lower()):
                there[path.name.lower()] = path
    found: set[Path] = set()
    waiting = list(begun)
    while waiting:
        one = waiting.pop()
        if one in found:
            continue
        found.add(one)
        waiting += [there[name.lower()] for name in needed(one) if name.lower() in there]
    return found
