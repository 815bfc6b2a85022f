"""The platform's own OpenAPI document, and whatever can be made of it sent to the server: never a 500."""

from __future__ import annotations

import os
from typing import Any

import httpx
import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error

from kiosk.platform_server.openapi.document import build
from kiosk.platform_server.serving.routes import described
from tests.platform_server.small_platform import ADMIN, PASSWORD
from tests.support.platform_process import PlatformProcess

# Where this fails: say in ``openapi/operations.py`` what the new call is for and what it takes.
DOCUMENT = build(described())
# These end the session, the data or 25 seconds of the test: other tests call them.
_APART = ("sign_out", "reset", "sign_in", "/changes")
OPERATIONS = [
    pytest.param(found, id=f"{found.method.upper()} {found.path}")
    for result in schemathesis.openapi.from_dict(DOCUMENT).get_all_operations()
    if (found := result.ok()) is not None and not found.path.endswith(_APART)  # type: ignore[union-attr]
]
EXAMPLES = int(os.environ.get("KIOSK_FUZZ_EXAMPLES", "3"))


def test_the_document_is_served_to_everybody(client: httpx.Client) -> None:
    answer = client.get("/api/desk/v1/openapi.json")
    assert answer.status_code == 200
    assert answer.json() == DOCUMENT
    assert answer.json()["openapi"] == "3.1.0"


@pytest.mark.parametrize("operation", OPERATIONS)
def test_nothing_that_is_sent_breaks_the_server(operation: Any, running: PlatformProcess) -> None:
    """What the document allows, then what it forbids."""
    credentials = {"email": ADMIN, "password": PASSWORD}
    signed_in = httpx.post(f"{running.url}/api/v1/auth/sign_in", json=credentials, trust_env=False)
    headers = {name: signed_in.headers[name] for name in ("access-token", "client", "uid")}
    takes_something = operation.body or any(operation.iter_parameters())
    with requests.Session() as session:
        session.trust_env = False
        for mode in schemathesis.GenerationMode if takes_something else [schemathesis.GenerationMode.POSITIVE]:

            @settings(
                max_examples=EXAMPLES,
                deadline=None,
                database=None,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            )
            @given(case=operation.as_strategy(generation_mode=mode))
            def send(case: Any) -> None:
                checks = [not_a_server_error]
                case.call_and_validate(base_url=running.url, session=session, headers=headers, checks=checks)

            send()
