"""What goes wrong at the door: a sentence that says what to do, what was typed kept, and in once it has passed."""

from __future__ import annotations

import socket
import ssl
from pathlib import Path
from typing import Any

import pytest
import trustme

from tests.faults import middleman as weather
from tests.faults.conftest import Sit
from tests.faults.middleman import Fault, Middleman
from tests.faults.reading import reads_well
from tests.faults.reception import IMPATIENT, Reception
from tests.faults.territory import DESK, PASSWORD, WRONG_PASSWORD
from tests.support.platform_process import PlatformProcess
from tests.support.waiting import until

SIGN_IN = "/auth/sign_in"


async def then_all_is_well(reception: Reception) -> None:
    """Nothing has to be typed again: the button alone leads to the day."""
    assert reception.page.email.text() == DESK
    assert reception.page.password.text() == PASSWORD
    assert await reception.submit() == ""
    await reception.day_shown()
    assert reception.page.password.text() == "", "the password stays nowhere once it has served"


async def test_a_wrong_password(sit: Sit) -> None:
    async with sit() as reception:
        reception.type_in(password=WRONG_PASSWORD)
        said = await reception.submit()
        reads_well(said)
        assert "E-mail ou mot de passe incorrect" in said
        assert said in reception.screen()
        assert reception.page.email.text() == DESK
        assert reception.page.password.hasFocus() or reception.page.password.selectedText()
        reception.type_in()
        await then_all_is_well(reception)


async def test_too_many_wrong_passwords(sit: Sit) -> None:
    """The platform's own limit, met for real: the sentence says how long to wait."""
    async with sit() as reception:
        reception.type_in(password=WRONG_PASSWORD)
        for _ in range(10):
            said = await reception.submit()
        assert "incorrect" in said
        said = await reception.submit()
        reads_well(said)
        assert "Patientez 5\u00a0min" in said


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        pytest.param(
            weather.page(200, "Bienvenue sur le wifi de la médiathèque"),
            ("à la place de la plateforme", "navigateur", "réessayez"),
            id="a portal answers with its page",
        ),
        pytest.param(
            weather.answers(302, "", Location="http://portail.invalid/login"),
            ("portail", "navigateur", "réessayez"),
            id="a portal sends elsewhere",
        ),
        pytest.param(
            weather.answers(511, "", "text/plain"),
            ("portail", "navigateur"),
            id="a portal that knows the standard",
        ),
        pytest.param(
            weather.page(500, "We're sorry, but something went wrong"),
            ("problème de son côté", "réessayez dans quelques minutes"),
            id="500",
        ),
        pytest.param(weather.page(502, "Bad gateway"), ("momentanément indisponible", "réessayez"), id="502"),
        pytest.param(
            weather.page(503, "Maintenance en cours"), ("momentanément indisponible", "maintenance"), id="503"
        ),
        pytest.param(weather.page(403, "Forbidden by policy"), ("à la place de la plateforme",), id="a filter's 403"),
        pytest.param(weather.answers(407, "", "text/plain"), ("réseau de votre administration",), id="407"),
        pytest.param(
            weather.answers(429, '{"errors": ["…"]}', Retry_After="120"),
            ("trop de demandes", "Patientez 2\u00a0min"),
            id="429",
        ),
        pytest.param(
            weather.answers(200, '{"hello": "world"}'), ("pas celle de la plateforme", "adresse"), id="another service"
        ),
        pytest.param(
            weather.answers(200, '{"data": {"id": 1, "email": "o'), ("n’a pas répondu à temps",), id="half of an answer"
        ),
        pytest.param(weather.answers(200, b"\xff\xfe\x00garbage"), ("pas celle de la plateforme",), id="noise"),
        pytest.param(weather.answers(200, b"", "text/plain"), ("pas celle de la plateforme",), id="nothing"),
        pytest.param(
            weather.answers(404, '{"errors": ["no route"]}'),
            ("Aucune plateforme", "Vérifiez l’adresse"),
            id="not a platform at all",
        ),
        pytest.param(weather.cut_short, ("n’a pas répondu", "Réessayez"), id="cut in the middle"),
        pytest.param(weather.reset_after, ("n’a pas répondu", "Réessayez"), id="reset"),
    ],
)
async def test_who_answers_is_not_the_platform_or_is_not_well(
    sit: Sit, middleman: Middleman, fault: Fault, words: tuple[str, ...]
) -> None:
    middleman.when(fault, path=SIGN_IN)
    async with sit() as reception:
        reception.type_in()
        said = await reception.submit()
        reads_well(said)
        assert not [word for word in words if word.lower() not in said.lower()], said
        assert "gestes" not in said, "nobody has made a gesture yet"
        assert said in reception.screen()
        assert len(middleman.asked("POST", SIGN_IN)) == 1, "signing in is not tried again behind the person's back"
        middleman.heal()
        await then_all_is_well(reception)


async def test_nobody_answers(sit: Sit, middleman: Middleman) -> None:
    middleman.when(weather.silent, path=SIGN_IN, times=1)
    async with sit(deadlines=IMPATIENT) as reception:
        reception.type_in()
        said = await reception.submit()
        reads_well(said)
        assert "n’a pas répondu à temps" in said
        assert "Réessayez" in said
        await then_all_is_well(reception)


async def test_the_button_says_that_it_is_under_way(sit: Sit, middleman: Middleman) -> None:
    async with sit() as reception:
        reception.type_in()
        middleman.when(weather.silent, path=SIGN_IN, times=1)
        reception.page.button.click()
        await until(lambda: middleman.asked("POST", SIGN_IN), "the request")
        assert "en cours" in reception.page.button.text()
        assert not reception.page.button.isEnabled()
        reception.parts.presenter.sign_in.cancel()
        await until(lambda: not reception.parts.presenter.sign_in.busy, "the end")
        await then_all_is_well(reception)


async def test_refused(sit: Sit, middleman: Middleman) -> None:
    middleman.go_down()
    async with sit() as reception:
        reception.type_in()
        said = await reception.submit()
        reads_well(said)
        assert "ne répond pas à cette adresse" in said
        assert "réessayez" in said
        middleman.come_back()
        await then_all_is_well(reception)


async def test_an_unknown_host(sit: Sit, middleman: Middleman, monkeypatch: pytest.MonkeyPatch) -> None:
    resolve = socket.getaddrinfo

    def nobody(host: Any, *rest: Any, **more: Any) -> Any:
        if host == "rdv.nulle-part.invalid":
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return resolve(host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    async with sit() as reception:
        reception.type_in(instance="rdv.nulle-part.invalid")
        said = await reception.submit()
        reads_well(said)
        assert "introuvable" in said
        assert "orthographe" in said
        assert reception.page.instance.text() == "rdv.nulle-part.invalid"
        reception.type_in(instance=middleman.url)
        await then_all_is_well(reception)


@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def site_certificate(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


async def test_a_certificate_that_nobody_here_vouches_for(
    sit: Sit,
    platform: PlatformProcess,
    authority: trustme.CA,
    site_certificate: ssl.SSLContext,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    secure = Middleman(platform.url, site_certificate)
    try:
        async with sit(instance=secure.url) as reception:
            reception.type_in()
            said = await reception.submit()
            reads_well(said)
            assert "n’a pas pu être vérifiée" in said
            assert "rien envoyé" in said
            assert "support informatique" in said
            assert secure.seen == [], "not a word before the identity is sure"
            # The site's authority is installed on the machine.
            authority.cert_pem.write_to_path(tmp_path / "authority.pem")
            monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
            await then_all_is_well(reception)
            # httpx leaves open what is cut in the middle of a handshake.
            await reception.pulled()
            await secure.at_rest()
    finally:
        secure.close()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("http://rdv.exemple.fr", ("n’est pas protégée", "https://")),
        ("http://10.0.0.5:3000", ("n’est pas protégée", "https://")),
        ("ftp://rdv.exemple.fr", ("pas l’adresse d’une plateforme", "https://")),
        ("javascript:alert(1)", ("adresse",)),
        ("https://", ("adresse",)),
        ("https://rdv exemple fr", ("adresse",)),
        ("https://rdv.exemple.fr@ailleurs.fr", ("adresse",)),
        ("https://rdv.exemple.fr:99999", ("adresse",)),
        ("https://[::1", ("adresse",)),
        ("@@@", ("adresse",)),
        ("été..fr", ("adresse",)),
        ("x" * 3000, ("adresse",)),
    ],
)
async def test_what_is_no_address(sit: Sit, middleman: Middleman, typed: str, words: tuple[str, ...]) -> None:
    async with sit() as reception:
        reception.type_in(instance="")
        reception.page.instance.setText(typed)
        said = await reception.submit()
        reads_well(said)
        assert not [word for word in words if word not in said], said
        assert "connexion du poste" not in said, "the network has nothing to do with it"
        assert reception.page.instance.text() == typed
        assert middleman.seen == []


@pytest.mark.parametrize("missing", ["instance", "email", "password"])
async def test_what_is_missing_is_asked_for(sit: Sit, middleman: Middleman, missing: str) -> None:
    async with sit() as reception:
        reception.type_in(**{"instance": middleman.url, missing: "  " if missing != "password" else ""})
        said = await reception.submit()
        reads_well(said)
        assert said.startswith("Indiquez votre" if missing != "instance" else "Indiquez l’adresse de votre plateforme")
        assert middleman.seen == []


async def test_capitals_and_spaces_do_not_matter(sit: Sit) -> None:
    async with sit() as reception:
        reception.type_in(email=f"  {DESK.upper()} ")
        assert await reception.submit() == ""
        await reception.day_shown()
        assert reception.presenter.who_text == "Ondine Falguière"
