"""What Wine 8 lacks for the packages of Windows to be tried under it: two libraries, as stubs, in a prefix of its own.

Windows has both. ``bcryptprimitives.dll`` gives random bytes to wheels in Rust; of ``icuuc.dll`` Qt imports some names,
for encodings and zones that Kiosk does without. For tests alone: nothing of it is ever in a package.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

_RANDOM = """
#include <windows.h>
#include <ntsecapi.h>
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE to, SIZE_T size) { return RtlGenRandom(to, (ULONG)size); }
"""


def put(library: Path, system: Path, work: Path) -> None:
    """Puts both into ``system`` (a prefix's system32); ``library``: Qt6Core.dll, which says what it wants of ICU."""
    told = subprocess.run(["objdump", "-p", str(library)], capture_output=True, text=True, check=True).stdout
    icu = re.search(r"DLL Name: icuuc\.dll\n(.*?)\n\n", told, re.DOTALL | re.IGNORECASE)
    names = re.findall(r"\b(u[a-z]+_\w+)\s*$", icu[1] if icu else "", re.MULTILINE)
    # Each says that it failed: U_UNSUPPORTED_ERROR where it has a place for it is what Qt checks last; null is enough.
    wanted = {"icuuc": "".join(f"__declspec(dllexport) void *{name}(void) {{ return 0; }}\n" for name in names)}
    wanted["bcryptprimitives"] = _RANDOM
    for name, text in wanted.items():
        source = work / f"{name}.c"
        source.write_text(text)
        command = ["x86_64-w64-mingw32-gcc", "-shared", "-Os", "-s", str(source), "-o", str(system / f"{name}.dll")]
        subprocess.run([*command, "-ladvapi32"], check=True)
