"""The lobby of a site: its borne, its screen, and what its desks bring so that a borne can ask « is there ».

A borne knows nobody. Desks bring, of each RDV, digests of what its usager can show – three letters and a birth date,
the code of a slip – under a key that the companion makes for the day; what somebody types is compared with these
(decision 0055). All of it is in RAM alone, on both sides.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from kiosk.domain.day.model import Participation, Rdv
from kiosk.domain.day.status import UNDETERMINED
from kiosk.domain.people.model import Usager
from kiosk.domain.people.names import agent_name, capitalised, full_name, initials
from kiosk.domain.platform.pairing import LETTERS
from kiosk.domain.text.masked import masked
from kiosk.domain.text.search_text import fold

ASKED: Final = 3
"""Letters of a name."""
CODE_LENGTH: Final = 8
_COST: Final = 1 << 13  # some ten milliseconds: nothing to who asks once, years to who tries everybody
_TICKET_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"


class CalledAs(StrEnum):
    """By what the screen calls who has an RDV, as the site chose. Who has none is called by their ticket."""

    TICKET = "ticket"
    INITIALS = "initials"
    FIRST_NAME = "first-name"


class Told(StrEnum):
    """What a borne is answered."""

    ARRIVED = "arrived"
    EARLY = "early"
    LATE = "late"
    ELSEWHERE = "elsewhere"
    OTHER_DAY = "other_day"
    AMBIGUOUS = "ambiguous"
    NOT_FOUND = "not_found"


@masked
@dataclass(frozen=True, slots=True)
class LobbyDay:
    """What a desk is given to bring the day: ``key`` is of the day, ``slips_key`` that of the codes of slips."""

    day: str
    key: bytes
    slips_key: bytes
    called_as: CalledAs = CalledAs.TICKET
    shows_agents: bool = False


@masked
@dataclass(frozen=True, slots=True)
class Visit:
    """One participation as it is brought: digests, an hour, a lieu, what may be shown; no name, no date of birth."""

    participation_id: int
    rdv_id: int
    person: str  # tells two people apart, and says nothing else
    by: tuple[str, ...]  # digests of letters and birth dates
    code: str  # digest of the slip's code, empty where it has none
    starts_at: datetime
    lieu_id: int | None = None
    whom: str = ""
    called: str = ""
    gone: bool = False


@masked
@dataclass(frozen=True, slots=True)
class ShownRdv:
    """Of an RDV, what a borne says: the hour, the ticket, whom one sees where the site wants it said."""

    starts_at: datetime
    ticket: str
    whom: str = ""


@masked
@dataclass(frozen=True, slots=True)
class CheckIn:
    """The answer to who says that they have an RDV."""

    told: Told
    rdvs: Sequence[ShownRdv] = ()
    opens_at: datetime | None = None
    """From when on they are expected, where they are early."""


@dataclass(frozen=True, slots=True)
class HelpAsked:
    """Somebody asked for help at that borne."""

    id: int
    borne: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ShownCall:
    """A call as a screen shows it: ``shown`` is a ticket, initials or a first name."""

    key: str
    shown: str
    place: str
    called_at: datetime
    times: int = 1


def letters_of(name: str) -> str:
    """The first three letters of a name as a borne asks for them: capitals, no accents, « DEL » of « de La Tour »."""
    return "".join(one for one in fold(name) if "a" <= one <= "z")[:ASKED].upper()


def identity_digest(key: bytes, letters: str, birth_date: date) -> str:
    """Of what somebody types, under the key of the day. Slow."""
    return _slow(key, f"{letters}|{birth_date.isoformat()}")


def code_digest(key: bytes, code: str) -> str:
    """Of the code of a slip, under the key of the day. Slow."""
    return _slow(key, f"slip|{code}")


def slip_code(slips_key: bytes, rdv_id: int) -> str:
    """The code that the slip of an RDV bears, alike at all desks of a site: « K7QF2M9T »."""
    number = int.from_bytes(hmac.digest(slips_key, f"rdv {rdv_id}".encode(), hashlib.sha256)[:8], "big")
    letters = []
    for _ in range(CODE_LENGTH):
        number, place = divmod(number, len(LETTERS))
        letters.append(LETTERS[place])
    return "".join(letters)


def read_slip_code(typed: str) -> str | None:
    """The code that a scanner or somebody typed, however they wrote it; None where it is none."""
    letters = "".join(one for one in typed.upper() if one.isalnum())
    return letters if len(letters) == CODE_LENGTH and set(letters) <= set(LETTERS) else None


def arrival_ticket(participation_id: int) -> str:
    """By what who has an RDV is called where nobody is named: « B472 », alike on every device, never a walk-in's."""
    letter = _TICKET_LETTERS[participation_id // 1000 % len(_TICKET_LETTERS)]
    return f"{letter}{participation_id % 1000:03}"


def visits_of(
    rdvs: Iterable[Rdv], given: LobbyDay, people: Mapping[int, Usager], known: dict[tuple[str, ...], str]
) -> list[Visit]:
    """What is brought of ``rdvs``. ``people``: the responsibles of proches that the desk knows, by id. ``known`` keeps
    what was slow to make, for as long as the key is the same."""
    return [_visit(rdv, participation, given, people, known) for rdv in rdvs for participation in rdv.participations]


def _visit(
    rdv: Rdv,
    participation: Participation,
    given: LobbyDay,
    people: Mapping[int, Usager],
    known: dict[tuple[str, ...], str],
) -> Visit:
    usager = participation.usager
    # Whoever waits already is found once more: they say it twice, and are not to hear that nobody expects them.
    gone = rdv.status not in UNDETERMINED or participation.status not in UNDETERMINED
    shown = [usager]
    if usager.responsible_id is not None and usager.responsible_id in people:
        shown.append(people[usager.responsible_id])
    by: list[str] = []
    for one in shown if not gone else ():
        for name in (one.last_name, one.birth_name or ""):
            letters = letters_of(name)
            if letters and one.birth_date is not None:
                seen = (letters, one.birth_date.isoformat())
                if seen not in known:
                    known[seen] = identity_digest(given.key, letters, one.birth_date)
                by.append(known[seen])
    code = ""
    if not (gone or rdv.collectif) and rdv.id > 0:
        typed = slip_code(given.slips_key, rdv.id)
        code = known.get((typed,)) or known.setdefault((typed,), code_digest(given.key, typed))
    return Visit(
        participation.id,
        rdv.id,
        hmac.digest(given.key, f"person {usager.id}".encode(), hashlib.sha256)[:8].hex(),
        tuple(dict.fromkeys(by)),
        code,
        rdv.starts_at,
        rdv.lieu.id if rdv.lieu is not None else None,
        ", ".join(agent_name(agent) for agent in rdv.agents)[:80] if given.shows_agents else "",
        "" if gone else called(usager, given.called_as),
        gone,
    )


def called(usager: Usager, chosen: CalledAs) -> str:
    """As much of who comes as the site has its screen show; nothing where they go by a ticket."""
    match chosen:
        case CalledAs.INITIALS:
            return initials(full_name(usager))
        case CalledAs.FIRST_NAME:
            return capitalised(usager.first_name)[:40]
        case _:
            return ""


def _slow(key: bytes, text: str) -> str:
    return hashlib.scrypt(text.encode(), salt=key, n=_COST, r=8, p=1, dklen=16).hex()
