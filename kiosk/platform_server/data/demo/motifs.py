"""The forty motifs of Ormeval: what one comes for, how long it takes, who it is for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kiosk.platform_server.data.demo.staff import ASE, ETAT_CIVIL, MAIRIE, MDS, PMI, SECRETARIAT, SOCIAL


class Audience(StrEnum):
    """Who comes for a motif; the population has a pool of each."""

    INFANT = "infant"  # from a week to two years
    BABY = "baby"  # one to nine months
    VACCINEE = "vaccinee"  # from two months, when vaccinations begin, to two years
    CHILD = "child"  # two to six
    MINOR = "minor"  # six to seventeen
    MOTHER = "mother"  # women of an age to bear children
    ADULT = "adult"
    WORKING = "working"  # of working age
    FAMILY = "family"  # a minor and the one responsible for them
    COUPLE = "couple"  # of an age to expect a child
    ENGAGED = "engaged"  # a couple not yet married


@dataclass(frozen=True, slots=True)
class Motif:
    """A motif, with what the demonstration needs to know beyond the data file: its audience and its seats."""

    key: str
    service: str
    name: str
    color: str
    minutes: int
    audience: Audience
    location: str = "public_office"
    collectif: bool = False
    follow_up: bool = False
    for_secretariat: bool = False
    bookable_by: str = "agents"
    visibility: str = "visible_and_notified"
    instruction: str | None = None
    restriction: str | None = None
    seats: int | None = None
    category: str | None = None
    archived: bool = False

    @property
    def organisation(self) -> str:
        """The key of the organisation whose motif it is."""
        return MAIRIE if self.service == ETAT_CIVIL else MDS


_CARNET = "Apporter le carnet de santé de l’enfant."
_VACCIN = "Apporter le carnet de santé et les vaccins prescrits, conservés au frais."
_GROSSESSE = "Apporter la carte Vitale, les derniers résultats d’analyses et les comptes rendus d’échographie."
_RESSOURCES = "Apporter une pièce d’identité et les justificatifs de ressources des trois derniers mois."
_FSL = "Apporter le bail, la dernière quittance de loyer et les justificatifs de ressources."
_BUDGET = "Apporter les trois derniers relevés de compte et les factures en cours."
_TITRE = (
    "Apporter la pré-demande imprimée, une photo d’identité de moins de six mois, un justificatif de domicile "
    "et l’ancien titre. La présence de la personne concernée est obligatoire, enfants compris."
)
_SERVIETTE = "Apporter une serviette de toilette. Bébés de 1 à 9 mois."
_PARCOURS = "Présence obligatoire dans le cadre du parcours RSA."
_RECEPISSE = "Apporter le récépissé et l’ancien titre."
_PARTENAIRES = "Présence des deux partenaires, munis d’une pièce d’identité."
_HOW: dict[str, dict[str, Any]] = {
    "phone": {"location": "phone"},
    "home": {"location": "home"},
    "visio": {"location": "visio"},
    "workshop": {"collectif": True},
    "followed": {"follow_up": True},
    "secretariat": {"for_secretariat": True},
    "public": {"bookable_by": "everyone"},
    "prescribed": {"bookable_by": "agents_and_prescripteurs"},
    "invited": {"bookable_by": "agents_and_prescripteurs_and_invited_users"},
    "discreet": {"visibility": "visible_and_not_notified"},
    "hidden": {"visibility": "invisible"},
    "archived": {"archived": True},
    "cer": {"category": "rsa_cer_signature"},
    "orientation": {"category": "rsa_orientation_coll"},
}


def _motif(key: str, service: str, how: str, name: str, instruction: str | None = None, **more: Any) -> Motif:
    """``how``: minutes, audience and colour, then what is not as usual."""
    minutes, audience, color, *words = how.split()
    for word in words:
        more |= _HOW[word]
    return Motif(key, service, name, color, int(minutes), Audience(audience), instruction=instruction, **more)


MOTIFS: tuple[Motif, ...] = (
    _motif("nourrisson", PMI, "20 infant #2E7D6B", "Consultation médicale nourrisson", _CARNET),
    _motif("enfant", PMI, "30 child #3F9142 public", "Consultation médicale enfant de 2 à 6 ans", _CARNET),
    _motif("vaccin", PMI, "15 vaccinee #6A9A1F public", "Vaccination", _VACCIN),
    _motif("pesee", PMI, "20 infant #2A9D8F public", "Pesée et conseils puéricultrice", _CARNET),
    _motif("suivi-pmi", PMI, "30 infant #1F7A8C followed", "Suivi puéricultrice", _CARNET),
    _motif("grossesse", PMI, "45 mother #B5477B", "Suivi de grossesse", _GROSSESSE),
    _motif(
        "prenatal",
        PMI,
        "60 mother #C2618F public",
        "Entretien prénatal précoce",
        _GROSSESSE,
        restriction="À partir du quatrième mois de grossesse.",
    ),
    _motif("planification", PMI, "30 mother #8E4A9E hidden", "Contraception et dépistage"),
    _motif("domicile-puer", PMI, "60 infant #3A6EA5 home", "Visite à domicile puéricultrice"),
    _motif("domicile-sf", PMI, "60 mother #7A5CA8 home", "Visite à domicile sage-femme"),
    _motif("appel-puer", PMI, "15 infant #4C8DAE phone secretariat", "Appel de la puéricultrice"),
    _motif("visio-sf", PMI, "30 mother #9C6BB0 visio public", "Téléconsultation sage-femme"),
    _motif("massage", PMI, "90 baby #D98E04 workshop secretariat public", "Atelier massage bébé", _SERVIETTE, seats=10),
    _motif(
        "agrement", PMI, "120 working #C77D0A workshop public", "Réunion d’information assistants maternels", seats=15
    ),
    _motif("psychologue", PMI, "45 working #5E60A8 hidden", "Entretien psychologue"),
    _motif("social-1", SOCIAL, "45 adult #1F5FA8 secretariat", "Premier rendez-vous assistante sociale", _RESSOURCES),
    _motif("social", SOCIAL, "45 adult #2F74C0 followed", "Suivi social"),
    _motif("droits", SOCIAL, "30 adult #4A90D9 secretariat public", "Accès aux droits", _RESSOURCES),
    _motif("aide", SOCIAL, "45 adult #356AA0 secretariat", "Demande d’aide financière", _RESSOURCES),
    _motif("rsa-contrat", SOCIAL, "45 working #C0392B invited cer", "RSA Contrat d’engagement", _RESSOURCES),
    _motif(
        "rsa-info",
        SOCIAL,
        "90 working #D35400 workshop invited orientation",
        "RSA Information collective",
        _PARCOURS,
        seats=12,
    ),
    _motif("budget", SOCIAL, "60 adult #8A6D1F", "Accompagnement budgétaire", _BUDGET),
    _motif("logement", SOCIAL, "45 adult #9A7B2C", "Logement, dossier FSL", _FSL),
    _motif(
        "energie",
        SOCIAL,
        "120 adult #B8860B workshop secretariat prescribed",
        "Atelier «\u00a0Maîtriser ses factures\u00a0»",
        seats=8,
    ),
    _motif("domicile-social", SOCIAL, "60 adult #50698C home discreet", "Visite à domicile service social"),
    _motif("appel-social", SOCIAL, "30 adult #6C8EBF phone secretariat", "Entretien téléphonique"),
    _motif("visio-social", SOCIAL, "30 adult #5B7DB1 visio", "Rendez-vous en visio"),
    _motif("famille-ase", ASE, "60 family #A23B3B discreet", "Entretien famille"),
    _motif("educatif", ASE, "45 minor #B85C5C followed discreet", "Suivi éducatif"),
    _motif("domicile-ase", ASE, "60 family #8C4646 home hidden", "Visite à domicile ASE"),
    _motif("bilan-ase", ASE, "60 family #93413C", "Bilan du projet pour l’enfant"),
    _motif("appel-ase", ASE, "20 working #C97B7B phone discreet", "Point téléphonique"),
    _motif("demarches", SECRETARIAT, "30 adult #5F6B7A secretariat public", "Aide aux démarches en ligne"),
    _motif("titre", ETAT_CIVIL, "20 adult #2C5F7C public", "Carte d’identité ou passeport, dépôt", _TITRE),
    _motif("retrait", ETAT_CIVIL, "10 adult #4A7F9C public", "Carte d’identité ou passeport, retrait", _RECEPISSE),
    _motif("mariage", ETAT_CIVIL, "45 engaged #A8577E secretariat", "Dossier de mariage"),
    _motif("pacs", ETAT_CIVIL, "30 engaged #8C5A9A secretariat", "PACS, enregistrement", _PARTENAIRES),
    _motif("reconnaissance", ETAT_CIVIL, "20 couple #5C8A5A public", "Reconnaissance anticipée"),
    _motif("prenom", ETAT_CIVIL, "30 adult #7D6B4F", "Changement de prénom ou de nom"),
    # Kept for the RDVs it once had, as sites do when a service is reorganised.
    _motif("scolaire", ETAT_CIVIL, "20 adult #888888 public archived", "Inscription scolaire"),
)

BY_KEY = {motif.key: motif for motif in MOTIFS}

_CATEGORIES = {
    "rsa_cer_signature": {"id": 1, "name": "RSA signature CER", "short_name": "rsa_cer_signature"},
    "rsa_orientation_coll": {"id": 2, "name": "RSA Information collective", "short_name": "rsa_orientation_coll"},
}


def motifs_json(archived_at: str) -> list[dict[str, Any]]:
    """The motifs as the data file has them; ``archived_at`` is when the archived one was put away."""
    return [motif_json(motif) | {"deleted_at": archived_at if motif.archived else None} for motif in MOTIFS]


def motif_json(motif: Motif) -> dict[str, Any]:
    """A motif in use as the data file has it."""
    return {
        "key": motif.key,
        "organisation": motif.organisation,
        "service": motif.service,
        "name": motif.name,
        "color": motif.color,
        "location_type": motif.location,
        "default_duration_in_min": motif.minutes,
        "collectif": motif.collectif,
        "follow_up": motif.follow_up,
        "for_secretariat": motif.for_secretariat,
        "bookable_by": motif.bookable_by,
        "min_public_booking_delay": 1800,
        "max_public_booking_delay": 7889238,
        "visibility_type": motif.visibility,
        "instruction_for_rdv": motif.instruction,
        "restriction_for_rdv": motif.restriction,
        "motif_category": _CATEGORIES[motif.category] if motif.category else None,
        "visio_url": f"https://visio.ormeval.test/{motif.key}" if motif.location == "visio" else None,
        "deleted_at": None,
    }
