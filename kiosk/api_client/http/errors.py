"""What an exception of the network means. The only place, with ``answers``, that knows httpx's classes of errors."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator

import httpx

from kiosk.domain.platform.failures import (
    Failure,
    TimedOut,
    Unintelligible,
    Unreachable,
    UnreachableCause,
    UnreachableDetail,
)

_ON_THE_WAY = (UnreachableCause.UNKNOWN_HOST, UnreachableCause.REFUSED)
# Each system numbers what is wrong with a certificate in its own way: OpenSSL, then Windows, then macOS.
_CERTIFICATE = {
    UnreachableDetail.EXPIRED: (10, 0x800B0101, -67818),
    UnreachableDetail.NOT_YET_VALID: (9, -67819),
    UnreachableDetail.UNKNOWN_AUTHORITY: (2, 18, 19, 20, 21, 0x800B0109, 0x800B010A, -67843, -25318),
    UnreachableDetail.OTHER_HOST: (62, 64, 0x800B010F, -67602),
}


def failure_of_exception(error: Exception, *, sent: bool, proxied: bool) -> Failure:
    """The failure that ``error`` tells of.

    ``sent``: the request had begun to leave. ``proxied``: a proxy stands between, so that a name that is not found or
    a refusal is the proxy's.
    """
    match error:
        case httpx.ProxyError():
            password = str(error).startswith("407")
            detail = UnreachableDetail.PROXY_PASSWORD if password else UnreachableDetail.PROXY_REFUSAL
            return Unreachable(UnreachableCause.PROXY, detail)
        case httpx.ConnectError():
            cause = connection_cause(error)
            if proxied and cause in _ON_THE_WAY:
                return Unreachable(UnreachableCause.PROXY, UnreachableDetail.PROXY_AWAY)
            return Unreachable(cause, certificate_fault(error))
        case httpx.InvalidURL() | httpx.UnsupportedProtocol():
            return Unreachable(UnreachableCause.UNKNOWN_HOST)
        case httpx.ConnectTimeout() | httpx.PoolTimeout():
            return TimedOut(sent=False)
        case httpx.TimeoutException():
            return TimedOut(sent=sent)
        case httpx.DecodingError():
            return Unintelligible()
        case _ if not sent:
            return Unreachable(connection_cause(error))
        case _:
            # Reset, closed without an answer, body cut: nobody knows whether the platform did its work.
            return TimedOut(sent=True)


def connection_cause(error: BaseException) -> UnreachableCause:
    """Why no connection was made, from what ``error`` was raised for."""
    for cause in _causes(error):
        match cause:
            case ssl.SSLCertVerificationError():
                return UnreachableCause.CERTIFICATE
            case socket.gaierror():
                return UnreachableCause.UNKNOWN_HOST
            case ConnectionRefusedError():
                return UnreachableCause.REFUSED
    return UnreachableCause.OTHER


def certificate_fault(error: BaseException) -> UnreachableDetail | None:
    """What is wrong with the certificate that ``error`` was raised for; None: nothing, or nothing that is known."""
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            code = cause.verify_code
            return next((detail for detail, codes in _CERTIFICATE.items() if code in codes), None)
    return None


def _causes(error: BaseException) -> Iterator[BaseException]:
    waiting, met = [error], set[int]()
    while waiting:
        current = waiting.pop()
        if id(current) in met:
            continue
        met.add(id(current))
        yield current
        if isinstance(current, BaseExceptionGroup):
            waiting.extend(current.exceptions)
        waiting.extend(e for e in (current.__context__, current.__cause__) if e is not None)
