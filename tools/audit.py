"""Asks whether a known weakness is in what requirements.lock pins. `make audit` runs it.

Exit code 0: all were looked up, none has one; 1: some have; 2: not all could be looked up, so nothing is known.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def told(report: dict[str, Any]) -> tuple[int, list[str]]:
    """The exit code, and what is said of pip-audit's ``report``."""
    all_of_them = report.get("dependencies", [])
    unknown = [one["name"] for one in all_of_them if "skip_reason" in one]
    lines = [
        f"{one['name']} {one['version']} : {weak['id']}, corrigée en {', '.join(weak['fix_versions']) or '…'}"
        for one in all_of_them
        for weak in one.get("vulns", ())
    ]
    known = len(all_of_them) - len(unknown)
    if lines:
        return 1, [*lines, f"{len(lines)} faille(s) connue(s) parmi {known} bibliothèques vérifiées."]
    if unknown or not all_of_them:
        missing = f"{len(unknown)} de {len(all_of_them)} bibliothèques"
        return 2, [f"Pas vérifié : les données n’ont pas pu être obtenues pour {missing}."]
    return 0, [f"{known} bibliothèques vérifiées, aucune faille connue."]


def main() -> int:
    command = [sys.executable, "-m", "pip_audit", "-r", str(ROOT / "requirements.lock"), "--disable-pip"]
    done = subprocess.run(
        [*command, "--require-hashes", "--format", "json"], capture_output=True, text=True, check=False
    )
    try:
        report = json.loads(done.stdout)
    except ValueError:
        report = {}
    code, lines = told(report)
    print("\n".join(lines))
    return code


if __name__ == "__main__":
    sys.exit(main())
