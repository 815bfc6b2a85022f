"""Three organisations of two territories in which every text is a word of its own, so that whoever is shown one that
they may not see is found out; and a platform over them, in this process, whose every row is looked at after each call.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx

from kiosk.clock import SetClock
from kiosk.platform_server.auth import tokens
from kiosk.platform_server.data import data_file
from kiosk.platform_server.data.database import Database
from kiosk.platform_server.rules import grants
from kiosk.platform_server.rules.user_index import UserIndex
from kiosk.platform_server.running.platform import Options, Platform
from kiosk.platform_server.serving.app import build_app
from kiosk.platform_server.serving.serve import import_data
from kiosk.platform_server.values.instants import seconds
from kiosk.platform_server.values.like import Like

NOW = datetime.fromisoformat("2026-11-23T10:20:00+01:00")  # a Monday
SLOT = "2026-11-24T09:00:00+01:00"  # the first créneau of each opening, of Tuesdays
ORGANISATIONS = {"N": 1, "S": 2, "F": 3}
"""Nord; Sud, of the same territory; Far, of the other one."""
TERRITORIES = {"N": 1, "S": 1, "F": 2}
PMI, SOCIAL, SECRETARIAT = 1, 2, 3
REDIRECT = "fr.rdv.kiosk:/callback"


@dataclass(frozen=True)
class Word:
    """What a word stands for: of what it is said, where that is, and of which service or person."""

    kind: str
    places: frozenset[str]
    service: int = 0
    about: int = 0  # the id of the usager or agent


@dataclass(frozen=True)
class Role:
    """Who calls: an agent, and what they are where."""

    letter: str
    what: str
    agent_id: int = 0  # 0: nobody
    roles: Mapping[str, str] = field(default_factory=dict)
    service: int = 0
    administers: int = 0  # a territory
    sent: str = "token"  # or « bearer », « revoked », « expired », « nothing »

    @property
    def territories(self) -> set[int]:
        return {TERRITORIES[place] for place in self.roles}

    @property
    def reach(self) -> set[str]:
        """The places of their territories."""
        return {place for place, territory in TERRITORIES.items() if territory in self.territories}

    @property
    def secretary(self) -> bool:
        return self.service == SECRETARIAT


_SECRETARY = Role("d", "secretary in Nord", 3, {"N": "basic"}, SECRETARIAT)
ROLES = [
    Role("x", "nobody", sent="nothing"),
    replace(_SECRETARY, letter="r", what="a token that was revoked", sent="revoked"),
    replace(_SECRETARY, letter="e", what="a token that has expired", sent="expired"),
    Role("o", "basic in Nord, of another service", 1, {"N": "basic"}, SOCIAL),
    Role("s", "basic in Nord, of the same service", 2, {"N": "basic"}, PMI),
    _SECRETARY,
    Role("a", "admin of Nord", 4, {"N": "admin"}, SOCIAL),
    Role("t", "basic in Nord, of another service, administers its territory", 5, {"N": "basic"}, SOCIAL, 1),
    Role("n", "admin of Sud", 6, {"S": "admin"}, PMI),
    Role("f", "admin of Far", 7, {"F": "admin"}, PMI),
    Role("m", "basic in Nord and in Far, of the same service", 8, {"N": "basic", "F": "basic"}, PMI),
]
BY_LETTER = {role.letter: role for role in ROLES}
BEARER = replace(_SECRETARY, letter="b", what="an application that the secretary lets act", sent="bearer")
COLLEAGUES = {"N": 11, "S": 12, "F": 13}  # of PMI, who receive there
INTERVENANT, GONE = 14, 15
USERS = {"N": 1, "S": 2, "F": 3, "NF": 4, "NS": 5, "SF": 6}
FREE = {"N": 11, "S": 12, "F": 13}  # who have no RDV
PROCHES = {"N": 21, "S": 22, "F": 23}
RDVS = {"N": 1, "S": 2, "F": 3}
SOCIAL_RDV, SHARED_RDV = 4, 5  # both of Nord
TAKEN_PART, ITS_USER = 6, 31
"""An RDV of Sud, of an agent who works there no more: « o », who sees it, and no other of Sud; and who comes."""
OPEN, CLOSED = {"N": 1, "S": 2, "F": 3}, {"N": 11, "S": 12, "F": 13}  # motifs
SOCIAL_MOTIF = 21


class World:
    """The platform, its words, and what is asked of it."""

    def __init__(self, folder: Path, like: Like, *, fiches_open: bool = False) -> None:
        """``fiches_open``: the territory of Nord and Sud shows its usagers to all who work there."""
        self.fiches_open = fiches_open
        self.words: dict[str, Word] = {}
        self.like = like
        self.path = folder / "platform.sqlite"
        self.platform = Platform(
            Database(f"sqlite:///{self.path}"), SetClock(NOW), Options(like=like, devices_per_agent=9)
        )
        # One thread each, here from the start: what a test leaves running is then its own.
        for holder in (self.platform, self.platform.door):
            holder.threads.shutdown()
            holder.threads = ThreadPoolExecutor(1, thread_name_prefix="platform")
            holder.threads.submit(int).result()
        self.platform.database.create()
        import_data(self.platform, data_file.read_data_file(self._data()))
        self.platform.open()
        self.headers = {role.letter: self._headers(role) for role in (*ROLES, BEARER)}
        self.secrets = {
            value for one in self.headers.values() for name, value in one.items() if name not in ("uid", "client")
        }
        self._loop = asyncio.new_event_loop()
        transport = httpx.ASGITransport(app=build_app(self.platform), raise_app_exceptions=True)
        self._client = httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1")
        self.plans: dict[str, tuple[int, str]] = {}
        self.calendars: dict[str, str] = {}
        self._begin_plans()
        self._rows = sqlite3.connect(self.path)
        self.platform.database.take_snapshot()
        self.before = self.rows()
        self._seen_version = self._version()
        self.organisations_of_users = self._profiles(self.before)

    def close(self) -> None:
        self._loop.run_until_complete(self._client.aclose())
        self._loop.close()
        self._rows.close()
        self.platform.close()

    def send(self, role: Role, method: str, path: str, **sent: Any) -> httpx.Response:
        """What that role is answered; the platform stays as the call left it."""
        self.platform.public_calls.forget()  # asked more often than the public may
        headers = {**self.headers[role.letter], **sent.pop("headers", {})}
        return self._loop.run_until_complete(self._client.request(method, path, headers=headers, **sent))

    def rows(self) -> dict[str, dict[Any, tuple[Any, ...]]]:
        """Every row of every table, by its key."""
        found: dict[str, dict[Any, tuple[Any, ...]]] = {}
        for name, key, columns in self._tables():
            rows = self._rows.execute(f"SELECT {', '.join(columns)} FROM {name}")
            found[name] = {tuple(row[: len(key)]): row for row in rows}
        return found

    def _tables(self) -> list[tuple[str, list[str], list[str]]]:
        if not hasattr(self, "_known_tables"):
            names = [r[0] for r in self._rows.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            self._known_tables = []
            for name in sorted(names):
                about = list(self._rows.execute(f"PRAGMA table_info({name})"))
                key = [row[1] for row in about if row[5]] or [row[1] for row in about]
                columns = [*key, *(row[1] for row in about if row[1] not in key)]
                self._known_tables.append((name, key, columns))
        return self._known_tables

    def columns(self, table: str) -> list[str]:
        return next(columns for name, _, columns in self._tables() if name == table)

    def _version(self) -> int:
        """Another one as soon as anybody wrote."""
        return int(self._rows.execute("PRAGMA data_version").fetchone()[0])

    def changes(self) -> Iterator[tuple[str, dict[str, Any] | None, dict[str, Any] | None]]:
        """Each row that is not as it was at the start: its table, what it was, what it is."""
        if self._version() == self._seen_version:
            return
        after = self.rows()
        for table, rows in after.items():
            earlier = self.before[table]
            if rows == earlier:
                continue
            columns = self.columns(table)
            for key in rows.keys() | earlier.keys():
                old, new = earlier.get(key), rows.get(key)
                if old != new:
                    yield table, _named(columns, old), _named(columns, new)

    def with_fiches_of(self, role: Role) -> set[str]:
        """The places whose usagers that role sees whole."""
        opened = {"N", "S"} if self.fiches_open and 1 in role.territories else set()
        return {*role.roles} | opened

    def put_back(self) -> None:
        """Back to the start."""
        self.platform.database.restore()
        self.platform.forget_reference()
        self.platform.user_index = UserIndex()
        self._seen_version = self._version()

    def places_of_users(self) -> dict[int, set[str]]:
        """Where each usager is known, now or at the start: who sees a proche sees whom they hang on."""
        rows = self.rows()
        found = {user_id: set(places) for user_id, places in self.organisations_of_users.items()}
        for user_id, places in self._profiles(rows).items():
            found.setdefault(user_id, set()).update(places)
        responsible = self.columns("users").index("responsible_id")
        for row in [*self.before["users"].values(), *rows["users"].values()]:
            if row[responsible] is not None:
                found.setdefault(row[responsible], set()).update(found.get(row[0], ()))
        return found

    def _profiles(self, rows: Mapping[str, Mapping[Any, Any]]) -> dict[int, set[str]]:
        columns = self.columns("user_profiles")
        place = {organisation_id: place for place, organisation_id in ORGANISATIONS.items()}
        found: dict[int, set[str]] = {}
        for row in rows["user_profiles"].values():
            known = dict(zip(columns, row, strict=True))
            found.setdefault(known["user_id"], set()).add(place[known["organisation_id"]])
        return found

    def found_in(self, text: str) -> set[str]:
        """The words that a text holds."""
        said = text.lower()
        return {word for word in self.words if word in said}

    def _headers(self, role: Role) -> dict[str, str]:
        if role.sent == "nothing":
            return {}
        platform, now = self.platform, seconds(NOW)
        with platform.database.read() as connection:
            agent = platform.reference(connection).agents[role.agent_id]
        bearer = role.sent == "bearer" or not self.like.password_sign_in
        with platform.database.write() as connection:
            if bearer:
                at = now - grants.ACCESS_S if role.sent == "expired" else now
                code = grants.give_code(connection, agent.id, 1, REDIRECT, None, at)
                pair = grants.exchange(connection, 1, code, REDIRECT, None, at).pair
                assert pair is not None
                if role.sent == "revoked":
                    grant = grants.of_either_token(connection, pair.access_token)
                    assert grant is not None
                    grants.end(connection, grant.id)
                return {"Authorization": f"Bearer {pair.access_token}"}
            at = now - tokens.LIFETIME_S if role.sent == "expired" else now
            session, _ = tokens.issue(connection, agent, at, 9)
            if role.sent == "revoked":
                tokens.revoke(connection, session)
        return {name: session.headers[name] for name in ("access-token", "client", "uid")}

    def _begin_plans(self) -> None:
        """A plan and a calendar of one agent of each place, where the platform has them."""
        for place, letter in (("N", "d"), ("S", "n"), ("F", "f")):
            if self.like.desk_api:
                made = self.send(BY_LETTER[letter], "POST", "/api/desk/v1/agents/me/calendar", json={})
                self.calendars[place] = made.json()["calendar"]["url"].rpartition("/")[2]
            if "POST /rdv_plans" not in self.like.absent:
                sent = {"user": {"id": FREE[place]}}
                plan = self.send(BY_LETTER[letter], "POST", "/api/v1/rdv_plans", json=sent).json()["rdv_plan"]
                self.plans[place] = (plan["id"], plan["url"].rpartition("/")[2])

    def word(self, kind: str, places: str, service: int = 0, about: int = 0) -> str:
        made = f"zq{len(self.words):03d}q"
        self.words[made] = Word(kind, frozenset(places), service, about)
        return made

    def _data(self) -> dict[str, Any]:
        word = self.word
        return {
            "timezone": "Europe/Paris",
            "territories": [
                {"key": "T", "id": 1, "name": word("territory", "NS"), "departement_number": "99"}
                | {"visible_users_throughout_the_territory": self.fiches_open},
                {"key": "U", "id": 2, "name": word("territory", "F"), "departement_number": "98"},
            ],
            "organisations": [
                {"key": place, "id": number, "territory": "U" if place == "F" else "T", "external_id": f"ext{number}"}
                | {"name": word("organisation", place), "email": f"{word('organisation', place)}@exemple.test"}
                for place, number in ORGANISATIONS.items()
            ],
            "services": [
                {"key": "pmi", "id": PMI, "name": "PMI"},
                {"key": "social", "id": SOCIAL, "name": "Service social"},
                {"key": "secretariat", "id": SECRETARIAT, "name": "Secrétariat", "secretariat": True},
            ],
            "teams": [
                {"key": "T", "id": 1, "territory": "T", "name": word("team", "NS")},
                {"key": "U", "id": 2, "territory": "U", "name": word("team", "F")},
            ],
            "agents": [*self._callers(), *self._colleagues()],
            "lieux": [
                {"key": place, "id": number, "organisation": place, "name": word("lieu", place)}
                | {"address": word("lieu", place)}
                for place, number in ORGANISATIONS.items()
            ],
            "motifs": self._motifs(),
            "plage_ouvertures": [
                {"key": place, "id": number, "agent": f"c{place}", "organisation": place, "lieu": place}
                | {"motifs": [f"open{place}", f"closed{place}"], "first_day": "2026-11-03", "start_time": "09:00"}
                | {"title": word("plage", place, PMI, COLLEAGUES[place]), "end_time": "12:00"}
                | {"recurrence": {"every": "week", "interval": 1, "on": ["tuesday"], "until": None}}
                for place, number in ORGANISATIONS.items()
            ],
            "absences": [
                {"key": place, "id": number, "agent": f"c{place}", "first_day": "2026-12-01", "start_time": "08:00"}
                | {"title": word("absence", place, PMI, COLLEAGUES[place]), "end_time": "18:00"}
                for place, number in ORGANISATIONS.items()
            ],
            "users": self._users(),
            "rdvs": self._rdvs(),
            "webhook_endpoints": [
                {"key": place, "id": number, "organisation": place, "secret": word("secret", "")}
                | {"target_url": f"https://{word('hook', place)}.test/", "subscriptions": ["rdv"]}
                for place, number in ORGANISATIONS.items()
            ],
            "oauth_applications": [
                {"key": "desk", "id": 1, "name": "Logiciel", "client_id": "kiosk-demo", "redirect_uris": [REDIRECT]}
            ],
        }

    def _person(self, agent_id: int, places: str, service: int) -> dict[str, Any]:
        email = f"{self.word('agent e-mail', places, service, agent_id)}@exemple.test"
        return {
            "id": agent_id,
            "first_name": "Agent",
            "last_name": self.word("agent", places, service, agent_id),
            "email": email,
            "services": [{PMI: "pmi", SOCIAL: "social", SECRETARIAT: "secretariat"}[service]],
            "teams": ["U"] if places == "F" else ["T"],
        }

    def _callers(self) -> list[dict[str, Any]]:
        return [
            self._person(role.agent_id, "".join(role.roles), role.service)
            | {"key": role.letter, "roles": dict(role.roles), "territorial_admin": ["T"] if role.administers else []}
            for role in ROLES
            if role.agent_id and role.sent == "token"
        ]

    def _colleagues(self) -> list[dict[str, Any]]:
        there = [
            self._person(agent_id, place, PMI) | {"key": f"c{place}", "roles": {place: "basic"}}
            for place, agent_id in COLLEAGUES.items()
        ]
        intervenant = self._person(INTERVENANT, "N", SOCIAL) | {
            "key": "i",
            "roles": {"N": "intervenant"},
            "email": None,
        }
        gone = self._person(GONE, "F", PMI) | {"key": "g", "roles": {"F": "basic"}, "deleted_at": NOW.isoformat()}
        return [*there, intervenant, gone]

    def _motifs(self) -> list[dict[str, Any]]:
        found = []
        for place in ORGANISATIONS:
            mine = {"organisation": place, "service": "pmi"}
            told = {"instruction_for_rdv": self.word("motif", place, PMI)}
            found += [
                {"key": f"open{place}", "id": OPEN[place], "name": "Consultation", **mine, **told}
                | {"bookable_by": "agents_and_prescripteurs"},
                {"key": f"closed{place}", "id": CLOSED[place], "name": self.word("motif", place, PMI), **mine}
                | {"bookable_by": "agents"},
            ]
        name = self.word("motif", "N", SOCIAL)
        social = {"key": "social", "id": SOCIAL_MOTIF, "organisation": "N", "service": "social", "name": name}
        return [*found, social | {"location_type": "phone"}]

    def _users(self) -> list[dict[str, Any]]:
        found = []
        for places, user_id in USERS.items():
            found.append(self._user(f"u{places}", user_id, places) | {"referents": [f"c{place}" for place in places]})
        for place in ORGANISATIONS:
            found.append(self._user(f"free{place}", FREE[place], place))
            found.append(self._user(f"proche{place}", PROCHES[place], place) | {"responsible": f"free{place}"})
        return [*found, self._user("left", ITS_USER, "S")]

    def _user(self, key: str, user_id: int, places: str) -> dict[str, Any]:
        def detail() -> str:
            return self.word("detail", places, about=user_id)

        return {
            "key": key,
            "id": user_id,
            "organisations": list(places),
            "first_name": self.word("name", places, about=user_id),
            "last_name": self.word("name", places, about=user_id),
            "birth_name": detail(),
            "birth_date": "1990-12-31",
            "email": f"{detail()}@exemple.test",
            "address": detail(),
            "case_number": detail(),
            "notes": detail(),
        }

    def _rdvs(self) -> list[dict[str, Any]]:
        def rdv(key: str, number: int, place: str, user: str, **given: Any) -> dict[str, Any]:
            return {
                "key": key,
                "id": number,
                "organisation": place,
                "motif": f"closed{place}",
                "lieu": place,
                "starts_at": "2026-11-23T11:00:00+01:00",
                "duration_in_min": 30,
                "agents": [f"c{place}"],
                "created_by": f"c{place}",
                "uuid": f"00000000-0000-4000-8000-00000000000{number}",
                "participations": [{"id": number, "user": user}],
                "context": self.word("rdv", place, given.pop("service", PMI)),
                **given,
            }

        other = {"motif": "social", "lieu": None, "agents": ["a"], "created_by": "a", "service": SOCIAL}
        return [
            *(rdv(place, number, place, f"u{place}") for place, number in RDVS.items()),
            rdv("social", SOCIAL_RDV, "N", "uN", **other),
            rdv("left", TAKEN_PART, "S", "left", agents=["o"], created_by="o", starts_at="2026-11-23T16:00:00+01:00"),
            rdv("shared", SHARED_RDV, "N", "uNF", starts_at="2026-11-23T15:00:00+01:00"),
        ]


def _named(columns: Sequence[str], row: Sequence[Any] | None) -> dict[str, Any] | None:
    return None if row is None else dict(zip(columns, row, strict=True))


@contextmanager
def opened(folder: Path, like: Like, *, fiches_open: bool = False) -> Iterator[World]:
    """A world, closed at the end."""
    world = World(folder, like, fiches_open=fiches_open)
    try:
        yield world
    finally:
        world.close()
