"""The document, out of the table of routes and what ``operations`` says of each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from kiosk.platform_server.http.calls import Endpoint, Kind
from kiosk.platform_server.openapi.operations import BODIES, OPERATIONS, PARAMETERS

VERSION = "3.1.0"
_NAMED = re.compile(r"\{(\w+)(?::\w+)?\}")
# In the query string under another name than the one that says what it is.
_SENT_AS = {"territory_wide": "territory"}
_REFUSALS = {
    "400": "Not readable.",
    "401": "Not signed in.",
    "403": "Not allowed.",
    "404": "Not there, or out of sight.",
    "409": "Changed, taken or begun meanwhile.",
    "422": "Understood, and not right.",
    "429": "Too often: Retry-After says when.",
}


def build(endpoints: Iterable[Endpoint]) -> dict[str, Any]:
    """OpenAPI 3.1 of these endpoints; those that only a browser opens are left out."""
    paths: dict[str, dict[str, Any]] = {}
    for endpoint in endpoints:
        if endpoint.path.startswith("/api/"):
            path = _NAMED.sub(r"{\1}", endpoint.path)
            paths.setdefault(path, {})[endpoint.method.lower()] = _operation(endpoint)
    return {
        "openapi": VERSION,
        "info": {
            "title": "Kiosk, embedded platform",
            "version": "1",
            "description": "API v1 of RDV Service Public and the desk API.",
        },
        "paths": dict(sorted(paths.items())),
        "components": {
            "schemas": {**BODIES, "Answer": {"type": "object"}},
            "securitySchemes": {
                name: {"type": "apiKey", "in": "header", "name": name} for name in ("access-token", "client", "uid")
            },
        },
    }


def _operation(endpoint: Endpoint) -> dict[str, Any]:
    called = f"{endpoint.method} {endpoint.path}"
    # PUT is PATCH under another name wherever both are served.
    described = OPERATIONS.get(called) or OPERATIONS[called.replace("PUT", "PATCH", 1)]
    answer = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Answer"}}}}
    written: dict[str, Any] = {
        "summary": described.summary,
        "parameters": [*_of_path(endpoint), *map(_of_query, described.query), *_of_headers(endpoint)],
        "responses": {
            str(described.status): {"description": "Done.", **(answer if described.status < 300 else {})},
            **{status: {"description": told} for status, told in _REFUSALS.items() if int(status) != described.status},
        },
        "security": [] if endpoint.public else [{"access-token": [], "client": [], "uid": []}],
    }
    if described.body is not None:
        schema = {"$ref": f"#/components/schemas/{described.body}"}
        written["requestBody"] = {"content": {"application/json": {"schema": schema}}}
    return written


def _of_path(endpoint: Endpoint) -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "path", "required": True, "schema": {"type": "integer", "minimum": 1}}
        for name in _NAMED.findall(endpoint.path)
    ]


def _of_query(name: str) -> dict[str, Any]:
    return {"name": _SENT_AS.get(name, name), "in": "query", "schema": PARAMETERS[name]}


def _of_headers(endpoint: Endpoint) -> list[dict[str, Any]]:
    if endpoint.kind is not Kind.WRITE:
        return []
    return [
        {"name": "Idempotency-Key", "in": "header", "schema": {"type": "string", "format": "uuid"}},
        {"name": "If-Match", "in": "header", "schema": {"type": "string", "examples": ['"3"']}},
    ]
