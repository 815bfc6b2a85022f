"""The commands beside ``serve``: they work on a database, once, and say what they did."""

from __future__ import annotations

import getpass
import sys
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec
from sqlalchemy import ColumnElement, delete, func, select, update

from kiosk import process
from kiosk.clock import Clock
from kiosk.platform_server.data import data_file, migrations, private_files, schema
from kiosk.platform_server.data.database import Database
from kiosk.platform_server.data.levels import Level
from kiosk.platform_server.rules import applications, grants
from kiosk.platform_server.running.passwords import LONGEST, Passwords
from kiosk.platform_server.running.platform import Platform
from kiosk.platform_server.serving.serve import CannotServe, import_data, prepare, read_file
from kiosk.platform_server.values import redirects, secrets

PASSWORD_VARIABLE = "KIOSK_PLATFORM_PASSWORD"  # noqa: S105 - a name, not a password
SHORTEST_PASSWORD = 8
_NOBODY = "Aucun agent ne se connecte avec cette adresse."
_BEGINNING = b'{\n "timezone"'  # of an export
Say = Callable[[str], None]


def import_file(url: str, path: Path, say: Say) -> None:
    """Fills an empty database from a file, all or nothing. Raises CannotServe and data_file.DataFileFault."""
    data = read_file(path)
    platform = Platform(Database(url), Clock())
    try:
        prepare(platform.database)
        if not platform.database.is_empty():
            raise CannotServe("La base contient déjà des données : un import demande une base vide.")
        import_data(platform, data)
    finally:
        platform.close()
    say(f"Importé : {len(data.agents)} agents, {len(data.users)} usagers, {len(data.rdvs)} rendez-vous.")


def export_file(url: str, path: Path | None, say: Say, *, force: bool = False) -> None:
    """Writes the platform as a data file, to standard output without ``path``. Raises CannotServe.

    The file holds personal data: only its owner may read it. ``force``: it takes the place of whatever stands there,
    and not only of an earlier export.
    """
    with _opened(url) as database, database.read() as connection:
        content = msgspec.json.format(msgspec.json.encode(data_file.export(connection)), indent=1) + b"\n"
    if path is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        private_files.write(path, content, replaces=lambda there: force or private_files.is_own(there, _BEGINNING))
    except FileExistsError:
        raise CannotServe(
            "Ce fichier existe déjà et n’est pas un export de cette plateforme\u00a0: donnez un autre nom, ou --force."
        ) from None
    except private_files.NotPrivate:
        raise CannotServe(
            "D’autres personnes peuvent écrire dans ce dossier. Choisissez-en un qui n’est qu’à vous\u00a0: "
            "le fichier contient des données personnelles."
        ) from None
    except OSError as error:
        raise CannotServe(f"Le fichier ne s’écrit pas\u00a0: {error.strerror}.") from None
    say(f"Exporté dans {path}, sans les mots de passe ni les secrets des applications.")


def set_password(url: str, email: str, say: Say) -> None:
    """Gives an agent a password, out of the environment or asked for; ends their sessions. Raises CannotServe."""
    agent = schema.agents.c
    with _opened(url) as database:
        with database.read() as connection:
            agent_id = connection.scalar(select(agent.id).where(_is_called(email)))
        if agent_id is None:
            raise CannotServe(_NOBODY)
        hashed = Passwords().hash(_new_password())
        with database.write() as connection:
            # Whoever is given a password has no invitation left to accept.
            values = {"password_hash": hashed, "invited": False}
            connection.execute(update(schema.agents).where(agent.id == agent_id).values(values))
            for table in (schema.tokens, schema.browser_sessions):
                connection.execute(delete(table).where(table.c.agent_id == agent_id))
            grants.end_all(connection, agent_id)
    say("Mot de passe enregistré. Les connexions en cours de cet agent sont terminées.")


def set_notifications(url: str, email: str, level: Level, say: Say) -> None:
    """Chooses of which RDVs an agent is told by e-mail. Raises CannotServe."""
    chosen = update(schema.agents).where(_is_called(email)).values(rdv_notifications_level=level)
    with _opened(url) as database, database.write() as connection:
        changed = connection.execute(chosen).rowcount
    if not changed:
        raise CannotServe(_NOBODY)
    say("Choix enregistré.")


def add_application(
    url: str, name: str, redirect_uris: Sequence[str], client_id: str | None, confidential: bool, say: Say
) -> None:
    """Registers an application that agents may let act for them; tells its secret, once. Raises CannotServe."""
    for uri in redirect_uris:
        if not redirects.can_be_registered(uri):
            raise CannotServe(
                f"« {uri} » n’est pas une adresse de retour : donnez une adresse https, un schéma propre à "
                f"l’application (fr.exemple.logiciel:/retour), {redirects.OUT_OF_BAND}, ou http://127.0.0.1/…"
            )
    # Typed in commands and settings: it begins with no hyphen.
    client_id, secret = client_id or uuid.uuid4().hex, secrets.made() if confidential else None
    with _opened(url) as database, database.write() as connection:
        if applications.find(connection, client_id) is not None:
            raise CannotServe("Une application a déjà cet identifiant.")
        applications.add(connection, name, redirect_uris, client_id, secret)
    say(f"Identifiant : {client_id}")
    if secret is not None:
        say(f"Secret (il ne sera plus montré) : {secret}")


def list_applications(url: str, say: Say) -> None:
    """Tells the applications, one a line. Raises CannotServe."""
    with _opened(url) as database, database.read() as connection:
        found = applications.every(connection)
    for application in found:
        kind = "confidentielle" if application.confidential else "publique"
        say("\t".join([application.client_id, application.name, kind, " ".join(application.redirect_uris)]))
    if not found:
        say("Aucune application.")


def remove_application(url: str, client_id: str, say: Say) -> None:
    """Takes an application away, and ends what it was granted. Raises CannotServe."""
    with _opened(url) as database, database.write() as connection:
        application = applications.find(connection, client_id)
        if application is None:
            raise CannotServe("Aucune application n’a cet identifiant.")
        applications.remove(connection, application)
    say("Application retirée. Les connexions qui passaient par elle sont terminées.")


def migrate(url: str, say: Say) -> None:
    """Brings a database up to date, or makes the tables of an empty one. Raises CannotServe."""
    with closing(Database(url)) as database:
        with database.read() as connection:
            before = migrations.version(connection)
        prepare(database)
    newest = migrations.known()[-1]
    if before == newest:
        say(f"La base est à jour (version {newest}).")
    elif before is None:
        say(f"Les tables sont créées (version {newest}).")
    else:
        say(f"La base est passée de la version {before} à la version {newest}.")


def _is_called(email: str) -> ColumnElement[bool]:
    agent = schema.agents.c
    return (func.lower(agent.email) == email.strip().lower()) & agent.deleted_at.is_(None)


@contextmanager
def _opened(url: str) -> Iterator[Database]:
    """A database that is there already, brought up to date. Raises CannotServe for one that never held a platform."""
    with closing(Database(url)) as database:
        with database.read() as connection:
            if migrations.version(connection) is None:
                raise CannotServe("Cette base ne contient pas de plateforme.")
        prepare(database)
        yield database


def _new_password() -> str:
    password = process.take_variable(PASSWORD_VARIABLE)
    if not password:
        password = _asked("Nouveau mot de passe : ")
        if _asked("Encore une fois : ") != password:
            raise CannotServe("Les deux mots de passe diffèrent.")
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST:
        raise CannotServe(f"Un mot de passe compte de {SHORTEST_PASSWORD} à {LONGEST} caractères.")
    return password


def _asked(question: str) -> str:
    try:
        return getpass.getpass(question)
    except EOFError:
        raise CannotServe(f"Sans terminal, le mot de passe se donne par la variable {PASSWORD_VARIABLE}.") from None
