"""The libraries of the lock, as wheels for another system or Python than this one's, in a folder."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kept import prune

ROOT: Final = Path(__file__).resolve().parent.parent
LOCK: Final = ROOT / "requirements-runtime.lock"
CACHE: Final = ROOT / "build" / "wheels"


@dataclass(frozen=True, slots=True)
class Target:
    """``system``: linux or windows; ``python``: « 3.13 »."""

    system: str
    python: str

    @property
    def tags(self) -> list[str]:
        """The names of its platform by which wheels are told apart, the nearest first."""
        if self.system == "windows":
            return ["win_amd64"]
        return [f"manylinux_2_{minor}_x86_64" for minor in range(35, 16, -1)] + ["manylinux2014_x86_64"]

    @property
    def environment(self) -> dict[str, str]:
        """What the lock's markers are asked of."""
        return {
            "sys_platform": "win32" if self.system == "windows" else "linux",
            "platform_system": "Windows" if self.system == "windows" else "Linux",
            "os_name": "nt" if self.system == "windows" else "posix",
            "python_version": self.python,
            "python_full_version": f"{self.python}.0",
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
            "platform_machine": "AMD64" if self.system == "windows" else "x86_64",
        }


def for_target(lock: str, target: Target) -> str:
    """The lines of ``lock``, with their hashes, that are of ``target``; pip itself asks markers of this machine."""
    from packaging.markers import Marker

    kept: list[str] = []
    taken = False
    for line in lock.splitlines():
        if re.match(r"[A-Za-z0-9]", line):
            head, _, marker = line.removesuffix("\\").partition(";")
            taken = not marker.strip() or Marker(marker.strip()).evaluate(target.environment)
            line = f"{head.strip()} \\"
        if taken:
            kept.append(line)
    return "\n".join(kept) + "\n"


def wheel() -> Path:
    """Builds Kiosk's own wheel into build/packages and answers where it is."""
    out = ROOT / "build" / "packages"
    out.mkdir(parents=True, exist_ok=True)
    for old in out.glob("kiosk-*.whl"):
        old.unlink()
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out), folder=ROOT)
    return next(out.glob("kiosk-*.whl"))


def install(folder: Path, target: Target, own: Path) -> None:
    """Puts into the empty ``folder`` what Kiosk runs with on ``target``, and Kiosk's wheel ``own``, pruned."""
    locked = folder.with_suffix(".lock")
    locked.write_text(for_target(LOCK.read_text(encoding="utf-8"), target), encoding="utf-8")
    minor = target.python.replace(".", "")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    of_target = ["--only-binary=:all:", "--implementation=cp", f"--python-version={target.python}"]
    of_target += [f"--abi={abi}" for abi in (f"cp{minor}", "abi3", "none")]
    of_target += [f"--platform={tag}" for tag in target.tags]
    CACHE.mkdir(parents=True, exist_ok=True)
    run(*pip, "download", "--no-deps", "--require-hashes", *of_target, "-d", str(CACHE), "-r", str(locked))
    # Once more from what is there: without the network, and nothing but it.
    # Which Python they want was asked above, of the target; installing, pip asks it of this one.
    found = ["--no-index", "--ignore-requires-python", f"--find-links={CACHE}"]
    run(*pip, "install", "--no-deps", "--require-hashes", "--no-compile", *found, *of_target, "--target", str(folder),
        "-r", str(locked))  # fmt: skip
    run(*pip, "install", "--no-deps", "--no-compile", "--no-index", *of_target, "--target", str(folder), str(own))
    locked.unlink()
    prune(folder, target.system)


def run(*command: str, folder: Path | None = None) -> str:
    """Runs ``command``; answers what it said. Raises SystemExit with its own words where it fails."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command[:4])}…: {done.returncode}\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    return done.stdout


def emptied(folder: Path) -> Path:
    """``folder``, made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
