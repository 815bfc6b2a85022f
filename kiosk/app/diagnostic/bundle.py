"""What is gathered for the support, as one text that is read before it is sent: report, configuration, logs.

It can be sent by anybody: of the configuration it has numbers and choices, of the logs only lines that Kiosk wrote as
they are written now, and none that tells of somebody whom this desk knows.
"""

from __future__ import annotations

import json
import types
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

import msgspec

from kiosk.app.diagnostic.privacy import nameless
from kiosk.domain.diagnostic.bundle import Known, without
from kiosk.domain.people.model import Agent, Usager
from kiosk.domain.text.language import counted, tr
from kiosk.settings import Settings
from kiosk.telling import FIELDS

LOGS: Final = ("kiosk.log.2", "kiosk.log.1", "kiosk.log")
LONGEST: Final = 2000
"""Lines of the logs, the last ones."""


def gather(report: str, settings: Settings, profile: Path, people: Iterable[Usager | Agent] = ()) -> str:
    """The whole text. ``people``: whom this desk knows, of whom nothing may be in it. Blocks."""
    lines = list(logged(profile))[-LONGEST:]
    parts = (
        report,
        _headed(tr("Configuration"), chosen(settings)),
        _headed(tr("Journal du poste"), lines or [tr("(vide)")]),
    )
    text, left_out = without(Known(people), nameless("\n".join(parts)))
    if left_out:
        said = counted(
            left_out,
            "{} ligne retirée\u00a0: elle nommait quelqu’un.",
            "{} lignes retirées\u00a0: elles nommaient quelqu’un.",
        )
        text += f"\n{said}\n"
    return text


def _headed(title: str, lines: Iterable[str]) -> str:
    return "\n".join((f"== {title} ==", *lines, ""))


def logged(profile: Path) -> Iterator[str]:
    """The lines of the logs of ``profile`` that Kiosk wrote as it writes them, oldest first."""
    for name in LOGS:
        try:
            lines = (profile / name).read_text("utf-8", "replace").splitlines()
        except OSError:
            continue
        for line in lines:
            try:
                told = json.loads(line)
            except ValueError:
                continue  # of an older release, or cut
            if isinstance(told, dict) and set(told) <= set(FIELDS):
                yield json.dumps(told, ensure_ascii=False)  # as it reads, whatever letters were escaped


def chosen(value: Any, name: str = "", kind: Any = None) -> Iterator[str]:
    """A line for each setting: numbers and what is one of several words as they are, of other texts that they are."""
    if isinstance(value, msgspec.Struct):
        for field in msgspec.structs.fields(value):
            yield from chosen(getattr(value, field.name), f"{name}.{field.name}".lstrip("."), field.type)
    elif isinstance(value, bool | int | float) or (isinstance(value, str) and value in _words(kind)):
        yield f"{name} = {json.dumps(value, ensure_ascii=False)}"
    elif isinstance(value, tuple | list):
        yield f"{name} = [{len(value)}]"
    elif value:
        yield f"{name} = …"


def _words(kind: Any) -> tuple[Any, ...]:
    """What a setting may be, where it is one of several words."""
    if get_origin(kind) is Literal:
        return get_args(kind)
    if get_origin(kind) in (Annotated, Union, types.UnionType):
        return tuple(word for one in get_args(kind) for word in _words(one))
    return ()
