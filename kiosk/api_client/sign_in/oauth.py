"""OAuth 2 as RFC 6749 and 7636 have it, written and read by oauthlib: no network here (docs/decisions/0015).

oauthlib is imported when somebody signs in by the browser or a token is refreshed. It costs some frames: what writes
or reads by it is called off the loop.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from kiosk.api_client.call import AUTHORIZE
from kiosk.domain.platform.failures import Failure, ServerFault, Unauthorised, UnauthorisedCause
from kiosk.domain.platform.sign_in import LONGEST_ANSWER, Application, Authorisation

if TYPE_CHECKING:
    from oauthlib.oauth2 import WebApplicationClient

# oauthlib would have https everywhere, Kiosk's own scheme and this very machine included. What may be spoken to is for
# ``address`` to say; oauthlib is given the part that is its own, behind a name that stands for nobody.
_NOBODY = "https://nobody.invalid/"
_LONGEST_CODE = 512
Hint = Literal["access_token", "refresh_token"]

_CAUSES = {
    "access_denied": UnauthorisedCause.DENIED,
    "invalid_grant": UnauthorisedCause.CODE,
    "invalid_client": UnauthorisedCause.APPLICATION,
    "unauthorized_client": UnauthorisedCause.APPLICATION,
    "invalid_redirect_uri": UnauthorisedCause.APPLICATION,
    "invalid_scope": UnauthorisedCause.APPLICATION,
}


def begin(application: Application, root: str) -> Authorisation:
    """A new question to the instance at ``root``, with a state and a verifier that nobody can guess."""
    client = _client(application.client_id)
    state = secrets.token_urlsafe(32)
    verifier = client.create_code_verifier(64)
    asked = client.prepare_request_uri(
        _NOBODY,
        redirect_uri=application.redirect_uri,
        scope=[application.scope],
        state=state,
        code_challenge=client.create_code_challenge(verifier, "S256"),
        code_challenge_method="S256",
    )
    url = f"{root}{AUTHORIZE}?{urlsplit(asked).query}"
    return Authorisation(url, state, verifier, application.redirect_uri)


def _code_of(answer: str, authorisation: Authorisation) -> str:
    """The code in ``answer``: the address at which the browser came back, or what the platform showed to be pasted.

    Raises ``Unauthorised`` where it holds none, or answers another question, ``ServerFault`` where the platform says
    that it is not well.
    """
    from oauthlib.oauth2 import MismatchingStateError, OAuth2Error

    answer = answer.strip()
    if ":" not in answer and "=" not in answer:
        if not answer or len(answer) > _LONGEST_CODE or any(c.isspace() for c in answer):
            raise Unauthorised(UnauthorisedCause.CODE)
        return answer
    if len(answer) > LONGEST_ANSWER:
        raise Unauthorised(UnauthorisedCause.STRAY)
    # The page that shows the code has it in its address too, without the state: people paste that as well.
    pasted = answer.startswith(("http://", "https://")) and not answer.startswith(authorisation.redirect_uri)
    try:
        query = urlsplit(answer).query
        found = _client("").parse_request_uri_response(
            f"{_NOBODY}?{query}", state=None if pasted else authorisation.state
        )
    except MismatchingStateError:
        raise Unauthorised(UnauthorisedCause.STRAY) from None
    except OAuth2Error as error:
        raise failure_named(str(error.error)) from None
    except ValueError:
        raise Unauthorised(UnauthorisedCause.STRAY) from None
    return str(found["code"])


def exchange_form(application: Application, authorisation: Authorisation, answer: str) -> str:
    """What is posted to have tokens for what the browser came back with. Raises as ``_code_of``."""
    code = _code_of(answer, authorisation)
    client = _client(application.client_id)
    return str(
        client.prepare_request_body(
            code=code,
            redirect_uri=authorisation.redirect_uri,
            code_verifier=authorisation.verifier,
            client_secret=application.client_secret or None,
        )
    )


def refresh_form(application: Application, refresh_token: str) -> str:
    """What is posted to have a new pair."""
    client = _client(application.client_id)
    return str(client.prepare_refresh_body(refresh_token=refresh_token, **_who(application)))


def revocation_form(application: Application, token: str, hint: Hint) -> str:
    """What is posted to end ``token``; ``hint`` says of which kind it is."""
    client = _client(application.client_id)
    _, _, form = client.prepare_token_revocation_request(_NOBODY, token, hint, **_who(application))
    return str(form)


def failure_named(error: str) -> Failure:
    """What the platform's name of an error means at sign-in."""
    if error in ("server_error", "temporarily_unavailable"):
        return ServerFault(503)
    return Unauthorised(_CAUSES.get(error, UnauthorisedCause.OTHER))


def _client(client_id: str) -> WebApplicationClient:
    from oauthlib.oauth2 import WebApplicationClient

    return WebApplicationClient(client_id)


def _who(application: Application) -> dict[str, str]:
    secret = {"client_secret": application.client_secret} if application.client_secret else {}
    return {"client_id": application.client_id, **secret}
