"""The platform's own words when it says no: JSON of its forms, which nobody else on the way writes.

Proxies, filters and portals answer in its place, with any status, as pages, with nothing, or in JSON of their own. What
ends a gesture or forgets somebody must not be theirs (platform-api.md, « Errors »; decision 0044).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# RFC 6749, 6750, 7009, and Doorkeeper's own.
_OAUTH = frozenset(
    {
        "access_denied",
        "insufficient_scope",
        "invalid_client",
        "invalid_grant",
        "invalid_redirect_uri",
        "invalid_request",
        "invalid_scope",
        "invalid_token",
        "server_error",
        "temporarily_unavailable",
        "unauthorized_client",
        "unsupported_grant_type",
        "unsupported_response_type",
        "unsupported_token_type",
    }
)
# The present state, or what is in the way, which goes with a conflict.
_PRESENT = frozenset({"rdv", "user", "rdvs", "in_the_way"})


def says_it_itself(status: int, headers: Mapping[str, str], body: Any) -> bool:
    """Whether an answer of ``status``, from 400 on, is the platform's own; ``body`` is its JSON, None for none.

    An empty body is nobody's: the platform has one for all that Kiosk asks.
    """
    if status in (401, 403) and _challenges(headers):
        return True
    if not isinstance(body, dict):
        return False
    if body.get("error") in _OAUTH:
        return True
    errors, no_success = body.get("errors"), body.get("success") is False
    match status:
        case 401 | 429 | 500:
            return _sentences(errors)
        case 403:
            return _names_base(errors) or (no_success and _sentences(errors))
        case 404 | 405 | 410:
            return _is_text(body.get("not_found")) or (no_success and _sentences(errors))
        case 400 | 422:
            told = _sentences(errors) or _fields(errors)
            return _is_text(body.get("missing")) or (no_success and told) or _sentences(body.get("error_messages"))
        case 409 | 412:
            return (no_success and _sentences(errors)) or not _PRESENT.isdisjoint(body)
        case _:
            return no_success and _sentences(errors)


def _challenges(headers: Mapping[str, str]) -> bool:
    """Doorkeeper's header, which comes with an empty body too."""
    challenge = headers.get("www-authenticate", "").lower()
    return challenge.startswith("bearer") and any(f'error="{name}"' in challenge for name in _OAUTH)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value)


def _sentences(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_text, value))


def _names_base(errors: Any) -> bool:
    """``[{"base": "forbidden"}]``"""
    return isinstance(errors, list) and bool(errors) and all(isinstance(e, dict) and "base" in e for e in errors)


def _fields(errors: Any) -> bool:
    """``{"first_name": [{"error": "blank"}]}``, empty where it is about none of them."""
    return isinstance(errors, dict) and all(
        isinstance(codes, list) and all(isinstance(code, dict) and "error" in code for code in codes)
        for codes in errors.values()
    )
