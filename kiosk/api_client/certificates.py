"""The certificates that a server presents, read without trusting them: to say what is wrong with them."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import httpx

from kiosk.api_client.address import Address
from kiosk.domain.diagnostic.network import Certificate
from kiosk.domain.diagnostic.report import short
from kiosk.domain.text.language import tr


class _Read(Exception):  # noqa: N818 - an end, not an error
    """The greeting is over: nothing more is said on that connection."""


async def presented(address: Address, proxy: str | None, patience: float) -> tuple[Certificate, ...]:
    """The chain that ``address`` presents, its own certificate first; empty when none could be read.

    Greets the server and leaves: no request is sent, for nobody knows yet who it is.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    found: list[Certificate] = []

    async def greeted(event: str, info: Mapping[str, Any]) -> None:
        if event.endswith("start_tls.complete"):
            found.extend(_chain(info["return_value"].get_extra_info("ssl_object")))
            await info["return_value"].aclose()
            raise _Read

    try:
        transport = httpx.AsyncHTTPTransport(verify=context, proxy=proxy, trust_env=False)
        async with transport:
            timeout = httpx.Timeout(patience).as_dict()
            request = httpx.Request("HEAD", address.root, extensions={"trace": greeted, "timeout": timeout})
            await transport.handle_async_request(request)
    except (_Read, httpx.HTTPError, httpx.InvalidURL, ImportError, OSError, ValueError):
        pass
    return tuple(found)


def _chain(greeting: Any) -> list[Certificate]:
    # Python says it in public from 3.13 on only; without it the report says a little less.
    told = getattr(getattr(greeting, "_sslobj", None), "get_unverified_chain", None)
    return [_certificate(one.get_info()) for one in (told() or ())] if told is not None else []


def _certificate(info: Mapping[str, Any]) -> Certificate:
    return Certificate(
        _name(info.get("subject")),
        _name(info.get("issuer")),
        _instant(info.get("notBefore")),
        _instant(info.get("notAfter")),
    )


def _name(parts: Any) -> str:
    """The common name, else the organisation."""
    known = {key: value for group in parts or () for key, value in group}
    return short(str(known.get("commonName") or known.get("organizationName") or tr("sans nom")), 60)


def _instant(text: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(ssl.cert_time_to_seconds(text), UTC)
    except (TypeError, ValueError, OverflowError):
        return None
