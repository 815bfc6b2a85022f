"""The recordings of the real platform, replayed against this one: every one of the families served must match."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

FAMILIES = (
    "auth_*",
    "organisations_*",
    "agents_*",
    "motifs_*",
    "rdvs_*",
    "participations_*",
    "users_*",
    "user_profiles_*",
    "referent_assignations_*",
    "absences_*",
    "http_*",
)


@pytest.mark.timeout(300)
def test_every_recorded_exchange_matches(shared: Path, tmp_path: Path) -> None:
    replay = shared / "contract" / "golden" / "replay.py"
    server = [sys.executable, "-m", "kiosk.platform_server", "serve"]
    options = "--data {data} --now {now} --port {port} --allow-reset"
    result_path = tmp_path / "result.json"
    command = [
        sys.executable,
        str(replay),
        "--server",
        f"{shlex.join(server)} {options}",
        "--quiet",
        "--strict-duplicates",
    ]
    for family in FAMILIES:
        command += ["--only", family]
    replayed = subprocess.run(
        [*command, "--json", str(result_path)], capture_output=True, text=True, timeout=280, check=False
    )
    assert result_path.exists(), replayed.stdout + replayed.stderr
    results = json.loads(result_path.read_text())
    different = {name: found["diff"] for name, found in results.items() if found.get("ok") is False}
    assert not different
    # Where the platform is at fault, ours does as recorded, or better. One fault has no better answer on record: the
    # list of an organisation that is not the agent's, empty here.
    other = {name for name, found in results.items() if found.get("deviation") == "autre"}
    assert other <= {"users_index_org2_not_member"}
    assert len(results) > 300
