"""The pages of OAuth 2 over HTTP: signing in, agreeing or not, and where one is sent back to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin, urlsplit

import httpx
import pytest

from kiosk.platform_server.running.limits import FAILURES
from kiosk.platform_server.values import redirects
from tests.platform_server.small_platform import INVITED, NURSE, PASSWORD, SECRETARY
from tests.support.oauth import (
    DEMO_REDIRECT,
    answered,
    authorise,
    authorize_url,
    forms,
    go_through,
    tokens_for,
)
from tests.support.platform_process import PlatformProcess, start_platform

ME = "/api/v1/agents/me"
OOB = "urn:ietf:wg:oauth:2.0:oob"


@pytest.fixture
def url(client: httpx.Client, running: PlatformProcess) -> str:
    """Where the platform listens, as it was at its start."""
    return running.url


@pytest.fixture
def browser(url: str) -> Iterator[httpx.Client]:
    """A browser that was never there: it keeps cookies, and goes nowhere by itself."""
    with httpx.Client(base_url=url, trust_env=False, timeout=30) as browser:
        yield browser


@pytest.fixture
def signed_in(browser: httpx.Client, url: str) -> httpx.Client:
    """One in which the secretary is signed in, and has agreed to nothing."""
    go_through(browser, SECRETARY, PASSWORD, authorize_url(url), "no")
    return browser


def read(page: httpx.Response) -> str:
    """The text of a page."""
    return unescape(re.sub(r"<style>.*?</style>|<[^>]+>", "", page.text))


def test_an_agent_signs_in_agrees_and_the_application_acts_for_them(url: str) -> None:
    back = authorise(url, SECRETARY, PASSWORD, authorize_url(url))
    assert back.startswith(f"{DEMO_REDIRECT}?code=")
    assert answered(back)["state"] == "un-etat"
    pair = tokens_for(url, answered(back)["code"]).json()
    headers = {"Authorization": f"Bearer {pair['access_token']}"}
    me = httpx.get(f"{url}{ME}.json", headers=headers, trust_env=False)
    assert me.json() == {"id": 1, "email": SECRETARY, "first_name": "Desk", "last_name": "Essai"}


def test_who_is_not_signed_in_is_sent_to_the_page_that_signs_in(browser: httpx.Client, url: str) -> None:
    asked = authorize_url(url, state="é&='\"<")
    answer = browser.get(asked)
    assert answer.status_code == 302
    assert answer.headers["location"].startswith("/agents/sign_in?client_id=kiosk-demo&")
    back = go_through(browser, SECRETARY, PASSWORD, asked)
    assert answered(back)["state"] == "é&='\"<", "the request came through unharmed"


def test_the_question_says_who_asks_and_for_whom(signed_in: httpx.Client, url: str) -> None:
    shown = signed_in.get(authorize_url(url))
    text = read(shown)
    assert "Logiciel d’accueil demande à agir en votre nom" in text
    assert f"Desk Essai ({SECRETARY})" in text
    assert "fr.rdv.kiosk" in text
    other = authorize_url(url, "partenaire", "https://partenaire.test/retour")
    shown = signed_in.get(other)
    assert "&lt;b&gt;partenaire" in shown.text, "a name is no markup"
    assert "partenaire.test" in read(shown)


def test_it_is_asked_once(signed_in: httpx.Client, url: str) -> None:
    assert go_through(signed_in, SECRETARY, PASSWORD, authorize_url(url)).startswith(DEMO_REDIRECT)
    silent = signed_in.get(authorize_url(url))
    assert silent.status_code == 302
    assert silent.headers["location"].startswith(f"{DEMO_REDIRECT}?code=")
    assert silent.headers["cache-control"] == "no-store"
    # Of each application, and of each agent.
    assert signed_in.get(authorize_url(url, "partenaire", "https://partenaire.test/retour")).status_code == 200
    with httpx.Client(base_url=url, trust_env=False, timeout=30) as other:
        go_through(other, NURSE, PASSWORD, authorize_url(url), "no")
        assert other.get(authorize_url(url)).status_code == 200


def test_a_refusal_is_told_to_the_application(browser: httpx.Client, url: str) -> None:
    back = go_through(browser, SECRETARY, PASSWORD, authorize_url(url), "no")
    assert back.startswith(f"{DEMO_REDIRECT}?")
    assert answered(back) == {"error": "access_denied", "state": "un-etat"}
    by_hand = browser.get(authorize_url(url, redirect_uri=OOB))
    form = next(form for form in forms(by_hand.text) if form.buttons)
    refused = browser.post(form.action, data=form.fields | {"answer": "no"})
    assert refused.status_code == 400
    assert "Vous avez refusé" in read(refused)


@pytest.mark.parametrize(
    ("changed", "status", "reason"),
    [
        ({"client_id": ""}, 400, "invalid_request"),
        ({"client_id": "inconnue"}, 401, "invalid_client"),
        ({"redirect_uri": ""}, 400, "invalid_redirect_uri"),
        ({"redirect_uri": "https://ailleurs.test/"}, 400, "invalid_redirect_uri"),
        ({"redirect_uri": DEMO_REDIRECT + "/"}, 400, "invalid_redirect_uri"),
        ({"redirect_uri": DEMO_REDIRECT + "?a=1"}, 400, "invalid_redirect_uri"),
        ({"redirect_uri": "FR.rdv.kiosk:/callback"}, 400, "invalid_redirect_uri"),
        ({"redirect_uri": "https://logiciel.test/retour"}, 400, "invalid_redirect_uri"),
        ({"redirect_uri": "https://logiciel.test/retour?x=1&y=2"}, 400, "invalid_redirect_uri"),
        ({"redirect_uri": "https://logiciel.test@ailleurs.test/retour?x=1"}, 400, "invalid_redirect_uri"),
        ({"redirect_uri": "http://127.0.0.1:80@ailleurs.test/callback"}, 400, "invalid_redirect_uri"),
        ({"redirect_uri": "http://localhost/callback"}, 400, "invalid_redirect_uri"),
        ({"redirect_uri": "http://127.0.0.1:8080/autre"}, 400, "invalid_redirect_uri"),
        ({"redirect_uri": "https://partenaire.test/retour"}, 400, "invalid_redirect_uri"),
        ({"redirect_uri": "javascript:alert(1)"}, 400, "invalid_redirect_uri"),
    ],
)
@pytest.mark.parametrize("answer", [None, "yes", "no"])
def test_nobody_is_sent_to_an_address_that_is_not_the_application_s(
    signed_in: httpx.Client, url: str, changed: dict[str, str], status: int, reason: str, answer: str | None
) -> None:
    asked = authorize_url(url, **changed, response_type="token")  # wrong besides, which changes nothing
    if answer is None:
        shown = signed_in.get(asked)
    else:
        form = next(form for form in forms(signed_in.get(authorize_url(url)).text) if form.buttons)
        shown = signed_in.post(asked, data=form.fields | {"answer": answer})
    assert shown.status_code == status
    assert "location" not in shown.headers
    assert reason in read(shown)


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"response_type": ""}, "invalid_request"),
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"response_type": "code token"}, "unsupported_response_type"),
        ({"scope": "admin"}, "invalid_scope"),
        ({"scope": "write admin"}, "invalid_scope"),
        ({"code_challenge_method": "plain"}, "invalid_code_challenge_method"),
        ({"code_challenge_method": ""}, "invalid_code_challenge_method"),
        ({"code_challenge": "trop-court"}, "invalid_request"),
    ],
)
def test_what_is_wrong_with_a_request_is_told_to_the_application(
    signed_in: httpx.Client, url: str, changed: dict[str, str], error: str
) -> None:
    told = signed_in.get(authorize_url(url, **changed))
    assert told.status_code == 302
    assert told.headers["location"].startswith(f"{DEMO_REDIRECT}?")
    assert answered(told.headers["location"]) == {"error": error, "state": "un-etat"}
    by_hand = signed_in.get(authorize_url(url, redirect_uri=OOB, **changed))
    assert by_hand.status_code == 400
    assert error in read(by_hand)


def test_a_state_is_not_forced_and_a_registered_query_stays(browser: httpx.Client, url: str) -> None:
    asked = authorize_url(url, redirect_uri="https://logiciel.test/retour?x=1", scope="write")
    asked = asked.replace("&state=un-etat", "")
    back = go_through(browser, SECRETARY, PASSWORD, asked)
    assert re.fullmatch(r"https://logiciel\.test/retour\?x=1&code=[\w-]{43}", back)


def test_loopback_takes_any_port_where_the_platform_is_on_this_machine(browser: httpx.Client, url: str) -> None:
    back = go_through(browser, SECRETARY, PASSWORD, authorize_url(url, redirect_uri="http://127.0.0.1:54321/callback"))
    assert back.startswith("http://127.0.0.1:54321/callback?code=")


@pytest.mark.parametrize("allowed", [False, True])
def test_loopback_elsewhere_is_refused_unless_started_so(data_path: object, allowed: bool) -> None:
    flags = ["--loopback-redirects"] if allowed else []
    public = ("--public-url", "http://rdv.exemple.test")
    with (
        start_platform("--data", str(data_path), *public, *flags) as platform,
        httpx.Client(base_url=platform.url, trust_env=False, timeout=30) as browser,
    ):
        go_through(browser, SECRETARY, PASSWORD, authorize_url(platform.url), "no")
        shown = browser.get(authorize_url(platform.url, redirect_uri="http://127.0.0.1:54321/callback"))
        assert shown.status_code == (200 if allowed else 400)


def test_a_code_carried_by_hand_is_shown_to_who_was_given_it_alone(browser: httpx.Client, url: str) -> None:
    native = go_through(browser, SECRETARY, PASSWORD, authorize_url(url, redirect_uri=OOB))
    assert urlsplit(native).path == "/oauth/authorize/native"
    code = answered(native)["code"]
    assert f'value="{code}"' in browser.get(native).text
    with httpx.Client(base_url=url, trust_env=False, timeout=30) as other:
        assert other.get(native).status_code == 404
        go_through(other, NURSE, PASSWORD, authorize_url(url), "no")
        assert code not in other.get(native).text, "somebody else's code is not passed off as mine"
    assert tokens_for(url, code, redirect_uri=OOB).status_code == 200
    assert browser.get(native).status_code == 404


def test_wrong_passwords_and_accounts_are_told_alike(browser: httpx.Client, url: str) -> None:
    page = browser.get("/agents/sign_in?client_id=kiosk-demo")
    (form,) = forms(page.text)
    told = set()
    for email, password in ((SECRETARY, "non"), ("personne@bocage.test", PASSWORD), (INVITED, PASSWORD), ("", "")):
        answer = browser.post(form.action, data=form.fields | {"email": email, "password": password})
        assert answer.status_code == 401
        assert password not in ("non",) or password not in re.findall(r'value="([^"]*)"', answer.text)
        told.add(read(answer))
    assert len(told) == 1


def test_tries_are_limited_as_those_of_the_api(browser: httpx.Client, url: str) -> None:
    (form,) = forms(browser.get("/agents/sign_in").text)
    wrong = form.fields | {"email": NURSE, "password": "non"}
    for _ in range(FAILURES - 1):
        assert browser.post(form.action, data=wrong).status_code == 401
    body = {"email": NURSE, "password": "non"}
    assert browser.post("/api/v1/auth/sign_in", json=body).status_code == 401
    late = browser.post(form.action, data=wrong | {"password": PASSWORD})
    assert late.status_code == 429
    assert int(late.headers["retry-after"]) > 0
    assert "Réessayez dans" in read(late)


def test_a_form_of_another_site_does_nothing(signed_in: httpx.Client, url: str) -> None:
    asked = authorize_url(url)
    for forged in ({}, {"authenticity_token": "0" * 64}, {"authenticity_token": ""}):
        answer = signed_in.post(asked, data=forged | {"answer": "yes"})
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/oauth/authorize?"), "asked again"
        assert signed_in.get(asked).status_code == 200
    assert signed_in.post("/agents/sign_out", data={}).status_code == 303
    assert signed_in.get(asked).status_code == 200, "still signed in"
    # Nor can somebody be signed in as somebody else behind their back.
    with httpx.Client(base_url=url, trust_env=False, timeout=30) as victim:
        sent = {"email": SECRETARY, "password": PASSWORD, "authenticity_token": "0" * 64}
        assert victim.post("/agents/sign_in", data=sent).status_code == 403
        assert victim.get(asked).status_code == 302


def test_a_form_is_worth_nothing_in_another_browser(signed_in: httpx.Client, url: str) -> None:
    with httpx.Client(base_url=url, trust_env=False, timeout=30) as attacker:
        go_through(attacker, NURSE, PASSWORD, authorize_url(url), "no")
        form = next(form for form in forms(attacker.get(authorize_url(url)).text) if form.buttons)
    answer = signed_in.post(form.action, data=form.fields | {"answer": "yes"})
    assert answer.headers["location"].startswith("/oauth/authorize?")


def test_a_cookie_planted_before_sign_in_opens_nothing_after(browser: httpx.Client, url: str) -> None:
    planted = "p" * 43
    browser.cookies.set("kiosk_agent", planted, domain="127.0.0.1")
    go_through(browser, SECRETARY, PASSWORD, authorize_url(url), "no")
    assert planted not in browser.cookies.values()
    with httpx.Client(base_url=url, trust_env=False, timeout=30) as attacker:
        attacker.cookies.set("kiosk_agent", planted)
        assert attacker.get(authorize_url(url)).headers["location"].startswith("/agents/sign_in?")


@pytest.mark.parametrize("value", ['"\\015\\012X-Planted: 1"', '"a; Domain=exemple.test"', "court", "é" * 43])
def test_a_cookie_that_is_none_of_ours_is_not_given_back(browser: httpx.Client, value: str) -> None:
    page = browser.get("/agents/sign_in", headers={b"Cookie": b"kiosk_agent=" + value.encode()})
    assert re.fullmatch(r"kiosk_agent=[\w-]{43}; Path=/; HttpOnly; SameSite=Lax", page.headers["set-cookie"])
    assert "x-planted" not in page.headers


def test_an_account_can_be_changed(signed_in: httpx.Client, url: str) -> None:
    form = next(form for form in forms(signed_in.get(authorize_url(url)).text) if not form.buttons)
    before = dict(signed_in.cookies)
    answer = signed_in.post(form.action, data=form.fields)
    assert answer.headers["location"].startswith("/agents/sign_in?client_id=")
    with httpx.Client(base_url=url, trust_env=False, timeout=30, cookies=before) as thief:
        assert thief.get(authorize_url(url)).status_code == 302, "the session itself is over"
    assert "code" in answered(go_through(signed_in, NURSE, PASSWORD, authorize_url(url)))


def test_pages_are_kept_out_of_frames_caches_and_scripts(browser: httpx.Client, url: str) -> None:
    asked = authorize_url(url)
    sign_in = browser.get(urljoin(url, browser.get(asked).headers["location"]))
    cookie = sign_in.headers["set-cookie"]
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    go_through(browser, SECRETARY, PASSWORD, asked, "no")
    for page in (sign_in, browser.get(asked), browser.get("/oauth/authorize")):
        assert page.headers["cache-control"] == "no-store"
        assert "etag" not in page.headers
        assert page.headers["x-frame-options"] == "DENY"
        assert page.headers["referrer-policy"] == "no-referrer"
        policy = page.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; style-src 'sha256-")
        assert "frame-ancestors 'none'" in policy
        assert "<script" not in page.text
        assert "style=" not in page.text


def test_over_https_the_cookie_is_bound_to_this_host(data_path: object) -> None:
    with start_platform("--data", str(data_path), "--public-url", "https://rdv.exemple.test") as platform:
        page = httpx.get(f"{platform.url}/agents/sign_in", trust_env=False)
    assert re.fullmatch(
        r"__Host-kiosk_agent=[\w-]{43}; Path=/; HttpOnly; SameSite=Lax; Secure", page.headers["set-cookie"]
    )


@pytest.mark.parametrize(
    "uri",
    [
        "fr.rdv.kiosk:/callback",
        OOB,
        "https://logiciel.test/retour?a=1",
        "http://127.0.0.1/callback",
        "http://[::1]:8080/callback",
        "http://localhost",
    ],
)
def test_addresses_of_return(uri: str) -> None:
    assert redirects.can_be_registered(uri)


@pytest.mark.parametrize(
    "uri",
    [
        "",
        "https://",
        "http://logiciel.test/retour",
        "http://127.0.0.1.logiciel.test/retour",
        "http://127.0.0.1@logiciel.test/retour",
        "https://moi@logiciel.test/retour",
        "https://logiciel.test/retour#ici",
        "https://logiciel.test/\r\nX: y",
        "https://logiciel.test/é",
        "https://logiciel.test\\@ailleurs.test/",
        "https://[::1/",
        "javascript:alert(1)",
        "data:text/html,x",
        "kiosk:/callback",
        "fr.rdv.kiosk:",
        "//logiciel.test",
        "/retour",
        "https://" + "a" * 3000,
    ],
)
def test_addresses_that_nobody_is_returned_to(uri: str) -> None:
    assert not redirects.can_be_registered(uri)


def test_what_was_agreed_to_can_be_taken_back(browser: httpx.Client, url: str) -> None:
    pairs = []
    for _ in range(2):
        code = answered(go_through(browser, SECRETARY, PASSWORD, authorize_url(url)))["code"]
        pairs.append(tokens_for(url, code).json())
    nurse = tokens_for(url, answered(authorise(url, NURSE, PASSWORD, authorize_url(url)))["code"]).json()
    shown = browser.get("/oauth/authorized_applications")
    assert "Logiciel d’accueil, depuis le 23/11/2026" in read(shown)
    form = next(form for form in forms(shown.text) if "client_id" in form.fields)
    forged = browser.post(form.action, data=form.fields | {"authenticity_token": "0"})
    assert forged.status_code == 303

    def opens(pair: dict[str, str]) -> int:
        headers = {"Authorization": f"Bearer {pair['access_token']}"}
        return httpx.get(f"{url}{ME}", headers=headers, trust_env=False).status_code

    assert [opens(pair) for pair in (*pairs, nurse)] == [200, 200, 200]
    browser.post(form.action, data=form.fields)
    assert [opens(pair) for pair in (*pairs, nurse)] == [401, 401, 200]
    assert "Aucune application" in read(browser.get("/oauth/authorized_applications"))
    assert browser.get(authorize_url(url)).status_code == 200, "it is asked again"


def test_who_signs_in_for_no_application_sees_what_they_agreed_to(browser: httpx.Client) -> None:
    assert browser.get("/oauth/authorized_applications").headers["location"] == "/agents/sign_in"
    (form,) = forms(browser.get("/agents/sign_in").text)
    answer = browser.post(form.action, data=form.fields | {"email": SECRETARY, "password": PASSWORD})
    assert answer.headers["location"] == "/oauth/authorized_applications"
    assert browser.get("/agents/sign_in").headers["location"] == "/oauth/authorized_applications"
