"""The answers that say no, in the platform's own words and shapes."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Any

_NOT_ALLOWED = "Vous n’avez pas les droits suffisants pour accéder à\u00a0cette page ou effectuer cette action"
_TOO_MANY_CALLS = "Limite d'appels API atteinte. Merci de patienter.\n"


class Refusal(Exception):  # noqa: N818 - an answer, not a fault
    """Ends a call with this status and body (``None``: an empty body); nothing that it wrote is kept."""

    def __init__(
        self, status: int, body: Any = None, headers: Mapping[str, str] | None = None, *, token: bool = False
    ) -> None:
        super().__init__(status)
        self.original_fails = False  # whether the original has an internal error to answer here
        self.token = token  # whether the caller's token headers go with it, as they do with few
        self.status = status
        self.body = body
        self.headers = dict(headers or {})


def fails_there(refusal: Refusal) -> Refusal:
    """The same, where the original answers an internal error."""
    refusal.original_fails = True
    return refusal


def failure(status: int, *messages: str, headers: Mapping[str, str] | None = None) -> Refusal:
    """``{"success": false, "errors": […]}``."""
    return Refusal(status, {"success": False, "errors": list(messages)}, headers)


def busy() -> Refusal:
    """503: the database did not answer in time."""
    return failure(503, "La plateforme est occupée. Réessayez dans un instant.", headers={"Retry-After": "1"})


def too_many_calls(wait_s: int) -> Refusal:
    """429, with how long to wait."""
    return Refusal(429, {"errors": [_TOO_MANY_CALLS]}, {"Retry-After": str(wait_s)})


def misdirected() -> Refusal:
    """421: the call names a host that is not this platform."""
    return failure(421, "Cette adresse n’est pas celle de la plateforme.")


def signed_out(*, bearer: bool = False) -> Refusal:
    """401 of a call without a valid token; one that came with a ``bearer`` is told that it is that one."""
    said = {"WWW-Authenticate": 'Bearer realm="OAuth", error="invalid_token"'} if bearer else {}
    return Refusal(401, {"errors": ["Vous devez vous connecter ou vous inscrire pour continuer."]}, said)


def wrong_credentials() -> Refusal:
    """401 of sign-in and validate_token."""
    return failure(401, "Mot de passe ou identifiant invalide.")


def forbidden(message: str = "") -> Refusal:
    """403: this agent may not."""
    message = message or _NOT_ALLOWED
    return Refusal(403, {"errors": [{"base": "forbidden"}], "error_messages": [message]})


def not_found(name: str, *, token: bool = False) -> Refusal:
    """404 naming what is not there: ``{"not_found": "user"}``."""
    return Refusal(404, {"not_found": name}, token=token)


def unknown_record(model: str, record_id: object) -> Refusal:
    """404 in the words that the platform takes from its database layer, without its SQL."""
    return failure(404, f"Couldn't find {model} with 'id'={record_id}")


def unknown_records(model: str, wanted: Sequence[int], known: Container[int]) -> Refusal:
    """The same for several that are wanted together, of which some are not known."""
    if len(wanted) == 1:
        return unknown_record(model, list(wanted))
    unknown = [one for one in wanted if one not in known]
    ending = "s" if len(unknown) > 1 else ""
    return failure(
        404,
        f"Couldn't find all {model}s with 'id': ({', '.join(map(str, wanted))}) "
        f"(found {len(wanted) - len(unknown)} results, but was looking for {len(wanted)}). "
        f"Couldn't find {model}{ending} with id{ending} {', '.join(map(str, unknown))}.",
    )


def missing_parameter(name: str) -> Refusal:
    """422: a parameter that the call cannot do without."""
    return failure(422, f"param is missing or the value is empty: {name}")


def unprocessable(errors: Mapping[str, list[dict[str, Any]]], messages: list[str]) -> Refusal:
    """422: ``errors`` maps fields to error codes, ``messages`` are « field sentence » for people."""
    return Refusal(422, {"success": False, "errors": dict(errors), "error_messages": messages})
