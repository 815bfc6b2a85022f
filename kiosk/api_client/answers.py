"""What an answer of the platform, or of whatever stands in its way, means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import SplitResult, urlsplit

import msgspec

from kiosk.api_client.own_words import says_it_itself
from kiosk.domain.platform.failures import (
    Conflict,
    Failure,
    Forbidden,
    NotFound,
    Refused,
    ServerFault,
    SignedOut,
    Throttled,
    TimedOut,
    Unintelligible,
    Unreachable,
    UnreachableCause,
    UnreachableDetail,
)
from kiosk.domain.text.clean import cleaned
from kiosk.domain.text.masked import masked

LACKING = frozenset({404, 405, 410})
LONGEST_MESSAGE = 300
_LONGEST_REFUSAL = 128 * 1024  # bytes: the RDVs in the way of one, two thousand each; read on the loop
FARTHEST_CLOCK = timedelta(days=400)
"""Between two clocks: a certificate holds for no longer, and a day of another century tells no time."""
LONGEST_WAIT = 900.0
"""Seconds: however long a platform asks a desk to wait, it is asked again by then."""
LONGEST_OTHERS_WAIT = 60.0
"""The same of somebody else who says so."""
# Sentences of the machine room, some with raw SQL in them: no person should read these.
_RAW = re.compile(r"Couldn't find|\b(SELECT|INSERT|UPDATE|DELETE|WHERE|INNER JOIN)\b|PG::|param is missing|\"\.\"|::")
_NO_SUCH_THING = re.compile(r"^Couldn't find \w")
_MISSING_PARAMETER = re.compile(r"^param is missing or the value is empty: (\w+)")


@masked
@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it came, read whole. ``headers`` have names in lower case; ``seconds``: how long it took to come."""

    status: int
    headers: Mapping[str, str]
    content: bytes
    seconds: float = 0.0

    @property
    def html(self) -> bool:
        """Whether a page came instead of data: portals and maintenance pages, whatever they call it."""
        start = self.content.lstrip()[:1]
        typed = "html" in self.headers.get("content-type", "").lower()
        return start == b"<" or (typed and bool(start) and start not in b"{[")


def failure_of(answer: Answer, *, at_sign_in: bool = False, asked: str = "") -> Failure | None:
    """The failure that ``answer`` tells of, None where it is a success (platform-api.md, « Errors »).

    ``asked`` is the whole address that was asked, where a redirect is to be told from a portal's.
    """
    status = answer.status
    if status == 407:
        return Unreachable(UnreachableCause.PROXY, UnreachableDetail.PROXY_PASSWORD)
    if is_captive(answer, asked):
        return Unintelligible(page=True, portal=True)
    if 200 <= status < 300:
        return Unintelligible(page=True) if answer.html else None
    if status < 400:
        # The API redirects nowhere: a page of sign-in, or an address that is not the instance's own.
        return Unintelligible(page=True)
    body = json_of(answer.content)
    own = says_it_itself(status, answer.headers, body)
    if status >= 500:
        return ServerFault(status, own=own)
    if status == 429:
        return Throttled(_seconds(answer, LONGEST_WAIT if own else LONGEST_OTHERS_WAIT), own=own)
    if status == 408:
        return TimedOut(sent=True)
    if not own:
        # A filter's « 403 » must neither sign out nor refuse a gesture, nor a proxy's « 404 » take anything away.
        return Unintelligible(page=answer.html, lacking=status in LACKING)
    if status in LACKING:
        return NotFound(gone=status == 410, named=_names_a_thing(body), merged_into=_merged_into(body))
    if status == 401:
        return SignedOut(at_sign_in)
    if status == 403:
        return Forbidden()
    if status in (409, 412):
        # By its name: what is given by position becomes the exception's text, hence ends up in logs.
        return Conflict(theirs=body)
    return _refused(body)


def is_captive(answer: Answer, asked: str) -> bool:
    """Whether ``answer`` is a portal's, which lets nothing through before one has said there who one is: it says so
    (RFC 6585, RFC 8908), or leads from what was ``asked`` to a page of its own, on another host."""
    if answer.status == 511 or "captive+json" in answer.headers.get("content-type", "").lower():
        return True
    if not (asked and 300 <= answer.status < 400):
        return False
    goes_to, from_ = leads_to(answer), urlsplit(asked)
    # The same call on another host is the same platform under its right name.
    return goes_to is not None and goes_to.hostname not in (None, from_.hostname) and goes_to.path != from_.path


def _names_a_thing(body: Any) -> bool:
    """Whether a 404 is about what was asked for, not about the call."""
    if not isinstance(body, dict):
        return False
    return "not_found" in body or any(_NO_SUCH_THING.match(text) for text in _strings(body.get("errors")))


def _merged_into(body: Any) -> int | None:
    """The usager whose fiche took the place of the one that is not there."""
    number = body.get("merged_into") if isinstance(body, dict) else None
    return number if type(number) is int and number > 0 else None


def json_of(content: bytes) -> Any:
    """What ``content`` holds, of whatever shape; None where it is no JSON, or more than goes with a refusal."""
    if len(content) > _LONGEST_REFUSAL:
        return None
    try:
        return cleaned(msgspec.json.decode(content))
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None


def leads_to(answer: Answer) -> SplitResult | None:
    """Where a redirect leads, as a portal or a platform wrote it; None where that is no address."""
    try:
        return urlsplit(answer.headers.get("location", ""))
    except ValueError:
        return None


def _refused(body: Any) -> Refused:
    if not isinstance(body, dict):
        return Refused()
    fields: dict[str, tuple[str, ...]] = {}
    taken_by = None
    sentences: list[str] = _strings(body.get("error_messages"))
    errors = body.get("errors")
    if isinstance(errors, dict):
        for name, codes in errors.items():
            fields[name] = _codes(codes)
        taken_by = _taken_by(errors.get("email"))
    elif isinstance(errors, list):
        for text in _strings(errors):
            if missing := _MISSING_PARAMETER.match(text):
                fields[missing[1]] = ("missing",)
        sentences += _strings(errors)
    if isinstance(body.get("error"), str):
        fields["error"] = (body["error"],)  # OAuth's name of it
    if isinstance(body.get("missing"), str):
        fields[body["missing"]] = ("missing",)
    shown = tuple(text[:LONGEST_MESSAGE] for text in sentences if text and not _RAW.search(text))
    return Refused(fields, shown, taken_by=taken_by)


def _taken_by(errors: Any) -> int | None:
    """Who has the e-mail that was refused: ``[{"error": "taken", "value": …, "id": 12}]``."""
    for error in errors if isinstance(errors, list) else ():
        if isinstance(error, dict) and error.get("error") == "taken" and type(error.get("id")) is int:
            return int(error["id"]) if 0 < error["id"] <= 2**53 else None
    return None


def _strings(value: Any) -> list[str]:
    return [text.strip() for text in value if isinstance(text, str)] if isinstance(value, list) else []


def _codes(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    found = (item.get("error") if isinstance(item, dict) else item for item in values)
    return tuple(code for code in found if isinstance(code, str))


def _seconds(answer: Answer, most: float) -> float | None:
    """``Retry-After`` in seconds, written as such or as a date (counted from the answer's own ``Date``)."""
    text = answer.headers.get("retry-after", "").strip()
    if not text:
        return None
    if text.isascii() and text.isdigit():
        return min(float(text[:9]), most)
    then, now = http_date(text), http_date(answer.headers.get("date", ""))
    return min(max(0.0, (then - now).total_seconds()), most) if then and now else None


def http_date(text: str) -> datetime | None:
    """An HTTP date as an instant, None where it is none."""
    try:
        read = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return read if read.tzinfo is not None else read.replace(tzinfo=UTC)


def server_time(answer: Answer) -> datetime | None:
    """The platform's clock when it answered; None where it did not say, or a cache gave an older answer again."""
    return None if _from_a_cache(answer) else http_date(answer.headers.get("date", ""))


def is_undated(answer: Answer) -> bool:
    """Whether ``answer`` is the platform's own and does not say when it was made."""
    return not _from_a_cache(answer) and http_date(answer.headers.get("date", "")) is None


def _from_a_cache(answer: Answer) -> bool:
    age = answer.headers.get("age", "0").strip()
    return age not in ("", "0") or "hit" in answer.headers.get("x-cache", "").lower()
