"""The recorded exchanges of the real platform, and which call of the client produces each."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qs

from kiosk.api_client.client import ApiClient
from kiosk.api_client.wire.fields import UsagerFields
from kiosk.domain.day.absence import AbsenceDraft
from kiosk.domain.day.status import Status

EXCHANGES = Path(__file__).resolve().parents[3] / "shared" / "contract" / "golden" / "exchanges"
KEY = "00000000-0000-4000-8000-000000000000"
# All that was recorded is within.
FIRST, LAST = datetime.fromisoformat("2020-01-01T00:00+01:00"), datetime.fromisoformat("2032-01-01T00:00+01:00")
Produce = Callable[[ApiClient], Awaitable[Any]]


@dataclass(frozen=True)
class Step:
    name: str
    number: int
    signed: bool
    method: str
    path: str
    query: str
    body: Any  # ... where it was sent raw
    status: int
    headers: dict[str, Any]
    json: Any
    text: str

    def __str__(self) -> str:
        return f"{self.name}-{self.number}"


def steps() -> list[Step]:
    """All recorded steps, captured values filled in with plausible ones."""
    found = []
    for path in sorted(EXCHANGES.glob("*.json")):
        scenario = json.loads(path.read_text(encoding="utf-8"))
        for number, step in enumerate(scenario["steps"], 1):
            request, response = step["request"], step["response"]
            request = _filled(request)
            found.append(
                Step(
                    scenario["name"],
                    number,
                    step.get("as") is not None,
                    request["method"],
                    request["path"],
                    request.get("query", ""),
                    ... if "raw_body" in request else request.get("body"),
                    response["status"],
                    response["headers"],
                    _filled(response.get("json")),
                    response.get("text", ""),
                )
            )
    return found


def _filled(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        return {k: _filled(v, k) for k, v in value.items()}
    if isinstance(value, list):
        return [_filled(v, name) for v in value]
    if isinstance(value, str):
        if name == "id" and value.startswith("{{"):
            return 987654
        if value == "<volatile>":
            return "2026-11-23 10:20:01 +0100"
        return re.sub(r"\{\{\w+\}\}", "987654", value)
    return value


def producer(step: Step) -> Produce | None:
    """The call of the client that sends this very request, None when it has none."""
    if step.body is ...:
        return None
    path = step.path.removesuffix(".json").rstrip("/")
    for method, pattern, make in _CALLS:
        if method == step.method and (match := re.fullmatch(pattern, path)):
            return make(step, *(int(g) for g in match.groups()))
    return None


def _rdvs(step: Step, organisation_id: int) -> Produce:
    return lambda c: c.rdvs(organisation_id, FIRST, LAST)


async def _all_users(client: ApiClient, organisation_id: int) -> list[Any]:
    found: list[Any] = []
    async with aclosing(client.users(organisation_id)) as pages:
        async for page in pages:
            found += page.items
    return found


def _users(step: Step) -> Produce | None:
    ids = parse_qs(step.query).get("ids[]", [])
    if not ids or not all(i.isdigit() for i in ids):
        return None
    return lambda c: c.users_by_ids([int(i) for i in ids])


def _participation(step: Step, participation_id: int) -> Produce | None:
    status = (step.body or {}).get("participation", {}).get("status")
    if step.body != {"participation": {"status": status}} or status not in (
        "unknown",
        "seen",
        "noshow",
        "excused",
        "revoked",
    ):
        return None
    return lambda c: c.set_participation_status(participation_id, Status(status), key=KEY)


def _create_user(step: Step) -> Produce | None:
    body = dict(step.body)
    organisations = body.pop("organisation_ids", None)
    if organisations is None or not set(body) <= set(UsagerFields.__struct_fields__):
        return None
    return lambda c: c.create_user(UsagerFields(**body), organisations, key=KEY)


def _update_user(step: Step, user_id: int) -> Produce | None:
    if not set(step.body) <= set(UsagerFields.__struct_fields__):
        return None
    return lambda c: c.update_user(user_id, UsagerFields(**step.body), key=KEY)


def _create_absence(step: Step) -> Produce:
    return lambda c: c.create_absence(cast("AbsenceDraft", step.body), key=KEY)


def _update_absence(step: Step, absence_id: int) -> Produce:
    return lambda c: c.update_absence(absence_id, cast("AbsenceDraft", step.body), key=KEY)


def _pair(step: Step, first: str, second: str) -> tuple[int, int] | None:
    return (step.body[first], step.body[second]) if step.body else None


def _attach(step: Step) -> Produce | None:
    ids = _pair(step, "organisation_id", "user_id")
    return ids and (lambda c: c.attach_user(*ids, key=KEY))


def _detach(step: Step) -> Produce | None:
    ids = _pair(step, "organisation_id", "user_id")
    return ids and (lambda c: c.detach_user(*ids, key=KEY))


def _assign(step: Step) -> Produce | None:
    ids = _pair(step, "agent_id", "user_id")
    return ids and (lambda c: c.create_referent_assignation(*ids, key=KEY))


def _unassign(step: Step) -> Produce | None:
    ids = _pair(step, "agent_id", "user_id")
    return ids and (lambda c: c.delete_referent_assignation(*ids, key=KEY))


def _sign_in(step: Step) -> Produce | None:
    if set(step.body or {}) != {"email", "password"}:
        return None
    return lambda c: c.sign_in(step.body["email"], step.body["password"])


_CALLS: list[tuple[str, str, Callable[..., Produce | None]]] = [
    ("POST", "/api/v1/auth/sign_in", _sign_in),
    ("DELETE", "/api/v1/auth/sign_out", lambda s: lambda c: c.sign_out()),
    ("GET", "/api/v1/organisations", lambda s: lambda c: c.organisations()),
    ("GET", "/api/v1/agents", lambda s: lambda c: c.agents(1)),
    ("GET", r"/api/v1/organisations/(\d+)/motifs", lambda s, i: lambda c: c.motifs(i)),
    ("GET", r"/api/v1/organisations/(\d+)/rdvs", _rdvs),
    ("GET", r"/api/v1/organisations/(\d+)/users", lambda s, i: lambda c: _all_users(c, i)),
    ("GET", r"/api/v1/organisations/(\d+)/users/(\d+)", lambda s, o, i: lambda c: c.user(i, organisation_id=o)),
    ("GET", "/api/v1/users", _users),
    ("GET", r"/api/v1/users/(\d+)", lambda s, i: lambda c: c.user(i)),
    ("POST", "/api/v1/users", _create_user),
    ("PATCH", r"/api/v1/users/(\d+)", _update_user),
    ("PATCH", r"/api/v1/participations/(\d+)", _participation),
    ("GET", "/api/v1/absences", lambda s: lambda c: c.absences()),
    ("GET", r"/api/v1/absences/(\d+)", lambda s, i: lambda c: c.absence(i)),
    ("POST", "/api/v1/absences", _create_absence),
    ("PATCH", r"/api/v1/absences/(\d+)", _update_absence),
    ("DELETE", r"/api/v1/absences/(\d+)", lambda s, i: lambda c: c.delete_absence(i, key=KEY)),
    ("POST", "/api/v1/user_profiles", _attach),
    ("DELETE", "/api/v1/user_profiles", _detach),
    ("POST", "/api/v1/referent_assignations", _assign),
    ("DELETE", "/api/v1/referent_assignations", _unassign),
]
