from __future__ import annotations

from dataclasses import replace

from icalendar import Calendar

from kiosk.domain.day.model import Lieu
from kiosk.domain.day.status import Status
from kiosk.presenters.week.calendar import calendar_of
from tests.domain.samples import NOW, PHONE, part, rdv, usager


def test_a_week_as_a_file_has_motifs_addresses_and_links_and_nobody_s_name() -> None:
    lieu = Lieu(1, "MDS Nord", 1, address="12 rue des Tilleuls, 62000 Arras")
    one = replace(
        rdv(1, NOW, lieu=lieu).rdv, uuid="a-b", context="violences", url_for_agents="https://exemple.test/rdvs/1"
    )
    unnamed = rdv(2, NOW, motif=PHONE).rdv
    gone = rdv(3, NOW, [part(usager(), Status.REVOKED)], status=Status.REVOKED).rdv
    not_there_yet = rdv(-4, NOW).rdv
    said = calendar_of("Semaine", [one, unnamed, gone, not_there_yet], "https://exemple.test", NOW)
    first, second = Calendar.from_ical(said).walk("VEVENT")
    assert (first["uid"], first["summary"], first["location"]) == ("a-b", "Consultation", lieu.address)
    assert first["url"] == "https://exemple.test/rdvs/1"
    assert first.decoded("dtstart") == NOW
    assert (first.decoded("dtend") - NOW).total_seconds() == 1800
    assert second["uid"] == "rdv-2@exemple.test", "the same name each time, so that nothing is there twice"
    text = said.decode().replace("\r\n ", "")
    for untold in ("DUPONT", "Léa", "Martin", "Béatrice", "violences"):
        assert untold not in text
