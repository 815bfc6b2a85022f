"""What holds for every answer: the platform's own Date, security headers, CORS, forgiving addresses, limits."""

from __future__ import annotations

from datetime import UTC
from email.utils import format_datetime

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kiosk.platform_server.http.calls import to_answer, to_response
from kiosk.platform_server.running.addresses import caller, group
from kiosk.platform_server.running.hosts import is_of_another_site, is_page
from kiosk.platform_server.running.platform import Platform
from kiosk.platform_server.serving.routes import API_V1
from kiosk.platform_server.values.refusals import forbidden, misdirected, too_many_calls

_SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",  # what people are told of is kept by no browser
}
_CORS = {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": "GET, POST, PATCH, PUT"}
_EXPOSED = "access-token, client, expiry, token-type, uid, etag, date, retry-after"


class Edge:
    """Wraps the router."""

    def __init__(self, inner: ASGIApp, platform: Platform) -> None:
        self._inner = inner
        self._platform = platform

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return
        path: str = scope["path"]
        page = is_page(path)
        origin = "origin" in Headers(scope=scope) and not page

        async def send_dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if self._platform.options.like.date:
                    headers["Date"] = format_datetime(self._platform.clock.now().astimezone(UTC), usegmt=True)
                for name, value in _SECURITY.items():
                    headers.setdefault(name, value)
                if scope["scheme"] == "https":
                    headers["Strict-Transport-Security"] = "max-age=31536000"
                if origin:
                    headers.update(_CORS)
                    headers["Access-Control-Expose-Headers"] = _EXPOSED
            await send(message)

        hosts = self._platform.hosts
        if hosts is not None and not hosts.know(scope):
            await to_response(to_answer(misdirected()), None, Headers())(scope, receive, send_dressed)
            return
        if page and scope["method"] == "POST" and is_of_another_site(scope, self._platform.public_url):
            await to_response(to_answer(forbidden()), None, Headers())(scope, receive, send_dressed)
            return
        if scope["method"] == "OPTIONS":
            asked = Headers(scope=scope).get("access-control-request-headers", "")
            allowed = {"Access-Control-Allow-Headers": asked[:1000], "Access-Control-Max-Age": "7200"} if asked else {}
            cors = {} if page else {**_CORS, **allowed}
            await Response(headers=cors)(scope, receive, send_dressed)
            return
        trusted = self._platform.options.trusted_proxies
        if trusted and scope["client"]:
            forwarded = Headers(scope=scope).getlist("x-forwarded-for")
            scope = {**scope, "client": (caller(scope["client"][0], forwarded, trusted), 0)}
        calls = self._platform.calls
        if calls is not None and path.startswith(API_V1 + "/"):
            wait = await self._platform.noted(calls, group(scope["client"][0]) if scope["client"] else "")
            if wait is not None:
                refused = to_response(to_answer(too_many_calls(wait)), None, Headers())
                await refused(scope, receive, send_dressed)
                return
        if path.startswith("/api/") and path.endswith(("/", ".json")):
            scope = {**scope, "path": path.removesuffix("/").removesuffix(".json")}
        await self._inner(scope, receive, send_dressed)
