"""Who works in Ormeval, and where: territory, organisations, services, teams, lieux, agents, accounts."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any

from kiosk.platform_server.data.demo import names
from kiosk.platform_server.data.demo.dice import dice

# The same for every demonstration account: two words and a hyphen, no figure nor capital to hunt for on a keyboard in
# front of an audience, and long enough (15) for the platform's own rule of 12. It opens invented data only.
PASSWORD = "bonjour-ormeval"  # noqa: S105 - published on purpose, printed at start

MDS = "mds"
MAIRIE = "mairie"
CENTRE = "centre"
TILLEULS = "tilleuls"
HOTEL_DE_VILLE = "hotel-de-ville"

PMI = "pmi"
SOCIAL = "social"
ASE = "ase"
ETAT_CIVIL = "etat-civil"
SECRETARIAT = "secretariat"

SECRETARIES = ("lemoine", "belkacem", "roussel")

TERRITORIES: list[dict[str, Any]] = [
    {
        "key": "ormeval",
        "name": "Ormeval",
        "departement_number": "99",
        "visible_users_throughout_the_territory": False,
        "holiday_zone": "France",
    }
]


def organisation_json(key: str, name: str, phone_number: str, verticale: str) -> dict[str, Any]:
    """An organisation of the territory as the data file has it."""
    return {
        "key": key,
        "territory": "ormeval",
        "name": name,
        "phone_number": phone_number,
        "email": f"accueil.{key}@ormeval.test",
        "verticale": verticale,
        "external_id": f"{key}-ormeval",
    }


ORGANISATIONS: list[dict[str, Any]] = [
    organisation_json(MDS, "MDS d’Ormeval", "03 53 01 10 00", "rdv_solidarites"),
    organisation_json(MAIRIE, "Mairie d’Ormeval", "03 53 01 20 00", "rdv_mairie"),
]

SERVICES: list[dict[str, Any]] = [
    {"key": PMI, "name": "PMI (Protection maternelle et infantile)", "short_name": "PMI", "secretariat": False},
    {"key": SOCIAL, "name": "Service social", "short_name": "Service social", "secretariat": False},
    {"key": ASE, "name": "Aide sociale à l’enfance", "short_name": "ASE", "secretariat": False},
    {"key": ETAT_CIVIL, "name": "État civil", "short_name": "État civil", "secretariat": False},
    {"key": SECRETARIAT, "name": "Secrétariat", "short_name": "Secrétariat", "secretariat": True},
]

APPLICATIONS: list[dict[str, Any]] = [
    {
        "key": "kiosk",
        "name": "Kiosk (démonstration)",
        "client_id": "kiosk-demo",
        "redirect_uris": ["fr.rdv.kiosk:/callback", "urn:ietf:wg:oauth:2.0:oob", "http://127.0.0.1/callback"],
    }
]

TEAMS: list[dict[str, Any]] = [
    {"key": "equipe-pmi", "territory": "ormeval", "name": "Équipe PMI"},
    {"key": "equipe-sociale", "territory": "ormeval", "name": "Équipe sociale de secteur"},
    {"key": "equipe-enfance", "territory": "ormeval", "name": "Équipe enfance"},
]

LIEUX: list[dict[str, Any]] = [
    {
        "key": key,
        "organisation": organisation,
        "name": name,
        "address": f"{street}, 99000 Ormeval",
        "phone_number": phone_number,
        "availability": "enabled",
    }
    for key, organisation, name, street, phone_number in (
        (CENTRE, MDS, "MDS d’Ormeval – Centre", "12 rue de la République", "03 53 01 10 00"),
        (TILLEULS, MDS, "Antenne des Tilleuls", "3 allée des Tilleuls", "03 53 01 10 40"),
        (HOTEL_DE_VILLE, MAIRIE, "Hôtel de ville – État civil", "1 place du Marché", "03 53 01 20 00"),
    )
]


@dataclass(frozen=True, slots=True)
class Agent:
    """An agent. ``like`` names the one whose opening hours this one copies (themselves, in the normal territory)."""

    key: str
    first_name: str | None
    last_name: str
    service: str
    roles: dict[str, str]
    team: str | None = None
    agent_accueil: bool = False
    territorial_admin: bool = False
    like: str = ""

    @property
    def email(self) -> str | None:
        """Their address, which is also how they sign in; an intervenant has none."""
        if "intervenant" in self.roles.values():
            return None
        return f"{plain(self.first_name or '')}.{plain(self.last_name)}@ormeval.test"

    @property
    def template(self) -> str:
        """The key of the agent whose hours these are."""
        return self.like or self.key


def plain(text: str) -> str:
    """``text`` as the local part of an address writes it: unaccented, small, a hyphen for a space or an apostrophe."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("ı", "i"))
    return "".join("-" if c in " -’" else c for c in decomposed if c.isascii() or c == "’")


_BOTH = {MDS: "basic", MAIRIE: "basic"}
_HERE = {MDS: "basic"}
AGENTS: tuple[Agent, ...] = (
    Agent("lemoine", "Nadège", "LEMOINE", SECRETARIAT, _BOTH, agent_accueil=True),
    Agent("belkacem", "Karim", "BELKACEM", SECRETARIAT, _HERE, agent_accueil=True),
    Agent("roussel", "Océane", "ROUSSEL", SECRETARIAT, {MAIRIE: "basic"}, agent_accueil=True),
    Agent("vasseur", "Béatrice", "VASSEUR", PMI, _HERE, "equipe-pmi"),
    Agent("guillou", "Claire", "GUILLOU", PMI, _HERE, "equipe-pmi"),
    Agent("diop", "Aminata", "DIOP", PMI, _HERE, "equipe-pmi"),
    Agent("marchetti", "Hélène", "MARCHETTI", PMI, _HERE, "equipe-pmi"),
    # As the platform keeps them: an intervenant has a single name.
    Agent("psychologue", None, "Psychologue vacataire", PMI, {MDS: "intervenant"}),
    Agent("morvan", "Julien", "MORVAN", SOCIAL, _HERE, "equipe-sociale"),
    Agent("zerrouki", "Fatima", "ZERROUKI", SOCIAL, _HERE, "equipe-sociale"),
    Agent("kowalczyk", "Stéphanie", "KOWALCZYK", SOCIAL, _HERE, "equipe-sociale"),
    Agent("nguyen", "Thomas", "NGUYEN", SOCIAL, _HERE, "equipe-sociale"),
    Agent("ferrand", "Isabelle", "FERRAND", SOCIAL, {MDS: "admin"}, "equipe-sociale"),
    Agent("perrin", "Mathilde", "PERRIN", ASE, _HERE, "equipe-enfance"),
    Agent("dacosta", "Olivier", "DA COSTA", ASE, _HERE, "equipe-enfance"),
    Agent("blanchet", "Catherine", "BLANCHET", ETAT_CIVIL, {MAIRIE: "admin"}),
    Agent("legoff", "Yann", "LE GOFF", ETAT_CIVIL, {MAIRIE: "basic"}),
    Agent("aubry", "Pascale", "AUBRY", SOCIAL, {MDS: "admin", MAIRIE: "admin"}, territorial_admin=True),
)

_BY_KEY = {agent.key: agent for agent in AGENTS}


def _account(label: str, key: str) -> tuple[str, str, str]:
    email = _BY_KEY[key].email
    assert email is not None
    return label, email, PASSWORD


ACCOUNTS: list[tuple[str, str, str]] = [
    _account("Secrétaire", "lemoine"),
    _account("Agent d’accueil, second poste", "belkacem"),
    _account("Agente (service social)", "zerrouki"),
    _account("Administratrice de la MDS", "ferrand"),
    _account("Administratrice du territoire", "aubry"),
]
"""One account per role: label, e-mail, password. First the secretary of the demonstration, then the other desk."""

LARGE_AGENTS = 60


def agents_of(scale: str) -> tuple[Agent, ...]:
    """The agents of a scale: the eighteen above, in ``large`` forty-two more who work as one of them does."""
    if scale != "large":
        return AGENTS
    rng = dice("agents")
    models = [
        agent for agent in AGENTS if agent.first_name and agent.service != SECRETARIAT and not agent.territorial_admin
    ]
    more: list[Agent] = []
    taken = {agent.email for agent in AGENTS}
    while len(AGENTS) + len(more) < LARGE_AGENTS:
        model = models[len(more) % len(models)]
        line = names.lineage(rng)
        woman = rng.random() < 0.75
        first = names.first_name(rng, line.origin, woman, rng.randint(1968, 1999))
        roles = dict.fromkeys(model.roles, "basic")
        key = f"{model.key}-{len(more) // len(models) + 2}"
        agent = Agent(key, first, line.surname.upper(), model.service, roles, model.team, like=model.key)
        if agent.email not in taken:
            taken.add(agent.email)
            more.append(agent)
    return AGENTS + tuple(more)


def agents_json(agents: tuple[Agent, ...]) -> list[dict[str, Any]]:
    """The agents as the data file has them."""
    return [
        {
            "key": agent.key,
            "first_name": agent.first_name,
            "last_name": agent.last_name,
            "email": agent.email,
            "password": PASSWORD if agent.email else None,
            "services": [agent.service],
            "teams": [agent.team] if agent.team else [],
            "roles": agent.roles,
            "agent_accueil": agent.agent_accueil,
            "territorial_admin": ["ormeval"] if agent.territorial_admin else [],
        }
        for agent in agents
    ]
