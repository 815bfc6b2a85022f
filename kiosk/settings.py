"""What a site configures, read from TOML files: the machine's, then the person's, then what the site imposes.

A wrong file never stops the desk with a stack trace: ``ConfigurationError`` names the file, the line and what is
expected there.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import time, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from kiosk.domain.text.language import french, tr
from kiosk.domain.writes.retention import Retention
from kiosk.settings_lobby import LobbySettings
from kiosk.settings_places import ZONE, Place, expected, leave_out, line_of, validator, why
from kiosk.settings_policy import POLICY_FILE, POLICY_KEY, from_registry, names, read_registry

FILE_NAME = "kiosk.toml"
# Descriptions are what people read of a value that is none of these.
Minutes = Annotated[int, msgspec.Meta(ge=1, le=240)]
HostName = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:[0-9]+)?$",
        description=french("un nom de machine, par exemple «\u00a0visio.exemple.fr\u00a0»"),
    ),
]


KeyringBackend = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$",
        description=french("le nom d’un module Python, par exemple «\u00a0keyring_jeepney\u00a0»"),
    ),
]
HolidayZone = Literal[
    "France", "Alsace-Moselle", "Guadeloupe", "Martinique", "Guyane", "La Réunion", "Mayotte", "Saint-Barthélemy",
    "Saint-Martin", "Saint-Pierre-et-Miquelon", "Nouvelle-Calédonie", "Polynésie française", "Wallis-et-Futuna",
    "Terres australes françaises", "aucun",
]  # fmt: skip


class ConfigurationError(Exception):
    """A configuration file that cannot be used; its text has a line for each fault, with the file and the line."""


SignIn = Literal["auto", "oauth", "password"]
# Kiosk's own scheme, a code to be pasted, or an address of this very machine with the port at which Kiosk listens.
RedirectUri = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^(fr\.rdv\.kiosk:[!-~]+|urn:ietf:wg:oauth:2\.0:oob"
        r"|http://(127\.0\.0\.1|localhost|\[::1\]):[1-9][0-9]{0,4}(/[!-~]*)?)$",
        description=french("fr.rdv.kiosk:/callback, urn:ietf:wg:oauth:2.0:oob ou http://127.0.0.1:PORT/CHEMIN"),
    ),
]


EndOfDay = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9]|jamais)$",
        description=french("une heure, par exemple «\u00a020:00\u00a0», ou «\u00a0jamais\u00a0»"),
    ),
]


class OAuthSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``[instance.oauth]``: what the support of the platform registered for Kiosk, and gave to the site."""

    client_id: str = ""
    client_secret: str = ""
    """Public applications have none."""
    redirect_uri: RedirectUri = "fr.rdv.kiosk:/callback"
    """To the letter as it was registered."""
    scope: str = "write"

    def __repr__(self) -> str:
        return f"OAuthSettings(client_id={self.client_id!r})"


class KnownInstanceSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``[[instance.known]]``: another platform that is proposed, by its name."""

    name: str = ""
    url: str
    sign_in: SignIn = "auto"
    oauth: OAuthSettings = OAuthSettings()


class InstanceSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``[instance]``: which platform."""

    url: str = ""
    """Address proposed at sign-in, for example ``https://rdv.anct.gouv.fr``."""
    choices: tuple[str, ...] = ()
    """Other addresses offered in the list."""
    open_hosts: tuple[HostName, ...] = ()
    """Hosts whose pages (https) are opened besides the platform's, for example ``visio.exemple.fr``."""
    sign_in: SignIn = "auto"
    """How people come in: in their browser, by e-mail and password, or as the platform says once it is asked."""
    oauth: OAuthSettings = OAuthSettings()
    """For ``url``."""
    known: tuple[KnownInstanceSettings, ...] = ()


class ThresholdSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``[thresholds]``: when someone stands out on the board, in minutes."""

    late_minutes: Minutes = 10
    long_wait_minutes: Minutes = 20

    @property
    def late(self) -> timedelta:
        return timedelta(minutes=self.late_minutes)

    @property
    def long_wait(self) -> timedelta:
        return timedelta(minutes=self.long_wait_minutes)


class DisplaySettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``[display]``: how the screen looks."""

    theme: Literal["system", "light", "dark", "contrast"] = "system"
    text_percent: Annotated[int, msgspec.Meta(ge=100, le=200)] = 100


class ThisDeskSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``[desk]``: where this desk stands and what it keeps."""

    organisation_id: Annotated[int, msgspec.Meta(ge=1)] | None = None
    """Organisation shown at the first start; afterwards the last one chosen."""
    lieu_id: Annotated[int, msgspec.Meta(ge=1)] | None = None
    """Lieu shown at the first start."""
    keep_days: Annotated[int, msgspec.Meta(ge=1, le=31)] | None = None
    """Former name of ``[retention] rdvs_days``, which stands before it."""
    keyring_backends: tuple[KeyringBackend, ...] = ()
    """Keyrings that the site takes for safe besides the systems' own: « keyring_jeepney »."""
    ask_after_minutes: Minutes = 15
    """What would tell people, and is older than that when it can leave, asks whether it still is to."""
    fiction_numbers: bool = False
    """Whether the platform takes telephone numbers kept for works of fiction (06 39 98 …), as a training one may."""
    timezone: ZoneInfo | None = None
    """The zone of the organisation, where the platform does not tell it, for example ``Indian/Reunion``."""
    holidays: HolidayZone | None = None
    """Whose public holidays are observed, where the platform does not tell; « aucun »: people come every day."""


CompanionAddress = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^(https://[A-Za-z0-9.\[\]:-]+/?)?$",
        description=french("une adresse https, par exemple «\u00a0https://accueil.exemple.fr:8843\u00a0»"),
    ),
]


class SiteSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``[site]``: what the desks of a site share by themselves."""

    companion: CompanionAddress = ""
    """Address of the site's companion, where it has one; the desk is paired with it once, by a code."""


DaysBack = Annotated[int, msgspec.Meta(ge=0, le=31)]


class RetentionSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``[retention]``: for how many days this desk keeps what."""

    rdvs_days: DaysBack | None = None
    """RDVs of the past: 3 unless it is said; 0: those of today alone."""
    usagers_days: Annotated[int, msgspec.Meta(ge=1, le=365)] = 30
    """Usagers with whom the desk had nothing more to do, and what was noted of their birth."""
    walk_ins_days: DaysBack | None = None
    """Who came without an RDV: 3 unless it is said; 0: never on the disk, gone when Kiosk closes."""
    journal_days: DaysBack | None = None
    """What was done here and is settled: 3 unless it is said; 0: gone with the session."""
    refusals_days: Annotated[int, msgspec.Meta(ge=1, le=90)] = 30
    """What the platform refused and nobody has read."""
    memories_days: Annotated[int, msgspec.Meta(ge=1, le=365)] = 30
    """All that is kept of an agent who does not come any more."""


class JournalSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``[journal]``: the register of what is done at this desk, which ``kiosk --journal`` reads and verifies."""

    months: Annotated[int, msgspec.Meta(ge=0, le=12)] = 12
    """How long its lines are kept; 0: none is written."""


class SessionSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``[session]``: when the desk locks, by what it is unlocked, and who shares it."""

    idle_minutes: Annotated[int, msgspec.Meta(ge=1, le=10)] = 5
    """Without a gesture, before nothing of anyone is shown any more."""
    discreet_seconds: Annotated[int, msgspec.Meta(ge=0, le=600)] = 120
    """The same before usagers are shown by their initials; 0: at the key alone."""
    code_hours: Annotated[int, msgspec.Meta(ge=1, le=24)] = 12
    """For how long a short code unlocks the desk; then another has to be chosen."""
    show_names: bool = True
    """Whether a locked desk says whose session it is, and who works here."""
    agents_days: Annotated[int, msgspec.Meta(ge=1, le=365)] = 30
    """After how many days without coming an agent of this desk is forgotten."""
    end_of_day: EndOfDay = "20:00"
    """The hour at which everybody is signed out; « jamais »: nobody is."""

    @property
    def ends(self) -> time | None:
        """``end_of_day`` as an hour."""
        return None if self.end_of_day == "jamais" else time.fromisoformat(self.end_of_day)


class PaperSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``[paper]``: what is printed without anybody at the screen."""

    by_command: bool = False
    """Whether ``kiosk print-day`` prints, a locked desk included: names leave it by the paper alone."""


class NetworkSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``[network]``: how long to wait for the platform, in seconds, and how often it may be asked."""

    connect_seconds: Annotated[float, msgspec.Meta(ge=1, le=60)] = 5.0
    answer_seconds: Annotated[float, msgspec.Meta(ge=1, le=120)] = 20.0
    calls_per_minute: Annotated[int, msgspec.Meta(ge=5, le=1000)] = 40
    """At most, where the platform has no desk API: instances refuse beyond 50, of all the desks of a site together."""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The whole configuration; every key has a default."""

    language: Literal["fr", "en"] = "fr"
    """What the desk speaks, where ``--language`` does not say."""
    instance: InstanceSettings = InstanceSettings()
    thresholds: ThresholdSettings = ThresholdSettings()
    display: DisplaySettings = DisplaySettings()
    desk: ThisDeskSettings = ThisDeskSettings()
    journal: JournalSettings = JournalSettings()
    lobby: LobbySettings = LobbySettings()
    network: NetworkSettings = NetworkSettings()
    paper: PaperSettings = PaperSettings()
    session: SessionSettings = SessionSettings()
    site: SiteSettings = SiteSettings()
    retention: RetentionSettings = RetentionSettings()

    @property
    def kept(self) -> Retention:
        """How long each kind is kept, by the present names and the former one."""
        chosen = self.retention
        back = self.desk.keep_days or 3
        return Retention(
            rdvs=back if chosen.rdvs_days is None else chosen.rdvs_days,
            usagers=chosen.usagers_days,
            walk_ins=back if chosen.walk_ins_days is None else chosen.walk_ins_days,
            journal=back if chosen.journal_days is None else chosen.journal_days,
            refusals=chosen.refusals_days,
            memories=chosen.memories_days,
        )


def default_files() -> tuple[Path, Path]:
    """Where the machine's file and the person's are looked for."""
    from platformdirs import site_config_path, user_config_path

    if sys.platform == "win32":
        # Anybody may make a folder in C:\ProgramData; where Kiosk is installed for all, an administrator alone.
        machine = Path(sys.executable).parent
    else:
        machine = site_config_path("kiosk", appauthor=False)
    return machine / FILE_NAME, user_config_path("kiosk", appauthor=False) / FILE_NAME


def imposed() -> tuple[str, ...]:
    """The keys that the site imposes, as « display.theme »: nobody changes them at the desk."""
    return tuple(sorted(names(_imposed()[0])))


def load(files: Sequence[Path], *, required: bool = False) -> Settings:
    """Reads ``files`` in order, later ones winning key by key. A missing file is passed over unless ``required``.

    Raises ConfigurationError, which tells all the faults, a line each.
    """
    settings, faults = inspect(files, required=required)
    if faults:
        raise ConfigurationError("\n".join(faults))
    return settings


def inspect(files: Sequence[Path], *, required: bool = False) -> tuple[Settings, tuple[str, ...]]:
    """As ``load``, without stopping: what can be used of ``files``, and every fault in them as a sentence."""
    merged: dict[str, Any] = {}
    faults: list[str] = []
    for path in dict.fromkeys(files):  # the machine's and the person's may be the same
        if not required and not path.is_file():
            continue
        data, wrong = _read(path)
        merged = _merge(merged, data)
        faults += wrong
    data, wrong = _imposed()
    return _settings(_merge(merged, data)), (*faults, *wrong)


def _imposed() -> tuple[dict[str, Any], list[str]]:
    """What the site imposes on this machine, without its faults, and these as sentences."""
    if sys.platform != "win32":
        return _read(POLICY_FILE) if POLICY_FILE.is_file() else ({}, [])
    return _of_policies(read_registry())


def _of_policies(found: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    data = from_registry(found, Settings)
    try:
        _settings(data)
    except msgspec.ValidationError:
        faults = list(_faults(data))
        for place, _ in faults:
            leave_out(data, place)
        return data, [tr("{}\u00a0: {}.").format(rf"HKLM\{POLICY_KEY}", said) for _, said in faults]
    return data, []


def _settings(data: Mapping[str, Any]) -> Settings:
    return msgspec.convert(data, Settings, dec_hook=_zone)


def _zone(_kind: type, name: Any) -> ZoneInfo:
    """The only kind of value that TOML does not have. Raises ValueError."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, TypeError, ValueError, OSError):
        raise ValueError("no such zone") from None


def _merge(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        merged[key] = _merge(old, value) if isinstance(old, Mapping) and isinstance(value, Mapping) else value
    return merged


def _read(path: Path) -> tuple[dict[str, Any], list[str]]:
    """What ``path`` says, without its faults, and these as sentences."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        return {}, [tr("{} : le fichier ne peut pas être lu ({}).").format(path, why(error))]
    except UnicodeDecodeError:
        return {}, [tr("{} : le fichier n’est pas du texte UTF-8. Enregistrez-le dans ce format.").format(path)]
    import tomllib  # here: most desks have no such file, and a start no time for it

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        told = re.search(r"at line (\d+)", str(error))
        line = int(told[1]) if told else text.count("\n") + 1
        said = tr("l’écriture n’est pas du TOML (clé = valeur, textes entre guillemets)")
        return {}, [_placed(path, line, said)]
    try:
        _settings(data)
    except msgspec.ValidationError:
        faults = sorted((line_of(text, place), place, said) for place, said in _faults(data))
        for _, place, _ in faults:
            leave_out(data, place)
        return data, [_placed(path, line, said) for line, _, said in faults]
    return data, []


def _placed(path: Path, line: int, said: str) -> str:
    return tr("{}, ligne {}\u00a0: {}.").format(path, line, said)


def _faults(data: Mapping[str, Any]) -> Iterator[tuple[Place, str]]:
    """Where ``data`` is none of ours, and what is wrong there."""
    error: Any  # jsonschema types what it tells no further
    for error in validator(msgspec.json.schema(Settings, schema_hook=lambda _: ZONE), _zone).iter_errors(data):
        place: Place = tuple(error.absolute_path)
        name = ".".join(part for part in place if isinstance(part, str))
        if error.validator == "additionalProperties":
            known = error.schema["properties"]
            for key in error.instance.keys() - known:
                said = tr("la clé « {} » n’existe pas. Clés possibles : {}").format(key, ", ".join(known))
                yield (*place, key), said
        else:
            yield place, tr("la valeur de « {} » ne convient pas ({})").format(name, expected(error))
