"""What a site configures, read from TOML files: the machine's, then the person's.

A wrong file never stops the desk with a stack trace: ``ConfigurationError`` names the file, the line and what is
expected there, in French.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Literal, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

FILE_NAME = "kiosk.toml"
Minutes = Annotated[int, msgspec.Meta(ge=1, le=240)]
HostName = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:[0-9]+)?$")]


class ConfigurationError(Exception):
    """A configuration file that cannot be used; its text is a French sentence with the file and the line."""


SignIn = Literal["auto", "oauth", "password"]
# Kiosk's own scheme, a code to be pasted, or an address of this very machine with the port at which Kiosk listens.
_REDIRECT = (
    r"^(fr\.rdv\.kiosk:[!-~]+|urn:ietf:wg:oauth:2\.0:oob"
    r"|http://(127\.0\.0\.1|localhost|\[::1\]):[1-9][0-9]{0,4}(/[!-~]*)?)$"
)


class OAuthSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``[instance.oauth]``: what the support of the platform registered for Kiosk, and gave to the site."""

    client_id: str = ""
    client_secret: str = ""
    """Public applications have none."""
    redirect_uri: Annotated[str, msgspec.Meta(pattern=_REDIRECT)] = "fr.rdv.kiosk:/callback"
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


class DeskSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``[desk]``: where this desk stands and what it keeps."""

    organisation_id: Annotated[int, msgspec.Meta(ge=1)] | None = None
    """Organisation shown at the first start; afterwards the last one chosen."""
    lieu_id: Annotated[int, msgspec.Meta(ge=1)] | None = None
    """Lieu shown at the first start."""
    keep_days: Annotated[int, msgspec.Meta(ge=1, le=31)] = 7
    """How many days back the memory keeps RDVs."""
    fiction_numbers: bool = False
    """Whether the platform takes telephone numbers kept for works of fiction (06 39 98 …), as a training one may."""
    timezone: ZoneInfo | None = None
    """The zone of the organisation, where the platform does not tell it, for example ``Indian/Reunion``."""


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
    desk: DeskSettings = DeskSettings()
    network: NetworkSettings = NetworkSettings()


def default_files() -> tuple[Path, Path]:
    """Where the machine's file and the person's are looked for."""
    from platformdirs import site_config_path, user_config_path

    return site_config_path("kiosk", appauthor=False) / FILE_NAME, user_config_path(
        "kiosk", appauthor=False
    ) / FILE_NAME


def load(files: Sequence[Path], *, required: bool = False) -> Settings:
    """Reads ``files`` in order, later ones winning key by key. A missing file is passed over unless ``required``.

    Raises ConfigurationError for the first fault.
    """
    settings, faults = inspect(files, required=required)
    if faults:
        raise ConfigurationError(faults[0])
    return settings


def inspect(files: Sequence[Path], *, required: bool = False) -> tuple[Settings, tuple[str, ...]]:
    """As ``load``, without stopping: what can be used of ``files``, and every fault in them as a sentence."""
    merged: dict[str, Any] = {}
    faults: list[str] = []
    for path in files:
        if not required and not path.is_file():
            continue
        data, wrong = _read(path)
        merged = _merge(merged, data)
        faults += wrong
    return _settings(merged), tuple(faults)


def _settings(data: Mapping[str, Any]) -> Settings:
    return msgspec.convert(data, Settings, dec_hook=_zone)


_NO_ZONE = "no such zone"


def _zone(kind: type, name: Any) -> ZoneInfo:
    """The only kind of value that TOML does not have. Raises ValueError."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, TypeError, ValueError, OSError):
        raise ValueError(_NO_ZONE) from None


def _merge(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        merged[key] = _merge(old, value) if isinstance(old, Mapping) and isinstance(value, Mapping) else value
    return merged


def _why(error: OSError) -> str:
    """What kept a file from being read. The system's own words are not always in French."""
    match error:
        case FileNotFoundError():
            return "il n’existe pas"
        case PermissionError():
            return "ce compte n’en a pas le droit"
        case IsADirectoryError():
            return "c’est un dossier"
        case _:
            return error.strerror or "le système le refuse"


def _read(path: Path) -> tuple[dict[str, Any], list[str]]:
    """What ``path`` says, without its faults, and these as sentences."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        return {}, [f"{path} : le fichier ne peut pas être lu ({_why(error)})."]
    except UnicodeDecodeError:
        return {}, [f"{path} : le fichier n’est pas du texte UTF-8. Enregistrez-le dans ce format."]
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        return {}, [f"{path}, ligne {line} : l’écriture n’est pas du TOML (clé = valeur, textes entre guillemets)."]
    faults: list[str] = []
    while True:
        try:
            _settings(data)
        except msgspec.ValidationError as error:
            faults.append(_explain(path, text, str(error)))
            if not _leave_out(data, str(error)):
                return {}, faults
        else:
            return data, faults


def _leave_out(data: dict[str, Any], error: str) -> bool:
    """Takes what ``error`` speaks of out of ``data``, a whole list for what is in it; False where it is not found."""
    if unknown := _UNKNOWN.search(error):
        path, key = unknown["table"] or "", [unknown["key"]]  # which may be quoted, with dots of its own
    elif wrong := _WRONG.search(error):
        path, key = wrong["path"], []
    else:
        return False
    above = [*filter(None, path.split("[")[0].split(".")), *(() if "[" in path else key)]
    last, table = above.pop(), data
    for name in above:
        table = table.get(name, {})
    return isinstance(table, dict) and table.pop(last, None) is not None


_UNKNOWN = re.compile(r"unknown field `(?P<key>[^`]*)`(?: - at `\$\.?(?P<table>[^`]*)`)?")
_WRONG = re.compile(r"(?P<what>.*?) - at `\$\.(?P<path>[^`]*)`", re.DOTALL)


def _explain(path: Path, text: str, error: str) -> str:
    """One French sentence out of msgspec's message, with the line of the fault."""
    if unknown := _UNKNOWN.search(error):
        key, table = unknown["key"], unknown["table"] or ""
        known = ", ".join(_known(table))
        line = _line_of(text, [*(part.split("[")[0] for part in filter(None, table.split("."))), key])
        return f"{path}, ligne {line} : la clé « {key} » n’existe pas. Clés possibles : {known}."
    if wrong := _WRONG.search(error):
        keys = [part.split("[")[0] for part in wrong["path"].split(".")]
        line = _line_of(text, keys)
        return f"{path}, ligne {line} : la valeur de « {'.'.join(keys)} » ne convient pas ({_expected(wrong['what'])})."
    return f"{path} : la configuration ne convient pas."


def _known(table: str) -> tuple[str, ...]:
    kind: Any = Settings
    for part in filter(None, table.split(".")):
        name, _, of_a_list = part.partition("[")
        kind = {f.name: f.type for f in msgspec.structs.fields(kind)}[name]
        kind = get_args(kind)[0] if of_a_list else kind
    return tuple(f.name for f in msgspec.structs.fields(kind))


_KINDS = {
    "int": "un nombre entier",
    "float": "un nombre",
    "str": "un texte entre guillemets",
    "bool": "true ou false",
    "array": "une liste",
    "object": "une section",
}


def _expected(what: str) -> str:
    if what == _NO_ZONE:
        return "on attend le nom d’un fuseau horaire, par exemple «\u00a0Indian/Reunion\u00a0»"
    if kind := re.match(r"Expected `(\w+)(?: \| null)?`, got", what):
        return f"on attend {_KINDS.get(kind[1], kind[1])}"
    if bound := re.search(r"(>=|<=) ([\d.]+)", what):
        return f"on attend {'au moins' if bound[1] == '>=' else 'au plus'} {bound[2]}"
    if missing := re.search(r"required field `(\w+)`", what):
        return f"il manque la clé «\u00a0{missing[1]}\u00a0»"
    if "matching regex" in what and "oob" in what:
        return "on attend fr.rdv.kiosk:/callback, urn:ietf:wg:oauth:2.0:oob ou http://127.0.0.1:PORT/CHEMIN"
    if "matching regex" in what:
        return "on attend un nom de machine, par exemple «\u00a0visio.exemple.fr\u00a0»"
    if "enum value" in what:
        return "on attend l’un des mots permis, par exemple « light » ou « dark »"
    return "autre forme attendue"


def _line_of(text: str, keys: Sequence[str]) -> int:
    """The line, from 1, where the key named by ``keys`` (tables first) is written; the nearest table's otherwise."""
    best, table = 1, ""
    for number, line in enumerate(text.splitlines(), start=1):
        if head := re.match(r"\s*\[{1,2}([^\[\]]+)\]", line):
            table = head[1].replace(" ", "")
            if table == ".".join(keys) or (len(keys) > 1 and table == ".".join(keys[:-1])):
                best = number
            continue
        if name := re.match(r"""\s*["']?([\w.-]+)["']?\s*=""", line):
            full = f"{table}.{name[1]}" if table else name[1]
            if full == ".".join(keys):
                return number
            if ".".join(keys).startswith(full + "."):
                best = number
    return best
