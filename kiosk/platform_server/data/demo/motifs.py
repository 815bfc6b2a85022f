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
_DISCREET = "visible_and_not_notified"
_HIDDEN = "invisible"
_A = Audience

MOTIFS: tuple[Motif, ...] = (
    Motif("nourrisson", PMI, "Consultation médicale nourrisson", "#2E7D6B", 20, _A.INFANT, instruction=_CARNET),
    Motif(
        "enfant",
        PMI,
        "Consultation médicale enfant de 2 à 6 ans",
        "#3F9142",
        30,
        _A.CHILD,
        bookable_by="everyone",
        instruction=_CARNET,
    ),
    Motif("vaccin", PMI, "Vaccination", "#6A9A1F", 15, _A.VACCINEE, bookable_by="everyone", instruction=_VACCIN),
    Motif(
        "pesee",
        PMI,
        "Pesée et conseils puéricultrice",
        "#2A9D8F",
        20,
        _A.INFANT,
        bookable_by="everyone",
        instruction=_CARNET,
    ),
    Motif("suivi-pmi", PMI, "Suivi puéricultrice", "#1F7A8C", 30, _A.INFANT, follow_up=True, instruction=_CARNET),
    Motif("grossesse", PMI, "Suivi de grossesse", "#B5477B", 45, _A.MOTHER, instruction=_GROSSESSE),
    Motif(
        "prenatal",
        PMI,
        "Entretien prénatal précoce",
        "#C2618F",
        60,
        _A.MOTHER,
        bookable_by="everyone",
        instruction=_GROSSESSE,
        restriction="À partir du quatrième mois de grossesse.",
    ),
    Motif("planification", PMI, "Contraception et dépistage", "#8E4A9E", 30, _A.MOTHER, visibility=_HIDDEN),
    Motif("domicile-puer", PMI, "Visite à domicile puéricultrice", "#3A6EA5", 60, _A.INFANT, "home"),
    Motif("domicile-sf", PMI, "Visite à domicile sage-femme", "#7A5CA8", 60, _A.MOTHER, "home"),
    Motif("appel-puer", PMI, "Appel de la puéricultrice", "#4C8DAE", 15, _A.INFANT, "phone", for_secretariat=True),
    Motif("visio-sf", PMI, "Téléconsultation sage-femme", "#9C6BB0", 30, _A.MOTHER, "visio", bookable_by="everyone"),
    Motif(
        "massage",
        PMI,
        "Atelier massage bébé",
        "#D98E04",
        90,
        _A.BABY,
        collectif=True,
        for_secretariat=True,
        bookable_by="everyone",
        instruction="Apporter une serviette de toilette. Bébés de 1 à 9 mois.",
        seats=10,
    ),
    Motif(
        "agrement",
        PMI,
        "Réunion d’information assistants maternels",
        "#C77D0A",
        120,
        _A.WORKING,
        collectif=True,
        bookable_by="everyone",
        seats=15,
    ),
    Motif("psychologue", PMI, "Entretien psychologue", "#5E60A8", 45, _A.WORKING, visibility=_HIDDEN),
    Motif(
        "social-1",
        SOCIAL,
        "Premier rendez-vous assistante sociale",
        "#1F5FA8",
        45,
        _A.ADULT,
        for_secretariat=True,
        instruction=_RESSOURCES,
    ),
    Motif("social", SOCIAL, "Suivi social", "#2F74C0", 45, _A.ADULT, follow_up=True),
    Motif(
        "droits",
        SOCIAL,
        "Accès aux droits",
        "#4A90D9",
        30,
        _A.ADULT,
        for_secretariat=True,
        bookable_by="everyone",
        instruction=_RESSOURCES,
    ),
    Motif(
        "aide",
        SOCIAL,
        "Demande d’aide financière",
        "#356AA0",
        45,
        _A.ADULT,
        for_secretariat=True,
        instruction=_RESSOURCES,
    ),
    Motif(
        "rsa-contrat",
        SOCIAL,
        "RSA Contrat d’engagement",
        "#C0392B",
        45,
        _A.WORKING,
        bookable_by="agents_and_prescripteurs_and_invited_users",
        instruction=_RESSOURCES,
        category="rsa_cer_signature",
    ),
    Motif(
        "rsa-info",
        SOCIAL,
        "RSA Information collective",
        "#D35400",
        90,
        _A.WORKING,
        collectif=True,
        bookable_by="agents_and_prescripteurs_and_invited_users",
        instruction="Présence obligatoire dans le cadre du parcours RSA.",
        seats=12,
        category="rsa_orientation_coll",
    ),
    Motif("budget", SOCIAL, "Accompagnement budgétaire", "#8A6D1F", 60, _A.ADULT, instruction=_BUDGET),
    Motif("logement", SOCIAL, "Logement, dossier FSL", "#9A7B2C", 45, _A.ADULT, instruction=_FSL),
    Motif(
        "energie",
        SOCIAL,
        "Atelier «\u00a0Maîtriser ses factures\u00a0»",
        "#B8860B",
        120,
        _A.ADULT,
        collectif=True,
        for_secretariat=True,
        bookable_by="agents_and_prescripteurs",
        seats=8,
    ),
    Motif(
        "domicile-social",
        SOCIAL,
        "Visite à domicile service social",
        "#50698C",
        60,
        _A.ADULT,
        "home",
        visibility=_DISCREET,
    ),
    Motif("appel-social", SOCIAL, "Entretien téléphonique", "#6C8EBF", 30, _A.ADULT, "phone", for_secretariat=True),
    Motif("visio-social", SOCIAL, "Rendez-vous en visio", "#5B7DB1", 30, _A.ADULT, "visio"),
    Motif("famille-ase", ASE, "Entretien famille", "#A23B3B", 60, _A.FAMILY, visibility=_DISCREET),
    Motif("educatif", ASE, "Suivi éducatif", "#B85C5C", 45, _A.MINOR, follow_up=True, visibility=_DISCREET),
    Motif("domicile-ase", ASE, "Visite à domicile ASE", "#8C4646", 60, _A.FAMILY, "home", visibility=_HIDDEN),
    Motif("bilan-ase", ASE, "Bilan du projet pour l’enfant", "#93413C", 60, _A.FAMILY),
    Motif("appel-ase", ASE, "Point téléphonique", "#C97B7B", 20, _A.WORKING, "phone", visibility=_DISCREET),
    Motif(
        "demarches",
        SECRETARIAT,
        "Aide aux démarches en ligne",
        "#5F6B7A",
        30,
        _A.ADULT,
        for_secretariat=True,
        bookable_by="everyone",
    ),
    Motif(
        "titre",
        ETAT_CIVIL,
        "Carte d’identité ou passeport, dépôt",
        "#2C5F7C",
        20,
        _A.ADULT,
        bookable_by="everyone",
        instruction=_TITRE,
    ),
    Motif(
        "retrait",
        ETAT_CIVIL,
        "Carte d’identité ou passeport, retrait",
        "#4A7F9C",
        10,
        _A.ADULT,
        bookable_by="everyone",
        instruction="Apporter le récépissé et l’ancien titre.",
    ),
    Motif("mariage", ETAT_CIVIL, "Dossier de mariage", "#A8577E", 45, _A.ENGAGED, for_secretariat=True),
    Motif(
        "pacs",
        ETAT_CIVIL,
        "PACS, enregistrement",
        "#8C5A9A",
        30,
        _A.ENGAGED,
        for_secretariat=True,
        instruction="Présence des deux partenaires, munis d’une pièce d’identité.",
    ),
    Motif("reconnaissance", ETAT_CIVIL, "Reconnaissance anticipée", "#5C8A5A", 20, _A.COUPLE, bookable_by="everyone"),
    Motif("prenom", ETAT_CIVIL, "Changement de prénom ou de nom", "#7D6B4F", 30, _A.ADULT),
    # Kept for the RDVs it once had, as sites do when a service is reorganised.
    Motif(
        "scolaire", ETAT_CIVIL, "Inscription scolaire", "#888888", 20, _A.ADULT, bookable_by="everyone", archived=True
    ),
)

BY_KEY = {motif.key: motif for motif in MOTIFS}

_CATEGORIES = {
    "rsa_cer_signature": {"id": 1, "name": "RSA signature CER", "short_name": "rsa_cer_signature"},
    "rsa_orientation_coll": {"id": 2, "name": "RSA Information collective", "short_name": "rsa_orientation_coll"},
}


def motifs_json(archived_at: str) -> list[dict[str, Any]]:
    """The motifs as the data file has them; ``archived_at`` is when the archived one was put away."""
    return [
        {
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
            "deleted_at": archived_at if motif.archived else None,
        }
        for motif in MOTIFS
    ]
