"""Signing in by the browser, and the life of a token (platform-api.md, « OAuth 2 »)."""

from __future__ import annotations

import asyncio
from base64 import urlsafe_b64encode
from collections.abc import Callable
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from kiosk.api_client.client import ApiClient
from kiosk.api_client.http.pace import Pace, gently
from kiosk.api_client.sign_in.auth import BearerToken, TokenHeaders, strategy
from kiosk.domain.day.status import Status
from kiosk.domain.platform.failures import (
    Failure,
    KeyringMissing,
    ServerFault,
    SignedOut,
    Throttled,
    TimedOut,
    Unauthorised,
    UnauthorisedCause,
    Unintelligible,
    Unreachable,
)
from kiosk.domain.platform.sign_in import BY_CODE, BY_SCHEME, Application, WaysIn
from tests.api_client.support import Handler, client, no

APPLICATION = Application("kiosk-test")
ME = {"id": 4, "email": "anne@ormeval.test", "first_name": "Anne", "last_name": "Roy"}
PAGE: dict[str, Any] = {"content": b"<!doctype html><title>Wifi</title>", "headers": {"Content-Type": "text/html"}}


def form_of(request: httpx.Request) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(request.content.decode(), strict_parsing=True).items()}


class Provider:
    """A platform with tokens that die as they do there: the old refresh token when the new access token is used.

    ``at`` puts another answer, or an exception, in the place of the next ones of a path.
    """

    def __init__(self) -> None:
        self.got: list[httpx.Request] = []
        self.at: dict[str, list[Any]] = {}
        self.issued = 1
        self.access, self.refresh = "A1", {"R1"}
        self.expires_in: Any = 7200
        self.revoked: list[str] = []
        self.code = "C0DE"

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.got.append(request)
        path = request.url.path
        if self.at.get(path):
            told = self.at[path].pop(0)
            if callable(told):
                told = told(request)
            if isinstance(told, Exception):
                raise told
            return told if isinstance(told, httpx.Response) else httpx.Response(200, json=told)
        match path:
            case "/oauth/token":
                return self._token(form_of(request))
            case "/oauth/revoke":
                self.revoked.append(form_of(request)["token"])
                return httpx.Response(200, json={})
            case _:
                if request.headers.get("authorization") != f"Bearer {self.access}":
                    return httpx.Response(
                        401,
                        json={"errors": ["…"]},
                        headers={"WWW-Authenticate": 'Bearer realm="Doorkeeper", error="invalid_token"'},
                    )
                self.refresh = {f"R{self.issued}"}
                return httpx.Response(200, json=ME if path.endswith("/me.json") else {"rdv": None})

    def _token(self, form: dict[str, str]) -> httpx.Response:
        refused = httpx.Response(400, json={"error": "invalid_grant", "error_description": "…"})
        if form["grant_type"] == "refresh_token":
            if form["refresh_token"] not in self.refresh:
                return refused
        elif form["code"] != self.code:
            return refused
        self.issued += 1
        self.access = f"A{self.issued}"
        self.refresh.add(f"R{self.issued}")
        body = {"access_token": self.access, "token_type": "Bearer", "refresh_token": f"R{self.issued}"}
        return httpx.Response(200, json=body | {"expires_in": self.expires_in, "scope": "write", "created_at": 1})

    @property
    def paths(self) -> list[str]:
        return [request.url.path for request in self.got]

    @property
    def refreshes(self) -> int:
        return self.paths.count("/oauth/token")


def lost(provider: Provider) -> Callable[[httpx.Request], Exception]:
    """The platform does its work, and its answer is lost on the way."""

    def answer(request: httpx.Request) -> Exception:
        provider._token(form_of(request))
        return httpx.ReadError("cut")

    return answer


@pytest.fixture
def provider() -> Provider:
    return Provider()


def signed_in(provider: Provider, ends: float | None = None, **more: Any) -> ApiClient:
    return client(provider, auth=BearerToken("A1", "R1", ends), application=APPLICATION, **more)


# The question, and its answer


@pytest.mark.parametrize("redirect", [BY_SCHEME, BY_CODE, "http://127.0.0.1:8765/retour"])
async def test_the_question_is_put_as_the_standard_has_it(provider: Provider, redirect: str) -> None:
    application = Application("kiosk-test", redirect)
    async with client(provider, base="https://rdv.ormeval.test", application=application) as api:
        asked, again = await api.authorise(), await api.authorise()
    url = urlsplit(asked.url)
    assert (url.scheme, url.netloc, url.path) == ("https", "rdv.ormeval.test", "/oauth/authorize")
    given = parse_qs(url.query, strict_parsing=True)
    challenge = urlsafe_b64encode(sha256(asked.verifier.encode()).digest()).decode()
    assert given == {
        "response_type": ["code"],
        "client_id": ["kiosk-test"],
        "redirect_uri": [redirect],
        "scope": ["write"],
        "state": [asked.state],
        "code_challenge": [challenge.rstrip("=")],
        "code_challenge_method": ["S256"],
    }
    assert asked.verifier not in asked.url
    assert len(asked.state) > 40
    assert asked.state != again.state
    assert asked.verifier != again.verifier
    for secret in (asked.state, asked.verifier, "ormeval"):
        assert secret not in repr(asked)
    assert provider.got == [], "asking costs no call"


@pytest.mark.parametrize("secret", ["", "s3cret"])
async def test_signing_in(provider: Provider, secret: str) -> None:
    application = Application("kiosk-test", BY_SCHEME, secret)
    async with client(provider, application=application) as api:
        asked = await api.authorise()
        who = await api.sign_in_by_browser(asked, f"{BY_SCHEME}?code=C0DE&state={asked.state}")
        assert (who.agent_id, who.email, who.first_name, who.last_name) == (4, ME["email"], "Anne", "Roy")
        assert provider.paths == ["/oauth/token", "/api/v1/agents/me.json"]
        request = provider.got[0]
        assert request.headers["content-type"] == "application/x-www-form-urlencoded"
        assert "authorization" not in request.headers
        wanted = {
            "grant_type": "authorization_code",
            "code": "C0DE",
            "client_id": "kiosk-test",
            "redirect_uri": BY_SCHEME,
            "code_verifier": asked.verifier,
        }
        assert form_of(request) == wanted | ({"client_secret": secret} if secret else {})
        assert who.credentials.kept() == {"refresh-token": "R2"}, "never the access token"
        await api.me()
        assert provider.got[-1].headers["authorization"] == "Bearer A2"
    assert "s3cret" not in repr(application)


@pytest.mark.parametrize("answer", ["C0DE", "  C0DE\n", "https://rdv.ormeval.test/oauth/authorize/native?code=C0DE"])
async def test_a_code_is_pasted(provider: Provider, answer: str) -> None:
    async with client(provider, application=Application("kiosk-test", BY_CODE)) as api:
        who = await api.sign_in_by_browser(await api.authorise(), answer)
        assert who.agent_id == 4
        assert form_of(provider.got[0])["redirect_uri"] == BY_CODE


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        ("fr.rdv.kiosk:/callback?code=C0DE&state=autre", UnauthorisedCause.STRAY),
        ("fr.rdv.kiosk:/callback?code=C0DE", UnauthorisedCause.STRAY),
        ("fr.rdv.kiosk:/callback", UnauthorisedCause.STRAY),
        ("fr.rdv.kiosk:/callback?error=access_denied&state=autre", UnauthorisedCause.STRAY),
        ("fr.rdv.kiosk:/callback?code=" + "x" * 5000, UnauthorisedCause.STRAY),
        ("http://[::1/callback?code=1", UnauthorisedCause.STRAY),
        ("", UnauthorisedCause.CODE),
        ("   ", UnauthorisedCause.CODE),
        ("deux mots", UnauthorisedCause.CODE),
        ("x" * 600, UnauthorisedCause.CODE),
    ],
)
async def test_what_is_no_answer_to_this_question_goes_nowhere(
    provider: Provider, answer: str, cause: UnauthorisedCause
) -> None:
    async with client(provider, application=APPLICATION) as api:
        with pytest.raises(Unauthorised) as raised:
            await api.sign_in_by_browser(await api.authorise(), answer)
    assert raised.value.cause is cause
    assert provider.got == []


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        ("access_denied", UnauthorisedCause.DENIED),
        ("invalid_scope", UnauthorisedCause.APPLICATION),
        ("unauthorized_client", UnauthorisedCause.APPLICATION),
        ("quelque_chose", UnauthorisedCause.OTHER),
    ],
)
async def test_the_platform_says_no_by_the_browser(provider: Provider, error: str, cause: UnauthorisedCause) -> None:
    async with client(provider, application=APPLICATION) as api:
        asked = await api.authorise()
        with pytest.raises(Unauthorised) as raised:
            await api.sign_in_by_browser(asked, f"{BY_SCHEME}?error={error}&state={asked.state}")
        assert raised.value.cause is cause
        with pytest.raises(ServerFault):
            await api.sign_in_by_browser(asked, f"{BY_SCHEME}?error=temporarily_unavailable&state={asked.state}")
    assert provider.got == []


async def test_without_an_application_nobody_is_sent_anywhere(provider: Provider) -> None:
    async with client(provider) as api:
        with pytest.raises(Unauthorised) as raised:
            await api.authorise()
    assert raised.value.cause is UnauthorisedCause.NO_APPLICATION


SHAPES = [
    pytest.param(httpx.Response(200, **PAGE), Unintelligible, id="portal"),
    pytest.param(httpx.Response(302, headers={"Location": "http://portail.invalid/"}), Unintelligible, id="elsewhere"),
    pytest.param(httpx.Response(200, json=[]), Unintelligible, id="a list"),
    pytest.param(httpx.Response(200, json={"token": "x"}), Unintelligible, id="no token"),
    pytest.param(httpx.Response(200, json={"access_token": 12}), Unintelligible, id="a number"),
    pytest.param(httpx.Response(200, json={"access_token": ""}), Unintelligible, id="an empty one"),
    pytest.param(httpx.Response(200, json={"access_token": "a\r\nX: y"}), Unintelligible, id="a header in it"),
    pytest.param(
        httpx.Response(200, json={"access_token": "x", "token_type": "mac"}), Unintelligible, id="another type"
    ),
    pytest.param(httpx.Response(200, content=b'{"access_token": "A9", "ref'), TimedOut, id="cut"),
    pytest.param(httpx.Response(500, **PAGE), ServerFault, id="500"),
    pytest.param(httpx.Response(503, **PAGE), ServerFault, id="503"),
    pytest.param(httpx.Response(429, headers={"Retry-After": "60"}), Throttled, id="429"),
    pytest.param(httpx.ReadError("cut"), TimedOut, id="reset"),
    pytest.param(httpx.ConnectError("refused"), Unreachable, id="refused"),
]


def over_and_over(answer: Any) -> list[Any]:
    return [answer] * 40


@pytest.mark.parametrize(("answer", "kind"), SHAPES)
async def test_what_goes_wrong_with_a_code_is_told_apart(provider: Provider, answer: Any, kind: type[Failure]) -> None:
    provider.at["/oauth/token"] = over_and_over(answer)
    async with client(provider, application=APPLICATION) as api:
        asked = await api.authorise()
        with pytest.raises(kind):
            await api.sign_in_by_browser(asked, "C0DE")
        assert api.auth is None
        if not isinstance(answer, httpx.ConnectError):
            assert provider.refreshes == 1, "a code serves once: it is not sent again behind the person's back"


@pytest.mark.parametrize(
    ("status", "error", "cause"),
    [
        (400, "invalid_grant", UnauthorisedCause.CODE),
        (401, "invalid_client", UnauthorisedCause.APPLICATION),
        (400, "unauthorized_client", UnauthorisedCause.APPLICATION),
        (400, "invalid_request", UnauthorisedCause.OTHER),
    ],
)
async def test_a_code_that_is_refused(provider: Provider, status: int, error: str, cause: UnauthorisedCause) -> None:
    provider.at["/oauth/token"] = [httpx.Response(status, json={"error": error, "error_description": "…"})]
    async with client(provider, application=APPLICATION) as api:
        with pytest.raises(Unauthorised) as raised:
            await api.sign_in_by_browser(await api.authorise(), "C0DE")
    assert raised.value.cause is cause


# The life of a token


async def test_a_fresh_token_is_used_as_it_is(provider: Provider) -> None:
    async with signed_in(provider) as api:
        await api.me()
        await api.me()
    assert provider.refreshes == 0


async def test_another_is_had_before_the_end(provider: Provider) -> None:
    async with signed_in(provider, ends=100.0) as api:
        moment = 99.0
        api._connection.renewal.now = lambda: moment
        await api.me()
        assert provider.refreshes == 0
        moment = 100.0
        await api.me()
        assert provider.paths == ["/api/v1/agents/me.json", "/oauth/token", "/api/v1/agents/me.json"]
        wanted = {"grant_type": "refresh_token", "refresh_token": "R1", "client_id": "kiosk-test"}
        assert form_of(provider.got[1]) == wanted
        # Two hours, less the moment that a call may take.
        moment = 100.0 + 7200 - 91
        await api.me()
        assert provider.refreshes == 1
        moment += 2
        await api.me()
        assert provider.refreshes == 2
        assert [call.headers["authorization"] for call in provider.got if "oauth" not in call.url.path] == [
            "Bearer A1",
            "Bearer A2",
            "Bearer A2",
            "Bearer A3",
        ]


@pytest.mark.parametrize("life", [None, 0, -5, "7200", True, 1e300, []])
async def test_a_life_that_makes_no_sense_is_left_to_the_platform_to_end(provider: Provider, life: Any) -> None:
    provider.expires_in = life
    async with signed_in(provider, ends=0.0) as api:
        await api.me()
        await api.me()
    assert provider.refreshes == 1


async def test_a_clock_that_is_off_is_no_matter(provider: Provider) -> None:
    """The platform ends the token before its time, or the machine slept: a 401 tells, and the call is made again."""
    async with signed_in(provider) as api:
        provider.access = "another"
        await api.me()
        assert provider.paths == ["/api/v1/agents/me.json", "/oauth/token", "/api/v1/agents/me.json"]


async def test_a_second_401_is_the_end(provider: Provider) -> None:
    def nobody(request: httpx.Request) -> httpx.Response:
        return httpx.Response(401, json={"errors": ["…"]})

    provider.at["/api/v1/agents/me.json"] = over_and_over(nobody)
    async with signed_in(provider) as api:
        with pytest.raises(SignedOut):
            await api.me()
        assert provider.refreshes == 1
        assert provider.paths.count("/api/v1/agents/me.json") == 2


async def test_a_portals_401_ends_nothing(provider: Provider) -> None:
    provider.at["/api/v1/organisations"] = [httpx.Response(401, **PAGE)]
    async with signed_in(provider) as api:
        with pytest.raises(Unintelligible):
            await api.organisations()
        assert provider.refreshes == 0


async def test_one_refresh_for_all_who_wait(provider: Provider) -> None:
    async with signed_in(provider, ends=0.0) as api:
        await asyncio.gather(*(api.me() for _ in range(8)))
        assert provider.refreshes == 1
        provider.access = "another"
        await asyncio.gather(*(api.me() for _ in range(8)))
        assert provider.refreshes == 2


async def test_the_new_pair_is_kept_before_it_is_used(provider: Provider) -> None:
    kept: list[tuple[dict[str, str], list[str]]] = []
    async with signed_in(provider, ends=0.0) as api:

        async def keep(credentials: dict[str, str]) -> None:
            await asyncio.sleep(0)
            kept.append((credentials, list(provider.paths)))
            auth = api.auth
            assert isinstance(auth, BearerToken)
            assert auth.access == "A1", "the old one is not let go before"

        api.keep_with(keep)
        await api.me()
    assert kept == [({"refresh-token": "R2"}, ["/oauth/token"])]
    # What was kept is enough to go on, from another start.
    async with client(provider, credentials=kept[0][0], application=APPLICATION) as api:
        await api.me()
        assert form_of(provider.got[-2])["refresh_token"] == "R2"


async def test_a_keyring_that_is_gone_ends_nothing(provider: Provider) -> None:
    async def keep(_credentials: dict[str, str]) -> None:
        raise KeyringMissing

    async with signed_in(provider, ends=0.0) as api:
        api.keep_with(keep)
        await api.me()


async def test_a_platform_that_gives_no_new_refresh_token_leaves_the_old(provider: Provider) -> None:
    provider.at["/oauth/token"] = [{"access_token": "A1", "token_type": "bearer"}]
    async with signed_in(provider, ends=0.0) as api:
        await api.me()
        assert isinstance(api.auth, BearerToken)
        assert api.auth.kept() == {"refresh-token": "R1"}


async def test_who_gives_up_waiting_does_not_stop_the_refresh(provider: Provider) -> None:
    gate = asyncio.Event()
    reached = asyncio.Event()

    class Slow(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            if request.url.path == "/oauth/token":
                reached.set()
                await gate.wait()
            return provider(request)

    async with ApiClient(
        "http://127.0.0.1:1", _clock(), auth=BearerToken("A1", "R1", 0.0), transport=Slow(), application=APPLICATION
    ) as api:
        asking = asyncio.create_task(api.me())
        await reached.wait()
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        gate.set()
        await api.me()
        assert provider.refreshes == 1


async def test_who_waits_for_a_refresh_that_the_end_of_the_client_stops_is_told(
    provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody cancelled the call: a caller that thought so would end without a word."""
    monkeypatch.setattr("kiosk.api_client.sign_in.renewal.LAST_WORD", 0.0)
    reached = asyncio.Event()

    class Silent(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            reached.set()
            await asyncio.Event().wait()
            raise AssertionError("never answered")

    auth = BearerToken("A1", "R1", 0.0)
    api = ApiClient("http://127.0.0.1:1", _clock(), auth=auth, transport=Silent(), application=APPLICATION)
    asking = asyncio.create_task(api.me())
    await reached.wait()
    await api.aclose()
    with pytest.raises(SignedOut):
        await asking


async def test_a_refresh_is_waited_for_by_all_so_it_is_never_among_what_nobody_waits_for(provider: Provider) -> None:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)
        raise AssertionError("paced")

    pace = Pace(40, monotonic=lambda: 1000.0, sleep=sleep)
    pace.refused(0.0)
    async with signed_in(provider, ends=0.0, pace=pace) as api:
        with gently(), pytest.raises(AssertionError, match="paced"):
            await api.me()
    assert provider.paths == ["/oauth/token"], "the refresh went at once, the call itself waits"


async def test_a_refreshed_session_still_knows_what_it_was_answered(provider: Provider) -> None:
    """The same agent goes on: nothing is read whole again each time that a token ends."""
    seen: list[str | None] = []

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path != "/api/v1/organisations":
            return provider(request)
        seen.append(request.headers.get("if-none-match"))
        body: dict[str, Any] = {"organisations": [], "meta": {"total_pages": 1}}
        return httpx.Response(304) if seen[-1] else httpx.Response(200, json=body, headers={"ETag": 'W/"1"'})

    async with client(answer, auth=BearerToken("A1", "R1"), application=APPLICATION) as api:
        await api.organisations()
        await api._connection.renewal.renew(api.auth)  # type: ignore[arg-type]
        assert provider.refreshes == 1
        await api.organisations()
    assert seen == [None, 'W/"1"']


async def test_a_client_that_is_closed_lets_the_refresh_end(provider: Provider) -> None:
    reached = asyncio.Event()
    kept: list[dict[str, str]] = []

    class Slow(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            if request.url.path == "/oauth/token":
                reached.set()
                await asyncio.sleep(0.05)
            return provider(request)

    async def keep(credentials: dict[str, str]) -> None:
        kept.append(credentials)

    api = ApiClient(
        "http://127.0.0.1:1", _clock(), auth=BearerToken("A1", "R1", 0.0), transport=Slow(), application=APPLICATION
    )
    api.keep_with(keep)
    asking = asyncio.create_task(api.me())
    await reached.wait()
    await api.aclose()
    await asyncio.wait([asking])
    asking.exception()
    assert kept == [{"refresh-token": "R2"}], "a pair that was made is not lost"


@pytest.mark.parametrize(
    "refusal",
    [
        httpx.Response(400, json={"error": "invalid_grant", "error_description": "…"}),
        httpx.Response(401, json={"error": "invalid_client"}),
    ],
)
async def test_a_refresh_that_is_refused_ends_the_session(provider: Provider, refusal: httpx.Response) -> None:
    provider.at["/oauth/token"] = [refusal]
    async with signed_in(provider, ends=0.0) as api:
        with pytest.raises(SignedOut) as raised:
            await api.set_participation_status(1, Status.SEEN, key="k")
        assert not raised.value.at_sign_in
        assert provider.paths == ["/oauth/token"], "nothing is sent that could only be refused"


@pytest.mark.parametrize(("answer", "kind"), SHAPES)
async def test_the_network_ends_no_session(provider: Provider, answer: Any, kind: type[Failure]) -> None:
    provider.at["/oauth/token"] = over_and_over(answer)
    async with signed_in(provider, ends=0.0) as api:
        with pytest.raises(kind):
            await api.me()
        # A write certainly did nothing: whoever makes it may try it again without asking what became of it.
        with pytest.raises((Unreachable, Throttled)):
            await api.set_participation_status(1, Status.SEEN, key="k")
        assert set(provider.paths) == {"/oauth/token"}
        provider.at.clear()
        await api.me()


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(404, **PAGE),
        httpx.Response(403, json={"errors": []}),
        httpx.Response(400, json={"error": "Bad Request"}),
        httpx.Response(401, json={"message": "Unauthorized"}),
        httpx.Response(400),
    ],
)
async def test_what_is_no_word_on_the_session_ends_none(provider: Provider, answer: Any) -> None:
    provider.at["/oauth/token"] = [answer]
    async with signed_in(provider, ends=0.0) as api:
        with pytest.raises(Unintelligible):
            await api.me()
        await api.me()


async def test_an_answer_that_was_lost_is_asked_for_once_more_with_the_old(provider: Provider) -> None:
    """The platform made the new pair, and nobody has it: the old lives until the new one is used."""
    provider.at["/oauth/token"] = [lost(provider)]
    async with signed_in(provider, ends=0.0) as api:
        await api.me()
        assert [form_of(r)["refresh_token"] for r in provider.got if r.url.path == "/oauth/token"] == ["R1", "R1"]


async def test_where_the_old_died_at_once_one_signs_in_again(provider: Provider) -> None:
    def rotated(request: httpx.Request) -> Exception:
        provider._token(form_of(request))
        provider.refresh = {"R2"}
        return httpx.ReadError("cut")

    provider.at["/oauth/token"] = [rotated]
    async with signed_in(provider, ends=0.0) as api:
        with pytest.raises(SignedOut):
            await api.me()
        assert provider.refreshes == 2


async def test_without_a_refresh_token_the_end_of_the_token_is_the_end(provider: Provider) -> None:
    async with client(provider, auth=BearerToken("old"), application=APPLICATION) as api:
        with pytest.raises(SignedOut):
            await api.me()
    assert provider.refreshes == 0


async def test_what_was_kept_is_of_no_use_without_the_application(provider: Provider) -> None:
    async with client(provider, credentials={"refresh-token": "R1"}) as api:
        with pytest.raises(SignedOut):
            await api.me()
    assert provider.got == []


# The end


async def test_signing_out_revokes_both(provider: Provider) -> None:
    async with signed_in(provider) as api:
        await api.sign_out()
        assert api.auth is None
    assert provider.revoked == ["R1", "A1"]
    assert form_of(provider.got[0]) == {"token": "R1", "token_type_hint": "refresh_token", "client_id": "kiosk-test"}


async def test_a_pair_that_was_never_had_is_not_had_to_be_revoked(provider: Provider) -> None:
    async with client(provider, credentials={"refresh-token": "R1"}, application=APPLICATION) as api:
        await api.sign_out()
    assert (provider.revoked, provider.refreshes) == (["R1"], 0)


@pytest.mark.parametrize("answer", [httpx.Response(403, json={"error": "unauthorized_client"}), no(401)])
async def test_already_out_is_out(provider: Provider, answer: httpx.Response) -> None:
    provider.at["/oauth/revoke"] = [answer, answer]
    async with signed_in(provider) as api:
        await api.sign_out()
        assert api.auth is None


@pytest.mark.parametrize(("answer", "kind"), [shape for shape in SHAPES if shape.id in ("portal", "500", "reset")])
async def test_a_sign_out_that_is_not_heard_is_told(provider: Provider, answer: Any, kind: type[Failure]) -> None:
    provider.at["/oauth/revoke"] = over_and_over(answer)
    async with signed_in(provider) as api:
        with pytest.raises(kind):
            await api.sign_out()
        assert api.auth is None


# How people come in

HISTORIC = httpx.Response(401, json={"success": False, "errors": ["…"]})
LACKS = [
    pytest.param(httpx.Response(404, json={"errors": ["no route"]}), id="404 JSON"),
    pytest.param(httpx.Response(404, **PAGE), id="404 HTML"),
    pytest.param(httpx.Response(500, **PAGE), id="500 HTML"),
]
TO_SIGN_IN = httpx.Response(302, headers={"Location": "http://127.0.0.1:1/agents/sign_in"})
BOTH = WaysIn(password=True, browser=True, certain=False)


def asked(browser: Any, password: Any, desk: Any) -> Handler:
    def handler(request: httpx.Request) -> httpx.Response:
        assert "authorization" not in request.headers
        if request.url.path == "/api/desk/v1/capabilities":
            answer = desk
        elif request.url.path == "/oauth/authorize":
            assert request.method == "GET"
            assert not request.url.query
            answer = browser
        else:
            assert (request.method, request.content) == ("POST", b"{}")
            answer = password
        if isinstance(answer, Exception):
            raise answer
        assert isinstance(answer, httpx.Response)
        return answer

    return handler


async def ways(browser: Any, password: Any, desk: Any = None, **more: Any) -> WaysIn:
    desk = desk or httpx.Response(404, **PAGE)
    async with client(asked(browser, password, desk), auth=TokenHeaders("T", "C", "U"), **more) as api:
        return await api.ways_in()


@pytest.mark.parametrize("lacks", LACKS)
async def test_a_historic_instance_asks_for_a_password(lacks: httpx.Response) -> None:
    assert await ways(lacks, HISTORIC) == WaysIn(password=True, browser=False)


@pytest.mark.parametrize(
    "there",
    [
        TO_SIGN_IN,
        httpx.Response(302, headers={"Location": "/agents/sign_in"}),
        httpx.Response(400, json={"error": "invalid_request"}),
        httpx.Response(401, json={"error": "invalid_client"}),
    ],
)
@pytest.mark.parametrize("lacks", LACKS)
async def test_a_current_instance_sends_to_the_browser(there: httpx.Response, lacks: httpx.Response) -> None:
    found = await ways(there, lacks, application=APPLICATION)
    assert found == WaysIn(password=False, browser=True, application=True)


async def test_a_platform_with_the_desk_api_may_have_both() -> None:
    desk = httpx.Response(401, json={"errors": ["…"]})
    assert await ways(TO_SIGN_IN, HISTORIC, desk) == WaysIn(password=True, browser=True)


@pytest.mark.parametrize("lacks", LACKS)
async def test_a_current_instance_takes_no_password_though_the_call_answers(lacks: httpx.Response) -> None:
    assert await ways(TO_SIGN_IN, HISTORIC, lacks) == WaysIn(password=False, browser=True)


async def test_passwords_that_are_turned_off_in_words() -> None:
    off = httpx.Response(403, json={"errors": ["…"]})
    assert await ways(TO_SIGN_IN, off) == WaysIn(password=False, browser=True)


@pytest.mark.parametrize(
    ("browser", "password"),
    [
        (httpx.ConnectError("refused"), httpx.ConnectError("refused")),
        (httpx.ReadError("cut"), HISTORIC),
        (TO_SIGN_IN, httpx.ReadError("cut")),
        (httpx.Response(500, **PAGE), httpx.Response(500, **PAGE)),
        (httpx.Response(404), httpx.Response(404)),
        (httpx.Response(200, **PAGE), httpx.Response(200, **PAGE)),
        (httpx.Response(302, headers={"Location": "http://portail.invalid/login"}), HISTORIC),
        (httpx.Response(302, headers={"Location": "http://portail.invalid/"}), httpx.Response(302)),
        (httpx.Response(302, headers={"Location": "http://[portail]/login"}), HISTORIC),
        (httpx.Response(503, **PAGE), HISTORIC),
        (httpx.Response(429), httpx.Response(429)),
        (httpx.Response(403, **PAGE), httpx.Response(403, **PAGE)),
    ],
)
async def test_where_it_is_not_said_nothing_is_claimed(browser: Any, password: Any) -> None:
    assert await ways(browser, password) == BOTH


async def test_an_address_that_may_not_be_spoken_to_is_not(provider: Provider) -> None:
    async with client(provider, base="http://rdv.ormeval.test", application=APPLICATION) as api:
        assert await api.ways_in() == WaysIn(password=True, browser=True, certain=False, application=True)
        with pytest.raises(Unreachable):
            await api.authorise()
    assert provider.got == []


# What is kept


def test_what_the_keyring_has_is_the_refresh_token_alone() -> None:
    pair = BearerToken("accès", "R1", 12.0)
    assert pair.kept() == {"refresh-token": "R1"}
    again = strategy(pair.kept())
    assert isinstance(again, BearerToken)
    assert (again.access, again.refresh) == ("", "R1")
    assert not again.fresh(0.0)
    for secret in ("accès", "R1"):
        assert secret not in repr(pair)


def _clock() -> Any:
    from tests.api_client.support import clock

    return clock()
