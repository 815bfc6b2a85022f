"""What is gathered for the support can be sent by anybody."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from kiosk.__main__ import main
from kiosk.app.diagnostic.bundle import LONGEST, chosen, gather
from kiosk.domain.people.model import Agent, Contact, Usager
from kiosk.settings import InstanceSettings, OAuthSettings, Settings

LEA = Usager(
    1,
    "Léa",
    "D’ALMEIDA-DUPONT",
    email="lea.dupont@exemple.test",
    phone_number_formatted="+33639980012",
    address="12 rue des Lilas, 99000 Ormeval",
    case_number="DOSSIER-9182",
    birth_name="Lindqvist",
    responsible_name="Odile KERVADEC",
    responsible_contact=Contact("+33639980013", "odile@exemple.test"),
)
KARIM = Agent(3, "Karim", "BELKACEM")
SECRET = "un-secret-de-site"


def line(event: str, **more: object) -> str:
    return json.dumps({"at": "2026-11-23T10:20:00", "level": "INFO", "from": "kiosk", "event": event, **more})


def test_it_is_report_configuration_and_log_and_tells_of_nobody(tmp_path: Path) -> None:
    ours = [line(f"event {number}") for number in range(LONGEST + 5)]
    telling = [
        line("DUPONT Léa has come"),  # not her whole name: nobody could know
        line("d'almeida dupont lea is here"),
        line("LÉA D’ALMEIDA-DUPONT"),
        line("call 06 39 98 00 12"),
        line("call", **{"with": ["+33 6 39 98 00 12"]}),
        line("lives at 12, rue des Lilas 99000 Ormeval"),
        line("dossier 9182"),
        line("Léa Lindqvist"),
        line("her mother, KERVADEC Odile? No: Odile Kervadec"),
        line("call 06.39.98.00.13"),
        line("Belkacem Karim"),
    ]
    older = ["2026-11-22 10:00:00 INFO kiosk an older release, DUPONT Léa", line("more", who="DUPONT Léa"), "{cut"]
    (tmp_path / "kiosk.log.1").write_text("\n".join([*older, *ours]), "utf-8")
    (tmp_path / "kiosk.log").write_text("\n".join(telling), "utf-8")
    settings = Settings(
        instance=InstanceSettings(
            url="https://rdv.exemple.test", sign_in="oauth", oauth=OAuthSettings(client_secret=SECRET)
        )
    )
    text = gather("Le rapport, pour lea.dupont@exemple.test\n", settings, tmp_path, [LEA, KARIM])
    assert text.startswith("Le rapport, pour …@…\n")
    assert 'event 2004"' in text
    assert 'event 4"' not in text, "the last ones"
    assert "older release" not in text
    assert '"who"' not in text
    assert "10 lignes retirées" in text
    for word in ("lmeida", "ALMEIDA", "Lilas", "9182", "elkacem", "39 98", "39.98", "indqvist", "ervadec", SECRET):
        assert word not in text, word
    assert 'instance.sign_in = "oauth"' in text
    assert "instance.oauth.client_secret = …" in text


def test_of_the_configuration_no_text_is_told() -> None:
    """Whatever is configured, and whatever will be: texts are told to be there, and no more."""

    def filled(kind: type[msgspec.Struct]) -> dict[str, object]:
        found: dict[str, object] = {}
        for field in msgspec.structs.fields(kind):
            if isinstance(field.type, type) and issubclass(field.type, msgspec.Struct):
                found[field.name] = filled(field.type)
            elif field.type is str:
                found[field.name] = SECRET
        return found

    settings = msgspec.convert(filled(Settings), Settings, strict=False)
    assert SECRET in repr(msgspec.to_builtins(settings))
    assert SECRET not in "\n".join(chosen(settings))


def test_a_bundle_is_of_the_diagnostic(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--bundle", str(tmp_path / "bundle.txt")])
    assert caught.value.code == 2
    assert "--bundle demande --diagnostic" in capsys.readouterr().err
