"""What a check says of what it found, and what it tells people to do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.domain.diagnostic import answers, machine, network
from kiosk.domain.diagnostic.answers import Feature, Findings
from kiosk.domain.diagnostic.machine import Keyring, KeyringFault, MemoryFile, Printers, Profile
from kiosk.domain.diagnostic.network import Certificate, TrustStore, Way
from kiosk.domain.diagnostic.report import NETWORK, READY, Check, Line, Mark, ordered, report_text, short, verdict
from kiosk.domain.platform.failures import (
    Failure,
    Forbidden,
    MemoryDamaged,
    MemoryFailure,
    MemoryLocked,
    MemoryTooNew,
    NotFound,
    ServerFault,
    Throttled,
    TimedOut,
    Unintelligible,
    Unreachable,
    UnreachableCause,
    UnreachableDetail,
)

NOW = datetime(2026, 11, 23, 9, 20, tzinfo=UTC)
WAY = Way("https://rdv.test", "rdv.test")
PROXIED = Way("https://rdv.test", "rdv.test", proxy="proxy.test:3128")
OWN = Certificate("rdv.test", "Autorité", NOW - timedelta(days=30), NOW + timedelta(days=60))
CURRENT = dict.fromkeys(Feature, True) | {Feature.DESK_API: False}
HISTORIC = dict.fromkeys(Feature, False) | {Feature.PASSWORD: True}


def seen(chain: tuple[Certificate, ...]) -> Way:
    return Way("https://rdv.test", "rdv.test", chain=chain)


def plain(line: Line) -> str:
    return f"{line.said} → {line.advice}".replace("\u202f", " ").replace("\u00a0", " ")


# The report


def test_the_verdict_names_what_is_to_be_looked_at_in_the_order_of_the_report() -> None:
    well = Line(Check.ADDRESS, Mark.WELL, "https://rdv.test")
    note = Line(Check.PRINTERS, Mark.NOTE, "aucune")
    assert verdict([well, note]) == READY
    keyring, name = Line(Check.KEYRING, Mark.SEE, "aucun"), Line(Check.NAME, Mark.WRONG, "introuvable")
    assert verdict([well, keyring]) == "1 point à voir\u00a0: coffre des mots de passe."
    assert verdict([keyring, well, name]) == "2 points à voir\u00a0: nom sur le réseau, coffre des mots de passe."


def test_lines_stand_in_their_order_however_they_came() -> None:
    lines = [Line(check, Mark.WELL, "") for check in reversed(Check)]
    assert [line.check for line in ordered(lines)] == list(Check)


def test_the_text_has_words_for_marks_and_the_advice_under_its_line() -> None:
    lines = (Line(Check.NAME, Mark.WRONG, "introuvable", "Vérifiez l’adresse."), Line(Check.ADDRESS, Mark.WELL, "ici"))
    text = report_text(lines, "1.2", NOW).splitlines()
    assert text[0] == "Kiosk 1.2, vérification du poste, 23/11/2026 à 9:20"
    assert text[1] == "1 point à voir\u00a0: nom sur le réseau."
    assert text[3] == "BIEN       Adresse de la plateforme\u00a0: ici"
    assert text[4].startswith("À CORRIGER Nom sur le réseau")
    assert text[5].strip() == "→ Vérifiez l’adresse."


def test_what_comes_from_outside_is_one_short_line() -> None:
    assert short("Autorité\x1b[31m\n du\u202e réseau") == "Autorité [31m du réseau"
    assert len(short("x" * 500)) == 120


# Without a way


@pytest.mark.parametrize(
    ("cause", "mark", "word"),
    [
        (None, Mark.SEE, "--instance"),
        (UnreachableCause.INSECURE, Mark.WRONG, "https://"),
        (UnreachableCause.NO_ADDRESS, Mark.WRONG, "n’est pas une adresse"),
    ],
)
def test_without_an_address_nothing_else_is_known(cause: UnreachableCause | None, mark: Mark, word: str) -> None:
    first, *others = network.no_address(cause)
    assert (first.check, first.mark) == (Check.ADDRESS, mark)
    assert word in plain(first)
    assert [line.check for line in others] == list(NETWORK[1:])
    assert {line.mark for line in others} == {Mark.NOTE}


@pytest.mark.parametrize(
    ("way", "found", "mark", "words"),
    [
        (WAY, 2, Mark.WELL, ("rdv.test est connu (2 adresses)",)),
        (WAY, 0, Mark.WRONG, ("introuvable", "DNS")),
        (WAY, None, Mark.WRONG, ("n’a pas répondu en 5 s", "DNS")),
        (PROXIED, 1, Mark.WELL, ("le proxy proxy.test:3128 est connu (1 adresse)",)),
        (PROXIED, 0, Mark.WRONG, ("le proxy proxy.test:3128 est introuvable", "réglage du proxy")),
    ],
)
def test_names(way: Way, found: int | None, mark: Mark, words: tuple[str, ...]) -> None:
    line = network.name_line(way, found, 5.0)
    assert line.mark is mark
    assert all(word in plain(line) for word in words)


def test_a_store_without_authorities() -> None:
    assert network.authorities_line(TrustStore("/etc/ssl/certs.pem", 0)).mark is Mark.WRONG
    assert network.authorities_line(TrustStore("/etc/ssl/certs.pem", 140)).said == "/etc/ssl/certs.pem, 140 autorités"
    assert network.authorities_line(TrustStore("magasin")).mark is Mark.WELL


@pytest.mark.parametrize(
    ("detail", "word"),
    [
        (UnreachableDetail.PROXY_PASSWORD, "mot de passe"),
        (UnreachableDetail.PROXY_AWAY, "ne répond pas"),
        (UnreachableDetail.PROXY_KIND, "SOCKS"),
        (UnreachableDetail.PROXY_REFUSAL, "refuse"),
        (None, "refuse"),
    ],
)
def test_a_proxy_in_the_way(detail: UnreachableDetail | None, word: str) -> None:
    line = network.proxy_line(PROXIED, Unreachable(UnreachableCause.PROXY, detail))
    assert line.mark is Mark.WRONG
    assert word in plain(line)
    assert line.advice


def test_a_proxy_that_lets_through_and_none() -> None:
    assert network.proxy_line(PROXIED, ServerFault(503)) == Line(Check.PROXY, Mark.WELL, "proxy.test:3128")
    assert network.proxy_line(WAY, None).mark is Mark.WELL


# Certificates


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize(
    ("detail", "words"),
    [
        (UnreachableDetail.EXPIRED, ("périmé", "ce poste est au 23/11/2026", "date du poste")),
        (UnreachableDetail.NOT_YET_VALID, ("pas encore valable", "Réglez la date")),
        (UnreachableDetail.UNKNOWN_AUTHORITY, ("autorité que ce poste ne connaît pas", "magasin")),
        (UnreachableDetail.OTHER_HOST, ("un autre nom que rdv.test", "adresse")),
        (None, ("refusé",)),
    ],
)
def test_a_certificate_refused(detail: UnreachableDetail | None, words: tuple[str, ...], known: bool) -> None:
    failure = Unreachable(UnreachableCause.CERTIFICATE, detail)
    line = network.certificate_line(seen((OWN,)) if known else WAY, failure, NOW)
    assert line.mark is Mark.WRONG
    assert all(word in plain(line) for word in words)
    assert answers.platform_line(WAY, Findings(failure)).mark is Mark.NOTE, "one fault, one line"


def test_a_certificate_says_its_chain_and_its_end() -> None:
    line = network.certificate_line(seen((OWN, Certificate("Autorité", "Racine"))), None, NOW)
    assert (line.mark, line.said) == (Mark.WELL, "rdv.test ← Autorité ← Racine, jusqu’au 22/01/2027")
    ending = Certificate("rdv.test", "Autorité", None, NOW + timedelta(days=3))
    assert network.certificate_line(seen((ending,)), None, NOW).mark is Mark.SEE
    assert network.certificate_line(Way("http://127.0.0.1", "127.0.0.1", https=False), None, NOW).mark is Mark.NOTE
    assert network.certificate_line(WAY, TimedOut(sent=False), NOW).mark is Mark.NOTE


# The platform


@pytest.mark.parametrize(
    ("findings", "words"),
    [
        (Findings(Unreachable(UnreachableCause.REFUSED)), ("refuse la connexion",)),
        (Findings(Unreachable(UnreachableCause.OTHER)), ("pare-feu",)),
        (Findings(TimedOut()), ("pas de réponse à temps",)),
        (Findings(ServerFault(503)), ("maintenance", "quelques minutes")),
        (Findings(ServerFault(500)), ("en panne de son côté (500)",)),
        (Findings(Unintelligible(page=True)), ("une page répond à sa place", "navigateur")),
        (Findings(Unintelligible(page=True), "www.rdv.test"), ("renvoie vers www.rdv.test", "https://www.rdv.test")),
        (Findings(Unintelligible()), ("n’est pas une plateforme",)),
        (Findings(NotFound()), ("n’est pas une plateforme",)),
        (Findings(Forbidden()), ("n’est pas une plateforme",)),
    ],
)
def test_no_platform(findings: Findings, words: tuple[str, ...]) -> None:
    line = answers.platform_line(WAY, findings)
    assert line.mark is Mark.WRONG
    assert all(word in plain(line) for word in words)
    assert {one.mark for one in answers.answered_lines(findings)} == {Mark.NOTE}


def test_told_to_wait_at_once() -> None:
    throttled = Throttled(42.0)
    findings = Findings(throttled, throttled=throttled)
    assert answers.platform_line(WAY, findings).mark is Mark.NOTE
    lines = {line.check: line for line in answers.answered_lines(findings)}
    assert lines[Check.LIMIT].mark is Mark.SEE
    assert "attendre 42 s" in plain(lines[Check.LIMIT])
    assert {line.mark for check, line in lines.items() if check is not Check.LIMIT} == {Mark.NOTE}


@pytest.mark.parametrize(
    ("has", "generation", "sign_in"),
    [
        (CURRENT, "génération actuelle", "par le navigateur (OAuth)"),
        (HISTORIC, "génération historique", "e-mail et mot de passe"),
        (
            dict.fromkeys(Feature, True),
            "plateforme embarquée ou dotée de l’API d’accueil",
            "par le navigateur (OAuth), ou e-mail et mot de passe",
        ),
        ({}, "génération pas vérifiée", "pas vérifiée"),
    ],
)
def test_generations(has: dict[Feature, bool], generation: str, sign_in: str) -> None:
    findings = Findings(has=has)
    assert answers.platform_line(WAY, findings).said == f"répond, {generation}"
    assert answers.sign_in_line(has).said == sign_in


@pytest.mark.parametrize(
    ("has", "configured", "mark", "words"),
    [
        (CURRENT, "auto", Mark.WRONG, "client_id"),
        (HISTORIC, "auto", Mark.WELL, "e-mail et mot de passe"),
        (dict.fromkeys(Feature, True), "auto", Mark.WELL, "ou e-mail et mot de passe"),
        (dict.fromkeys(Feature, True), "oauth", Mark.WRONG, "client_id"),
        (CURRENT, "password", Mark.WRONG, "sign_in"),
        (HISTORIC, "oauth", Mark.WRONG, "sign_in"),
    ],
)
def test_a_desk_from_which_nobody_can_sign_in(
    has: dict[Feature, bool], configured: str, mark: Mark, words: str
) -> None:
    line = answers.sign_in_line(has, application=False, configured=configured)
    assert (line.mark, words in plain(line)) == (mark, True), plain(line)


def test_an_instance_that_nobody_can_sign_in_to() -> None:
    assert answers.sign_in_line(dict.fromkeys(Feature, False)).mark is Mark.WRONG


def test_calls_that_lack_are_named_and_no_fault() -> None:
    line = answers.calls_line(HISTORIC | {Feature.LIEUX: True})
    assert line.mark is Mark.WELL
    assert line.said.startswith("lieux\u202f; Kiosk se passe de\u00a0: liste des RDV, équipes")
    assert answers.calls_line(HISTORIC).said.startswith("l’essentiel seulement")


@pytest.mark.parametrize(
    ("offset", "mark", "words"),
    [
        (None, Mark.NOTE, ("écart inconnu",)),
        (timedelta(0), Mark.WELL, ("juste",)),
        (timedelta(seconds=-40), Mark.WELL, ("à 40 s près",)),
        (timedelta(minutes=1), Mark.WELL, ("à 60 s près",)),
        (timedelta(seconds=61), Mark.SEE, ("en retard de 61 s", "automatique de l’heure du poste.")),
        (timedelta(minutes=-7), Mark.SEE, ("en avance de 7 min",)),
        (timedelta(hours=-1, seconds=20), Mark.SEE, ("en avance de 60 min", "fuseau horaire")),
        (timedelta(days=400), Mark.SEE, ("en retard de 400 jours",)),
    ],
)
def test_the_clock(offset: timedelta | None, mark: Mark, words: tuple[str, ...]) -> None:
    line = answers.clock_line(offset)
    assert line.mark is mark
    assert all(word in plain(line) for word in words)


def test_the_limit() -> None:
    assert answers.limit_line(None).mark is Mark.WELL
    of_late = answers.limit_line(None, 20)
    assert (of_late.mark, "20 appels par minute" in of_late.said) == (Mark.NOTE, True)
    assert answers.limit_line(Throttled(None), 20).mark is Mark.SEE


def test_round_trips() -> None:
    assert answers.round_trip_line(()).mark is Mark.NOTE
    quick = answers.round_trip_line((0.9, 0.05, 0.06))
    assert (quick.mark, quick.said) == (Mark.WELL, "60\u00a0ms (médiane de 3)")
    assert answers.round_trip_line((1.5, 1.4)).mark is Mark.SEE


# The machine


def test_every_fault_of_the_configuration_is_said() -> None:
    line = machine.configuration_line(("Une faute.", "Une autre."), 1)
    assert line.mark is Mark.WRONG
    assert "Une faute. Une autre." in line.said
    assert machine.configuration_line((), 2).said == "2 fichiers, sans faute"


@pytest.mark.parametrize("fault", list(KeyringFault))
def test_a_keyring_that_keeps_nothing(fault: KeyringFault) -> None:
    line = machine.keyring_line(Keyring("Secret Service", fault))
    assert line.mark is Mark.SEE
    assert line.said.startswith("Secret Service")
    assert line.advice.endswith("rien n’est gardé à la fermeture de Kiosk.")


def test_a_keyring_that_answers() -> None:
    assert machine.keyring_line(Keyring("KWallet")).said == "répond (KWallet)"
    assert machine.keyring_line(Keyring()).mark is Mark.WELL


def test_a_profile() -> None:
    assert machine.profile_line(Profile("~/k", True, True, 10**10)).said == "~/k, 10,0\u00a0Go libres"
    assert machine.profile_line(Profile("~/k", False, True)).mark is Mark.WELL
    assert machine.profile_line(Profile("~/k", True, False)).mark is Mark.WRONG
    assert machine.profile_line(Profile("~/k", True, True, 10**6)).mark is Mark.SEE


def kept(**more: object) -> MemoryFile:
    return MemoryFile(12_400_000, NOW - timedelta(minutes=3), opened=True, **more)  # type: ignore[arg-type]


def test_a_sound_memory_says_its_size_and_ages() -> None:
    line = machine.memory_line([kept(synced=NOW - timedelta(hours=1, minutes=5))], None, NOW)
    assert line.mark is Mark.WELL
    assert plain(line).startswith("chiffrée, 12,4 Mo, écrite il y a 3 min, synchronisée il y a 1 h 05")
    assert "3 mémoires chiffrées, 37,2 Mo" in plain(machine.memory_line([kept()] * 3, None, NOW))
    assert machine.memory_line([], None, NOW).mark is Mark.NOTE


@pytest.mark.parametrize(
    ("files", "durable", "mark", "words"),
    [
        ([kept(fault=MemoryDamaged())], None, Mark.WRONG, ("ne peut plus être lue", "mise de côté")),
        ([kept(fault=MemoryTooNew())], None, Mark.WRONG, ("plus récente", "dernière version")),
        ([kept(fault=MemoryLocked())], None, Mark.WELL, ("ouvert en ce moment",)),
        ([kept(), kept(fault=MemoryFailure())], None, Mark.WRONG, ("droits",)),
        ([kept(unsent=2), kept(unsent=1)], None, Mark.SEE, ("3 envois en attente", "Ouvrez Kiosk")),
        ([kept(), kept(aside=True)], None, Mark.SEE, ("1 mise de côté",)),
        ([], False, Mark.SEE, ("mémoire vive", "coffre")),
        ([kept(), kept(fault=MemoryDamaged()), kept(fault=MemoryLocked())], None, Mark.WRONG, ("plus être lue",)),
    ],
)
def test_memories(files: list[MemoryFile], durable: bool | None, mark: Mark, words: tuple[str, ...]) -> None:
    line = machine.memory_line(files, durable, NOW)
    assert line.mark is mark
    assert all(word in plain(line) for word in words)


def test_printers_versions_and_zone() -> None:
    assert machine.printers_line(None).mark is Mark.NOTE
    assert machine.printers_line(Printers(0, False)).mark is Mark.NOTE
    assert machine.printers_line(Printers(2, True)).said == "2 imprimantes, dont une par défaut"
    assert machine.versions_line([("Kiosk", "1"), ("", "Debian")]).said == "Kiosk 1, Debian"
    broken = machine.versions_line([("Kiosk", "1"), ("Qt", None)])
    assert (broken.mark, "ne se charge pas\u00a0: Qt" in broken.said) == (Mark.WRONG, True)
    hour = timedelta(hours=1)
    assert machine.zone_line(hour, hour, "CET") == Line(Check.ZONE, Mark.WELL, "UTC +1\u00a0h (CET)")
    assert machine.zone_line(timedelta(hours=5.5), hour, "IST").said.startswith("UTC +5\u00a0h 30 (IST)\u202f;")
    assert machine.zone_line(-3 * hour, hour, "-03").mark is Mark.NOTE


@pytest.mark.parametrize(
    ("connected", "mark", "word"),
    [(True, Mark.WELL, "connecté"), (False, Mark.SEE, "coupée"), (None, Mark.NOTE, "pas encore")],
)
def test_the_link(connected: bool | None, mark: Mark, word: str) -> None:
    line = machine.link_line(connected, NOW - timedelta(minutes=4), 2, NOW)
    assert line.mark is mark
    assert word in line.said
    assert "il y a 4\u00a0min, 2 à envoyer" in line.said


@pytest.mark.parametrize("way", [WAY, PROXIED])
@pytest.mark.parametrize("failure", [*map(Unreachable, UnreachableCause), TimedOut(), NotFound(), ServerFault(599)])
def test_each_failure_is_told_on_one_line(failure: Failure, way: Way) -> None:
    findings = Findings(failure)
    lines = [
        network.proxy_line(way, failure),
        network.certificate_line(way, failure, NOW),
        answers.platform_line(way, findings),
    ]
    assert len([line for line in lines if line.asks and line.advice]) == 1
