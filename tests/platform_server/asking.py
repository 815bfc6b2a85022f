"""A platform in this process, called without a socket: what it answers to one of its agents."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from kiosk.platform_server.auth import tokens
from kiosk.platform_server.running.platform import Platform
from kiosk.platform_server.serving.app import build_app


class Asking:
    """Calls a platform in this process as one of its agents."""

    def __init__(self, platform: Platform, email: str) -> None:
        self.app, self.platform = build_app(platform), platform
        with platform.database.read() as connection:
            agents = platform.reference(connection).agents.values()
        (agent,) = [a for a in agents if a.email == email]
        with platform.database.write() as connection:
            session, _ = tokens.issue(connection, agent, platform.now(), 1)
        self.headers = dict(session.headers)

    async def __call__(
        self,
        method: str,
        path: str,
        query: str = "",
        body: bytes | Mapping[str, Any] = b"",
        kind: str = "application/json",
        **more: str,
    ) -> tuple[int, bytes]:
        """The status and the body; ``more`` are headers, with underscores."""
        body = body if isinstance(body, bytes) else json.dumps(body).encode()
        given_headers = {name.replace("_", "-"): value for name, value in more.items()}
        headers = {
            **self.headers,
            **given_headers,
            "host": "127.0.0.1",
            "content-type": kind,
            "content-length": str(len(body)),
        }
        scope = {
            "type": "http", "method": method, "path": path, "raw_path": path.encode(), "root_path": "",
            "query_string": query.encode(), "scheme": "http", "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
            "headers": [(name.encode(), value.encode("latin-1")) for name, value in headers.items()],
            "http_version": "1.1", "asgi": {"version": "3.0"}, "state": {},
        }  # fmt: skip
        sent: list[Mapping[str, Any]] = []
        given = iter([{"type": "http.request", "body": body, "more_body": False}])

        async def receive() -> Any:
            return next(given, {"type": "http.disconnect"})

        async def send(message: Any) -> None:
            sent.append(message)

        await self.app(scope, receive, send)
        return int(sent[0]["status"]), b"".join(part.get("body", b"") for part in sent[1:])
